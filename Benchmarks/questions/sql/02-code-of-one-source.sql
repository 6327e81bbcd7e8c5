-- What does a code mean at one source?
-- At most 100 ms.
SELECT *
FROM entries
WHERE source = 'vendor-100' AND code = (SELECT min(code) FROM entries WHERE source = 'vendor-100');
