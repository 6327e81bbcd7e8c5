internal import CatalogSQLite
internal import Causes

extension Verification {
  /// Builds the catalog again from what the file says, and compares what search is served by.
  func searchTables(of copy: Database) throws -> String {
    // An INSERT by its form; nothing is written (SQLite manual, fts5.html, section 6.6). The first
    // one also compares the index with the view it is made of.
    try copy.execute("INSERT INTO entries_fts (entries_fts, rank) VALUES ('integrity-check', 1)")
    try copy.execute("INSERT INTO segments_fts (segments_fts) VALUES ('integrity-check')")
    let reference = try rebuilt(from: copy)
    for database in [copy, reference] {
      try database.execute(
        "CREATE VIRTUAL TABLE temp.segments USING fts5vocab('main', 'segments_fts', 'instance')")
    }
    let comparisons: [(name: String, sql: SQL)] = [
      ("vocabulary", "SELECT word, entries FROM vocabulary ORDER BY word"),
      (
        "synonym_phrases",
        "SELECT stems, synonym_id FROM synonym_phrases ORDER BY stems, synonym_id"
      ),
      ("segments_fts", "SELECT term, doc, col, offset FROM temp.segments"),
      ("segments_fts", "SELECT id, sz FROM segments_fts_docsize ORDER BY id"),
    ]
    for (name, sql) in comparisons {
      if let difference = try firstDifference(sql, copy, reference) {
        throw Fault("\(name) is not made of the entries and synonyms: \(difference)")
      }
    }
    return "full-text indexes, words and phrases are those of the entries"
  }

  /// The catalog that its own contents make.
  private func rebuilt(from copy: Database) throws -> Database {
    let catalog = Catalog(copy)
    let database = try Database.inMemory()
    let builder = try CatalogBuilder(
      database, rules: catalog.rules(), synonyms: catalog.synonyms())
    for path in try catalog.sourcePaths() { try catalog.replaySource(path, into: builder) }
    try builder.finish()
    return database
  }

  /// The first row that one database has and the other has not, where both give theirs in the same
  /// order; nil if all are equal.
  func firstDifference(
    _ sql: SQL, _ copy: Database, _ reference: Database
  ) throws -> String? {
    try copy.withStatement(sql) { actual in
      try reference.withStatement(sql) { expected in
        while true {
          let (isActual, isExpected) = (try actual.step(), try expected.step())
          guard isActual || isExpected else { return nil }
          let found = isActual ? row(actual) : nil
          let wanted = isExpected ? row(expected) : nil
          guard found == wanted else { return difference(found, wanted) }
        }
      }
    }
  }

  private func row(_ statement: borrowing Statement) -> [SQLiteValue] {
    (0..<statement.columnCount).map { statement.value($0) }
  }

  private func difference(_ found: [SQLiteValue]?, _ wanted: [SQLiteValue]?) -> String {
    guard let found else { return "\(shown(wanted ?? [])) is missing" }
    guard let wanted else { return "\(shown(found)) is too much" }
    return "it has \(shown(found)) where \(shown(wanted)) should stand"
  }

  private func shown(_ row: [SQLiteValue]) -> String {
    let words = row.prefix(2).map { value in
      switch value {
      case .null: "NULL"
      case .integer(let integer): "\(integer)"
      case .real(let real): "\(real)"
      case .text(let text): text.count > 60 ? "\(text.prefix(60))…" : text
      case .blob(let bytes): "\(bytes.count) bytes"
      }
    }
    return "'\(words.joined(separator: " "))'"
  }
}
