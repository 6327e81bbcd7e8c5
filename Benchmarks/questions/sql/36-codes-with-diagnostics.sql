-- Which codes does a diagnostic name?
-- At most 1000 ms.
SELECT entries.source, entries.code, diagnostics.rule, diagnostics.message
FROM diagnostics
JOIN entries ON entries.id = diagnostics.code_id
ORDER BY diagnostics.id
LIMIT 100;
