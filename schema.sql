-- The schema of an errcat catalog: the only CREATE statements there are.
--
-- A catalog is a build product: `errcat import` writes it whole, in one
-- canonical order, and nothing changes it afterwards. So there are no triggers,
-- and any SQLite from 3.37 on (STRICT tables) reads it without an extension.
-- Indexes are statements of their own, so that an import can make them when the rows
-- are there: that takes a fraction of the time.
-- DuckDB reads the views by its own grammar, which has no ON after CROSS JOIN and no char(10).
-- Ids are not stable from one build to the next. What identifies a row is sources.name,
-- documents (source, path), domains (document, slug), columns (domain, position) and
-- codes (domain, code, occurrence).
--
-- The comments inside the statements travel in the file, and are its data
-- dictionary: the lines of comment that open a statement say what one row of the
-- table means; the comment after a column, with the lines of comment below it, says
-- what the column holds. Comments within an expression of a view are about that.

CREATE TABLE sources (
  -- One row is one publisher of codes: a vendor, a product or a project.
  id INTEGER PRIMARY KEY,        -- The source's number in this file.
  name TEXT NOT NULL UNIQUE,     -- Its short name, as the import was told or from the folder:
                                 -- okcoin.
  title TEXT,                    -- Its title, if the import was told.
  url TEXT                       -- Where it publishes its documents, if the import was told.
) STRICT;

CREATE TABLE documents (
  -- One row is one imported document of a source.
  id INTEGER PRIMARY KEY,        -- The document's number in this file.
  source_id INTEGER NOT NULL REFERENCES sources (id),  -- The source that publishes it.
  path TEXT NOT NULL,            -- What identifies it within its source; never absolute.
  title TEXT,                    -- Its front-matter title or first heading.
  url TEXT,                      -- Where it is published, if the import was told.
  revised TEXT,                  -- The date of its last change, if known: 2026-03-31.
  sha256 TEXT NOT NULL,          -- The SHA-256 of its bytes, in hex.
  bytes INTEGER NOT NULL,        -- Its size in bytes.
  options TEXT NOT NULL,         -- What the import was told of it, a JSON object.
  rows INTEGER NOT NULL,         -- How many body rows its lists of codes have.
  rows_imported INTEGER NOT NULL,          -- How many of the rows were read: as one code or more,
                                           -- as more of the code above, or as empty.
  rows_with_diagnostics INTEGER NOT NULL,  -- How many of those imported a diagnostic is about.
  rows_rejected INTEGER NOT NULL,          -- How many were left out; a diagnostic says why.
  UNIQUE (source_id, path),
  CHECK (rows = rows_imported + rows_rejected)
) STRICT;

CREATE TABLE domains (
  -- One row is one list of codes in a document. Each code of it is one row of codes, or several
  -- where the list has it again.
  id INTEGER PRIMARY KEY,        -- The domain's number in this file.
  document_id INTEGER NOT NULL REFERENCES documents (id),  -- The document the list is in.
  ordinal INTEGER NOT NULL,      -- Its place in the document, from 1.
  slug TEXT NOT NULL,            -- Its short name: rest-api.
  title TEXT NOT NULL,           -- Its title: REST API Error Code.
  form TEXT NOT NULL             -- How the document writes the list: table, rows (pipe rows that
                                 -- are no table), html, headings, list, definitions, lines, page,
                                 -- csv, json or yaml.
    CHECK (form IN ('table','rows','html','headings','list','definitions','lines','page','csv','json','yaml')),
  line INTEGER NOT NULL,         -- The line of the list's header or first row in the document.
  UNIQUE (document_id, slug),
  UNIQUE (document_id, ordinal)
) STRICT;

CREATE TABLE columns (
  -- One row is one column of a domain, also one that is always empty.
  id INTEGER PRIMARY KEY,        -- The column's number in this file, in the order of positions.
  domain_id INTEGER NOT NULL REFERENCES domains (id),  -- The domain that has it.
  position INTEGER NOT NULL,     -- Its place in the list, from 1. Places after the list's own are
                                 -- parts that errcat took from the cell of the code.
  header TEXT NOT NULL,          -- Its header as written; it can be empty.
  key TEXT NOT NULL,             -- Its name in entries.attributes, a JSON string with its quotes.
  role TEXT NOT NULL             -- What it says of a code: code, symbol, description, http-status,
                                 -- remedy, severity, translation or other.
    CHECK (role IN ('code','symbol','description','http-status','remedy','severity','translation','other')),
  UNIQUE (domain_id, position)
) STRICT;

CREATE TABLE categories (
  -- One row is one category of one facet. A cause says why a call failed, and so
  -- what the caller should do; an area says which part of the API it concerns.
  id INTEGER PRIMARY KEY,        -- The category's number in this file, in the order of the rules.
  facet TEXT NOT NULL CHECK (facet IN ('cause', 'area')),  -- What it sorts by: cause or area.
  slug TEXT NOT NULL CHECK (slug NOT GLOB '*[^a-z0-9-]*'),  -- Its short name: insufficient-funds.
  title TEXT NOT NULL,           -- Its title: Insufficient funds.
  meaning TEXT NOT NULL,         -- What it means, one sentence.
  advice TEXT NOT NULL,          -- What the caller can do; empty for an area without any.
  words TEXT NOT NULL,           -- The rules that put a description here.
  UNIQUE (facet, slug)
) STRICT;

CREATE TABLE causes (
  -- One row is one category that is a cause.
  id INTEGER PRIMARY KEY REFERENCES categories (id)  -- The category, whose facet is cause.
) STRICT;

CREATE TABLE areas (
  -- One row is one category that is an area.
  id INTEGER PRIMARY KEY REFERENCES categories (id)  -- The category, whose facet is area.
) STRICT;

CREATE TABLE rules (
  -- One row is one rule that can decide a cause: categories.words, taken apart.
  id INTEGER PRIMARY KEY,        -- The rule's number in this file, in the order they are tried.
  cause_id INTEGER NOT NULL REFERENCES causes (id),  -- The cause it decides.
  words TEXT NOT NULL            -- The words it asks for: insufficient/lack balance.
) STRICT;

CREATE TABLE descriptions (
  -- One row is one distinct text, however many codes have it, with what its words tell. Codes
  -- without a description have the empty text: one row for each cause, rule and set of areas
  -- that their symbols or codes tell.
  id INTEGER PRIMARY KEY,        -- The text's number in this file.
  text TEXT NOT NULL,            -- The text, without markup.
  cause_id INTEGER NOT NULL REFERENCES causes (id),  -- Why the call failed.
  rule_id INTEGER REFERENCES rules (id)  -- The rule that decided the cause, if one did.
) STRICT;

CREATE TABLE description_areas (
  -- One row is one area of one text. A text has none or several.
  description_id INTEGER NOT NULL REFERENCES descriptions (id),  -- The text.
  area_id INTEGER NOT NULL REFERENCES areas (id),  -- The part of the API it concerns.
  PRIMARY KEY (description_id, area_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE codes (
  -- One row is one code of one domain: a row of its list, as documented.
  id INTEGER PRIMARY KEY,        -- The code's number in this file, in document order.
  domain_id INTEGER NOT NULL REFERENCES domains (id),  -- The domain that lists it.
  code TEXT NOT NULL,            -- The code as written; not always a number: HTTP ERROR CODE 403.
  occurrence INTEGER NOT NULL,   -- 1; from 2 on where a domain lists the code again.
  number INTEGER,                -- The code as a number, where its text is one.
  first_number INTEGER,          -- The first number of a range or a class: 4000 of 4000-4099.
  last_number INTEGER,           -- The last number of a range or a class: 599 of 5xx.
  symbol TEXT,                   -- The name next to the code: ECONNRESET next to 104.
  description_id INTEGER NOT NULL REFERENCES descriptions (id),  -- The text that describes it.
  line INTEGER NOT NULL,         -- Its line in the document.
  anchor TEXT,                   -- The fragment of the document's URL that leads to it.
  raw TEXT                       -- The description's cell as written, where it reads differently.
) STRICT;

CREATE UNIQUE INDEX codes_by_code ON codes (code, domain_id, occurrence);
CREATE INDEX codes_by_letters ON codes (code COLLATE NOCASE) WHERE code GLOB '*[A-Za-z]*';
CREATE INDEX codes_by_domain ON codes (domain_id);
CREATE INDEX codes_by_number ON codes (number) WHERE code <> CAST(number AS TEXT);
CREATE INDEX codes_by_symbol ON codes (symbol COLLATE NOCASE) WHERE symbol IS NOT NULL;
CREATE INDEX codes_by_range ON codes (first_number, last_number) WHERE first_number IS NOT NULL;

CREATE TABLE texts (
  -- One row is one distinct text of a cell, however many cells have it.
  id INTEGER PRIMARY KEY,        -- The text's number in this file.
  text TEXT NOT NULL,            -- The text, without markup.
  json TEXT                      -- The text as a JSON string with its quotes, where that takes
                                 -- more than quotes around the text.
) STRICT;

CREATE TABLE cells (
  -- One row is one filled cell of a column other than code, symbol and description.
  code_id INTEGER NOT NULL REFERENCES codes (id),  -- The code whose row the cell is in.
  column_id INTEGER NOT NULL REFERENCES columns (id),  -- The column of the cell.
  text_id INTEGER NOT NULL REFERENCES texts (id),  -- The text of the cell.
  PRIMARY KEY (code_id, column_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE diagnostics (
  -- One row is one thing the import had to say about a document: one code or cause, not one row
  -- of a table.
  id INTEGER PRIMARY KEY,        -- The diagnostic's number in this file.
  document_id INTEGER NOT NULL REFERENCES documents (id),  -- The document it is about.
  code_id INTEGER REFERENCES codes (id),  -- The code it is about, where it is about one.
  line INTEGER NOT NULL,         -- The first line it is about, from 1.
  "column" INTEGER NOT NULL,     -- The character of the line it is about, from 1.
  severity TEXT NOT NULL         -- How bad it is: error, warning or note.
    CHECK (severity IN ('error', 'warning', 'note')),
  rule TEXT NOT NULL,            -- The diagnostic's name: missing-edge-pipe.
  message TEXT NOT NULL          -- What it says.
) STRICT;

CREATE INDEX diagnostics_by_document ON diagnostics (document_id, line);
CREATE INDEX diagnostics_by_code ON diagnostics (code_id) WHERE code_id IS NOT NULL;

CREATE TABLE revisions (
  -- One row is one revision of a document whose history was imported: a commit that changed it.
  id INTEGER PRIMARY KEY,        -- The revision's number in this file.
  document_id INTEGER NOT NULL REFERENCES documents (id),  -- The document.
  ordinal INTEGER NOT NULL,      -- Its place among those of the document, from 1, the oldest first.
  date TEXT,                     -- The day of the commit in UTC: 2020-03-31.
  revision TEXT NOT NULL,        -- The name of the commit.
  path TEXT NOT NULL,            -- The path that the document had.
  UNIQUE (document_id, ordinal)
) STRICT;

CREATE TABLE events (
  -- One row is one thing that happened to a code in a revision. A catalog without imported
  -- histories has no rows here.
  id INTEGER PRIMARY KEY,        -- The event's number in this file, in the order of time.
  revision_id INTEGER NOT NULL REFERENCES revisions (id),  -- The revision.
  domain TEXT NOT NULL,          -- The short name of the list, which can be gone.
  code TEXT NOT NULL,            -- The code, which can be gone.
  change TEXT NOT NULL           -- What happened: added, removed, reworded (its description) or
                                 -- changed (another column).
    CHECK (change IN ('added', 'removed', 'reworded', 'changed')),
  "column" TEXT,                 -- The header of the column that was changed.
  old TEXT,                      -- What it said before.
  new TEXT                       -- What it said then.
) STRICT;

CREATE INDEX events_by_code ON events (code);

CREATE TABLE notes (
  -- One row is one note on a code by the people who use the catalog, as import --notes reads it.
  -- An import of documents keeps the notes.
  id INTEGER PRIMARY KEY,        -- The note's number, in the order of its file.
  code TEXT NOT NULL,            -- The code it is about, or its symbol: 10016, rest-api:10016 or
                                 -- okcoin/rest-api:10016. It may be gone from the documents.
  note TEXT NOT NULL,            -- What it says.
  owner TEXT NOT NULL,           -- Who knows more; empty if it does not say.
  link TEXT NOT NULL,            -- Where to read on; empty if it does not say.
  status TEXT NOT NULL           -- What is done about it; ignored exempts from the audit of source
                                 -- code.
) STRICT;

CREATE INDEX notes_by_code ON notes (code COLLATE NOCASE);

CREATE TABLE synonyms (
  -- One row is phrases that people say, and phrases that documents use for them.
  id INTEGER PRIMARY KEY,        -- The row's number in this file, in the order of the list.
  said TEXT NOT NULL,            -- What people say, separated by '; ': 2fa; otp.
  written TEXT NOT NULL          -- What documents say: google verification. It is empty where
                                 -- what is said says nothing: why.
) STRICT;

CREATE TABLE synonym_phrases (
  -- One row is one phrase of synonyms.said, as the full-text index has it.
  stems TEXT NOT NULL,           -- The stems of its words: no fund for no funds.
  synonym_id INTEGER NOT NULL REFERENCES synonyms (id),  -- The row of synonyms it is of.
  PRIMARY KEY (stems, synonym_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE vocabulary (
  -- One row is one word as the entries write it. Beginnings and misspelled words are
  -- looked up here, for the full-text index holds stems.
  word TEXT PRIMARY KEY,         -- The word, without case and accents.
  entries INTEGER NOT NULL       -- How many entries have it.
) STRICT, WITHOUT ROWID;

CREATE INDEX vocabulary_by_entries ON vocabulary (entries DESC) WHERE entries >= 100;

CREATE TABLE data_dictionary (
  -- One row is what one table or view, or one of their columns, means.
  id INTEGER PRIMARY KEY,        -- The row's number, in the order of the schema.
  table_name TEXT NOT NULL,      -- The table or view.
  column_name TEXT NOT NULL,     -- The column; empty where the row is about the table itself.
  meaning TEXT NOT NULL          -- What one row of the table, or the column, means.
) STRICT;

CREATE TABLE sample_queries (
  -- One row is one question to ask of this file, and the SQL that answers it.
  id INTEGER PRIMARY KEY,        -- The query's number, the first ones first to try.
  name TEXT NOT NULL,            -- Its short name: codes-by-cause.
  question TEXT NOT NULL,        -- What it answers.
  sql TEXT NOT NULL              -- One statement that runs as it stands; a value to change is
                                 -- followed by its name in a comment.
) STRICT;

CREATE TABLE metadata (
  -- One row is one fact about the catalog as a whole.
  key TEXT PRIMARY KEY,          -- The fact's name: rows_imported.
  value TEXT NOT NULL            -- The fact.
) STRICT, WITHOUT ROWID;

CREATE VIEW entries AS
  -- One row is one code with all that is known of it: start here. It is made for conditions: of
  -- source, domain, code, number, symbol or cause. To join a list of codes, or to count, take
  -- meanings, which has the same rows and columns.
  SELECT
    codes.id AS id,                     -- The code's number in this file.
    sources.name AS source,             -- Who publishes the code: okcoin.
    domains.slug AS domain,             -- The short name of its list: rest-api.
    domains.title AS domain_title,      -- The title of its list: REST API Error Code.
    codes.code AS code,                 -- The code as written; not always a number.
    codes.occurrence AS occurrence,     -- 1; from 2 on where a domain lists the code again.
    codes.number AS number,             -- The code as a number, where its text is one.
    codes.symbol AS symbol,             -- The name next to the code: ECONNRESET next to 104.
    descriptions.text AS description,   -- What the document says of it.
    categories.slug AS cause,           -- Why the call failed: a slug of categories.
    categories.title AS cause_title,    -- The cause's title: Insufficient funds.
    categories.advice AS advice,        -- What the caller can do.
    (
      -- Not json_group_array: views must not call it where the schema is not trusted. Of a
      -- cast, SQLite before 3.41 shows no type; the arm after UNION ALL, without rows, gives it.
      SELECT CAST(coalesce('["' || group_concat(areas.slug, '","') || '"]', '[]') AS TEXT)
      FROM description_areas
      CROSS JOIN categories AS areas
      WHERE areas.id = description_areas.area_id
        AND description_areas.description_id = descriptions.id
        -- True of each row; it has SQLite test the cause first, which costs less.
        AND categories.id = descriptions.cause_id
      UNION ALL SELECT slug FROM categories WHERE 0
    ) AS areas,                         -- Which parts of the API it concerns, a JSON array.
    (
      SELECT CAST(group_concat(texts.text, '
') AS TEXT)
      FROM cells
      CROSS JOIN columns
      CROSS JOIN texts
      WHERE columns.id = cells.column_id AND texts.id = cells.text_id
        AND cells.code_id = codes.id AND columns.role = 'http-status'
      UNION ALL SELECT text FROM texts WHERE 0
    ) AS http_status,                    -- The HTTP status the document gives it: 429.
    (
      SELECT CAST(group_concat(texts.text, '
') AS TEXT)
      FROM cells
      CROSS JOIN columns
      CROSS JOIN texts
      WHERE columns.id = cells.column_id AND texts.id = cells.text_id
        AND cells.code_id = codes.id AND columns.role = 'remedy'
      UNION ALL SELECT text FROM texts WHERE 0
    ) AS remedy,                         -- What the document says to do about it.
    (
      -- CROSS JOIN keeps the order of the columns.
      SELECT CAST('{' || coalesce(group_concat(
        columns.key || ':' || coalesce(texts.json, '"' || texts.text || '"')), '') || '}' AS TEXT)
      FROM cells
      CROSS JOIN columns
      CROSS JOIN texts
      WHERE columns.id = cells.column_id AND texts.id = cells.text_id
        AND cells.code_id = codes.id
      UNION ALL SELECT text FROM texts WHERE 0
    ) AS attributes,                    -- The cells of its other columns, a JSON object.
    documents.path AS path,             -- The path of its document.
    codes.line AS line,                 -- Its line in the document.
    (
      SELECT CAST(
        coalesce(documents.url, sources.url) || coalesce('#' || codes.anchor, '') AS TEXT)
      UNION ALL SELECT url FROM documents WHERE 0
    ) AS url                            -- Where the document says it, if the import was told.
  FROM codes
  JOIN domains ON domains.id = codes.domain_id
  JOIN documents ON documents.id = domains.document_id
  JOIN sources ON sources.id = documents.source_id
  JOIN descriptions ON descriptions.id = codes.description_id
  JOIN categories ON categories.id = descriptions.cause_id AND categories.facet = 'cause';

CREATE VIEW meanings AS
  -- One row is one code: the rows and columns of entries, made for joins and counts.
  -- A JOIN or LEFT JOIN to it looks up codes by their index, and only the columns that are asked for
  -- are made: SELECT log.code, meanings.description FROM log LEFT JOIN meanings USING (code).
  -- Conditions of source, domain or cause test each code here; entries has indexes for them.
  SELECT
    codes.id AS id,                     -- The code's number in this file.
    (
      SELECT sources.name FROM domains
      CROSS JOIN documents
      CROSS JOIN sources
      WHERE documents.id = domains.document_id AND sources.id = documents.source_id
        AND domains.id = codes.domain_id
    ) AS source,                        -- Who publishes the code: okcoin.
    (
      SELECT slug FROM domains WHERE domains.id = codes.domain_id
    ) AS domain,                        -- The short name of its list: rest-api.
    (
      SELECT title FROM domains WHERE domains.id = codes.domain_id
    ) AS domain_title,                  -- The title of its list: REST API Error Code.
    codes.code AS code,                 -- The code as written; not always a number.
    codes.occurrence AS occurrence,     -- 1; from 2 on where a domain lists the code again.
    codes.number AS number,             -- The code as a number, where its text is one.
    codes.symbol AS symbol,             -- The name next to the code: ECONNRESET next to 104.
    (
      SELECT text FROM descriptions WHERE descriptions.id = codes.description_id
    ) AS description,                   -- What the document says of it.
    (
      SELECT categories.slug FROM descriptions
      CROSS JOIN categories
      WHERE categories.id = descriptions.cause_id AND descriptions.id = codes.description_id
    ) AS cause,                          -- Why the call failed: a slug of categories.
    (
      SELECT categories.title FROM descriptions
      CROSS JOIN categories
      WHERE categories.id = descriptions.cause_id AND descriptions.id = codes.description_id
    ) AS cause_title,                    -- The cause's title: Insufficient funds.
    (
      SELECT categories.advice FROM descriptions
      CROSS JOIN categories
      WHERE categories.id = descriptions.cause_id AND descriptions.id = codes.description_id
    ) AS advice,                         -- What the caller can do.
    (
      SELECT CAST(coalesce('["' || group_concat(areas.slug, '","') || '"]', '[]') AS TEXT)
      FROM description_areas
      CROSS JOIN categories AS areas
      WHERE areas.id = description_areas.area_id
        AND description_areas.description_id = codes.description_id
      UNION ALL SELECT slug FROM categories WHERE 0
    ) AS areas,                         -- Which parts of the API it concerns, a JSON array.
    (
      SELECT CAST(group_concat(texts.text, '
') AS TEXT)
      FROM cells
      CROSS JOIN columns
      CROSS JOIN texts
      WHERE columns.id = cells.column_id AND texts.id = cells.text_id
        AND cells.code_id = codes.id AND columns.role = 'http-status'
      UNION ALL SELECT text FROM texts WHERE 0
    ) AS http_status,                    -- The HTTP status the document gives it: 429.
    (
      SELECT CAST(group_concat(texts.text, '
') AS TEXT)
      FROM cells
      CROSS JOIN columns
      CROSS JOIN texts
      WHERE columns.id = cells.column_id AND texts.id = cells.text_id
        AND cells.code_id = codes.id AND columns.role = 'remedy'
      UNION ALL SELECT text FROM texts WHERE 0
    ) AS remedy,                         -- What the document says to do about it.
    (
      SELECT CAST('{' || coalesce(group_concat(
        columns.key || ':' || coalesce(texts.json, '"' || texts.text || '"')), '') || '}' AS TEXT)
      FROM cells
      CROSS JOIN columns
      CROSS JOIN texts
      WHERE columns.id = cells.column_id AND texts.id = cells.text_id
        AND cells.code_id = codes.id
      UNION ALL SELECT text FROM texts WHERE 0
    ) AS attributes,                    -- The cells of its other columns, a JSON object.
    (
      SELECT documents.path FROM domains
      CROSS JOIN documents
      WHERE documents.id = domains.document_id AND domains.id = codes.domain_id
    ) AS path,                          -- The path of its document.
    codes.line AS line,                 -- Its line in the document.
    (
      SELECT CAST(
        coalesce(documents.url, sources.url) || coalesce('#' || codes.anchor, '') AS TEXT)
      FROM domains
      CROSS JOIN documents
      CROSS JOIN sources
      WHERE documents.id = domains.document_id AND sources.id = documents.source_id
        AND domains.id = codes.domain_id
      UNION ALL SELECT url FROM documents WHERE 0
    ) AS url                            -- Where the document says it, if the import was told.
  FROM codes;

CREATE VIEW conflicts AS
  -- One row is one code that has different texts within one source. Codes without a text do not
  -- count. Of one source it is fast; of all it goes through every code.
  SELECT
    repeated.source AS source,          -- Who publishes the code.
    repeated.code AS code,              -- The code as written.
    repeated.meanings AS meanings,      -- How many texts it has.
    repeated.entries AS entries         -- How many entries of the source have the code.
  FROM (
    -- A code that a source lists once is no conflict, so few are left to compare the texts of.
    SELECT listed.source, listed.code, listed.entries,
      (
        SELECT count(DISTINCT descriptions.text)
        FROM codes
        CROSS JOIN domains
        CROSS JOIN documents
        CROSS JOIN sources
        CROSS JOIN descriptions
        WHERE codes.code = listed.code
          AND codes.domain_id BETWEEN places.first AND places.last
          AND domains.id = codes.domain_id AND documents.id = domains.document_id
          AND sources.id = documents.source_id AND sources.name = listed.source
          AND descriptions.id = codes.description_id AND descriptions.text <> ''
      ) AS meanings
    FROM
      (
        SELECT sources.name AS source, codes.code AS code, count(*) AS entries
        FROM sources
        CROSS JOIN documents
        CROSS JOIN domains
        CROSS JOIN codes
        WHERE documents.source_id = sources.id AND domains.document_id = documents.id
          AND codes.domain_id = domains.id
        GROUP BY codes.code, sources.name
        HAVING count(*) > 1
      ) AS listed
      CROSS JOIN
      (
        -- The domains of a source have numbers next to each other, so that the entries of a code in a
        -- source are next to each other in codes_by_code.
        SELECT sources.name AS source, min(domains.id) AS first, max(domains.id) AS last
        FROM sources
        JOIN documents ON documents.source_id = sources.id
        JOIN domains ON domains.document_id = documents.id
        GROUP BY sources.name
      ) AS places
    WHERE places.source = listed.source
  ) AS repeated
  WHERE repeated.meanings > 1;

CREATE VIEW entry_texts AS
  -- One row is the texts of one entry that full-text search covers.
  SELECT
    codes.id AS id,                     -- The number of its entry: entries.id.
    codes.code AS code,                 -- The code as written.
    descriptions.text AS description,   -- What the document says of it.
    codes.symbol AS symbol,             -- The name next to the code.
    (
      SELECT CAST(group_concat(texts.text, '
') AS TEXT)
      FROM cells
      CROSS JOIN texts
      WHERE texts.id = cells.text_id AND cells.code_id = codes.id
      UNION ALL SELECT text FROM texts WHERE 0
    ) AS other                          -- The cells of its other columns, a line each.
  FROM codes
  JOIN descriptions ON descriptions.id = codes.description_id;

CREATE VIRTUAL TABLE entries_fts USING fts5(
  -- Full-text search over entries: ... WHERE entries_fts MATCH 'withdraw' ORDER BY rank.
  -- rowid is entries.id; words are stemmed, so that withdraw finds withdrawal and withdrawn.
  -- Words with other signs than letters and digits need double quotes: MATCH '"api-key"'. Before
  -- MATCH goes the name entries_fts or one of its columns, never an alias.
  code,         -- The code as written.
  description,  -- What the document says of it.
  symbol,       -- The name next to the code.
  other,        -- The cells of its other columns.
  content = 'entry_texts', content_rowid = 'id',
  tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE segments_fts USING fts5(
  -- Full-text search over the entries in Chinese, Japanese and Korean, or in full-width letters:
  -- rowid is entries.id, and every two characters are a word. MATCH '"余额 额不 不足"' finds 余额不足.
  text,  -- Code, symbol, description and other cells, every two characters a word; it is
         -- searched, not kept.
  content = '', tokenize = 'porter unicode61'
);
