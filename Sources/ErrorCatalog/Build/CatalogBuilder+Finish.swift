internal import SQLite

extension CatalogBuilder {
  /// Names the sources, makes the indexes, writes the metadata, and closes up the file.
  func finish(builtAt time: BuildTime? = nil) throws {
    for (index, name) in sourceNames(sourcePaths).enumerated() {
      try database.execute(
        "UPDATE sources SET name = ? WHERE id = ?", [.text(name), .integer(Int64(index + 1))])
    }
    try writeRemainingAreas()
    try writeVocabulary()
    try database.execute("INSERT INTO entries_fts (entries_fts) VALUES ('optimize')")
    try database.execute("INSERT INTO segments_fts (segments_fts) VALUES ('optimize')")
    // How the index was built says nothing about the index.
    try database.execute("DELETE FROM entries_fts_config WHERE k IN ('hashsize', 'automerge')")
    try writeBalance()
    if let time { try setMetadata("built_at", time.text) }
    // The letters ECAT, and CatalogFormat.version.
    try database.execute("PRAGMA application_id = 1162035540")
    try database.execute("PRAGMA user_version = 3")
    try database.execute("COMMIT")
    let digests = try database.path.map { try PendingDigests(ofFile: $0) }
    try database.execute("BEGIN")
    // Sorted in memory as far as it goes; what is beyond is sorted in a temporary file.
    try database.execute("PRAGMA cache_size = -32768")
    for index in SchemaText(catalogSchema).indexes { try database.executeScript(index) }
    let digested = try digests?.result() ?? digest(database)
    try setMetadata("content_digest", digested.content)
    try setMetadata("derived_digest", digested.derived.hex(withMetadataOf: database))
    try database.execute("COMMIT")
    if try hasFreePages() { try database.execute("VACUUM") }
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
    try database.execute(
      "INSERT INTO metadata (key, value) VALUES (?, ?)", [.text(key), .text(value)])
  }

  private func hasFreePages() throws -> Bool {
    try database.withStatement("PRAGMA freelist_count") { statement in
      try statement.step() && statement.int(0) > 0
    }
  }
}
