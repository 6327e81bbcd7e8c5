import BuiltInFiles
import TestSupport
import Testing

@testable import Causes
@testable import CodeDocuments
@testable import ErrorCatalog

/// Documents that are read without a file, and catalogs that are made of them.
@Suite struct DocumentContentsTests {
  private func document(_ text: String, path: String = "docs/disk errors.md") -> Document {
    Document(path: path, typedPath: "typed/" + path, bytes: Array(text.utf8))
  }

  private static let disk = """
    # Disk

    ## Read Error Codes

    | Code | Name | Description | HTTP | Action |
    | ---- | ---- | ----------- | ---- | ------ |
    | 7 | ERR_FULL | Not enough space | 507 | Free some |
    | 0x1F | | Permission denied | 403 | |
    | 5xx | | | | |
    | | | Lost | | |

    ## Write Error Codes

    | Code | Description |
    | ---- | ----------- |
    | 7 | Too many requests |
    | Request Timed Out | It took too long |

    """

  @Test(arguments: [
    disk, "", "# Nothing\n", disk + disk,
    "| Code | Description |\n|--|--|\n| 1, 2 | Rate limit exceeded |\n| 1 | Other |\n",
  ])
  func `the entries are those of a catalog of the document alone`(text: String) throws {
    let contents = try document(text).read()
    let catalog = try Catalog(documents: [document(text)])
    var entries: [Entry] = []
    try catalog.forEachEntry { entries.append($0) }
    #expect(contents.entries == entries)
    #expect(contents.diagnostics == document(text).diagnostics())
    #expect(try catalog.statistics().balance == contents.balance)
    #expect(try catalog.domains().map(\.domain) == contents.lists.map(\.domain))
  }

  @Test func `the lists have their titles, places and rows`() throws {
    let contents = try document(Self.disk).read()
    #expect(contents.title == "Disk")
    #expect(contents.lists.map(\.domain) == ["read", "write"])
    #expect(contents.lists.map(\.title) == ["Read Error Codes", "Write Error Codes"])
    #expect(contents.lists.map(\.line) == [5, 14])
    #expect(contents.lists.map(\.entries.count) == [3, 2])
    #expect(contents.balance.rejected == 0)
    #expect(contents.diagnostics.contains { $0.rule == .emptyCode })
    #expect(contents.diagnostics.allSatisfy { $0.path == "typed/docs/disk errors.md" })
    let first = try #require(contents.entries.first)
    #expect(first.source == "disk-errors" && first.path == "docs/disk errors.md")
    #expect(first.symbol == "ERR_FULL" && first.attributes.map(\.name) == ["HTTP", "Action"])
  }

  @Test func `a document without codes has no entries, and a note that says so`() throws {
    let contents = try document("# Fruit\n").read()
    #expect(contents.lists.isEmpty && contents.entries.isEmpty)
    #expect(contents.diagnostics.map(\.rule) == [.noCodes])
    let rules = try document(BuiltInFile.categories.text).read()
    #expect(rules.diagnostics.first?.remedy == .rules)
  }

  @Test func `own rules decide causes`() throws {
    let rules = try Rules(
      document(
        """
        | facet | slug | title | meaning | advice | words |
        |---|---|---|---|---|---|
        | cause | unspecified | None | No cause. | Look. | |
        | cause | space | Space | No room. | Free some. | space |

        """))
    let first = try #require(document(Self.disk).read(rules: rules).entries.first)
    #expect([first.cause, first.causeTitle, first.advice] == ["space", "Space", "Free some."])
    let catalog = try Catalog(documents: [document(Self.disk)], rules: rules)
    #expect(try catalog.explain("ERR_FULL").map(\.cause) == ["space"])
  }

  @Test func `a catalog of documents does not depend on their order`() throws {
    let documents = ["b.md", "a.md"].map { document(Self.disk, path: $0) }
    var paths: [String] = []
    let catalog = try Catalog(documents: documents) { paths.append($0.path) }
    let other = try Catalog(documents: documents.reversed())
    #expect(try catalog.database.serialized() == other.database.serialized())
    #expect(try catalog.documents().map(\.path) == ["a.md", "b.md"])
    #expect(!paths.isEmpty && paths == paths.sorted())
    #expect(try catalog.search("space").map(\.entry.symbol) == ["ERR_FULL", "ERR_FULL"])
  }

  @Test func `two documents of one path are refused`() throws {
    let error = #expect(throws: SamePathError.self) {
      try Catalog(documents: [document(Self.disk), document("# Other\n")])
    }
    #expect(error?.path == "docs/disk errors.md")
  }

  @Test(arguments: [
    (7, ["Not enough space", "Too many requests"]), (31, ["Permission denied"]), (503, ["Lost"]),
    (-1, []), (Int.max, []), (Int.min, []),
  ])
  func `a number is explained as its digits are`(code: Int, descriptions: [String]) throws {
    let catalog = try Catalog(documents: [document(Self.disk)])
    #expect(try catalog.explain(code).map(\.description) == descriptions)
    #expect(try catalog.explain(code) == catalog.explain(String(code)))
  }

  @Test func `faults of rules are values that can be compared`() {
    let error = #expect(throws: RulesError.self) { try Rules(document("# None\n")) }
    #expect(
      error
        == RulesError(
          path: "typed/docs/disk errors.md",
          faults: [
            RulesError.Fault(
              line: 1,
              reason: "no table has the header 'facet | slug | title | meaning | advice | words'")
          ]))
  }
}
