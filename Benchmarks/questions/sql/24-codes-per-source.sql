-- How many codes does each source have?
-- At most 1000 ms.
SELECT sources.name, count(*) AS codes
FROM sources
JOIN documents ON documents.source_id = sources.id
JOIN domains ON domains.document_id = documents.id
JOIN codes ON codes.domain_id = domains.id
GROUP BY sources.id
ORDER BY codes DESC;
