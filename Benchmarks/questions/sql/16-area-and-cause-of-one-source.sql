-- Which codes of a source are about orders, and say that the request is invalid?
-- At most 100 ms.
SELECT domain, code, description
FROM entries
WHERE source = 'vendor-100' AND cause = 'invalid-request' AND areas LIKE '%"orders"%';
