import ErrorCatalog
import Testing

/// The examples of the article on tests with made-up entries.
@Suite struct DocumentedTesting {
  func reply(to code: String, explain: (String) throws -> [Entry]) rethrows -> String {
    guard let entry = try explain(code).first else { return "We do not know error \(code)." }
    return entry.cause == "insufficient-funds"
      ? "Add money to your account, then try again." : entry.description
  }

  func reply(to code: String, in catalog: Catalog) throws -> String {
    try reply(to: code) { try catalog.explain($0) }
  }

  func madeUp(_ code: String, _ description: String, cause: String) -> Entry {
    Entry(
      id: 1, source: "test", domain: "test", domainTitle: "Test", code: code,
      description: description, cause: cause, path: "test.md", line: 1)
  }

  func testReplies() {
    let broke = madeUp("1", "No coins", cause: "insufficient-funds")
    #expect(reply(to: "1") { _ in [broke] } == "Add money to your account, then try again.")
    #expect(reply(to: "2") { _ in [] } == "We do not know error 2.")
  }

  func madeUpCatalog(_ rows: [(code: String, description: String)]) throws -> Catalog {
    let table = rows.map { "| \($0.code) | \($0.description) |\n" }.joined()
    let text = "# Errors\n\n| Error Code | Description |\n|---|---|\n\(table)"
    return try Catalog(documents: [Document(path: "made-up/errors.md", bytes: Array(text.utf8))])
  }

  func testWithACatalog() throws {
    let catalog = try madeUpCatalog([("7", "Insufficient balance"), ("8", "Order not found")])
    #expect(try reply(to: "7", in: catalog) == "Add money to your account, then try again.")
    #expect(try catalog.search("orders").map(\.entry.code) == ["8"])
  }

  @Test func `the article's own tests pass`() throws {
    testReplies()
    try testWithACatalog()
  }
}
