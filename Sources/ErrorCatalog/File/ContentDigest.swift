internal import CatalogSQLite

/// Returns the SHA-256 of a catalog's content, independent of the SQLite and the errcat that
/// wrote the file.
///
/// Hashed are the tables in the order of schema.sql, each table's rows by key, each row's columns in
/// the order of schema.sql. A table opens with its name and a line end. A value is `N` for NULL,
/// `I` and the decimal number for an integer, `T`, the count of bytes, `:` and the UTF-8 bytes for
/// text, each followed by a line end. It leaves out everything that is derived from the rest for search, and everything that
/// ``derivedDigest(of:)`` covers of `metadata`. docs/catalog-file.md says it for other programs.
///
/// - Returns: 64 lower-case hex digits.
/// - Throws: `SQLiteError` if the database cannot be read.
func contentDigest(of database: Database) throws -> String {
  var hash = SHA256()
  for (name, sql) in contentTables { try add(name, sql, in: database, to: &hash) }
  return hash.hex()
}

/// Returns the SHA-256 of all that ``contentDigest(of:)`` leaves out, serialized in the same way.
///
/// These are the search tables, the full-text indexes' own among them, and all of `metadata` but
/// this digest. The indexes' bytes are up to the SQLite that wrote them, and so is this digest; the
/// two digests together leave out nothing that the file holds.
///
/// - Returns: 64 lower-case hex digits.
/// - Throws: `SQLiteError` if the database cannot be read.
func derivedDigest(of database: Database) throws -> String {
  try DerivedDigest(rowsOf: database).hex(withIndexesOf: database)
}

/// The derived digest in two steps: the tables that are complete with the rows, then the indexes.
struct DerivedDigest: Sendable {
  private var hash = SHA256()

  /// Digests words and phrases.
  init(rowsOf database: Database) throws {
    for (name, sql) in derivedRows { try add(name, sql, in: database, to: &hash) }
  }

  /// The whole digest: 64 lower-case hex digits.
  func hex(withIndexesOf database: Database) throws -> String {
    var hash = hash
    for (name, sql) in derivedIndexes { try add(name, sql, in: database, to: &hash) }
    return hash.hex()
  }
}

private func add(
  _ name: String, _ sql: SQL, in database: Database, to hash: inout SHA256
) throws {
  var writer = DigestWriter(hash)
  writer.write("\(name)\n")
  try database.forEachRow(sql) { row in
    for column in 0..<row.columnCount { writer.write(column, of: row) }
  }
  hash = writer.finish()
}

private let contentTables: [(name: String, sql: SQL)] = [
  ("sources", "SELECT * FROM sources ORDER BY id"),
  ("documents", "SELECT * FROM documents ORDER BY id"),
  ("domains", "SELECT * FROM domains ORDER BY id"),
  ("columns", "SELECT * FROM columns ORDER BY id"),
  ("categories", "SELECT * FROM categories ORDER BY id"),
  ("causes", "SELECT * FROM causes ORDER BY id"),
  ("areas", "SELECT * FROM areas ORDER BY id"),
  ("rules", "SELECT * FROM rules ORDER BY id"),
  ("descriptions", "SELECT * FROM descriptions ORDER BY id"),
  (
    "description_areas",
    "SELECT * FROM description_areas ORDER BY description_id, area_id"
  ),
  ("codes", "SELECT * FROM codes ORDER BY id"),
  ("texts", "SELECT * FROM texts ORDER BY id"),
  ("cells", "SELECT * FROM cells ORDER BY code_id, column_id"),
  ("diagnostics", "SELECT * FROM diagnostics ORDER BY id"),
  ("revisions", "SELECT * FROM revisions ORDER BY id"),
  ("events", "SELECT * FROM events ORDER BY id"),
  ("notes", "SELECT * FROM notes ORDER BY id"),
  ("synonyms", "SELECT * FROM synonyms ORDER BY id"),
  ("data_dictionary", "SELECT * FROM data_dictionary ORDER BY id"),
  ("sample_queries", "SELECT * FROM sample_queries ORDER BY id"),
  (
    "metadata",
    """
    SELECT * FROM metadata
    WHERE key NOT IN ('built_at', 'content_digest', 'derived_digest', 'tool_version')
    ORDER BY key
    """
  ),
]

private let derivedRows: [(name: String, sql: SQL)] = [
  ("synonym_phrases", "SELECT * FROM synonym_phrases ORDER BY stems, synonym_id"),
  ("vocabulary", "SELECT * FROM vocabulary ORDER BY word"),
]

private let derivedIndexes: [(name: String, sql: SQL)] = [
  ("entries_fts_config", "SELECT * FROM entries_fts_config ORDER BY k"),
  ("entries_fts_data", "SELECT * FROM entries_fts_data ORDER BY id"),
  ("entries_fts_docsize", "SELECT * FROM entries_fts_docsize ORDER BY id"),
  ("entries_fts_idx", "SELECT * FROM entries_fts_idx ORDER BY segid, term"),
  ("segments_fts_config", "SELECT * FROM segments_fts_config ORDER BY k"),
  ("segments_fts_data", "SELECT * FROM segments_fts_data ORDER BY id"),
  ("segments_fts_docsize", "SELECT * FROM segments_fts_docsize ORDER BY id"),
  ("segments_fts_idx", "SELECT * FROM segments_fts_idx ORDER BY segid, term"),
  // Last, for it holds the other digest.
  ("metadata", "SELECT * FROM metadata WHERE key <> 'derived_digest' ORDER BY key"),
]
