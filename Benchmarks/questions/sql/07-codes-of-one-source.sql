-- Which codes does a source publish?
-- At most 100 ms.
SELECT domain, code, symbol, description
FROM entries
WHERE source = 'vendor-100';
