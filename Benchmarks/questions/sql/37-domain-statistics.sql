-- How large is each list, and which numbers does it use?
-- At most 1000 ms.
SELECT domains.id, domains.slug, count(*) AS codes, min(codes.number) AS first,
  max(codes.number) AS last, count(codes.symbol) AS symbols
FROM domains
JOIN codes ON codes.domain_id = domains.id
GROUP BY domains.id;
