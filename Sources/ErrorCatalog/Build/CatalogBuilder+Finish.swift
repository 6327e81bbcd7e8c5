internal import CodeDocuments

extension CatalogBuilder {
  /// Names the sources, makes the indexes, writes the metadata, and closes up the file.
  func finish(builtAt time: BuildTime? = nil) throws {
    for (index, name) in sourceNames(sourcePaths).enumerated() {
      try database.execute(
        "UPDATE sources SET name = \(name) WHERE id = \(index + 1)")
    }
    try writeRemainingAreas()
    try writeVocabulary()
    try writeBalance()
    if let time { try setMetadata("built_at", time.text) }
    try database.execute("PRAGMA application_id = \(literal: CatalogFormat.applicationID)")
    try database.execute("PRAGMA user_version = \(literal: CatalogFormat.version)")
    try database.execute("COMMIT")
    let pending = try database.path.map { try PendingDigests(ofFile: $0) }
    indexes.close()
    try database.execute("BEGIN")
    // Sorted in memory as far as it goes; what is beyond is sorted in a temporary file.
    try database.execute("PRAGMA cache_size = -32768")
    for index in SchemaText(catalogSchema).indexes { try database.executeScript(index) }
    try indexes.finish()
    try indexes.copy(to: database)
    let digests = try pending?.result() ?? Digests(of: database)
    try setMetadata("content_digest", digests.content)
    try setMetadata("derived_digest", digests.derived.hex(withIndexesOf: database))
    try database.execute("COMMIT")
    if try hasFreePages() { try database.execute("VACUUM") }
    // FTS5 has not seen what was copied; so the tables are opened anew.
    try database.execute("PRAGMA writable_schema = RESET")
  }

  private func writeBalance() throws {
    let facts = [
      ("format_version", String(CatalogFormat.version)),
      ("tool_version", CatalogFormat.toolVersion),
      ("rows", String(total.rows)),
      ("rows_imported", String(total.imported)),
      ("rows_with_diagnostics", String(total.withDiagnostics)),
      ("rows_rejected", String(total.rejected)),
    ]
    for (key, value) in facts { try setMetadata(key, value) }
  }

  private func writeVocabulary() throws {
    try database.withStatement("INSERT INTO vocabulary (word, entries) VALUES (?, ?)") {
      statement in
      try preparation.vocabulary.forEachWord { word, entries in
        try statement.bind(word, at: 1)
        try statement.bind(entries, at: 2)
        try statement.run()
      }
    }
  }

  private func setMetadata(_ key: String, _ value: String) throws {
    try database.execute("INSERT INTO metadata (key, value) VALUES (\(key), \(value))")
  }

  private func hasFreePages() throws -> Bool {
    try database.firstRow("PRAGMA freelist_count") { $0.int(0) > 0 } ?? false
  }
}
