-- Which codes have these words? The best twenty, with the words marked.
-- At most 100 ms.
SELECT entries.source, entries.code, entries.cause,
  snippet(entries_fts, 1, '[', ']', '...', 12) AS found
FROM entries_fts
JOIN entries ON entries.id = entries_fts.rowid
WHERE entries_fts MATCH 'withdrawal frozen'
ORDER BY rank
LIMIT 20;
