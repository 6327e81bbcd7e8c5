internal import CatalogSQLite

/// The rows of each table that an export takes along, all of them or those of the chosen codes.
///
/// Their order is that of the keys, parents before what refers to them.
struct PostgreSQLRows {
  var table: String
  /// All rows.
  var all: SQL
  /// The rows of the codes in `chosen`; nil for a table that is taken whole.
  var chosen: SQL?

  /// The statement that reads the rows: all, or those of the codes that pass a filter, up to a
  /// limit.
  func statement(_ filter: FilterIDs?, limit: Int?) -> SQL {
    guard let filter, let chosen else { return all }
    return """
      WITH chosen AS (
        SELECT codes.id FROM codes WHERE \(filter.condition)
        ORDER BY codes.id LIMIT \(limit ?? -1)
      )
      \(chosen)
      """
  }

  /// The tables in an order in which each comes after the tables it refers to.
  static let tables = [
    PostgreSQLRows(
      table: "sources", all: "SELECT * FROM sources ORDER BY id",
      chosen: """
        SELECT * FROM sources WHERE id IN (
          SELECT source_id FROM domains
          WHERE id IN (SELECT domain_id FROM codes WHERE id IN chosen))
        ORDER BY id
        """),
    PostgreSQLRows(
      table: "domains", all: "SELECT * FROM domains ORDER BY id",
      chosen: """
        SELECT * FROM domains
        WHERE id IN (SELECT domain_id FROM codes WHERE id IN chosen) ORDER BY id
        """),
    PostgreSQLRows(
      table: "descriptions", all: "SELECT * FROM descriptions ORDER BY id",
      chosen: """
        SELECT * FROM descriptions
        WHERE id IN (SELECT description_id FROM codes WHERE id IN chosen) ORDER BY id
        """),
    PostgreSQLRows(table: "categories", all: "SELECT * FROM categories ORDER BY id"),
    PostgreSQLRows(table: "rules", all: "SELECT * FROM rules ORDER BY id"),
    PostgreSQLRows(
      table: "codes", all: "SELECT * FROM codes ORDER BY id",
      chosen: "SELECT * FROM codes WHERE id IN chosen ORDER BY id"),
    PostgreSQLRows(
      table: "code_areas", all: "SELECT * FROM code_areas ORDER BY code_id, category_id",
      chosen: "SELECT * FROM code_areas WHERE code_id IN chosen ORDER BY code_id, category_id"),
    PostgreSQLRows(
      table: "attributes", all: "SELECT * FROM attributes ORDER BY code_id, ordinal",
      chosen: "SELECT * FROM attributes WHERE code_id IN chosen ORDER BY code_id, ordinal"),
    PostgreSQLRows(
      table: "diagnostics", all: "SELECT * FROM diagnostics ORDER BY id",
      chosen: """
        SELECT * FROM diagnostics WHERE source_id IN (
          SELECT source_id FROM domains
          WHERE id IN (SELECT domain_id FROM codes WHERE id IN chosen))
        ORDER BY id
        """),
    PostgreSQLRows(table: "synonyms", all: "SELECT * FROM synonyms ORDER BY id"),
    PostgreSQLRows(table: "metadata", all: "SELECT * FROM metadata ORDER BY key"),
  ]
}
