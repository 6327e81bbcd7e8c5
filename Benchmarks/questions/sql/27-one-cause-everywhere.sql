-- Which codes are about rate limits? All of them.
-- At most 1000 ms.
SELECT source, domain, code, description
FROM entries
WHERE cause = 'rate-limit';
