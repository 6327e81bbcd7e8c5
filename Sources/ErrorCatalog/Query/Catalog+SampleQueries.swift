internal import CatalogSQLite

extension Catalog {
  /// Returns the questions that the catalog comes with, the first ones first to try.
  ///
  /// ```swift
  /// for query in try catalog.sampleQueries() { print(query.name, query.question) }
  /// ```
  ///
  /// - Throws: ``SQLiteError`` if the catalog cannot be read.
  package func sampleQueries() throws -> [SampleQuery] {
    try database.rows("SELECT name, question, sql FROM sample_queries ORDER BY id") { row in
      SampleQuery(name: row.text(0), question: row.text(1), sql: row.text(2))
    }
  }
}
