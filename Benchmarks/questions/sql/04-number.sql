-- Which codes are this number, however they are written?
-- At most 100 ms.
SELECT source, domain, code, description
FROM entries
WHERE number = 10010;
