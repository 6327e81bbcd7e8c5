-- Which numbers are missing in the lists of a source?
-- At most 1000 ms.
SELECT domain, number + 1 AS first, next - 1 AS last
FROM (
  SELECT domain, number,
    lead(number) OVER (PARTITION BY domain ORDER BY number) AS next
  FROM entries WHERE source = 'vendor-100' AND number IS NOT NULL
)
WHERE next > number + 1;
