-- The sample queries of a catalog: questions to ask of the file, each answered by one statement.
--
-- errcat import writes them into the table sample_queries; errcat schema prints them, and errcat
-- export --format datasette makes them pages. Each begins with its name and its question. It runs
-- as it stands; a value to change is followed by its name in a comment: '10016' /* :code */.

-- name: meanings-of-a-code
-- What does a code mean, and what is to be done?
SELECT entries.domain_title, entries.code, entries.symbol, entries.description,
  categories.title AS cause, categories.advice
FROM entries
JOIN categories ON categories.facet = 'cause' AND categories.slug = entries.cause
WHERE entries.code = '10016' /* :code */
ORDER BY entries.id;

-- name: search
-- Which codes have these words? The best match comes first, the words found in brackets.
SELECT entries.domain, entries.code,
  highlight(entries_fts, 1, '[', ']') AS description,
  round(-bm25(entries_fts), 2) AS score
FROM entries_fts
JOIN entries ON entries.id = entries_fts.rowid
WHERE entries_fts MATCH '"withdraw"' /* :words */
ORDER BY bm25(entries_fts), entries.id
LIMIT 20;

-- name: codes-by-cause
-- Why do calls fail? How many codes each cause has, and what to do about it.
SELECT categories.title AS cause, count(codes.id) AS codes, categories.advice
FROM categories
LEFT JOIN codes ON codes.cause_id = categories.id
WHERE categories.facet = 'cause'
GROUP BY categories.id
ORDER BY codes DESC, categories.id;

-- name: codes-by-area
-- Which parts of the API do the codes concern, and why do those calls fail?
SELECT area, sum(codes) AS codes, group_concat(cause || ' ' || codes, ', ') AS causes
FROM (
  SELECT areas.id AS area_id, areas.title AS area, causes.slug AS cause, count(*) AS codes
  FROM code_areas
  JOIN categories AS areas ON areas.id = code_areas.category_id
  JOIN codes ON codes.id = code_areas.code_id
  JOIN categories AS causes ON causes.id = codes.cause_id
  GROUP BY areas.id, causes.id
  ORDER BY areas.id, count(*) DESC, causes.id
)
GROUP BY area_id
ORDER BY sum(codes) DESC, area_id;

-- name: codes-with-two-meanings
-- Which codes mean different things in different domains?
SELECT code, count(DISTINCT description) AS meanings,
  group_concat(domain || ': ' || description, '; ') AS described
FROM (SELECT * FROM entries ORDER BY id)
GROUP BY code
HAVING meanings > 1
ORDER BY meanings DESC, min(id);

-- name: what-to-retry
-- Which codes pass by themselves, so that the call may be repeated later?
SELECT domain, code, description, cause
FROM entries
WHERE cause IN ('rate-limit', 'unavailable')
ORDER BY cause, id;

-- name: codes-without-a-cause
-- Which texts do not say why the call failed? No rule decided their cause.
SELECT domains.slug AS domain, codes.code, descriptions.text AS description, sources.path,
  codes.line
FROM codes
JOIN domains ON domains.id = codes.domain_id
JOIN sources ON sources.id = domains.source_id
JOIN descriptions ON descriptions.id = codes.description_id
WHERE codes.rule_id IS NULL
ORDER BY codes.id;

-- name: why-this-cause
-- Which words decided the cause of a code?
SELECT domains.slug AS domain, codes.code, descriptions.text AS description,
  categories.slug AS cause, rules.words AS rule
FROM codes
JOIN domains ON domains.id = codes.domain_id
JOIN descriptions ON descriptions.id = codes.description_id
JOIN categories ON categories.id = codes.cause_id
LEFT JOIN rules ON rules.id = codes.rule_id
WHERE codes.code = '10016' /* :code */
ORDER BY codes.id;

-- name: shared-texts
-- Which texts describe several codes?
SELECT descriptions.text AS description, count(*) AS codes,
  group_concat(domains.slug || ':' || codes.code, ', ') AS found
FROM codes
JOIN domains ON domains.id = codes.domain_id
JOIN descriptions ON descriptions.id = codes.description_id
GROUP BY descriptions.id
HAVING codes > 1
ORDER BY codes DESC, description;

-- name: near-duplicates
-- Which texts differ only in case, spaces and punctuation?
SELECT count(*) AS texts, group_concat(text, ' | ') AS spelled
FROM (SELECT * FROM descriptions ORDER BY id)
GROUP BY replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(text),
  ' ', ''), '.', ''), ',', ''), ':', ''), '-', ''), '_', ''), '!', ''), '''', ''), '"', '')
HAVING texts > 1
ORDER BY min(id);

-- name: codes-of-one-domain
-- Which codes stand in only one of a document's domains?
SELECT source, code, domain, description
FROM entries
GROUP BY source, code
HAVING count(DISTINCT domain) = 1
ORDER BY min(id);

-- name: blocks-of-numbers
-- How are the numbers of the codes laid out, a thousand at a time?
SELECT domain, min(number) AS first, max(number) AS last, count(*) AS codes
FROM entries
WHERE number IS NOT NULL
GROUP BY source, domain, number / 1000
ORDER BY min(id);

-- name: other-columns
-- What else do the tables say of each code? Their other columns, as one JSON object a code.
SELECT entries.domain, entries.code, entries.description,
  json_group_object(attributes.name, attributes.value) AS attributes
FROM entries
JOIN attributes ON attributes.code_id = entries.id
GROUP BY entries.id
ORDER BY entries.id;

-- name: documents
-- Which documents is the catalog made of, and what became of their rows?
SELECT sources.name, sources.title, sources.url, count(domains.id) AS domains, sources.rows,
  sources.rows_imported, sources.rows_with_diagnostics, sources.rows_rejected
FROM sources
LEFT JOIN domains ON domains.source_id = sources.id
GROUP BY sources.id
ORDER BY sources.id;

-- name: trouble-in-the-documents
-- What is wrong with the documents, by kind, and where does it show first?
SELECT severity, rule, times, sources.path, first.line, first.message
FROM (
  SELECT min(id) AS first_id, count(*) AS times FROM diagnostics GROUP BY severity, rule
)
JOIN diagnostics AS first ON first.id = first_id
JOIN sources ON sources.id = first.source_id
ORDER BY times DESC, first_id;

-- name: data-dictionary
-- What do the tables and columns of this file mean?
SELECT table_name, column_name, meaning
FROM data_dictionary
ORDER BY id;
