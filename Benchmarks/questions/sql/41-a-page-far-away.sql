-- Which codes are on page 10,001?
-- At most 1000 ms.
SELECT id, source, code, description
FROM entries
WHERE id > 500000
ORDER BY id
LIMIT 50;
