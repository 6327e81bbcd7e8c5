-- Which documents are the oldest?
-- At most 1000 ms.
SELECT sources.name, documents.path, documents.revised, documents.rows
FROM documents
JOIN sources ON sources.id = documents.source_id
ORDER BY documents.revised, documents.id
LIMIT 50;
