-- Which codes have exactly this text?
-- At most 1000 ms.
SELECT source, domain, code
FROM entries
WHERE id IN (
  SELECT rowid FROM entries_fts
  WHERE entries_fts MATCH 'description: "The deposit is locked by another operation"'
) AND description = 'The deposit is locked by another operation.';
