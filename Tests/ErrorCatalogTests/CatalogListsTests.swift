import TestSupport
import Testing

@testable import CatalogSQLite
@testable import Causes
@testable import CodeDocuments
@testable import ErrorCatalog

@Suite struct CatalogListsTests {
  let folder: TemporaryFolder
  let catalog: Catalog

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.bytes.get(), to: "catalog.db")
    catalog = try Catalog(path: folder("catalog.db"))
  }

  /// The catalog, built once for all tests.
  private static let bytes: Result<[UInt8], any Error> = Result {
    let folder = try TemporaryFolder()
    _ = try folder.catalog([
      "a.md": "# Rest errors\n" + codeTable("| 1 | Invalid signature |", "| 2 | Order not found |"),
      "b.md": codeTable("| 1 | Invalid signature |") + "\n"
        + codeTable("| 3 | Too many requests |").replacing(
          "# Error codes", with: "# Web error codes"),
    ])
    return try folder.read("catalog.db")
  }

  @Test func `lists count the entries that pass a filter`() throws {
    #expect(
      try catalog.sources().map { "\($0.source) \($0.documents) \($0.domains) \($0.codes)" }
        == ["a 1 1 2", "b 1 2 2"])
    #expect(
      try catalog.documents().map { "\($0.source) \($0.path) \($0.domains) \($0.codes)" }
        == ["a a.md 1 2", "b b.md 2 2"])
    #expect(
      try catalog.domains().map { "\($0.source)/\($0.domain) \($0.title) \($0.codes)" }
        == ["a/error Error codes 2", "b/error Error codes 1", "b/web Web error codes 1"])
    let filter = Filter(categories: ["authentication"])
    #expect(try catalog.sources(filter).map(\.codes) == [1, 1])
    #expect(try catalog.documents(filter).map(\.codes) == [1, 1])
    #expect(try catalog.domains(filter).map(\.codes) == [1, 1])
    let counts = try catalog.categories(Filter(sources: ["b"]))
    #expect(
      counts.filter { $0.codes > 0 && $0.category.facet == .cause }.map(\.category.slug)
        == ["rate-limit", "authentication"])
    #expect(counts.map(\.category) == (try Rules.embedded().categories))
  }

  @Test(
    arguments: [
      (Filter(), ["a 1", "a 2", "b 1", "b 3"]),
      (Filter(domains: ["error"]), ["a 1", "a 2", "b 1"]),
      (Filter(domains: ["b/error"]), ["b 1"]), (Filter(domains: ["we"]), ["b 3"]),
      (Filter(domains: ["b/w"]), ["b 3"]), (Filter(domains: ["B/Web"]), ["b 3"]),
      (Filter(categories: ["Not-Found"], sources: ["A"]), ["a 2"]),
      (Filter(domains: ["web", "a/error"]), ["a 1", "a 2", "b 3"]),
      (Filter(categories: ["authentication", "not-found"]), ["a 1", "a 2", "b 1"]),
      (Filter(categories: ["authentication", "orders"]), []),
      (Filter(categories: ["not-found", "orders"]), ["a 2"]),
      (Filter(sources: ["a"]), ["a 1", "a 2"]),
      (
        Filter(sources: ["B", "a"]),
        ["a 1", "a 2", "b 1", "b 3"]
      ),
      (Filter(domains: ["error"], categories: ["not-found"], sources: ["a"]), ["a 2"]),
    ])
  func `any value of a list may match, every list must`(filter: Filter, expected: [String]) throws {
    var found: [String] = []
    try catalog.forEachEntry(filter) { found.append("\($0.source) \($0.code)") }
    #expect(found == expected)
    found = []
    try catalog.forEachEntry(filter, limit: 1) { found.append("\($0.source) \($0.code)") }
    #expect(found == Array(expected.prefix(1)))
  }

  @Test(
    arguments: [
      (Filter(domains: ["nope"]), CatalogError.unknownDomain("nope", known: ["error", "web"])),
      (Filter(domains: [""]), .unknownDomain("", known: ["error", "web"])),
      (Filter(domains: ["web"], sources: ["a"]), .unknownDomain("web", known: ["error"])),
      (Filter(domains: ["b/"]), .ambiguousDomain("b/", matches: ["error", "web"])),
      (Filter(sources: ["c"]), .unknownSource("c", known: ["a", "b"])),
      (Filter(sources: ["b.md"]), .unknownSource("b.md", known: ["a", "b"])),
    ])
  func `an unknown or ambiguous name is an error`(filter: Filter, error: CatalogError) {
    #expect(throws: error) { try catalog.forEachEntry(filter) { _ in } }
    #expect(throws: error) { try catalog.domains(filter) }
    #expect(throws: error) { try catalog.search("order", filter: filter) }
    #expect(throws: error) { try catalog.explain("1", filter: filter) }
  }

  @Test func `an unknown category is an error that names some`() throws {
    let error = #expect(throws: CatalogError.self) {
      try catalog.forEachEntry(Filter(categories: ["not-found", "not-foun"])) { _ in }
    }
    #expect(
      error?.description.hasPrefix("unknown category 'not-foun'; did you mean not-found?") == true)
  }

  @Test func `statistics count the catalog`() throws {
    let counted = try catalog.statistics()
    #expect(
      counted.causes.map(\.cause)
        == (try catalog.categories()).compactMap { summary in
          summary.category.facet == .cause ? summary.category.slug : nil
        })
    #expect(counted.causes.first { $0.cause == "authentication" }?.codes == 2)
    #expect(counted.causes.first { $0.cause == "unspecified" }?.codes == 0)
    #expect(
      counted
        == Catalog.Statistics(
          sources: 2, documents: 2, domains: 3, codes: 4, distinctCodes: 3, descriptions: 3,
          diagnostics: 0,
          balance: RowBalance(imported: 4), causes: counted.causes))
  }
}
