-- How many codes does each source have from 4000 to 4099?
-- At most 1000 ms.
SELECT source, count(*) AS codes
FROM entries
WHERE number BETWEEN 4000 AND 4099
GROUP BY source
ORDER BY codes DESC;
