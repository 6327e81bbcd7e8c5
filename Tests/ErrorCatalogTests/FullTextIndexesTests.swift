import CatalogSQLite
import Testing

@testable import Causes
@testable import CodeDocuments
@testable import ErrorCatalog

/// The full-text indexes that are built apart from a catalog and copied into it.
@Suite struct FullTextIndexesTests {
  private func entry(_ number: Int) -> PreparedEntry {
    let text = "Order \(number % 90) was refused" + (number % 7 == 0 ? " 余额不足" : "")
    return PreparedEntry(
      draft: EntryDraft(
        code: "\(1000 + number)", occurrence: 1, symbol: number % 5 == 0 ? "E_\(number)" : nil,
        description: text, line: number,
        cells: number % 3 == 0 ? [EntryDraft.Cell(column: 2, text: "Retry later")] : []),
      descriptionID: number, newDescription: Sorting(cause: 0, rule: nil, areas: []),
      segmented: Segmentation.segmented(text))
  }

  /// A database with the tables of a catalog, for the copied indexes.
  private func catalog(of entries: Range<Int>, inBatchesOf size: Int) throws -> Database {
    let database = try Database.inMemory()
    try database.executeScript(SchemaText.tables(of: catalogSchema))
    let indexes = try FullTextIndexes(like: database)
    for first in stride(from: entries.lowerBound, to: entries.upperBound, by: size) {
      let batch = (first..<min(first + size, entries.upperBound)).map {
        EntryPipeline.Item.entry(entry($0))
      }
      try indexes.add(FullTextIndexes.Batch(firstID: first + 1, items: batch))
    }
    indexes.close()
    try indexes.finish()
    try indexes.copy(to: database)
    try database.execute("PRAGMA writable_schema = RESET")
    return database
  }

  private func count(_ sql: SQL, _ match: String, in database: Database) throws -> Int {
    try database.withStatement(sql) { statement in
      try statement.bind(match, at: 1)
      return try statement.step() ? statement.int(0) : 0
    }
  }

  @Test(arguments: [(0, 1), (1, 512), (700, 100), (9000, 512)])
  func `the copy finds the new entries, with a thread and without`(entries: Int, size: Int) throws {
    let database = try catalog(of: 0..<entries, inBatchesOf: size)
    let found = try count(
      "SELECT count(*) FROM entries_fts WHERE entries_fts MATCH ?", "refuse", in: database)
    #expect(found == entries)
    let code = try count(
      "SELECT sum(rowid) FROM entries_fts WHERE entries_fts MATCH ?", "code : 1005", in: database)
    #expect(code == (entries > 5 ? 6 : 0))
    let symbols = try count(
      "SELECT count(*) FROM entries_fts WHERE entries_fts MATCH ?", "symbol : e", in: database)
    #expect(symbols == (entries + 4) / 5)
    let others = try count(
      "SELECT count(*) FROM entries_fts WHERE entries_fts MATCH ?", "other : retrying",
      in: database)
    #expect(others == (entries + 2) / 3)
    #expect(
      try count("SELECT count(*) FROM entries_fts_docsize WHERE id > ?", "", in: database) == 0)
    #expect(
      try count("SELECT count(*) FROM entries_fts_docsize WHERE ? = ''", "", in: database)
        == entries)
    let pairs = try count(
      "SELECT count(*) FROM segments_fts WHERE segments_fts MATCH ?", "余额", in: database)
    #expect(pairs == (entries + 6) / 7)
  }

  @Test func `the copy does not depend on the order of the entries`() throws {
    let whole = try derivedDigest(of: catalog(of: 0..<6000, inBatchesOf: 6000))
    let parts = try derivedDigest(of: catalog(of: 0..<6000, inBatchesOf: 7))
    let other = try derivedDigest(of: catalog(of: 0..<5999, inBatchesOf: 7))
    #expect(whole == parts)
    #expect(whole != other)
  }

  @Test(arguments: [1, 512])
  func `an error on the thread is thrown while entries are added or at the end`(
    size: Int
  ) throws {
    // Without the other index, the first text in Chinese cannot be indexed.
    let database = try Database.inMemory()
    try database.execute(
      """
      CREATE VIRTUAL TABLE entries_fts USING fts5(
        code, description, symbol, other, content = 'entry_texts', content_rowid = 'id')
      """)
    let indexes = try FullTextIndexes(like: database)
    var added = 0
    #expect(throws: SQLiteError.self) {
      for first in stride(from: 1, to: 9000, by: size) {
        let items = (first..<first + size).map {
          // No entries before the thread has started.
          var entry = entry($0)
          if $0 < 5000 { entry.segmented = nil }
          return EntryPipeline.Item.entry(entry)
        }
        try indexes.add(FullTextIndexes.Batch(firstID: first, items: items))
        added += size
      }
      indexes.close()
      try indexes.finish()
    }
    #expect(added > 4096)
  }
}
