-- Which codes begin with AUTH-1?
-- At most 1000 ms.
SELECT source, domain, code, description
FROM entries
WHERE code >= 'AUTH-1' AND code < 'AUTH-2';
