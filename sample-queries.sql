-- The sample queries of a catalog: questions to ask of the file, each answered by one statement.
--
-- errcat import writes them into the table sample_queries; errcat schema prints them, and errcat
-- export --format datasette makes them pages. Each begins with its name and its question. It runs
-- as it stands; a value to change is followed by its name in a comment: '10016' /* :code */.
-- Where the value of :source is empty, the question is about the first source by name.

-- name: meanings-of-a-code
-- What does a code mean, and what is to be done?
SELECT source, domain_title, code, symbol, description, http_status, remedy, cause_title AS cause,
  advice, url
FROM entries
WHERE code = '10016' /* :code */
ORDER BY id;

-- name: search
-- Which codes have these words? The best match comes first, the words found in brackets. Words with
-- other signs than letters and digits need double quotes: "api-key".
SELECT entries.source, entries.domain, entries.code,
  highlight(entries_fts, 1, '[', ']') AS description,
  round(-bm25(entries_fts), 2) AS score
FROM entries_fts
JOIN entries ON entries.id = entries_fts.rowid
WHERE entries_fts MATCH '"withdraw"' /* :words */
ORDER BY bm25(entries_fts), entries.id
LIMIT 20;

-- name: codes-of-a-log
-- What do the codes of this list mean, and which of them are unknown? To join a list of codes, take
-- meanings, whose rows are those of entries: it looks up each code by the index.
WITH log (line, code) AS (VALUES (1, '10016'), (2, '10017'), (3, 'no-such-code'))
SELECT log.line, log.code, meanings.source, meanings.domain, meanings.description, meanings.cause
FROM log
LEFT JOIN meanings ON meanings.code = log.code
ORDER BY log.line, meanings.id;

-- name: codes-by-cause
-- Why do calls to a source fail? How many of its codes each cause has, and what to do about it.
SELECT categories.title AS cause, coalesce(used.codes, 0) AS codes, categories.advice
FROM categories
LEFT JOIN (
  SELECT cause, count(*) AS codes
  FROM entries
  WHERE source = coalesce(nullif('' /* :source */, ''), (SELECT min(name) FROM sources))
  GROUP BY cause
) AS used ON used.cause = categories.slug
WHERE categories.facet = 'cause'
ORDER BY codes DESC, categories.id;

-- name: codes-by-area
-- Which parts of its API do the codes of a source concern, and why do those calls fail?
SELECT area, sum(codes) AS codes, group_concat(cause || ' ' || codes, ', ') AS causes
FROM (
  SELECT areas.id AS area_id, areas.title AS area, causes.slug AS cause, count(*) AS codes
  FROM sources
  JOIN documents ON documents.source_id = sources.id
  JOIN domains ON domains.document_id = documents.id
  JOIN codes ON codes.domain_id = domains.id
  JOIN descriptions ON descriptions.id = codes.description_id
  JOIN categories AS causes ON causes.id = descriptions.cause_id
  JOIN description_areas ON description_areas.description_id = descriptions.id
  JOIN categories AS areas ON areas.id = description_areas.area_id
  WHERE sources.name
    = coalesce(nullif('' /* :source */, ''), (SELECT min(name) FROM sources))
  GROUP BY areas.id, causes.id
  ORDER BY areas.id, count(*) DESC, causes.id
)
GROUP BY area_id
ORDER BY sum(codes) DESC, area_id;

-- name: codes-with-two-meanings
-- Which codes of a source have different texts? The view conflicts counts them for all sources.
SELECT source, code, count(DISTINCT description) AS meanings,
  group_concat(domain || ': ' || description, '; ') AS described
FROM (
  SELECT id, source, domain, code, description
  FROM entries
  WHERE source = coalesce(nullif('' /* :source */, ''), (SELECT min(name) FROM sources))
    AND description <> ''
  ORDER BY id
)
GROUP BY code
HAVING meanings > 1
ORDER BY meanings DESC, min(id);

-- name: what-to-retry
-- Which codes of a source pass by themselves, so that the call may be repeated later?
SELECT domain, code, description, cause
FROM entries
WHERE source = coalesce(nullif('' /* :source */, ''), (SELECT min(name) FROM sources))
  AND cause IN ('rate-limit', 'unavailable')
ORDER BY cause, id;

-- name: codes-without-a-cause
-- Which texts of a source do not say why the call failed? No rule decided their cause.
SELECT domains.slug AS domain, codes.code, descriptions.text AS description, documents.path,
  codes.line
FROM sources
JOIN documents ON documents.source_id = sources.id
JOIN domains ON domains.document_id = documents.id
JOIN codes ON codes.domain_id = domains.id
JOIN descriptions ON descriptions.id = codes.description_id
WHERE sources.name = coalesce(nullif('' /* :source */, ''), (SELECT min(name) FROM sources))
  AND descriptions.rule_id IS NULL
ORDER BY codes.id;

-- name: why-this-cause
-- Which words decided the cause of a code?
SELECT entries.source, entries.domain, entries.code, entries.description, entries.cause,
  rules.words AS rule
FROM entries
JOIN codes ON codes.id = entries.id
JOIN descriptions ON descriptions.id = codes.description_id
LEFT JOIN rules ON rules.id = descriptions.rule_id
WHERE entries.code = '10016' /* :code */
ORDER BY entries.id;

-- name: http-status
-- Which HTTP statuses does a source give its codes, and for which causes?
SELECT http_status, sum(codes) AS codes, group_concat(cause || ' ' || codes, ', ') AS causes
FROM (
  SELECT http_status, cause, count(*) AS codes
  FROM entries
  WHERE source = coalesce(nullif('' /* :source */, ''), (SELECT min(name) FROM sources))
    AND http_status IS NOT NULL
  GROUP BY http_status, cause
  ORDER BY http_status, count(*) DESC, cause
)
GROUP BY http_status
ORDER BY http_status;

-- name: remedies
-- What does a source itself say to do about its codes?
SELECT domain, code, description, remedy
FROM entries
WHERE source = coalesce(nullif('' /* :source */, ''), (SELECT min(name) FROM sources))
  AND remedy IS NOT NULL
ORDER BY id;

-- name: which-columns
-- What do the lists say of a code, and under which headers?
SELECT role, header, count(*) AS lists
FROM columns
GROUP BY role, header
ORDER BY role, lists DESC, header;

-- name: other-columns
-- What else do the lists of a source say of each code? Their other columns, as one JSON object a
-- code.
SELECT domain, code, description, attributes
FROM entries
WHERE source = coalesce(nullif('' /* :source */, ''), (SELECT min(name) FROM sources))
  AND attributes <> '{}'
ORDER BY id;

-- name: codes-only-here
-- Which codes does a source have that no other source has?
SELECT domain, code, description
FROM entries
WHERE source = coalesce(nullif('' /* :source */, ''), (SELECT min(name) FROM sources))
  AND NOT EXISTS (
    SELECT 1 FROM entries AS other
    WHERE other.code = entries.code AND other.source <> entries.source
  )
ORDER BY id;

-- name: shared-texts
-- Which texts describe several codes of a source?
SELECT description, count(*) AS codes, group_concat(domain || ':' || code, ', ') AS found
FROM (
  SELECT domain, code, description
  FROM entries
  WHERE source = coalesce(nullif('' /* :source */, ''), (SELECT min(name) FROM sources))
    AND description <> ''
  ORDER BY id
)
GROUP BY description
HAVING codes > 1
ORDER BY codes DESC, description;

-- name: near-duplicates
-- Which texts of a source differ only in case, spaces and punctuation?
SELECT count(*) AS texts, group_concat(text, ' | ') AS spelled
FROM (
  SELECT DISTINCT description AS text
  FROM entries
  WHERE source = coalesce(nullif('' /* :source */, ''), (SELECT min(name) FROM sources))
  ORDER BY description
)
GROUP BY replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(text),
  ' ', ''), '.', ''), ',', ''), ':', ''), '-', ''), '_', ''), '!', ''), '''', ''), '"', '')
HAVING texts > 1
ORDER BY min(text);

-- name: codes-of-one-domain
-- Which codes are in only one of the lists of their source?
SELECT source, code, domain, description
FROM (
  SELECT id, source, domain, code, description
  FROM entries
  WHERE source = coalesce(nullif('' /* :source */, ''), (SELECT min(name) FROM sources))
)
GROUP BY code
HAVING min(domain) = max(domain)
ORDER BY min(id);

-- name: blocks-of-numbers
-- How are the numbers of the codes of a source laid out, a thousand at a time?
SELECT domain, min(number) AS first, max(number) AS last, count(*) AS codes
FROM entries
WHERE source = coalesce(nullif('' /* :source */, ''), (SELECT min(name) FROM sources))
  AND number IS NOT NULL
-- Rounded down, so that -2 and 996 are in two blocks.
GROUP BY domain, number / 1000 - (number % 1000 < 0)
ORDER BY min(id);

-- name: documents
-- Which documents is the catalog made of, how old are they, and what became of their rows?
SELECT sources.name AS source, documents.path, documents.title, documents.revised, documents.url,
  count(domains.id) AS domains, documents.rows, documents.rows_imported,
  documents.rows_with_diagnostics, documents.rows_rejected
FROM documents
JOIN sources ON sources.id = documents.source_id
LEFT JOIN domains ON domains.document_id = documents.id
GROUP BY documents.id
ORDER BY documents.revised, documents.id;

-- name: trouble-in-the-documents
-- What is wrong with the documents, by kind, and where does it show first?
SELECT first.severity, first.rule, times, sources.name AS source, documents.path, first.line,
  first.message
FROM (
  SELECT min(id) AS first_id, count(*) AS times FROM diagnostics GROUP BY severity, rule
)
JOIN diagnostics AS first ON first.id = first_id
JOIN documents ON documents.id = first.document_id
JOIN sources ON sources.id = documents.source_id
ORDER BY times DESC, first_id;

-- name: data-dictionary
-- What do the tables and columns of this file mean?
SELECT table_name, column_name, meaning
FROM data_dictionary
ORDER BY id;
