import TestSupport
import Testing

@testable import ErrorCatalog
@testable import HTMLReader
@testable import MarkdownReader

@Suite struct CatalogSearchTests {
  let folder: TemporaryFolder
  let catalog: Catalog

  init() throws {
    folder = try TemporaryFolder()
    catalog = try SeedCatalog.open(in: folder)
  }

  @Test(arguments: [
    "\"", "\"\"", "\"insufficient", "insufficient\"", "a\"b", "'", "AND", "OR", "NOT", "NEAR",
    "NEAR(a b)", "AND OR NOT", "a AND", "*", "insuff*", "^insufficient", "code:10016", "-10016",
    "- -", "(", ")", "((", "{a b}:c", "a+b", "+", ":", "::", "code :", "\0", "a\0b", "\0\"",
    "\"\u{301}", "a\"\u{301}b", "\"\u{20DD}", "\u{301}", "😀", "👩‍👧 error", "???", "!!! ...", "--",
    "/*",
    ";DROP TABLE codes", "%", "_", "\\", "\u{FFFD}", "\u{10FFFF}", "\u{E000}", "½ ² Ⅳ",
    "错误", "ошибка", "\u{202E}x", "a\tb\nc", "\r\n", "x'41'", "rowid", "entries_fts", "rank",
  ])
  func `any query is valid`(query: String) throws {
    let hits = try catalog.search(query)
    #expect(hits.count <= 20)
    for hit in hits { #expect(hit.highlighted.map(\.text).joined() == hit.entry.description) }
  }

  @Test(
    arguments: [
      "insufficient coins", "withdr addr", "insuficient", "why can't I withdraw", "10016", "the",
      "cause:limit-exceeded", "withdrawal -address", "no money left", "order price size", "zzz", "",
    ])
  func `the count of a search is the number of all its hits`(query: String) throws {
    let hits = try catalog.search(query, limit: 1000).count
    func count(atMost limit: Int) throws -> Int {
      try catalog.hitCount(query, isRaw: false, filter: Filter(), atMost: limit)
    }
    #expect(try count(atMost: 1000) == hits, "\(query)")
    #expect(try count(atMost: 3) == min(hits, 3), "\(query)")
  }

  @Test func `a very long query is valid too`() throws {
    #expect(try catalog.search(String(repeating: "insufficient ", count: 8000)).count > 0)
    #expect(try catalog.search(String(repeating: "x\"", count: 50_000)) == [])
    #expect(try catalog.search(String(repeating: "(", count: 100_000)) == [])
    #expect(try catalog.search((0..<15_000).map { "w\($0)" }.joined(separator: " ")) == [])
  }

  @Test(arguments: [
    "", " ", "\n\t", "?!", "\"\"", "***", "😀", "\u{301}", "- : ( )", "\0", "-coins",
  ])
  func `a query without a word finds nothing`(query: String) throws {
    #expect(try catalog.search(query) == [])
  }

  @Test(
    arguments: [
      ("withdrawing addresses", "10041"), ("INSUFFICIENT COINS", "10016"),
      ("orders existing", "10009"), ("phone/google", "10032"),
      ("“Signature”, matched!", "10007"), ("Timed Out", "Request Timed Out"),
    ])
  func `every word matches, in any form`(query: String, code: String) throws {
    let hits = try catalog.search(query)
    #expect(
      hits.contains { $0.entry.code == code && [.code, .words].contains($0.match) },
      "\(hits.map(\.entry.code))")
  }

  @Test func `FTS5 operators are plain words`() throws {
    let folder = try TemporaryFolder()
    let catalog = try folder.catalog([
      "a.md": codeTable("| 1 | this and that |", "| 2 | this that |", "| 3 | NOT near it |")
    ])
    #expect(try catalog.search("this AND that")[0].entry.code == "1")
    #expect(try catalog.search("NOT NEAR")[0].entry.code == "3")
    #expect(try catalog.search("description:near").first?.match == .any)
  }

  @Test func `a query that is exactly a code is reported as such`() throws {
    let hits = try catalog.search("10016")
    #expect(hits.map(\.match) == [.code, .code])
    #expect(try catalog.search("coins", limit: 2).allSatisfy { $0.match == .words })
  }

  @Test(arguments: [
    "order", "insufficient", "account not", "api", "insuf bal", "too large order",
    "can i cancel", "why is the order not there",
  ])
  func `the best hit comes first, and a longer list extends a shorter one`(query: String) throws {
    let hits = try catalog.search(query, limit: 1000)
    #expect(zip(hits, hits.dropFirst()).allSatisfy { $0.score >= $1.score })
    #expect(hits.allSatisfy { $0.score > 0 } && hits.count > 1)
    #expect(try catalog.search(query, limit: 1000) == hits)
    for limit in [0, 1, 2, 5, 20, hits.count - 1] {
      #expect(try catalog.search(query, limit: limit) == Array(hits.prefix(limit)))
    }
  }

  @Test func `equal hits are sorted by domain, then by code in numeric order`() throws {
    let folder = try TemporaryFolder()
    let catalog = try folder.catalog([
      "a.md": """
      # B

      | Code | Text |
      |---|---|
      | 10 | bad key |
      | 9 | bad key |
      | -1 | bad key |

      # A

      | Code | Text |
      |---|---|
      | 2 | bad key |
      | 1 | bad key |
      """
    ])
    #expect(
      try catalog.search("key bad").map { "\($0.entry.domain) \($0.entry.code)" }
        == ["a 1", "a 2", "b -1", "b 9", "b 10"])
  }

  @Test func `a filter removes hits and changes nothing else`() throws {
    let all = try catalog.search("order", limit: 1000).filter { $0.match == .words }
    let filter = Filter(domains: ["websocket-api"], categories: ["not-found"])
    let some = try catalog.search("order", filter: filter, limit: 1000).filter {
      $0.match == .words
    }
    #expect(!some.isEmpty)
    #expect(
      some.map(\.entry)
        == all.map(\.entry).filter { $0.domain == "websocket-api" && $0.cause == "not-found" })
    #expect(throws: CatalogError.self) {
      try catalog.search("order", filter: Filter(domains: ["x"]))
    }
  }

  @Test func `matching words are marked in the description`() throws {
    let hit = try #require(try catalog.search("coin insufficient", limit: 1).first)
    #expect(
      hit.highlighted.filter(\.isMatch).map { $0.text.lowercased() } == ["insufficient", "coins"])
    #expect(hit.highlighted.map(\.text).joined() == hit.entry.description)
  }

  @Test func `a description with FTS5's own highlight marks is shown whole`() throws {
    let folder = try TemporaryFolder()
    let text = "bad \u{2}key\u{3} and \u{3}more"
    let catalog = try folder.catalog(["a.md": codeTable("| 1 | \(text) |", "| 2 | bad |")])
    let hit = try #require(try catalog.search(raw: "bad key").first)
    #expect(hit.highlighted == [Hit.Segment(text: text, isMatch: false)])
  }

  @Test(
    arguments: [
      ("insuff* NOT coins", true), ("code:10016", true), ("\"insufficient coins\"", true),
      ("^insufficient", true), ("symbol:nothing", false),
    ])
  func `raw syntax is passed through`(expression: String, isFound: Bool) throws {
    #expect(try !catalog.search(raw: expression).isEmpty == isFound)
  }

  @Test(arguments: ["", "\"", "AND", "a AND", "(", "nosuchcolumn:x", "*", "a:b:c", "NEAR(a,", "^"])
  func `malformed raw syntax is refused in FTS5's words`(expression: String) throws {
    let error = #expect(throws: QueryError.self) { try catalog.search(raw: expression) }
    #expect(error?.message.isEmpty == false)
  }
}
