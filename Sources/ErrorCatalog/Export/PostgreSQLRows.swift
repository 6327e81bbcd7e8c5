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
          SELECT source_id FROM documents JOIN domains ON domains.document_id = documents.id
          WHERE domains.id IN (SELECT domain_id FROM codes WHERE id IN chosen))
        ORDER BY id
        """),
    PostgreSQLRows(
      table: "documents", all: "SELECT * FROM documents ORDER BY id",
      chosen: """
        SELECT * FROM documents WHERE id IN (
          SELECT document_id FROM domains
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
      table: "columns", all: "SELECT * FROM columns ORDER BY id",
      chosen: """
        SELECT * FROM columns
        WHERE domain_id IN (SELECT domain_id FROM codes WHERE id IN chosen) ORDER BY id
        """),
    PostgreSQLRows(table: "categories", all: "SELECT * FROM categories ORDER BY id"),
    PostgreSQLRows(table: "causes", all: "SELECT * FROM causes ORDER BY id"),
    PostgreSQLRows(table: "areas", all: "SELECT * FROM areas ORDER BY id"),
    PostgreSQLRows(table: "rules", all: "SELECT * FROM rules ORDER BY id"),
    PostgreSQLRows(
      table: "descriptions", all: "SELECT * FROM descriptions ORDER BY id",
      chosen: """
        SELECT * FROM descriptions
        WHERE id IN (SELECT description_id FROM codes WHERE id IN chosen) ORDER BY id
        """),
    PostgreSQLRows(
      table: "description_areas",
      all: "SELECT * FROM description_areas ORDER BY description_id, area_id",
      chosen: """
        SELECT * FROM description_areas
        WHERE description_id IN (SELECT description_id FROM codes WHERE id IN chosen)
        ORDER BY description_id, area_id
        """),
    PostgreSQLRows(
      table: "codes", all: "SELECT * FROM codes ORDER BY id",
      chosen: "SELECT * FROM codes WHERE id IN chosen ORDER BY id"),
    PostgreSQLRows(
      table: "texts", all: "SELECT * FROM texts ORDER BY id",
      chosen: """
        SELECT * FROM texts
        WHERE id IN (SELECT text_id FROM cells WHERE code_id IN chosen) ORDER BY id
        """),
    PostgreSQLRows(
      table: "cells", all: "SELECT * FROM cells ORDER BY code_id, column_id",
      chosen: "SELECT * FROM cells WHERE code_id IN chosen ORDER BY code_id, column_id"),
    PostgreSQLRows(
      table: "diagnostics", all: "SELECT * FROM diagnostics ORDER BY id",
      chosen: """
        SELECT id, document_id, CASE WHEN code_id IN chosen THEN code_id END, line, "column",
          severity, rule, message
        FROM diagnostics WHERE document_id IN (
          SELECT document_id FROM domains
          WHERE id IN (SELECT domain_id FROM codes WHERE id IN chosen))
        ORDER BY id
        """),
    PostgreSQLRows(
      table: "revisions", all: "SELECT * FROM revisions ORDER BY id",
      chosen: """
        SELECT * FROM revisions WHERE document_id IN (
          SELECT document_id FROM domains
          WHERE id IN (SELECT domain_id FROM codes WHERE id IN chosen))
        ORDER BY id
        """),
    PostgreSQLRows(
      table: "events", all: "SELECT * FROM events ORDER BY id",
      chosen: """
        SELECT * FROM events WHERE revision_id IN (
          SELECT id FROM revisions WHERE document_id IN (
            SELECT document_id FROM domains
            WHERE id IN (SELECT domain_id FROM codes WHERE id IN chosen)))
        ORDER BY id
        """),
    PostgreSQLRows(table: "notes", all: "SELECT * FROM notes ORDER BY id"),
    PostgreSQLRows(table: "synonyms", all: "SELECT * FROM synonyms ORDER BY id"),
    PostgreSQLRows(table: "metadata", all: "SELECT * FROM metadata ORDER BY key"),
  ]
}
