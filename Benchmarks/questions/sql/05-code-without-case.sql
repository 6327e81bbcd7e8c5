-- What does a code mean whose case is not known?
-- At most 100 ms.
SELECT source, domain, code, description
FROM entries
WHERE code = 'auth-1001' COLLATE NOCASE AND code GLOB '*[A-Za-z]*';
