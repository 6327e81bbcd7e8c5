-- The schema of an errcat catalog: the only CREATE statements there are.
--
-- A catalog is a build product: `errcat import` writes it whole, in one
-- canonical order, and nothing changes it afterwards. So there are no triggers,
-- and any SQLite from 3.37 on (STRICT tables) reads it without an extension.
-- The comments inside the statements travel in the file: see
--   SELECT sql FROM sqlite_schema;
-- Ids are not stable from one build to the next. What identifies a row is
-- sources.path, domains (source, slug) and codes (domain, code, occurrence).

CREATE TABLE sources (
  -- One row is one imported document.
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,     -- short name, made from the path: error-code-for-spot
  path TEXT NOT NULL UNIQUE,     -- what identifies the document; never absolute
  title TEXT,                    -- its front-matter title or first heading
  url TEXT,                      -- where it is published, if the import was told
  sha256 TEXT NOT NULL,          -- of the document's bytes, in hex
  bytes INTEGER NOT NULL,        -- its size
  options TEXT NOT NULL,         -- what the import was told, a JSON object
  rows INTEGER NOT NULL,         -- body rows of its code tables; each was imported or rejected
  rows_imported INTEGER NOT NULL,
  rows_with_diagnostics INTEGER NOT NULL,  -- of those imported
  rows_rejected INTEGER NOT NULL,
  CHECK (rows = rows_imported + rows_rejected)
) STRICT;

CREATE TABLE domains (
  -- One row is one table's worth of codes: within a domain a code has one meaning.
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources (id),
  ordinal INTEGER NOT NULL,      -- its place in the document, from 1
  slug TEXT NOT NULL,            -- rest-api
  title TEXT NOT NULL,           -- REST API Error Code
  line INTEGER NOT NULL,         -- the table's header row in the document
  UNIQUE (source_id, slug),
  UNIQUE (source_id, ordinal)
) STRICT;

CREATE TABLE descriptions (
  -- One row is one distinct text, however many codes carry it.
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE categories (
  -- One row is one category of one facet. A cause says why a call failed, and so
  -- what the caller should do; an area says which part of the API it concerns.
  id INTEGER PRIMARY KEY,
  facet TEXT NOT NULL CHECK (facet IN ('cause', 'area')),
  slug TEXT NOT NULL CHECK (slug NOT GLOB '*[^a-z0-9-]*'),  -- insufficient-funds
  title TEXT NOT NULL,           -- Insufficient funds
  meaning TEXT NOT NULL,         -- one sentence
  advice TEXT NOT NULL,          -- what the caller can do; empty for an area without any
  words TEXT NOT NULL,           -- the rules that put a description here
  UNIQUE (facet, slug)
) STRICT;

CREATE TABLE codes (
  -- One row is one code of one domain: a row of a table, as documented.
  id INTEGER PRIMARY KEY,
  domain_id INTEGER NOT NULL REFERENCES domains (id),
  code TEXT NOT NULL,            -- as written; not always a number: HTTP ERROR CODE 403
  occurrence INTEGER NOT NULL,   -- 1; 2 and up where a domain lists a code again
  number INTEGER,                -- the code as a number, where its text is one
  first_number INTEGER,          -- where the code is a range or a class (4000-4099, 5xx):
  last_number INTEGER,           -- the numbers it holds
  symbol TEXT,                   -- the name beside the code: ECONNRESET beside 104
  description_id INTEGER NOT NULL REFERENCES descriptions (id),
  cause_id INTEGER NOT NULL REFERENCES categories (id),
  rule TEXT NOT NULL,            -- the words that decided the cause; empty where none did
  line INTEGER NOT NULL,         -- in the document
  raw TEXT,                      -- the description's cell as written, where it reads differently
  UNIQUE (domain_id, code, occurrence)
) STRICT;

CREATE INDEX codes_by_code ON codes (code COLLATE NOCASE);
CREATE INDEX codes_by_number ON codes (number) WHERE number IS NOT NULL;
CREATE INDEX codes_by_symbol ON codes (symbol COLLATE NOCASE) WHERE symbol IS NOT NULL;
CREATE INDEX codes_by_range ON codes (first_number, last_number) WHERE first_number IS NOT NULL;
CREATE INDEX codes_by_description ON codes (description_id);

CREATE TABLE code_areas (
  -- One row is one area of one code. A code has none or several.
  code_id INTEGER NOT NULL REFERENCES codes (id),
  category_id INTEGER NOT NULL REFERENCES categories (id),
  PRIMARY KEY (code_id, category_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE attributes (
  -- One row is one filled cell of any other column of a code's table.
  code_id INTEGER NOT NULL REFERENCES codes (id),
  ordinal INTEGER NOT NULL,      -- its place among the code's attributes, from 1
  name TEXT NOT NULL,            -- its header
  value TEXT NOT NULL,
  PRIMARY KEY (code_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE diagnostics (
  -- One row is one thing the import had to say about a document.
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources (id),
  line INTEGER NOT NULL,
  "column" INTEGER NOT NULL,     -- in characters, from 1
  severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'note')),
  rule TEXT NOT NULL,            -- the diagnostic's name: missing-edge-pipe
  message TEXT NOT NULL
) STRICT;

CREATE INDEX diagnostics_by_source ON diagnostics (source_id, line);

CREATE TABLE synonyms (
  -- One row is phrases that people say, and phrases that documents say for them, separated by '; '.
  id INTEGER PRIMARY KEY,
  said TEXT NOT NULL,            -- 2fa; otp
  written TEXT NOT NULL          -- google verification; empty where what is said says nothing: why
) STRICT;

CREATE TABLE synonym_phrases (
  -- One row is one phrase of synonyms.said, as the full-text index has it: no funds is 'no fund'.
  stems TEXT NOT NULL,
  synonym_id INTEGER NOT NULL REFERENCES synonyms (id),
  PRIMARY KEY (stems, synonym_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE vocabulary (
  -- One row is one word as the entries write it, without case and accents. Beginnings and
  -- misspelled words are looked up here, for the full-text index holds stems.
  word TEXT PRIMARY KEY,
  entries INTEGER NOT NULL       -- how many have it
) STRICT, WITHOUT ROWID;

CREATE TABLE metadata (
  -- One row is one fact about the catalog as a whole.
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIEW entries AS
  -- One row is one code with all that is known of it: start here. areas is a JSON array.
  SELECT
    codes.id AS id,
    sources.name AS source,
    domains.slug AS domain,
    domains.title AS domain_title,
    codes.code AS code,
    codes.number AS number,
    codes.symbol AS symbol,
    descriptions.text AS description,
    causes.slug AS cause,
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
    ) AS areas,
    sources.path AS path,
    codes.line AS line
  FROM codes
  JOIN domains ON domains.id = codes.domain_id
  JOIN sources ON sources.id = domains.source_id
  JOIN descriptions ON descriptions.id = codes.description_id
  JOIN categories AS causes ON causes.id = codes.cause_id;

CREATE VIRTUAL TABLE entries_fts USING fts5(
  -- Full-text search over entries: ... WHERE entries_fts MATCH 'withdraw' ORDER BY rank.
  -- rowid is entries.id; words are stemmed (withdraw finds withdrawal and withdrawn).
  code, description, symbol,
  content = 'entries', content_rowid = 'id', tokenize = 'porter unicode61'
);

CREATE VIRTUAL TABLE segments_fts USING fts5(
  -- Full-text search over the entries in Chinese, Japanese and Korean, or in full-width letters:
  -- rowid is entries.id, and every two characters are a word. MATCH '"余额 额不 不足"' finds 余额不足.
  text,
  content = '', tokenize = 'porter unicode61'
);
