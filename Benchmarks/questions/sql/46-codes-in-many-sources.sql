-- Which codes do the most sources have?
-- At most 1000 ms.
SELECT codes.code, count(DISTINCT documents.source_id) AS sources
FROM codes
JOIN domains ON domains.id = codes.domain_id
JOIN documents ON documents.id = domains.document_id
GROUP BY codes.code
ORDER BY sources DESC
LIMIT 100;
