internal import SQLite

/// Returns the SHA-256 of what a catalog says, independent of the SQLite that wrote the file.
///
/// Hashed are the tables in the order of schema.sql, each table's rows by key, each row's columns in
/// the order of schema.sql. A table opens with its name and a line end. A value is `N` for NULL,
/// `I` and the decimal number for an integer, `T`, the count of bytes, `:` and the UTF-8 bytes for
/// text, each followed by a line end. The row of `metadata` that holds the digest is left out, as is
/// what is made of the rest for search: the full-text indexes, the vocabulary, the phrases of synonyms.
///
/// - Returns: 64 lower-case hex digits.
/// - Throws: ``SQLiteError`` if the database cannot be read.
func contentDigest(of database: Database) throws -> String {
  var hash = SHA256()
  for (name, sql) in digestedTables {
    var chunk = Array("\(name)\n".utf8)
    try database.withStatement(sql) { statement in
      while try statement.step() {
        for column in 0..<statement.columnCount { append(statement.value(column), to: &chunk) }
        if chunk.count > 1 << 16 {
          hash.update(chunk)
          chunk.removeAll(keepingCapacity: true)
        }
      }
    }
    hash.update(chunk)
  }
  return hash.hex()
}

private func append(_ value: SQLiteValue, to bytes: inout [UInt8]) {
  switch value {
  case .null: bytes.append(UInt8(ascii: "N"))
  case .integer(let integer): bytes.append(contentsOf: "I\(integer)".utf8)
  case .real(let real): bytes.append(contentsOf: "R\(real.bitPattern)".utf8)
  case .text(let text): bytes.append(contentsOf: "T\(text.utf8.count):\(text)".utf8)
  case .blob(let blob):
    bytes.append(contentsOf: "B\(blob.count):".utf8)
    bytes.append(contentsOf: blob)
  }
  bytes.append(UInt8(ascii: "\n"))
}

private let digestedTables: [(name: String, sql: StaticString)] = [
  ("sources", "SELECT * FROM sources ORDER BY id"),
  ("domains", "SELECT * FROM domains ORDER BY id"),
  ("descriptions", "SELECT * FROM descriptions ORDER BY id"),
  ("categories", "SELECT * FROM categories ORDER BY id"),
  ("codes", "SELECT * FROM codes ORDER BY id"),
  ("code_areas", "SELECT * FROM code_areas ORDER BY code_id, category_id"),
  ("attributes", "SELECT * FROM attributes ORDER BY code_id, ordinal"),
  ("diagnostics", "SELECT * FROM diagnostics ORDER BY id"),
  ("synonyms", "SELECT * FROM synonyms ORDER BY id"),
  ("data_dictionary", "SELECT * FROM data_dictionary ORDER BY id"),
  ("sample_queries", "SELECT * FROM sample_queries ORDER BY id"),
  ("metadata", "SELECT * FROM metadata WHERE key <> 'content_digest' ORDER BY key"),
]
