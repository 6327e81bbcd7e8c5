import TestSupport
import Testing

@testable import ErrorCatalog

@Suite struct SearchQueryTests {
  @Test(
    arguments: [
      ("a b", [.word("a"), .word("b")], []),
      ("a a A", [.word("a"), .word("A")], []),
      (#""a b""#, [.phrase("a b")], []),
      (#"x "a b" y"#, [.word("x"), .phrase("a b"), .word("y")], []),
      (#""a b"#, [.word("\"a"), .word("b")], []),
      (#"a"b c"d"#, [.word("a\"b"), .word("c\"d")], []),
      (#""a b"c d""#, [.phrase("a b\"c d")], []),
      ("with*", [.prefix("with")], []), ("*with", [.word("*with")], []),
      ("wi*th", [.word("wi*th")], []), ("* **", [], []), ("with.*", [.word("with.*")], []),
      ("a -b", [.word("a")], [.word("b")]), ("a -1", [.word("a"), .word("-1")], []),
      ("a --b", [.word("a"), .word("--b")], []), ("a - b", [.word("a"), .word("b")], []),
      (#"a -"b c""#, [.word("a")], [.phrase("b c")]), ("-b*", [], [.prefix("b")]),
      ("a-b", [.word("a-b")], []), ("", [], []), ("\0a\0", [.word("a\0")], []),
      (
        #"{"code":10016,"m":"no funds"}"#, [.word(#"{"code":10016,"m":"no"#), .word("funds\"}")], []
      ),
    ] as [(String, [SearchQuery.Term], [SearchQuery.Term])])
  func `a query is parsed`(
    typed: String, terms: [SearchQuery.Term], excluded: [SearchQuery.Term]
  ) {
    let query = SearchQuery(typed)
    #expect(query.terms == terms)
    #expect(query.excluded == excluded)
  }

  @Test(
    arguments: [
      ("code:10016", SearchQuery.Field.Name.code, "10016"),
      ("domain:rest-api", .domain, "rest-api"),
      ("cause:rate-limit", .cause, "rate-limit"), (#"area:"a b""#, .area, "a b"),
      ("code::1", .code, ":1"),
    ])
  func `a filter is known by its name`(typed: String, name: SearchQuery.Field.Name, value: String) {
    let query = SearchQuery("x " + typed)
    #expect(query.fields.map(\.name) == [name] && query.fields.map(\.value) == [value])
    #expect(query.terms == [.word("x")])
  }

  @Test(arguments: ["Code:1", "code:", "source:x", "code: 1", "http://x", "a:b"])
  func `words that only look like a filter are words`(typed: String) {
    #expect(SearchQuery(typed).fields.isEmpty && !SearchQuery(typed).terms.isEmpty)
  }

  let folder: TemporaryFolder
  let catalog: Catalog

  init() throws {
    folder = try TemporaryFolder()
    catalog = try SeedCatalog.open(in: folder)
  }

  @Test func `the words of a phrase must be adjacent`() throws {
    let together = try catalog.search(#""order price""#)
    #expect(
      Set(together.filter { $0.match == .words }.map(\.entry.code)) == ["10014", "10015", "20018"])
    #expect(try catalog.search(#""price order""#).allSatisfy { $0.match != .words })
  }

  @Test func `an excluded word is not found, on any rung`() throws {
    for query in [
      "withdraw -cancel*", "withdrw -cancellation", "withdrawal -\"cancellation fails\"",
    ] {
      let hits = try catalog.search(query, limit: 100)
      #expect(!hits.isEmpty)
      #expect(!hits.contains { $0.entry.description.contains("cancellation") }, "\(query)")
    }
  }

  @Test func `filters narrow the search, and unknown filters are words`() throws {
    let hits = try catalog.search("order domain:websocket-api cause:not-found", limit: 100)
    #expect(!hits.isEmpty)
    #expect(hits.allSatisfy { $0.entry.domain == "websocket-api" && $0.entry.cause == "not-found" })
    #expect(try catalog.search("code:10016").map(\.entry.code) == ["10016", "10016"])
    #expect(try catalog.search("code:10016 domain:rest").map(\.entry.domain) == ["rest-api"])
    #expect(try catalog.search("coins code:10002").first?.match == .code)
    #expect(
      try catalog.search("domain:rest-api", limit: 500).map(\.entry.domain)
        == Array(repeating: "rest-api", count: 105))
    #expect(try catalog.search("domain:insufficient").contains { $0.entry.code == "10016" })
    let both = Filter(domains: ["rest-api"])
    #expect(try catalog.search("order domain:websocket-api", filter: both) == [])
  }
}
