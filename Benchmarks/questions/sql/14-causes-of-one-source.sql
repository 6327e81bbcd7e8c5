-- Why do calls to one source fail?
-- At most 100 ms.
SELECT cause, count(*) AS codes
FROM entries
WHERE source = 'vendor-100'
GROUP BY cause
ORDER BY codes DESC;
