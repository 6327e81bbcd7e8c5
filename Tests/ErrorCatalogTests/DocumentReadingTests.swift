import SQLite
import Testing

@testable import ErrorCatalog

/// Documents long enough to be read on a thread of their own.
@Suite struct DocumentReadingTests {
  private static let document = Document(path: "long.md", bytes: Array(text(rows: 9000).utf8))

  /// A table with texts that repeat, a code that repeats, and a text in Chinese.
  private static func text(rows: Int) -> String {
    var text = "# Long\n\n| code | description |\n| --- | --- |\n"
    for row in 0..<rows {
      text += "| \(10_000 + row % 8990) | Order \(row % 7000) of this account was refused 余额不足 |\n"
    }
    return text
  }

  private func preparation(of database: Database) throws -> EntryPreparation {
    EntryPreparation(try Rules.embedded().classifier, try Tokenizer(.words, of: database))
  }

  @Test func `a long document gives what its reader gives, in the same order`() throws {
    try #require(Self.document.bytes.count > 1 << 18)
    var reader = DocumentReader(Self.document)
    var expected: [DocumentReader.Item] = []
    while let item = reader.next() { expected.append(item) }
    var found: [DocumentReader.Item] = []
    let summary = try DocumentReading.read(
      Self.document, preparing: preparation(of: .inMemory())
    ) { items in
      for item in items {
        switch item {
        case .domain(let domain): found.append(.domain(domain))
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
  func `reading ends where what is read is refused`(count: Int) throws {
    struct Refusal: Error {}
    var batches = 0
    #expect(throws: Refusal.self) {
      _ = try DocumentReading.read(Self.document, preparing: preparation(of: .inMemory())) {
        #expect($0.count <= DocumentReading.batchSize)
        batches += 1
        if batches == count { throw Refusal() }
      }
    }
    #expect(batches == count)
  }

  @Test func `a long document makes a file that is whole, without free pages, twice the same`()
    throws
  {
    let folder = try TemporaryFolder()
    try folder.write(Array(Self.text(rows: 60_000).utf8), to: "long.md")
    for name in ["a.db", "b.db"] {
      let found = try findDocuments([folder("long.md")])
      _ = try CatalogImport(found).run(into: folder(name))
    }
    let checks = try Catalog.verify(path: folder("a.db"))
    #expect(checks.allSatisfy { $0.status == .ok }, "\(checks)")
    let (first, second) = try (contents(ofFile: folder("a.db")), contents(ofFile: folder("b.db")))
    #expect(first == second)
    let database = try Database(path: folder("a.db"), access: .readOnly)
    for (sql, count): (StaticString, Int) in [
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

  @Test func `a text gets one id, however often it comes`() {
    var descriptions = DescriptionIDs()
    let texts = (0..<3000).map { $0 == 7 ? "" : "text \($0)\0\($0 % 3)" }
    for (index, text) in texts.enumerated() {
      #expect(descriptions.id(of: text) == (index + 1, true))
    }
    for (index, text) in texts.enumerated().reversed() {
      #expect(descriptions.id(of: text) == (index + 1, false))
    }
    #expect(descriptions.count == 3000)
  }
}
