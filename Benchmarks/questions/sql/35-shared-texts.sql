-- Which texts describe the most codes?
-- At most 1000 ms.
SELECT descriptions.text, used.codes
FROM (
  SELECT description_id, count(*) AS codes FROM codes
  GROUP BY description_id ORDER BY codes DESC LIMIT 100
) AS used
JOIN descriptions ON descriptions.id = used.description_id;
