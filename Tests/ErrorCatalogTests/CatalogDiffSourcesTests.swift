import TestSupport
import Testing

@testable import CodeDocuments
@testable import ErrorCatalog

/// The source that a document is compared with, filters, and sides that cannot be compared.
extension CatalogDiffTests {
  /// A catalog of three documents, two of which have the same file name.
  func catalog() throws -> DiffSide {
    .catalog(
      try folder.catalog([
        "docs/spot.md": Self.old, "v1/errors.md": codeTable("| 5 | Five |", "| 6 | Six |"),
        "v2/errors.md": codeTable("| 5 | Fünf |", "| 7 | Sieben |"),
      ]), path: "catalog.db")
  }

  @Test(
    arguments: [
      // By path, by source, or as requested.
      ("docs/spot.md", nil, "docs/spot.md"), ("spot.md", nil, "docs/spot.md"),
      ("spot/new.md", nil, "docs/spot.md"), ("v2/errors.md", nil, "v2/errors.md"),
      ("new.md", "spot", "docs/spot.md"), ("new.md", "SPOT", "docs/spot.md"),
      ("v1/errors.md", "errors", "v1/errors.md"), ("-", "spot", "docs/spot.md"),
      // Ambiguous.
      ("errors.md", nil, nil), ("new.md", nil, nil), ("-", nil, nil), ("new.md", "nothing", nil),
      ("spot.md", "errors", nil), ("elsewhere/Spot.markdown", nil, nil),
      ("-", "v2/errors.md", nil),
    ] as [(String, String?, String?)])
  func `a document is compared with that of its path or source, or of the named source`(
    path: String, source: String?, expected: String?
  ) throws {
    var paths: Set<String> = []
    let diff = { (diff: inout CatalogDiff) in diff.filter.sources = source.map { [$0] } ?? [] }
    let catalog = try catalog()
    let table = codeTable("| 99 | New |", "| 98 | Newer |")
    guard let expected else {
      #expect(throws: (any Error).self) {
        try changes(catalog, .document(document(path, table)), diff)
      }
      return
    }
    var comparison = CatalogDiff(old: catalog, new: .document(document(path, table)))
    diff(&comparison)
    _ = try comparison.forEachChange { change in
      if change.kind == .removed { paths.insert(change.entry.path) }
    }
    #expect(paths == [expected])
  }

  @Test func `where it is not clear which document is meant, the known ones are named`() throws {
    let error = #expect(throws: DiffError.self) {
      try changes(catalog(), .document(document("errors.md", Self.new)))
    }
    #expect(
      error?.description
        == "it is not clear which document of the catalog 'errors.md' is; choose one of "
        + "errors/v1/errors.md, errors/v2/errors.md, spot/docs/spot.md")
  }

  @Test func `a document is read with the options of its source`() throws {
    let text = "# Codes\n\n| Fruit | Color |\n|--|--|\n| apple | red |\n| pear | green |\n"
    try folder.write(text, to: "fruit.md")
    var work = folder.makeImport(["fruit.md"])
    work.options = ImportOptions(codeColumn: "Fruit", descriptionColumn: "2", domain: "Fruit")
    _ = try work.run(into: folder("fruit.db"))
    let catalog = DiffSide.catalog(try Catalog(path: folder("fruit.db")), path: "fruit.db")
    let ripe = document("fruit.md", text.replacing("green", with: "yellow"))
    #expect(try changes(catalog, .document(ripe)).lines == ["fruit ~pear yellow (green)"])
    #expect(try changes(.document(ripe), catalog).lines == ["fruit ~pear green (yellow)"])
  }

  @Test func `standard input without a name takes the path of the other side`() throws {
    let found = try changes(
      .document(document("-", Self.old)), .document(document("errors.md", Self.new)))
    #expect(found.sources == ["errors", "errors", "errors"] && found.notes == [])
    let only = DiffSide.catalog(try folder.catalog(["errors.md": Self.new]), path: "c.db")
    let changed = try changes(.document(document("-", Self.old)), only)
    #expect(changed.sources == ["errors", "errors", "errors"] && changed.notes == [])
  }

  @Test(
    arguments: [
      (Filter(domains: ["error"]), ["-1", "+4", "~2"]),
      (Filter(domains: ["er"]), ["-1", "+4", "~2"]),
      (Filter(categories: ["rate-limit"]), ["+4"]), (Filter(categories: ["orders"]), ["-1"]),
      (Filter(categories: ["rate-limit", "not-found"]), ["-1", "+4"]),
      (Filter(categories: ["rate-limit", "orders"]), []),
    ] as [(Filter, [String])])
  func `a filter keeps what it names`(filter: Filter, expected: [String]) throws {
    let found = try changes(
      .document(document("a.md", Self.old)), .document(document("b.md", Self.new))
    ) { $0.filter = filter }
    #expect(found.lines.map { String($0.split(separator: " ")[1]) } == expected)
    #expect(CodeChange.Kind.allCases.allSatisfy { found.counts[$0] == found.count(of: $0) })
  }

  @Test func `the named sources of both sides are compared`() throws {
    let old = try folder.catalog(["a.md": Self.old, "b.md": Self.old], name: "old.db")
    let new = try folder.catalog(
      ["a.md": Self.new, "c.md": codeTable("| 8 | x |", "| 9 | y |")], name: "new.db")
    for (names, lines) in [
      (["a"], 3), (["A", "b"], 6), (["c"], 2), (["b", "c"], 5), (["d"], -1), (["a", "d"], -1),
    ] {
      let found = Result {
        try changes(.catalog(old, path: "old.db"), .catalog(new, path: "new.db")) {
          $0.filter.sources = names
        }
      }
      switch found {
      case .success(let changes): #expect(changes.lines.count == lines, "\(names)")
      case .failure(let error):
        #expect(
          lines == -1
            && error as? CatalogError == .unknownSource("d", known: ["a", "b", "c"]), "\(names)")
      }
    }
  }

  @Test func `invalid sides and names are errors that say what to do`() throws {
    let one = DiffSide.document(document("a.md", Self.old))
    let none = DiffSide.document(document("none.md", "# None\n"))
    let catalog = try catalog()
    func error(
      _ old: DiffSide, _ new: DiffSide, _ filter: Filter = Filter()
    ) -> String? {
      do {
        _ = try changes(old, new) { $0.filter = filter }
        return nil
      } catch { return "\(error)" }
    }
    #expect(
      error(none, none)
        == "no table of 'none.md' or 'none.md' holds codes")
    #expect(
      error(one, one, Filter(sources: ["a"]))
        == "source 'a': two documents are compared as they are; only catalogs have sources")
    #expect(
      error(one, catalog, Filter(sources: ["spot", "errors"]))
        == "a document is compared with one source, not with spot and errors")
    #expect(
      error(one, one, Filter(domains: ["nope"]))
        == "unknown domain 'nope'; the catalog has 1 domain: error")
    #expect(
      error(one, one, Filter(categories: ["ratelimit"]))?
        .hasPrefix("unknown category 'ratelimit'; did you mean rate-limit?") == true)
  }
}

extension CatalogDiffTests.Changes {
  fileprivate func count(of kind: CodeChange.Kind) -> Int {
    let sign = [.added: " +", .removed: " -", .reworded: " ~", .changed: " *"][kind] ?? ""
    return lines.filter { $0.contains(sign) }.count
  }
}
