-- Which codes have no text?
-- At most 1000 ms.
SELECT source, domain, code, symbol
FROM entries
WHERE description = '';
