-- How many codes does a source have?
-- At most 100 ms.
SELECT count(*)
FROM entries
WHERE source = 'vendor-100';
