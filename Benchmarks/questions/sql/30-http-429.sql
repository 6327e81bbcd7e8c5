-- Which codes come with HTTP 429?
-- At most 1000 ms.
SELECT source, domain, code, description
FROM entries
WHERE http_status = '429';
