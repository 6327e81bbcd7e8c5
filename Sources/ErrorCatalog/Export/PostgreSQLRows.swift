/// The rows of each table that an export takes along, all of them or those of the chosen codes.
///
/// The chosen codes come from a filter in the parameters 1 to 3 and a limit in the fourth. Their
/// order is that of the keys, parents before what refers to them.
struct PostgreSQLRows {
  var table: String
  /// All rows.
  var all: StaticString
  /// The rows of the chosen codes; nil for a table that is taken whole.
  var chosen: StaticString?

  /// The tables in an order in which each comes after the tables it refers to.
  static let tables = [
    PostgreSQLRows(
      table: "sources", all: "SELECT * FROM sources ORDER BY id",
      chosen: """
        WITH chosen AS (
          SELECT id FROM codes
          WHERE (?1 IS NULL OR domain_id IN (SELECT value FROM json_each(?1)))
            AND (?2 IS NULL OR cause_id IN (SELECT value FROM json_each(?2)))
            AND (?3 IS NULL OR id IN (
              SELECT code_id FROM code_areas
              WHERE category_id IN (SELECT value FROM json_each(?3))))
          ORDER BY id LIMIT ?4
        )
        SELECT * FROM sources WHERE id IN (
          SELECT source_id FROM domains
          WHERE id IN (SELECT domain_id FROM codes WHERE id IN chosen))
        ORDER BY id
        """),
    PostgreSQLRows(
      table: "domains", all: "SELECT * FROM domains ORDER BY id",
      chosen: """
        WITH chosen AS (
          SELECT id FROM codes
          WHERE (?1 IS NULL OR domain_id IN (SELECT value FROM json_each(?1)))
            AND (?2 IS NULL OR cause_id IN (SELECT value FROM json_each(?2)))
            AND (?3 IS NULL OR id IN (
              SELECT code_id FROM code_areas
              WHERE category_id IN (SELECT value FROM json_each(?3))))
          ORDER BY id LIMIT ?4
        )
        SELECT * FROM domains
        WHERE id IN (SELECT domain_id FROM codes WHERE id IN chosen) ORDER BY id
        """),
    PostgreSQLRows(
      table: "descriptions", all: "SELECT * FROM descriptions ORDER BY id",
      chosen: """
        WITH chosen AS (
          SELECT id FROM codes
          WHERE (?1 IS NULL OR domain_id IN (SELECT value FROM json_each(?1)))
            AND (?2 IS NULL OR cause_id IN (SELECT value FROM json_each(?2)))
            AND (?3 IS NULL OR id IN (
              SELECT code_id FROM code_areas
              WHERE category_id IN (SELECT value FROM json_each(?3))))
          ORDER BY id LIMIT ?4
        )
        SELECT * FROM descriptions
        WHERE id IN (SELECT description_id FROM codes WHERE id IN chosen) ORDER BY id
        """),
    PostgreSQLRows(table: "categories", all: "SELECT * FROM categories ORDER BY id"),
    PostgreSQLRows(table: "rules", all: "SELECT * FROM rules ORDER BY id"),
    PostgreSQLRows(
      table: "codes", all: "SELECT * FROM codes ORDER BY id",
      chosen: """
        SELECT * FROM codes
        WHERE (?1 IS NULL OR domain_id IN (SELECT value FROM json_each(?1)))
          AND (?2 IS NULL OR cause_id IN (SELECT value FROM json_each(?2)))
          AND (?3 IS NULL OR id IN (
            SELECT code_id FROM code_areas
            WHERE category_id IN (SELECT value FROM json_each(?3))))
        ORDER BY id LIMIT ?4
        """),
    PostgreSQLRows(
      table: "code_areas", all: "SELECT * FROM code_areas ORDER BY code_id, category_id",
      chosen: """
        WITH chosen AS (
          SELECT id FROM codes
          WHERE (?1 IS NULL OR domain_id IN (SELECT value FROM json_each(?1)))
            AND (?2 IS NULL OR cause_id IN (SELECT value FROM json_each(?2)))
            AND (?3 IS NULL OR id IN (
              SELECT code_id FROM code_areas
              WHERE category_id IN (SELECT value FROM json_each(?3))))
          ORDER BY id LIMIT ?4
        )
        SELECT * FROM code_areas WHERE code_id IN chosen ORDER BY code_id, category_id
        """),
    PostgreSQLRows(
      table: "attributes", all: "SELECT * FROM attributes ORDER BY code_id, ordinal",
      chosen: """
        WITH chosen AS (
          SELECT id FROM codes
          WHERE (?1 IS NULL OR domain_id IN (SELECT value FROM json_each(?1)))
            AND (?2 IS NULL OR cause_id IN (SELECT value FROM json_each(?2)))
            AND (?3 IS NULL OR id IN (
              SELECT code_id FROM code_areas
              WHERE category_id IN (SELECT value FROM json_each(?3))))
          ORDER BY id LIMIT ?4
        )
        SELECT * FROM attributes WHERE code_id IN chosen ORDER BY code_id, ordinal
        """),
    PostgreSQLRows(
      table: "diagnostics", all: "SELECT * FROM diagnostics ORDER BY id",
      chosen: """
        WITH chosen AS (
          SELECT id FROM codes
          WHERE (?1 IS NULL OR domain_id IN (SELECT value FROM json_each(?1)))
            AND (?2 IS NULL OR cause_id IN (SELECT value FROM json_each(?2)))
            AND (?3 IS NULL OR id IN (
              SELECT code_id FROM code_areas
              WHERE category_id IN (SELECT value FROM json_each(?3))))
          ORDER BY id LIMIT ?4
        )
        SELECT * FROM diagnostics WHERE source_id IN (
          SELECT source_id FROM domains
          WHERE id IN (SELECT domain_id FROM codes WHERE id IN chosen))
        ORDER BY id
        """),
    PostgreSQLRows(table: "synonyms", all: "SELECT * FROM synonyms ORDER BY id"),
    PostgreSQLRows(table: "metadata", all: "SELECT * FROM metadata ORDER BY key"),
  ]
}
