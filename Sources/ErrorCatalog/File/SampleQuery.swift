internal import BuiltInFiles
package import CatalogSQLite

/// A question to ask of a catalog, and the SQL that answers it.
package struct SampleQuery: Equatable, Sendable {
  /// Its short name: `codes-by-cause`.
  package var name: String
  /// The question it answers.
  package var question: String
  /// One statement, without a semicolon at its end, which runs unchanged.
  ///
  /// A value to change is followed by its name in a comment: `'10016' /* :code */`.
  package var sql: String
}

extension SampleQuery {
  /// The queries of sample-queries.sql, which every catalog gets.
  package static var embedded: [SampleQuery] {
    queries(in: BuiltInFile.sampleSQL.text)
  }

  /// Reads a script in which `-- name: NAME` begins a query, the lines of comment below it are its
  /// question, and the rest is its statement.
  package static func queries(in script: String) -> [SampleQuery] {
    var queries: [SampleQuery] = []
    for line in script.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("-- name: ") {
        queries.append(SampleQuery(name: String(line.dropFirst(9)), question: "", sql: ""))
        continue
      }
      guard let last = queries.indices.last, !line.isEmpty else { continue }
      if line.hasPrefix("-- "), queries[last].sql.isEmpty {
        queries[last].question += (queries[last].question.isEmpty ? "" : " ") + line.dropFirst(3)
      } else {
        queries[last].sql += (queries[last].sql.isEmpty ? "" : "\n") + line
      }
    }
    for index in queries.indices where queries[index].sql.hasSuffix(";") {
      queries[index].sql.removeLast()
    }
    return queries
  }

  /// Returns the statement with parameters, such as `:code`, in the places of the values that a comment
  /// names.
  package func sql(settingParameters names: Set<String>) -> String {
    sql.replacing(/('(?:[^']|'')*'|-?[0-9]+) \/\* :([a-z_]+) \*\//) { match in
      let name = String(match.2)
      return names.contains(name) ? ":" + name : String(match.0)
    }
  }

  /// Fills the table `sample_queries`.
  ///
  /// - Throws: ``SQLiteError`` if it cannot be written.
  package static func write(_ queries: [SampleQuery], to database: Database) throws {
    for (index, query) in queries.enumerated() {
      try database.execute(
        """
        INSERT INTO sample_queries (id, name, question, sql)
        VALUES (\(index + 1), \(query.name), \(query.question), \(query.sql))
        """)
    }
  }
}
