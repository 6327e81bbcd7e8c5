-- Which columns do the lists of a source have, and what do they say?
-- At most 100 ms.
SELECT domains.slug, columns.position, columns.header, columns.role
FROM sources
JOIN documents ON documents.source_id = sources.id
JOIN domains ON domains.document_id = documents.id
JOIN columns ON columns.domain_id = domains.id
WHERE sources.name = 'vendor-100'
ORDER BY columns.id;
