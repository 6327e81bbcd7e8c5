-- What do twenty random codes look like?
-- At most 1000 ms.
SELECT *
FROM entries
WHERE id IN (SELECT id FROM codes ORDER BY random() LIMIT 20);
