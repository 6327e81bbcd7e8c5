import CatalogSQLite
import Glibc
import TestSupport
import Testing

@testable import ErrorCatalog

@Suite struct VerifyTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// A catalog with something in each of its tables.
  private static let catalog: Result<[UInt8], any Error> = Result {
    let folder = try TemporaryFolder()
    _ = try folder.catalog([
      "a.md": codeTable(
        "| 104 ECONNRESET | Bad key at Â±5% | 401 |", "| 5xx | No such order | |",
        "| 余额 | 余额不足 | 400 |", header: "Error Code | Description | HTTP"),
      "b.md": codeTable("| 1 | Withdrawal of bitcoin failed |"),
    ])
    return try folder.read("catalog.db")
  }

  @Test(arguments: [
    ["| 1 | a |", "{: .table}"], ["| 1 | a |", "| | b |", "| | c |"],
    ["| 1 | a |", "| | |", "| --- | --- |"], ["| | a |", "| | b |", "| 1, 2 | c |"],
  ])
  func `rows without a code of their own are in the balance`(rows: [String]) throws {
    _ = try folder.catalog(["a.md": codeTable(rows.joined(separator: "\n"))])
    #expect(try failures() == [])
  }

  /// The first failure, and every check that is not ok.
  private func failures(_ name: String = "catalog.db") throws -> [String] {
    try Catalog.verify(path: folder(name), isDeep: true).filter { $0.status != .ok }
      .map { "\($0.status == .failed ? "" : "-")\($0.subject)" }
  }

  /// Changes the catalog with SQL, through the library's own connection for writers.
  private func change(_ sql: String, forgesDigests: Bool = false) throws {
    try folder.write(Self.catalog.get(), to: "catalog.db")
    let database = try Database(path: folder("catalog.db"), access: .readWrite)
    try database.execute("PRAGMA foreign_keys = OFF")
    try database.executeScript(sql)
    guard forgesDigests else { return }
    try database.execute(
      "UPDATE metadata SET value = \(contentDigest(of: database)) WHERE key = 'content_digest'")
    try database.execute(
      "UPDATE metadata SET value = \(derivedDigest(of: database)) WHERE key = 'derived_digest'")
  }

  @Test func `a catalog as written is valid and does not change`() throws {
    for bytes in [try Self.catalog.get(), try SeedCatalog.bytes.get()] {
      try folder.write(bytes, to: "catalog.db")
      let checks = try Catalog.verify(path: folder("catalog.db"))
      #expect(checks.map(\.subject) == CatalogCheck.Subject.allCases)
      #expect(checks.filter { $0.status != .ok } == [])
      #expect(!checks.contains { $0.detail.isEmpty })
      #expect(try folder.read("catalog.db") == bytes)
      #expect(folder.names == ["catalog.db"])
    }
  }

  @Test(arguments: [
    ("UPDATE descriptions SET text = text || 'x' WHERE id = 1", ["content", "-causes", "-search"]),
    ("UPDATE sources SET url = 'https://evil.example'", ["content", "-causes", "-search"]),
    ("UPDATE documents SET url = 'https://evil.example'", ["content", "-causes", "-search"]),
    ("UPDATE texts SET text = '200' WHERE text = '401'", ["content", "-causes", "-search"]),
    (
      "UPDATE columns SET role = 'other' WHERE role = 'http-status'",
      ["content", "-causes", "-search"]
    ),
    ("DELETE FROM areas", ["references", "content", "-causes", "-search"]),
    (
      "UPDATE codes SET description_id = 99 WHERE id = 1",
      ["references", "content", "-causes", "-search"]
    ),
    ("DELETE FROM descriptions WHERE id = 1", ["references", "content", "-causes", "-search"]),
    (
      "UPDATE metadata SET value = '99' WHERE key = 'rows'",
      ["content", "derived", "rows", "-causes", "-search"]
    ),
    ("UPDATE metadata SET value = '9' WHERE key = 'tool_version'", ["derived"]),
    ("INSERT INTO metadata VALUES ('built_at', '2026-01-01T00:00:00Z')", ["derived"]),
    (
      "DELETE FROM metadata WHERE key = 'content_digest'",
      ["content", "derived", "-causes", "-search"]
    ),
    ("DELETE FROM metadata WHERE key = 'derived_digest'", ["derived"]),
    ("UPDATE metadata SET value = '' WHERE key = 'derived_digest'", ["derived"]),
    ("DELETE FROM vocabulary WHERE word = 'order'", ["derived", "search"]),
    ("DELETE FROM segments_fts_docsize", ["derived", "search"]),
    ("DELETE FROM entries_fts_docsize", ["derived", "search"]),
    ("UPDATE entries_fts_data SET block = x'00' WHERE id = 1", ["derived", "search"]),
    ("PRAGMA journal_mode = WAL", ["file"]),
    (
      "DROP INDEX codes_by_code",
      ["file", "schema", "-content", "-derived", "-texts", "-causes", "-search"]
    ),
    (
      "CREATE TRIGGER t AFTER INSERT ON codes BEGIN SELECT 1; END",
      ["schema", "-content", "-derived", "-texts", "-causes", "-search"]
    ),
    (
      "CREATE VIEW mine AS SELECT 1",
      ["schema", "-content", "-derived", "-texts", "-causes", "-search"]
    ),
    (
      "DROP VIEW entries; CREATE VIEW entries AS SELECT 1 AS id",
      ["file", "schema", "-content", "-derived", "-texts", "-causes", "-search"]
    ),
    ("ANALYZE", ["schema", "-content", "-derived", "-texts", "-causes", "-search"]),
  ])
  func `a change is found`(sql: String, expected: [String]) throws {
    try folder.write(Self.catalog.get(), to: "catalog.db")
    do {
      let database = try Database(path: folder("catalog.db"), access: .readWrite)
      try database.execute("PRAGMA foreign_keys = OFF")
      if sql.hasPrefix("PRAGMA journal") {
        try database.withStatement("PRAGMA journal_mode = WAL") { _ = try $0.step() }
      } else {
        try database.executeScript(sql)
      }
    }
    #expect(try failures() == expected)
    #expect(folder.names == ["catalog.db"])
  }

  @Test(arguments: [
    ("UPDATE descriptions SET text = text || ' zebra' WHERE id = 1", ["search"]),
    ("DELETE FROM vocabulary WHERE word = 'order'", ["search"]),
    ("INSERT INTO vocabulary VALUES ('zebra', 1)", ["search"]),
    ("UPDATE vocabulary SET entries = 7 WHERE word = 'order'", ["search"]),
    ("DELETE FROM synonym_phrases WHERE synonym_id = 1", ["search"]),
    ("INSERT INTO segments_fts (rowid, text) VALUES (1, 'zebra')", ["search"]),
    ("INSERT INTO entries_fts (entries_fts) VALUES ('delete-all')", ["search"]),
    ("UPDATE categories SET words = '((' WHERE id = 2", ["causes", "search"]),
    ("INSERT INTO texts VALUES (90, 'twice', NULL), (91, 'twice', NULL)", ["texts"]),
    ("UPDATE descriptions SET cause_id = 3 WHERE id = 2", ["causes"]),
    ("DELETE FROM description_areas", ["causes"]),
    ("UPDATE documents SET rows = 9, rows_imported = 9 WHERE id = 1", ["rows"]),
    ("UPDATE documents SET rows_with_diagnostics = 9 WHERE id = 1", ["rows"]),
    ("UPDATE documents SET rows = -1, rows_imported = -1 WHERE id = 1", ["rows"]),
    ("UPDATE metadata SET value = '9' WHERE key = 'rows_rejected'", ["rows"]),
    (
      "UPDATE diagnostics SET code_id = NULL; DELETE FROM cells; DELETE FROM codes",
      ["rows", "search"]
    ),
  ])
  func `a change with recomputed digests is found`(
    sql: String, expected: [String]
  ) throws {
    try change(sql, forgesDigests: true)
    #expect(try failures() == expected)
  }

  @Test(arguments: [200, 4095, 4096, 40_960, -4096, -1])
  func `a truncated file is not valid`(length: Int) throws {
    let bytes = try Self.catalog.get()
    try folder.write(
      Array(bytes.prefix(length < 0 ? bytes.count + length : length)), to: "catalog.db")
    #expect(try failures().first == "file")
  }

  @Test func `bytes after the end are found`() throws {
    try folder.write(Self.catalog.get() + [0], to: "catalog.db")
    #expect(try failures() == ["file"])
  }

  @Test(arguments: ["catalog.db-journal", "catalog.db-wal"])
  func `another program's file next to the catalog is found`(name: String) throws {
    try folder.write(Self.catalog.get(), to: "catalog.db")
    try folder.link("link.db", to: "catalog.db")
    try folder.write("", to: name)
    #expect(try failures() == [], "an empty file is harmless")
    try folder.write("theirs", to: name)
    for catalog in ["catalog.db", "link.db"] {
      #expect(
        throws: CatalogError.strangeJournal(
          path: folder(catalog) + name.dropFirst("catalog.db".count))
      ) { try Catalog.verify(path: folder(catalog)) }
    }
  }

  @Test func `a file that is not a catalog is not checked`() throws {
    try folder.write("", to: "empty.db")
    try folder.write(String(repeating: "text ", count: 100), to: "text.db")
    try folder.makeFolder("folder.db")
    for name in ["empty.db", "text.db", "folder.db"] {
      #expect(throws: CatalogError.notACatalog(path: folder(name))) {
        try Catalog.verify(path: folder(name))
      }
    }
    #expect(throws: CatalogError.noCatalog(path: folder("missing.db"))) {
      try Catalog.verify(path: folder("missing.db"))
    }
    try folder.write(Self.catalog.get(), to: "newer.db")
    try Database(path: folder("newer.db"), access: .readWrite).execute("PRAGMA user_version = 99")
    #expect(
      throws: CatalogError.format(
        path: folder("newer.db"), found: 99, expected: CatalogFormat.version)
    ) { try Catalog.verify(path: folder("newer.db")) }
  }
}
