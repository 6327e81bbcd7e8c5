import Glibc
import TestSupport
import Testing

@testable import CatalogSQLite
@testable import CodeDocuments
@testable import CodeLogs
@testable import ErrorCatalog

/// The library's own threads, and calls from the threads of its users.
///
/// `make tsan` runs these tests under the thread sanitizer, so they are small.
@Suite struct ConcurrencyTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A document of some rows, numbered from a start: repeated texts, one in Chinese, an attribute.
  private static func document(_ rows: Range<Int>, of text: String = "was refused") -> String {
    var document = "# Long Error Codes\n\n| Error code | Description | HTTP status |\n|--|--|--|\n"
    for row in rows {
      let reason = row.isMultiple(of: 2) ? "by insufficient balance 余额不足" : "by its signature"
      document += "| \(10_000 + row) | Order \(row % 700) of this account \(text) \(reason) "
      document += "| \(400 + row % 30) |\n"
    }
    return document
  }

  /// Large enough in bytes and rows that the library starts threads.
  private static let long = document(0..<4800)

  private func rows(_ sql: String, in catalog: String) throws -> [String] {
    try Catalog(path: folder(catalog)).rows(sql)
  }

  @Test func `a long document reads the same as its parts, too short for threads`() throws {
    try #require(Self.long.utf8.count > 1 << 18)
    try folder.write(Self.long, to: "long.md")
    try folder.importing(["long.md"], into: "long.db")
    let parts = (0..<8).map { "part\($0).md" }
    for (index, part) in parts.enumerated() {
      let text = Self.document(index * 600..<(index + 1) * 600)
      try #require(text.utf8.count < 1 << 16)
      try folder.write(text, to: part)
    }
    try folder.importing(parts, into: "parts.db")
    for sql in [
      "SELECT code, number, symbol, description, cause, areas, attributes FROM entries ORDER BY id",
      """
      SELECT code, rules.words FROM codes JOIN descriptions ON descriptions.id = description_id
      JOIN rules ON rules.id = rule_id ORDER BY codes.id
      """,
      """
      SELECT code_id, position, text FROM cells JOIN columns ON columns.id = column_id
      JOIN texts ON texts.id = text_id ORDER BY code_id, position
      """,
      "SELECT word, entries FROM vocabulary ORDER BY word",
      "SELECT count(*) FROM entries_fts WHERE entries_fts MATCH 'insufficient'",
      "SELECT count(*) FROM segments_fts WHERE segments_fts MATCH '余额'",
    ] {
      let expected = try rows(sql, in: "parts.db")
      #expect(!expected.isEmpty)
      #expect(try rows(sql, in: "long.db") == expected, "\(sql)")
    }
    let checks = try Catalog.verify(path: folder("long.db"))
    #expect(checks.allSatisfy { $0.status == .ok }, "\(checks)")
  }

  @Test func `imports at the same time give the same bytes`() async throws {
    try folder.write(Self.long, to: "long.md")
    let found = try FoundDocuments(at: [folder("long.md")])
    // In folders of their own: imports into one folder wait for each other.
    let paths = try (0..<3).map { try folder.makeFolder("\($0)") + "/catalog.db" }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for path in paths { group.addTask { _ = try CatalogImport(found).run(into: path) } }
      try await group.waitForAll()
    }
    let first = try contents(ofFile: paths[0])
    #expect(try paths.allSatisfy { try contents(ofFile: $0) == first })
  }

  @Test func `files that tasks hold at the same time are each opened by their own descriptor`()
    async throws
  {
    let paths = try (0..<3).map { try folder.write("", to: "\($0).db") }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for path in paths {
        group.addTask {
          let descriptor = open(path, O_RDWR | O_CLOEXEC)
          defer { close(descriptor) }
          for _ in 0..<200 { try HeldFile(path: path, descriptor: descriptor).release() }
          let file = try HeldFile(path: path, descriptor: descriptor)
          defer { file.release() }
          let database = try file.open()
          try database.withStatement("PRAGMA journal_mode = OFF") { _ = try $0.step() }
          try database.execute("CREATE TABLE codes (code)")
        }
      }
      try await group.waitForAll()
    }
    for path in paths {
      let database = try Database(path: path, access: .readOnly)
      let name = try database.withStatement("SELECT name FROM sqlite_schema") { statement in
        try statement.step() ? statement.text(0) : nil
      }
      #expect(name == "codes")
    }
  }

  /// Every answer that one task gets from a catalog, as text.
  private static func answers(of path: String, toLog log: String) throws -> [String] {
    let catalog = try Catalog(path: path)
    var answers = try catalog.explain("10016").map { "\($0.domain) \($0.description)" }
    for query in ["insufficient coins", "insuficient", "cannot withdraw", "2fa", "余额"] {
      answers += try catalog.search(query).map { "\($0.match) \($0.entry.code)" }
    }
    answers += try catalog.rows("SELECT cause, count(*) FROM entries GROUP BY cause ORDER BY 1")
    try catalog.forEachEntry { answers.append("\($0.code) \($0.areas)") }
    var scanner = LogScanner(finder: .keys(CodeKeys()), meanings: try CodeMeanings(in: catalog))
    let reader = try LogReader(path: log)
    try reader.forEachPart { part, bytes in
      try scanner.scan(part, in: bytes) { answers += $0.codes.map(\.code) }
    }
    return answers
  }

  @Test func `tasks that read one file, each with its own catalog, all get the same answers`()
    async throws
  {
    try folder.write(SeedCatalog.bytes.get(), to: "catalog.db")
    let log = try folder.write(#"{"result":false,"error_code":10016}"# + "\n", to: "app.log")
    let path = folder("catalog.db")
    let expected = try Self.answers(of: path, toLog: log)
    #expect(expected.count > 220)
    try await withThrowingTaskGroup(of: [String].self) { group in
      for _ in 0..<8 { group.addTask { try Self.answers(of: path, toLog: log) } }
      for try await answers in group { #expect(answers == expected) }
    }
  }

  @Test func `tasks that read one long log, each with a thread that marks it, find the same`()
    async throws
  {
    try folder.write(SeedCatalog.bytes.get(), to: "catalog.db")
    let line = #"{"result":false,"error_code":10016}"# + "\n"
    let log = try folder.write(String(repeating: line + "\n", count: 500), to: "app.log")
    let path = folder("catalog.db")
    let counts = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<3 {
        group.addTask {
          var scanner = LogScanner(
            finder: .keys(CodeKeys()), meanings: try CodeMeanings(in: Catalog(path: path)))
          var count = 0
          let reader = try LogReader(path: log, capacity: 1 << 10)
          try reader.forEachPart(markedFor: scanner.keys) { part, bytes, marks in
            try scanner.scan(part, in: bytes, marks: marks) { count += $0.codes.count }
          }
          return count
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts == [500, 500, 500])
  }

  @Test func `tasks that read while imports replace the file see one whole catalog or the other`()
    async throws
  {
    let texts = ["was refused", "came too late"]
    for (name, text) in zip(["a", "b"], texts) {
      try folder.write(Self.document(0..<300, of: text), to: "\(name)/codes.md")
    }
    let path = folder("catalog.db")
    let imports = try ["a", "b"].map { name in
      var work = try FoundDocuments(at: [folder("\(name)/codes.md")])
      for index in work.documents.indices { work.documents[index].source = "shop" }
      return work
    }
    _ = try CatalogImport(imports[0]).run(into: path)
    let seen = try await withThrowingTaskGroup(of: Set<String>.self) { group in
      group.addTask {
        for turn in 1...6 { _ = try CatalogImport(imports[turn % 2]).run(into: path) }
        return []
      }
      for _ in 0..<3 {
        group.addTask {
          var seen: Set<String> = []
          for _ in 0..<12 {
            let catalog = try Catalog(path: path)
            let before = try Self.whole(catalog, texts)
            // Whatever file has replaced it since, an open catalog is the file it opened.
            try await Task.sleep(for: .milliseconds(5))
            #expect(try Self.whole(catalog, texts) == before)
            seen.insert(before)
          }
          return seen
        }
      }
      return try await group.reduce(into: Set<String>()) { $0.formUnion($1) }
    }
    #expect(!seen.isEmpty && seen.isSubset(of: texts))
  }

  /// Which of the texts a catalog holds; every entry must have the same one.
  private static func whole(_ catalog: Catalog, _ texts: [String]) throws -> String {
    var counts = [0, 0]
    try catalog.forEachEntry { entry in
      for (index, text) in texts.enumerated() where entry.description.contains(text) {
        counts[index] += 1
      }
    }
    #expect(counts.sorted() == [0, 300])
    return counts[0] == 300 ? texts[0] : texts[1]
  }
}
