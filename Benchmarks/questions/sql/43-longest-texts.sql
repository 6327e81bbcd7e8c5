-- Which texts are the longest?
-- At most 1000 ms.
SELECT length(text) AS characters, text
FROM descriptions
ORDER BY characters DESC
LIMIT 10;
