-- How many codes does each cause have?
-- At most 1000 ms.
SELECT categories.title, sum(codes) AS codes
FROM (SELECT description_id, count(*) AS codes FROM codes GROUP BY description_id) AS used
JOIN descriptions ON descriptions.id = used.description_id
JOIN categories ON categories.id = descriptions.cause_id
GROUP BY categories.id
ORDER BY codes DESC;
