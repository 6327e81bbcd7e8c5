/// Full-text search in PostgreSQL: vectors of codes and texts, their indexes, and a function over
/// them.
extension PostgreSQLSchema {
  /// The columns that hold what search compares.
  ///
  /// Texts are there as written, for names and numbers, and by the stems of English words. A text
  /// search vector takes a megabyte at most (PostgreSQL 12.11), so what lies beyond a text's first
  /// hundred thousand characters is not searched.
  static let searchColumns = """

    ALTER TABLE codes ADD COLUMN search tsvector
      GENERATED ALWAYS AS (to_tsvector('pg_catalog.simple',
        code || ' ' || coalesce(symbol, '') || ' ' || translate(coalesce(symbol, ''), '_', ' ')))
      STORED;
    COMMENT ON COLUMN codes.search IS 'The words of code and symbol, for full-text search.';
    ALTER TABLE descriptions ADD COLUMN search tsvector
      GENERATED ALWAYS AS (to_tsvector('pg_catalog.simple', left(text, 100000))
        || to_tsvector('pg_catalog.english', left(text, 100000))) STORED;
    COMMENT ON COLUMN descriptions.search IS 'The words of the text and their English stems, for \
    full-text search.';
    ALTER TABLE texts ADD COLUMN search tsvector
      GENERATED ALWAYS AS (to_tsvector('pg_catalog.simple', left(text, 100000))
        || to_tsvector('pg_catalog.english', left(text, 100000))) STORED;
    COMMENT ON COLUMN texts.search IS 'The words of the text and their English stems, for \
    full-text search.';

    """

  /// The indexes of the vectors and, where pg_trgm is installed, of every three characters.
  ///
  /// The latter serve `LIKE '%words%'` in languages that write no spaces. To install pg_trgm takes
  /// rights that a load may not have.
  static let searchIndexes = """
    CREATE INDEX codes_by_search ON codes USING gin (search);
    CREATE INDEX descriptions_by_search ON descriptions USING gin (search);
    CREATE INDEX texts_by_search ON texts USING gin (search);
    DO $$
    DECLARE
      trigrams text;
    BEGIN
      SELECT format('%I.gin_trgm_ops', nspname) INTO trigrams
      FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace
      WHERE extname = 'pg_trgm';
      IF trigrams IS NOT NULL THEN
        EXECUTE format(
          'CREATE INDEX descriptions_by_trigrams ON descriptions USING gin (text %s)', trigrams);
        EXECUTE format('CREATE INDEX texts_by_trigrams ON texts USING gin (text %s)', trigrams);
        EXECUTE format('CREATE INDEX codes_by_trigrams ON codes USING gin (symbol %s)', trigrams);
      END IF;
    END
    $$;

    """

  /// The function that searches all vectors.
  ///
  /// A view that joins the vectors could not use their indexes. The function names the schema, so
  /// that it works with any search path and PostgreSQL can make it part of the query that calls it.
  static func searchFunction(in schema: String) -> String {
    let query =
      "(plainto_tsquery('pg_catalog.simple', words) || plainto_tsquery(configuration, words))"
    // A quote of dollars ends where it comes again.
    var quote = "$$"
    while schema.contains(quote) { quote = "$x" + quote.dropFirst() }
    return """

      CREATE FUNCTION search(words text, configuration regconfig DEFAULT 'pg_catalog.english')
      RETURNS TABLE (id bigint, rank real) LANGUAGE sql STABLE AS \(quote)
        SELECT found.id, sum(found.rank)::real
        FROM (
          SELECT codes.id, 3 * ts_rank(codes.search, \(query)) AS rank
          FROM \(schema).codes
          WHERE codes.search @@ \(query)
          UNION ALL
          SELECT codes.id, ts_rank(descriptions.search, \(query))
          FROM \(schema).descriptions
          JOIN \(schema).codes ON codes.description_id = descriptions.id
          WHERE descriptions.search @@ \(query)
          UNION ALL
          SELECT cells.code_id, ts_rank(texts.search, \(query))
          FROM \(schema).texts
          JOIN \(schema).cells ON cells.text_id = texts.id
          WHERE texts.search @@ \(query)
        ) AS found
        GROUP BY found.id
      \(quote);
      COMMENT ON FUNCTION search IS 'The entries that have all of the words in one of three places: \
      code and symbol, description, or another cell. Code and symbol count three times. SELECT \
      entries.* FROM entries JOIN search(''withdraw'') USING (id) ORDER BY rank DESC, id.';

      """
  }

  /// What the view `entries_fts` means.
  static let entriesFTS = SchemaTable(
    name: "entries_fts", isView: true,
    comment: """
      Code, symbol and description as one vector, for operators that search() does not have. It \
      tests row by row, so first choose few: SELECT entries.* FROM entries JOIN entries_fts USING \
      (id) WHERE domain = 'rest-api' AND search @@ websearch_to_tsquery('english', 'withdraw -limit').
      """,
    columns: [
      SchemaTable.Column(
        name: "id", spelling: "id", definition: "", comment: "The code, as in entries."),
      SchemaTable.Column(
        name: "search", spelling: "search", definition: "",
        comment: "The words of its code, symbol and description."),
    ])
}
