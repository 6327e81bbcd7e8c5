-- What does a code mean that was typed without quotes?
-- At most 100 ms.
SELECT source, domain, code, description
FROM entries
WHERE code = 10010;
