-- Which codes about orders say that there is a rate limit?
-- At most 1000 ms.
SELECT source, domain, code, description
FROM entries
WHERE cause = 'rate-limit' AND areas LIKE '%"orders"%';
