import ErrorCatalog
import TestSupport
import Testing

@testable import CodeDocuments
@testable import errcat

/// How the meanings of codes are put together for people.
@Suite struct ExplanationTests {
  @Test(
    arguments: [
      // domain, code, text, attribute; then the domains of each explanation.
      ([("a", "1", "x", ""), ("b", "1", "x", "")], ["a b"]),
      ([("a", "1", "x", ""), ("b", "1", "y", "")], ["a", "b"]),
      ([("a", "1", "x", ""), ("b", "2", "x", "")], ["a", "b"]),
      ([("a", "1", "x", ""), ("b", "1", "x", "note")], ["a", "b"]),
      ([("a", "1", "x", ""), ("b", "1", "y", ""), ("c", "1", "x", "")], ["a c", "b"]),
      ([("a", "1", "x", ""), ("a", "2", "y", ""), ("b", "1", "x", "")], ["a b", "a-2"]),
      ([], []),
    ] as [([(String, String, String, String)], [String])])
  func `the same text for the same code is one explanation`(
    rows: [(domain: String, code: String, text: String, attribute: String)], expected: [String]
  ) throws {
    let folder = try TemporaryFolder()
    var document = ""
    for row in rows {
      document += "\n# \(row.domain)\n\n| Error Code | Description | Note |\n|--|--|--|\n"
      document += "| \(row.code) | \(row.text) error | \(row.attribute) |\n"
    }
    guard !rows.isEmpty else { return #expect(Explanation.grouped([]).isEmpty) }
    try folder.write(document, to: "d.md")
    let found = try FoundDocuments(at: [folder("d.md")])
    _ = try CatalogImport(found).run(into: folder("c.db"))
    let catalog = try Catalog(path: folder("c.db"))
    let order = rows.map(\.code)
    var entries: [Entry] = []
    for code in order.enumerated().filter({ order.firstIndex(of: $1) == $0 }).map(\.element) {
      entries += try catalog.explain(code)
    }
    let groups = Explanation.grouped(entries)
    #expect(groups.map { $0.entries.map(\.domain).joined(separator: " ") } == expected)
  }

  @Test func `attributes and symbols are shown with the text`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      # T

      | Error Code | Name | Description | HTTP status |
      |--|--|--|--|
      | 7 | E_DISK | Disk is full | 507 |

      """, to: "t.md")
    try folder.errcat("import", "t.md")
    let outcome = try folder.errcat("7")
    #expect(outcome.out.hasPrefix("7 E_DISK in t (T)\n  Disk is full\n  cause   "))
    #expect(outcome.out.contains("\n  HTTP status 507\n"))
    #expect(outcome.out.hasSuffix("\n  source  t.md:5\n"))
    #expect(try folder.errcat("e_disk").out == outcome.out)
  }
}
