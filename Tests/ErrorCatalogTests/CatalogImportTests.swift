import BuiltInFiles
import TestSupport
import Testing

@testable import Causes
@testable import CodeDocuments
@testable import ErrorCatalog

/// A catalog is a pure function of its documents, their options and the rules.
@Suite struct CatalogImportTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(codeTable("| 7 | Bad key |", "| 8 | Too slow |"), to: "a.md")
    try folder.write(
      codeTable(
        "| 7 | Bad key | 401 |", "|| or signature | |", "| 9 | at Â±5% | in | out |",
        header: "Error Code | Description | HTTP"), to: "b.md")
    try folder.write(codeTable("| 5xx | Server error |", "| 4000-4099 | Limits |"), to: "c/a.md")
    try folder.write("# Nothing here\n", to: "none.md")
  }

  @Test func `the order and the number of imports do not matter`() throws {
    try folder.importing(["a.md", "b.md", "c/a.md"])
    let together = try folder.read("catalog.db")
    let orders = [
      [["a.md"], ["b.md"], ["c/a.md"]], [["c/a.md"], ["b.md"], ["a.md"]],
      [["b.md", "a.md"], ["c/a.md"]], [["c/a.md"], ["c/a.md"], ["a.md", "b.md"], ["b.md"]],
      [["b.md", "none.md"], ["c/a.md"], ["none.md"], ["a.md"]],
    ]
    for (index, steps) in orders.enumerated() {
      for step in steps { try folder.importing(step, into: "\(index).db") }
      #expect(try folder.read("\(index).db") == together, "\(steps)")
    }
  }

  @Test func `the owner's document, replayed from a catalog, gives the same bytes`() throws {
    try folder.write(BuiltInFile.sampleDocument.bytes, to: "spot.md")
    try folder.importing(["a.md", "spot.md"], into: "once.db")
    try folder.importing(["spot.md"])
    try folder.importing(["a.md"])
    #expect(try folder.read("catalog.db") == folder.read("once.db"))
  }

  @Test func `options, address, day and rules are replayed too`() throws {
    var work = folder.makeImport(["a.md"])
    work.revised = RevisionDate("2026-03-31")
    work.options = ImportOptions(codeColumn: "1", domain: "Shop")
    work.url = "https://example.com/a"
    work.rules = try Rules.embedded()
    _ = try work.run(into: folder("catalog.db"))
    try folder.importing(["b.md"])
    try folder.importing(["b.md"], into: "other.db")
    _ = try work.run(into: folder("other.db"))
    #expect(try folder.read("catalog.db") == folder.read("other.db"))
    let catalog = try Catalog(path: folder("catalog.db"))
    #expect(
      try catalog.rows("SELECT url, revised, options FROM documents WHERE path = 'a.md'") == [
        #"["https://example.com/a","2026-03-31","{\"code_column\":\"1\",\"domain\":\"Shop\"}"]"#
      ])
  }

  @Test func `new rules sort every entry again, and stay`() throws {
    try folder.importing(["a.md"])
    var work = folder.makeImport(["b.md"])
    work.rules = try Rules(
      Document(
        path: "rules.md",
        bytes: Array(
          """
          | facet | slug | title | meaning | advice | words |
          |---|---|---|---|---|---|
          | cause | keys | Keys | Of keys. | Look. | key |
          | cause | unspecified | None | None. | | |
          | cause | keys | | | | signature |
          """.utf8)))
    _ = try work.run(into: folder("catalog.db"))
    var catalog = try Catalog(path: folder("catalog.db"))
    #expect(try catalog.explain("7").map(\.cause) == ["keys", "keys"])
    #expect(try catalog.explain("8").map(\.cause) == ["unspecified"])
    let bytes = try folder.read("catalog.db")
    try folder.importing(["a.md"])
    #expect(try folder.read("catalog.db") == bytes)
    catalog = try Catalog(path: folder("catalog.db"))
    #expect(try catalog.categories().map(\.category.slug) == ["keys", "unspecified"])
  }

  @Test func `a second import of a document replaces the first`() throws {
    try folder.importing(["a.md", "b.md"])
    try folder.write(codeTable("| 1 | New |"), to: "a.md")
    let report = try folder.importing(["a.md"])
    #expect(report.imported.map(\.description) == ["a/a.md"] && report.codes == 1)
    let catalog = try Catalog(path: folder("catalog.db"))
    #expect(try catalog.explain("8") == [])
    #expect(try catalog.explain("1").map(\.description) == ["New"])
    #expect(try catalog.explain("7").map(\.source) == ["b"])
  }

  @Test func `a fresh import drops the old content unless it reads nothing`() throws {
    try folder.importing(["a.md"])
    let bytes = try folder.read("catalog.db")
    for name in ["none.md", "missing.md"] {
      var work = folder.makeImport([name])
      work.startsAnew = true
      _ = try work.run(into: folder("catalog.db"))
      #expect(try folder.read("catalog.db") == bytes, "\(name)")
    }
    var work = folder.makeImport(["b.md"])
    work.startsAnew = true
    _ = try work.run(into: folder("catalog.db"))
    #expect(try Catalog(path: folder("catalog.db")).documentNames() == ["b/b.md"])
  }

  @Test func `skipped documents are reported, and alone they write nothing`() throws {
    try folder.write(BuiltInFile.categories.bytes, to: "rules.md")
    let report = try folder.importing(["none.md", "missing.md", "rules.md"])
    #expect(report.imported == [] && report.dropped == [] && !report.isChange)
    #expect(
      report.skipped.map { "\($0.document.path) \($0.reason)" } == [
        "missing.md unreadable(\(folder("missing.md")): No such file or directory)",
        "none.md noCodes", "rules.md rules",
      ])
    #expect(!folder.names.contains { $0.contains("catalog") })
  }

  @Test func `a document that became unreadable keeps its entries`() throws {
    try folder.importing(["a.md", "b.md"])
    let bytes = try folder.read("catalog.db")
    let missing = FoundDocument(path: "a.md", typedPath: folder("gone.md"), isNamed: true)
    let b = FoundDocument(path: "b.md", typedPath: folder("b.md"), isNamed: true)
    let report = try CatalogImport(FoundDocuments(documents: [missing, b]))
      .run(into: folder("catalog.db"))
    #expect(report.skipped.count == 1 && report.imported.map(\.path) == ["b.md"])
    #expect(try folder.read("catalog.db") == bytes)
  }

  @Test func `a document deleted from an imported folder is dropped, others stay`() throws {
    try folder.importing(["a.md", "b.md", "c/a.md"])
    let found = FoundDocuments(
      documents: [FoundDocument(path: "c/b.md", typedPath: folder("b.md"), isNamed: false)],
      folders: [FoundFolder(source: "c", prefix: "c/")])
    let report = try CatalogImport(found).run(into: folder("catalog.db"))
    #expect(report.dropped.map(\.description) == ["c/c/a.md"])
    #expect(
      try Catalog(path: folder("catalog.db")).documentNames()
        == ["a/a.md", "b/b.md", "c/c/b.md"])
  }

  @Test func `diagnostics are stored in the order of paths`() throws {
    var lines: [String] = []
    var work = folder.makeImport(["b.md", "a.md"])
    work.onDiagnostic = { lines.append("\($0.line) \($0.rule.rawValue)") }
    let report = try work.run(into: folder("catalog.db"))
    #expect(lines == ["6 empty-code", "7 encoded-twice", "7 surplus-cells"])
    #expect(report.balance == RowBalance(imported: 5, withDiagnostics: 2))
    #expect(
      try Catalog(path: folder("catalog.db")).rows(
        "SELECT line || ' ' || rule FROM diagnostics ORDER BY id") == lines.map { "[\"\($0)\"]" })
  }

  @Test(
    arguments: [
      (["c", "a.md", "c"], ["a/a.md", "c/c/a.md"], ["b/b.md"]),
      (["c/a.md"], ["c/c/a.md"], ["a/a.md", "b/b.md"]),
      (["c/c/a.md", "b/b.md"], ["b/b.md", "c/c/a.md"], ["a/a.md"]),
      (["B"], ["b/b.md"], ["a/a.md", "c/c/a.md"]),
      (["a", "b", "c"], ["a/a.md", "b/b.md", "c/c/a.md"], []),
    ] as [([String], [String], [String])])
  func `a source removed by name, or a document by path, leaves no trace`(
    names: [String], removed: [String], left: [String]
  ) throws {
    try folder.importing(["a.md", "b.md", "c/a.md"])
    let found = try Catalog.remove(names, from: folder("catalog.db"))
    #expect(found.map(\.description) == removed)
    #expect(try Catalog(path: folder("catalog.db")).documentNames() == left)
    guard !left.isEmpty else { return }
    try folder.importing(left.map { String($0.dropFirst(2)) }, into: "left.db")
    #expect(try folder.read("catalog.db") == folder.read("left.db"))
  }

  @Test func `what cannot be removed leaves the catalog as it was`() throws {
    try folder.importing(["b.md"], into: "only-b.db")
    try folder.importing(["b.md"])
    #expect(throws: CatalogError.unknownDocument("zzz", known: ["b", "b.md"])) {
      try Catalog.remove(["b", "zzz"], from: folder("catalog.db"))
    }
    #expect(throws: CatalogError.unknownDocument("zzz", known: ["b", "b.md"])) {
      try Catalog.remove(["zzz"], from: folder("catalog.db"))
    }
    #expect(throws: CatalogError.noCatalog(path: folder("no.db"))) {
      try Catalog.remove(["b"], from: folder("no.db"))
    }
    #expect(try folder.read("catalog.db") == folder.read("only-b.db"))
    #expect(!folder.names.contains("no.db"))
  }
}
