-- How do HTTP statuses and causes go together?
-- At most 1000 ms.
SELECT texts.text AS http_status, descriptions.cause_id, count(*) AS codes
FROM cells
JOIN columns ON columns.id = cells.column_id
JOIN texts ON texts.id = cells.text_id
JOIN codes ON codes.id = cells.code_id
JOIN descriptions ON descriptions.id = codes.description_id
WHERE columns.role = 'http-status'
GROUP BY texts.id, descriptions.cause_id
ORDER BY codes DESC;
