internal import CatalogSQLite

extension Catalog {
  /// Returns the questions that the catalog comes with, the first ones first to try.
  ///
  /// ```swift
  /// for query in try catalog.sampleQueries() { print(query.name, query.question) }
  /// ```
  ///
  /// - Throws: ``SQLiteError`` if the catalog cannot be read.
  public func sampleQueries() throws -> [SampleQuery] {
    try database.withStatement("SELECT name, question, sql FROM sample_queries ORDER BY id") {
      statement in
      var queries: [SampleQuery] = []
      while try statement.step() {
        queries.append(
          SampleQuery(
            name: statement.text(0), question: statement.text(1), sql: statement.text(2)))
      }
      return queries
    }
  }
}
