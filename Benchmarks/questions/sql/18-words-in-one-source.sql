-- Which codes of one source have this word?
-- At most 100 ms.
SELECT entries.domain, entries.code, entries.description
FROM entries_fts
JOIN entries ON entries.id = entries_fts.rowid
WHERE entries_fts MATCH 'frozen AND withdrawal' AND entries.source = 'vendor-100';
