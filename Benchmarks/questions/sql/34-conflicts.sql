-- Which codes have different texts within one source?
-- At most 1000 ms.
SELECT source, code, meanings, entries
FROM conflicts
ORDER BY meanings DESC
LIMIT 100;
