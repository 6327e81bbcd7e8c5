-- Which codes come with HTTP 429? By the cells, which is faster.
-- At most 1000 ms.
SELECT source, domain, code, description
FROM entries
WHERE id IN (
  SELECT cells.code_id
  FROM texts
  JOIN cells ON cells.text_id = texts.id
  JOIN columns ON columns.id = cells.column_id
  WHERE texts.text = '429' AND columns.role = 'http-status'
);
