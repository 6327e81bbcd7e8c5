-- Which codes have words with a hyphen next to one another?
-- At most 100 ms.
SELECT entries.source, entries.code, entries.description
FROM entries_fts
JOIN entries ON entries.id = entries_fts.rowid
WHERE entries_fts MATCH '"two-factor authentication"'
ORDER BY rank
LIMIT 20;
