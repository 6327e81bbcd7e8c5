-- What do the codes of a thousand log lines mean, whoever sent them?
-- At most 150 ms.
WITH log (line, code) AS MATERIALIZED (
  SELECT id / 1000, code FROM codes WHERE id % 1000 = 0
)
SELECT log.line, log.code, meanings.source, meanings.description, meanings.cause
FROM log
LEFT JOIN meanings ON meanings.code = log.code;
