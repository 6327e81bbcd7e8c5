-- What do the sources call their columns?
-- At most 1000 ms.
SELECT role, header, count(*) AS lists
FROM columns
GROUP BY role, header
ORDER BY role, lists DESC;
