internal import BuiltInFiles
internal import CatalogSQLite
internal import ErrcatPlatform

/// Compares a file's schema with schema.sql.
///
/// A hostile file may call anything `entries`: a view that never ends, a table whose columns
/// are computed. Our statements are run only where each name they use means what it means to us.
enum CatalogSchema {
  /// Whether the database has everything in schema.sql, unchanged.
  ///
  /// Other tables and views do no harm: they cannot have the same names, and
  /// no statement of ours uses them. Only code that replaces the file looks for them, with
  /// ``foreignObjects(in:)``.
  static func isWhole(in database: Database) throws -> Bool {
    try BuiltInFile.schema.withBytes { schema in
      let starts = starts(in: schema)
      var found = 0
      try database.forEachRow("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL") { row in
        row.withTextBytes(0) { sql in
          let isOurs =
            starts.contains { isStatement(sql, at: $0, in: schema) }
            || shadowStatements.contains { statement in
              statement.withUnsafeBufferPointer { isSame($0, sql) }
            }
          if isOurs { found += 1 }
        }
      }
      return found == starts.count + shadowStatements.count
    }
  }

  /// Where each statement of schema.sql begins: at `CREATE` at the start of a line.
  private static func starts(in schema: UnsafeBufferPointer<UInt8>) -> [Int] {
    guard let text = schema.baseAddress else { return [] }
    var starts: [Int] = []
    var rest = text
    // The file begins with a comment.
    while let line = memchr(rest, 0x0A, text + schema.count - rest) {
      rest = UnsafePointer(line.assumingMemoryBound(to: UInt8.self)) + 1
      let start = rest - text
      if schema.count - start > 7, memcmp(rest, "CREATE ", 7) == 0 { starts.append(start) }
    }
    return starts
  }

  /// Whether the statement that begins here is this one; it ends with a semicolon.
  private static func isStatement(
    _ sql: UnsafeBufferPointer<UInt8>, at start: Int, in schema: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let end = start + sql.count
    guard end < schema.count, schema[end] == UInt8(ascii: ";") else { return false }
    return isSame(UnsafeBufferPointer(rebasing: schema[start..<end]), sql)
  }

  /// As `elementsEqual`, which goes byte by byte; this is done at each look-up.
  private static func isSame(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard left.count == right.count, let start = left.baseAddress, let other = right.baseAddress
    else { return left.count == right.count }
    return memcmp(start, other, left.count) == 0
  }

  /// What FTS5 makes for an index (SQLite manual, fts5.html, section 9.1, without `_content`, which
  /// none of ours has).
  private static let shadowStatements: [[UInt8]] = ["entries_fts", "segments_fts"].flatMap {
    [
      "CREATE TABLE '\($0)_data'(id INTEGER PRIMARY KEY, block BLOB)",
      "CREATE TABLE '\($0)_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID",
      "CREATE TABLE '\($0)_docsize'(id INTEGER PRIMARY KEY, sz BLOB)",
      "CREATE TABLE '\($0)_config'(k PRIMARY KEY, v) WITHOUT ROWID",
    ].map { Array($0.utf8) }
  }
}
