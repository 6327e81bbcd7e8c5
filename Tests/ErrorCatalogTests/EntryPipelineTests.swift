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

  @Test func `a code without a description has one empty text for each way it is sorted`() throws {
    let preparer = try preparer(of: .inMemory())
    let drafts = [
      ("1", "INVALID_SIGNATURE", ""), ("2", nil, "Busy"), ("3", "INVALID_SIGNATURE", ""),
      ("4", "RATE_LIMIT", ""), ("5", nil, ""), ("6", nil, ""), ("7", nil, "Busy"),
    ]
    var ids: [Int] = []
    var new: [Int] = []
    for (code, symbol, text) in drafts {
      let draft = EntryDraft(
        code: code, occurrence: 1, symbol: symbol, description: text, line: 1)
      guard case .entry(let entry) = preparer.prepare(.entry(draft)) else { continue }
      ids.append(entry.descriptionID)
      if entry.newDescription != nil { new.append(entry.descriptionID) }
    }
    #expect(ids == [1, 2, 1, 3, 4, 4, 2])
    #expect(new == [1, 2, 3, 4], "each has its cause and areas once")
  }

  @Test func `each distinct text of a cell is new once`() throws {
    let preparer = try preparer(of: .inMemory())
    var found: [[Int]] = []
    for cells in [["400", "Retry"], ["400", "400"], ["Retry"]] {
      let draft = EntryDraft(
        code: "1", occurrence: 1, description: "", line: 1,
        cells: cells.enumerated().map { EntryDraft.Cell(column: $0.offset, text: $0.element) })
      guard case .entry(let entry) = preparer.prepare(.entry(draft)) else { continue }
      found.append(entry.cellTexts.map { $0.isNew ? $0.id : -$0.id })
    }
    #expect(found == [[1, 2], [-1, -1], [-2]])
  }
}
