-- The schema of an errcat catalog: the only CREATE statements there are.
--
-- A catalog is a build product: `errcat import` writes it whole, in one
-- canonical order, and nothing changes it afterwards. So there are no triggers,
-- and any SQLite from 3.37 on (STRICT tables) reads it without an extension.
-- Indexes are statements of their own, so that an import can make them when the rows
-- are there: that takes a fraction of the time.
-- Ids are not stable from one build to the next. What identifies a row is
-- sources.path, domains (source, slug) and codes (domain, code, occurrence).
--
-- The comments inside the statements travel in the file, and are its data
-- dictionary: the lines of comment that open a statement say what one row of the
-- table means; the comment behind a column, with the lines of comment below it, says
-- what the column holds. Comments within an expression of a view are about that.

CREATE TABLE sources (
  -- One row is one imported document.
  id INTEGER PRIMARY KEY,        -- The document's number in this file.
  name TEXT NOT NULL UNIQUE,     -- Its short name, made from the path: error-code-for-spot.
  path TEXT NOT NULL UNIQUE,     -- What identifies the document; never absolute.
  title TEXT,                    -- Its front-matter title or first heading.
  url TEXT,                      -- Where it is published, if the import was told.
  sha256 TEXT NOT NULL,          -- The SHA-256 of its bytes, in hex.
  bytes INTEGER NOT NULL,        -- Its size in bytes.
  options TEXT NOT NULL,         -- What the import was told of it, a JSON object.
  rows INTEGER NOT NULL,         -- How many body rows its tables of codes have.
  rows_imported INTEGER NOT NULL,          -- How many of the rows were read: as one code or more,
                                           -- as more of the code above, or as empty.
  rows_with_diagnostics INTEGER NOT NULL,  -- How many of those imported a diagnostic is about.
  rows_rejected INTEGER NOT NULL,          -- How many were left out; a diagnostic says why.
  CHECK (rows = rows_imported + rows_rejected)
) STRICT;

CREATE TABLE domains (
  -- One row is one table's worth of codes: within a domain a code has one meaning.
  id INTEGER PRIMARY KEY,        -- The domain's number in this file.
  source_id INTEGER NOT NULL REFERENCES sources (id),  -- The document the table is in.
  ordinal INTEGER NOT NULL,      -- Its place in the document, from 1.
  slug TEXT NOT NULL,            -- Its short name: rest-api.
  title TEXT NOT NULL,           -- Its title: REST API Error Code.
  line INTEGER NOT NULL,         -- The line of the table's header row in the document.
  UNIQUE (source_id, slug),
  UNIQUE (source_id, ordinal)
) STRICT;

CREATE TABLE descriptions (
  -- One row is one distinct text, however many codes carry it.
  id INTEGER PRIMARY KEY,        -- The text's number in this file.
  text TEXT NOT NULL             -- The text, without markup.
) STRICT;

CREATE UNIQUE INDEX descriptions_by_text ON descriptions (text);

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

CREATE TABLE rules (
  -- One row is one rule that can decide a cause: categories.words, taken apart.
  id INTEGER PRIMARY KEY,        -- The rule's number in this file, in the order they are tried.
  category_id INTEGER NOT NULL REFERENCES categories (id),  -- The cause it decides.
  words TEXT NOT NULL            -- The words it asks for: insufficient/lack balance.
) STRICT;

CREATE TABLE codes (
  -- One row is one code of one domain: a row of a table, as documented.
  id INTEGER PRIMARY KEY,        -- The code's number in this file, in document order.
  domain_id INTEGER NOT NULL REFERENCES domains (id),  -- The domain that lists it.
  code TEXT NOT NULL,            -- The code as written; not always a number: HTTP ERROR CODE 403.
  occurrence INTEGER NOT NULL,   -- 1; from 2 on where a domain lists the code again.
  number INTEGER,                -- The code as a number, where its text is one.
  first_number INTEGER,          -- The first number of a range or a class: 4000 of 4000-4099.
  last_number INTEGER,           -- The last number of a range or a class: 599 of 5xx.
  symbol TEXT,                   -- The name beside the code: ECONNRESET beside 104.
  description_id INTEGER NOT NULL REFERENCES descriptions (id),  -- The text that describes it.
  cause_id INTEGER NOT NULL REFERENCES categories (id),  -- Why the call failed.
  rule_id INTEGER REFERENCES rules (id),  -- The rule that decided the cause, if one did.
  line INTEGER NOT NULL,         -- Its line in the document.
  raw TEXT                       -- The description's cell as written, where it reads differently.
) STRICT;

CREATE UNIQUE INDEX codes_by_domain ON codes (domain_id, code, occurrence);
CREATE INDEX codes_by_code ON codes (code COLLATE NOCASE);
CREATE INDEX codes_by_number ON codes (number) WHERE number IS NOT NULL;
CREATE INDEX codes_by_symbol ON codes (symbol COLLATE NOCASE) WHERE symbol IS NOT NULL;
CREATE INDEX codes_by_range ON codes (first_number, last_number) WHERE first_number IS NOT NULL;

CREATE TABLE code_areas (
  -- One row is one area of one code. A code has none or several.
  code_id INTEGER NOT NULL REFERENCES codes (id),  -- The code.
  category_id INTEGER NOT NULL REFERENCES categories (id),  -- A category whose facet is area.
  PRIMARY KEY (code_id, category_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE attributes (
  -- One row is one filled cell of any other column of a code's table.
  code_id INTEGER NOT NULL REFERENCES codes (id),  -- The code whose row the cell is in.
  ordinal INTEGER NOT NULL,      -- Its place among the code's attributes, from 1.
  name TEXT NOT NULL,            -- The header of its column.
  value TEXT NOT NULL,           -- Its text.
  PRIMARY KEY (code_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE diagnostics (
  -- One row is one thing the import had to say about a document: one code or cause, not one row
  -- of a table.
  id INTEGER PRIMARY KEY,        -- The diagnostic's number in this file.
  source_id INTEGER NOT NULL REFERENCES sources (id),  -- The document it is about.
  line INTEGER NOT NULL,         -- The first line it is about, from 1.
  "column" INTEGER NOT NULL,     -- The character of the line it is about, from 1.
  severity TEXT NOT NULL         -- How bad it is: error, warning or note.
    CHECK (severity IN ('error', 'warning', 'note')),
  rule TEXT NOT NULL,            -- The diagnostic's name: missing-edge-pipe.
  message TEXT NOT NULL          -- What it says.
) STRICT;

CREATE INDEX diagnostics_by_source ON diagnostics (source_id, line);

CREATE TABLE synonyms (
  -- One row is phrases that people say, and phrases that documents say for them.
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
  -- One row is one code with all that is known of it: start here.
  SELECT
    codes.id AS id,                     -- The code's number in this file.
    sources.name AS source,             -- The short name of its document.
    domains.slug AS domain,             -- The short name of its domain: rest-api.
    domains.title AS domain_title,      -- The title of its domain: REST API Error Code.
    codes.code AS code,                 -- The code as written; not always a number.
    codes.number AS number,             -- The code as a number, where its text is one.
    codes.symbol AS symbol,             -- The name beside the code: ECONNRESET beside 104.
    descriptions.text AS description,   -- What the document says of it.
    causes.slug AS cause,               -- Why the call failed: a slug of categories.
    (
      -- Not json_group_array: views must not call it where the schema is not trusted.
      SELECT '[' || coalesce(group_concat('"' || slug || '"'), '') || ']'
      FROM (
        SELECT areas.slug AS slug
        FROM code_areas
        JOIN categories AS areas ON areas.id = code_areas.category_id
        WHERE code_areas.code_id = codes.id
        ORDER BY areas.id
      )
    ) AS areas,                         -- Which parts of the API it concerns, a JSON array.
    sources.path AS path,               -- The path of its document.
    codes.line AS line                  -- Its line in the document.
  FROM codes
  JOIN domains ON domains.id = codes.domain_id
  JOIN sources ON sources.id = domains.source_id
  JOIN descriptions ON descriptions.id = codes.description_id
  JOIN categories AS causes ON causes.id = codes.cause_id;

CREATE VIRTUAL TABLE entries_fts USING fts5(
  -- Full-text search over entries: ... WHERE entries_fts MATCH 'withdraw' ORDER BY rank.
  -- rowid is entries.id; words are stemmed, so that withdraw finds withdrawal and withdrawn.
  code,         -- The code as written.
  description,  -- What the document says of it.
  symbol,       -- The name beside the code.
  content = 'entries', content_rowid = 'id', tokenize = 'porter unicode61'
);

CREATE VIRTUAL TABLE segments_fts USING fts5(
  -- Full-text search over the entries in Chinese, Japanese and Korean, or in full-width letters:
  -- rowid is entries.id, and every two characters are a word. MATCH '"余额 额不 不足"' finds 余额不足.
  text,  -- Code, symbol and description, every two characters a word; it is searched, not kept.
  content = '', tokenize = 'porter unicode61'
);
