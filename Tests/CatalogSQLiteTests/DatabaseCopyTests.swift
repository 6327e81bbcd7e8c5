import CatalogSQLite
import TestSupport
import Testing

/// A database in memory that starts with a file's bytes.
@Suite struct DatabaseCopyTests {
  let folder: TemporaryFolder
  let bytes: [UInt8]

  init() throws {
    folder = try TemporaryFolder()
    _ = try folder.makeDatabase()
    bytes = try folder.read("words.db")
  }

  @Test func `the copy has the file's content and keeps its changes to itself`() throws {
    let copy = try Database.inMemory(copyOf: bytes)
    #expect(try copy.values("SELECT word FROM words") == [.text("disk")])
    for index in 0..<1000 {
      let word = "more than a page \(index)"
      try copy.execute("INSERT INTO words (word) VALUES (\(word))")
    }
    #expect(try copy.values("SELECT count(*) FROM words") == [.integer(1001)])
    #expect(try folder.read("words.db") == bytes)
    #expect(folder.names == ["words.db"])
    #expect(try Database.inMemory(copyOf: bytes).values("SELECT word FROM words").count == 1)
  }

  @Test func `its bytes match a file with the same content`() throws {
    let copy = try Database.inMemory(copyOf: bytes)
    try copy.execute("INSERT INTO words (word) VALUES ('full')")
    let again = try Database.inMemory(copyOf: copy.serialized())
    #expect(try again.values("SELECT word FROM words") == [.text("disk"), .text("full")])
  }

  @Test func `invalid bytes cause an error at the first statement`() throws {
    let text = try Database.inMemory(copyOf: Array(String(repeating: "text ", count: 400).utf8))
    #expect(
      sqliteError { _ = try text.values("SELECT * FROM sqlite_schema") }?.code == .notADatabase)
    #expect(try Database.inMemory(copyOf: []).values("SELECT * FROM sqlite_schema").isEmpty)
    let cut = try Database.inMemory(copyOf: Array(bytes.prefix(5000)))
    #expect(sqliteError { _ = try cut.values("SELECT word FROM words") } != nil)
  }

  @Test func `a value reports how it is stored`() throws {
    let copy = try Database.inMemory(copyOf: bytes)
    try copy.withStatement("SELECT NULL, 1, 1.5, 'x', x'00'") { row in
      try row.expectRow()
      let classes = (0..<5).map { row.storageClass($0) }
      #expect(classes == [.null, .integer, .real, .text, .blob])
    }
  }
}
