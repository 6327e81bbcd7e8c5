import CatalogSQLite
import TestSupport
import Testing

@testable import ErrorCatalog

@Suite struct ContentDigestTests {
  private static let document = codeTable(
    "| 104 ECONNRESET | Bad key at Â±5% | 401 |", "| 5xx | No such order | |",
    header: "Error Code | Description | HTTP")

  private let catalog: [UInt8]
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    _ = try folder.catalog(["a.md": Self.document])
    catalog = try folder.read("catalog.db")
  }

  /// The digest of a catalog after a change to the file.
  private func digest(_ change: SQL? = nil) throws -> String {
    try folder.write(catalog, to: "changed.db")
    let database = try Database(path: folder("changed.db"), access: .readWrite)
    try database.execute("PRAGMA foreign_keys = OFF")
    if let change { try database.execute(change) }
    return try contentDigest(of: database)
  }

  @Test func `every column of every table counts`() throws {
    let whole = try digest()
    let changes: [SQL] = [
      "UPDATE sources SET name = 'x'", "UPDATE sources SET title = 'x'",
      "UPDATE sources SET title = ''", "UPDATE sources SET url = ''",
      "UPDATE documents SET path = 'x'", "UPDATE documents SET revised = '2026-01-01'",
      "UPDATE documents SET title = 'x'", "UPDATE documents SET title = NULL",
      "UPDATE documents SET url = ''", "UPDATE documents SET sha256 = 'x'",
      "UPDATE documents SET options = '[]'", "UPDATE documents SET rows_with_diagnostics = 9",
      "UPDATE domains SET slug = 'x'", "UPDATE domains SET title = 'x'",
      "UPDATE domains SET form = 'csv'", "UPDATE columns SET header = 'x' WHERE id = 1",
      "UPDATE columns SET key = '\"x\"' WHERE id = 1", "UPDATE columns SET role = 'other'",
      "DELETE FROM columns WHERE id = 1",
      "UPDATE domains SET line = 99", "UPDATE descriptions SET text = text || 'x' WHERE id = 1",
      "UPDATE codes SET code = 'x' WHERE id = 1", "UPDATE codes SET number = NULL WHERE id = 1",
      "UPDATE codes SET symbol = 'x' WHERE id = 1", "UPDATE codes SET raw = '' WHERE id = 2",
      "UPDATE descriptions SET rule_id = NULL WHERE id = 1",
      "UPDATE codes SET line = 0 WHERE id = 1", "UPDATE codes SET anchor = 'x' WHERE id = 1",
      "UPDATE codes SET first_number = 0 WHERE id = 2",
      """
      UPDATE descriptions
      SET cause_id = (SELECT min(id) FROM causes WHERE id <> cause_id) WHERE id = 1
      """,
      "UPDATE texts SET text = 'x'", "UPDATE texts SET json = '\"x\"'",
      "UPDATE cells SET column_id = column_id - 1", "DELETE FROM causes WHERE id = 1",
      "DELETE FROM areas", "DELETE FROM description_areas", "UPDATE rules SET words = 'x'",
      "UPDATE diagnostics SET code_id = NULL", "UPDATE diagnostics SET code_id = 2",
      "UPDATE categories SET advice = advice || 'x' WHERE id = 1",
      "UPDATE diagnostics SET message = 'x'", "UPDATE diagnostics SET severity = 'note'",
      "INSERT INTO synonyms (said, written) VALUES ('a', 'b')",
      "INSERT INTO notes (code, note, owner, link, status) VALUES ('1', 'a', '', '', '')",
      "UPDATE data_dictionary SET meaning = 'x' WHERE id = 1",
      "UPDATE data_dictionary SET column_name = 'x' WHERE id = 1",
      "UPDATE sample_queries SET sql = 'x' WHERE id = 1",
      "UPDATE sample_queries SET question = 'x' WHERE id = 1",
      "UPDATE metadata SET value = 'x' WHERE key = 'format_version'",
    ]
    var seen: Set<String> = [whole]
    for change in changes { #expect(seen.insert(try digest(change)).inserted, "\(change)") }
  }

  @Test func `data that is not content does not count`() throws {
    let whole = try digest()
    for key in ["content_digest", "derived_digest", "tool_version", "built_at"] {
      try folder.write(catalog, to: "changed.db")
      let database = try Database(path: folder("changed.db"), access: .readWrite)
      try database.execute("INSERT OR REPLACE INTO metadata VALUES (\(key), 'x')")
      #expect(try contentDigest(of: database) == whole, "\(key)")
    }
    #expect(try digest("DROP INDEX codes_by_code") == whole)
    #expect(try digest("INSERT INTO entries_fts (entries_fts) VALUES ('optimize')") == whole)
  }

  @Test func `a value is told apart from its neighbors and from other types`() throws {
    func digest(_ values: (String, String)) throws -> String {
      let database = try Database.inMemory()
      try database.executeScript(catalogSchema)
      try database.execute(
        "INSERT INTO synonyms (said, written) VALUES (\(values.0), \(values.1))")
      return try contentDigest(of: database)
    }
    let pairs = [
      ("ab", "c"), ("a", "bc"), ("a\nT1:b", "c"), ("N", "I1"), ("", "abc"), ("a\0", "c"),
    ]
    #expect(Set(try pairs.map(digest)).count == pairs.count)
  }

  @Test func `bytes that are no text count as they are`() throws {
    func digest(_ change: SQL) throws -> String { try self.digest(change) }
    let one = try digest("UPDATE domains SET title = CAST(x'41FF' AS TEXT)")
    #expect(try digest("UPDATE domains SET title = CAST(x'41FE' AS TEXT)") != one)
    #expect(try digest("UPDATE domains SET title = 'A\u{FFFD}'") != one)
  }

  @Test func `the two digests cover everything in the file`() throws {
    try folder.write(catalog, to: "changed.db")
    let database = try Database(path: folder("changed.db"), access: .readWrite)
    func digests() throws -> [String] {
      [try contentDigest(of: database), try derivedDigest(of: database)]
    }
    let whole = try digests()
    try database.withStatement(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name"
    ) { statement in
      var count = 0
      while try statement.step() {
        // For every table, one of the digests reveals that its rows are gone.
        let name = statement.text(0)
        count += 1
        try database.execute("PRAGMA foreign_keys = OFF")
        try database.execute("SAVEPOINT row")
        try database.executeScript("DELETE FROM \(name)")
        if database.changes > 0 { #expect(try digests() != whole, "\(name)") }
        try database.execute("ROLLBACK TO row; RELEASE row")
      }
      #expect(count == 31)
    }
  }
}
