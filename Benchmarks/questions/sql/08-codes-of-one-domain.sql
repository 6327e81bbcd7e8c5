-- Which codes are in one list of a source?
-- At most 100 ms.
SELECT code, symbol, description, http_status, remedy
FROM entries
WHERE source = 'vendor-100'
  AND domain = (SELECT min(domain) FROM entries WHERE source = 'vendor-100');
