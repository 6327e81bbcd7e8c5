-- Which codes are about rate limits? The first fifty.
-- At most 100 ms.
SELECT source, domain, code, description
FROM entries
WHERE cause = 'rate-limit'
LIMIT 50;
