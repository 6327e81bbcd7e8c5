-- Which codes of one source does another not have?
-- At most 100 ms.
SELECT code FROM entries WHERE source = 'vendor-100'
EXCEPT
SELECT code FROM entries WHERE source = 'vendor-101';
