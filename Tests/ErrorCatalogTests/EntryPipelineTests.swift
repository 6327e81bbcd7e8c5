import CatalogSQLite
import TestSupport
import Testing

@testable import Causes
@testable import CodeDocuments
@testable import ErrorCatalog

/// Documents long enough to be read on a thread of their own.
@Suite struct EntryPipelineTests {
  private static let document = Document(path: "long.md", bytes: Array(text(rows: 9000).utf8))

  /// A table with repeated texts, a repeated code, and a text in Chinese.
  private static func text(rows: Int) -> String {
    var text = "# Long\n\n| code | description |\n| --- | --- |\n"
    for row in 0..<rows {
      text += "| \(10_000 + row % 8990) | Order \(row % 7000) of this account was refused 余额不足 |\n"
    }
    return text
  }

  private func preparer(of database: Database) throws -> EntryPreparer {
    EntryPreparer(try Rules.embedded().classifier, try Tokenizer(.words, of: database))
  }

  @Test func `a long document gives the same as its reader, in the same order`() throws {
    try #require(Self.document.bytes.count > 1 << 18)
    var reader = EntryReader(Self.document)
    var expected: [EntryReader.Item] = []
    while let item = reader.next() { expected.append(item) }
    var found: [EntryReader.Item] = []
    let summary = try EntryPipeline.read(
      Self.document, preparing: preparer(of: .inMemory())
    ) { items in
      for item in items {
        switch item {
        case .domain(let domain): found.append(.domain(domain))
        case .column(let column): found.append(.column(column))
        case .entry(let entry): found.append(.entry(entry.draft))
        case .diagnostic(let diagnostic): found.append(.diagnostic(diagnostic))
        }
      }
    }
    #expect(found == expected)
    #expect(summary.balance == reader.balance && summary.balance.rows == 9000)
    #expect(summary.title == "Long")
  }

  @Test(arguments: [1, 2, 18])
  func `reading stops when a batch is refused`(count: Int) throws {
    struct Refusal: Error {}
    var batches = 0
    #expect(throws: Refusal.self) {
      _ = try EntryPipeline.read(Self.document, preparing: preparer(of: .inMemory())) {
        #expect($0.count <= EntryPipeline.batchSize)
        batches += 1
        if batches == count { throw Refusal() }
      }
    }
    #expect(batches == count)
  }

  @Test func `a long document makes a valid file without free pages, and the same bytes twice`()
    throws
  {
    let folder = try TemporaryFolder()
    try folder.write(Array(Self.text(rows: 60_000).utf8), to: "long.md")
    for name in ["a.db", "b.db"] {
      let found = try FoundDocuments(at: [folder("long.md")])
      _ = try CatalogImport(found).run(into: folder(name))
    }
    let checks = try Catalog.verify(path: folder("a.db"))
    #expect(checks.allSatisfy { $0.status == .ok }, "\(checks)")
    let (first, second) = try (contents(ofFile: folder("a.db")), contents(ofFile: folder("b.db")))
    #expect(first == second)
    let database = try Database(path: folder("a.db"), access: .readOnly)
    for (sql, count): (SQL, Int) in [
      ("PRAGMA freelist_count", 0), ("SELECT count(*) FROM descriptions", 7000),
      ("SELECT max(occurrence) FROM codes", 7),
      ("SELECT count(*) FROM entries_fts_config WHERE k <> 'version'", 0),
    ] {
      try database.withStatement(sql) { statement in
        let isRow = try statement.step()
        #expect(isRow && statement.int(0) == count, "\(sql)")
      }
    }
  }

  @Test func `a text gets one id, however often it occurs`() {
    var descriptions = TextIDs()
    let texts = (0..<3000).map { $0 == 7 ? "" : "text \($0)\0\($0 % 3)" }
    for (index, text) in texts.enumerated() {
      #expect(descriptions.id(of: text) == (index + 1, true))
    }
    for (index, text) in texts.enumerated().reversed() {
      #expect(descriptions.id(of: text) == (index + 1, false))
    }
    #expect(descriptions.count == 3000)
  }

  @Test(arguments: [
    "", "10016", "403.14", "HTTP ERROR CODE 403", "ECONNRESET", "don't", "余额不足", "API密钥无效",
    "a\0b c",
    "１００１６", "Überweisung: abgelehnt (ß)", String(repeating: "word ", count: 300),
  ])
  func `the token counts match those of FTS5`(text: String) throws {
    let draft = EntryDraft(
      code: text, occurrence: 1, symbol: text, description: text, line: 1)
    let database = try Database.inMemory()
    guard case .entry(let entry) = try preparer(of: database).prepare(.entry(draft)) else {
      return
    }
    try database.execute(
      "CREATE VIRTUAL TABLE t USING fts5(code, description, symbol, tokenize = 'porter unicode61')")
    try database.execute("INSERT INTO t VALUES (\(text), \(text), \(text))")
    var expected: [UInt8] = []
    try database.withStatement("SELECT sz FROM t_docsize") { statement in
      if try statement.step() { expected = statement.bytes(0) }
    }
    var counted: [UInt8] = []
    for count in [entry.tokens.code, entry.tokens.description, entry.tokens.symbol] {
      appendVarint(count, to: &counted)
    }
    #expect(counted == expected)
  }

  @Test(
    arguments: [
      (0, [0]), (127, [127]), (128, [0x81, 0]), (300, [0x82, 0x2C]), (16384, [0x81, 0x80, 0]),
    ] as [(Int, [UInt8])])
  func `a number is written as SQLite writes it`(number: Int, bytes: [UInt8]) {
    var written: [UInt8] = []
    appendVarint(number, to: &written)
    #expect(written == bytes)
  }
}
