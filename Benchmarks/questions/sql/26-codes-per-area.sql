-- How many codes does each area have?
-- At most 1000 ms.
SELECT categories.title, sum(codes) AS codes
FROM (SELECT description_id, count(*) AS codes FROM codes GROUP BY description_id) AS used
JOIN description_areas ON description_areas.description_id = used.description_id
JOIN categories ON categories.id = description_areas.area_id
GROUP BY categories.id
ORDER BY codes DESC;
