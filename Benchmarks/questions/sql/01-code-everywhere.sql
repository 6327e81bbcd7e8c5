-- What does a code mean, at every source?
-- At most 100 ms.
SELECT source, domain, code, description, cause, advice
FROM entries
WHERE code = '10010';
