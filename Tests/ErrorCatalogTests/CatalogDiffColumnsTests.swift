import TestSupport
import Testing

@testable import ErrorCatalog
@testable import MarkdownReader

/// Changes in columns other than codes and descriptions.
extension CatalogDiffTests {
  static let header = "Error Code | Name | HTTP status | Description | Solution"
  static let rows = [
    "| 1 | EIO | 500 | Disk failed | Try again |", "| 2 | EPERM | 403 | Not allowed | Ask |",
    "| 3 | ENOENT | 404 | No such order | |",
  ]

  static func table(_ rows: [String] = rows, header: String = header) -> String {
    codeTable(rows[0], rows[1], rows[2], header: header)
  }

  @Test(
    arguments: [
      // A value that was changed, removed or added; in each kind of column.
      ("| 500 |", "| 503 |", ["error *1 HTTP status: 500 > 503"]),
      ("| Ask |", "| |", ["error *2 Solution: Ask > nil"]),
      ("No such order | |", "No such order | Look |", ["error *3 Solution: nil > Look"]),
      ("EPERM", "EACCES", ["error *2 Name: EPERM > EACCES"]),
      ("EPERM", " ", ["error *2 Name: EPERM > nil"]),
      // A change for each column of a code, and another for its description.
      (
        "500 | Disk failed | Try again", "503 | Disk is full | Wait",
        [
          "error ~1 Disk is full (Disk failed)", "error *1 HTTP status: 500 > 503",
          "error *1 Solution: Try again > Wait",
        ]
      ),
      ("Disk failed", "Disk is full", ["error ~1 Disk is full (Disk failed)"]),
      // Line breaks and white space do not count.
      ("# Error codes\n", "\n\n\n# Error codes\n\n", []), ("| EIO |", "|   EIO   |", []),
    ] as [(String, String, [String])])
  func `a change in another column is a change, in documents and catalogs`(
    text: String, other: String, expected: [String]
  ) throws {
    let before = Self.table()
    let after = before.replacing(text, with: other)
    let oldCatalog = try folder.catalog(["a.md": before], name: "old.db")
    let newCatalog = try folder.catalog(["a.md": after], name: "new.db")
    let olds = [
      DiffSide.document(document("a.md", before)), .catalog(oldCatalog, path: "old.db"),
    ]
    let news = [
      DiffSide.document(document("a.md", after)), .catalog(newCatalog, path: "new.db"),
    ]
    for old in olds {
      for new in news {
        let found = try changes(old, new)
        #expect(found.lines == expected)
        #expect(found.notes == [])
        #expect(found.counts.changed == expected.count { $0.contains("*") })
        #expect(found.counts.reworded == expected.count { $0.contains("~") })
      }
    }
    #expect(try changes(olds[0], news[1]) { $0.comparesCodesOnly = true }.lines == [])
  }

  @Test(
    arguments: [
      // Another header, and the same texts.
      ("Solution", "Fix", "", "", [], "Solution", "Fix", 2, 2),
      ("HTTP status", "Status", "", "", [], "HTTP status", "Status", 3, 3),
      // Another header, and a changed text.
      (
        "HTTP status", "Status", "500", "503", ["error *1 Status: 500 > 503"], "HTTP status",
        "Status", 2, 3
      ),
    ])
  func `a column with a changed header is one note`(
    header: String, newHeader: String, text: String, newText: String, expected: [String],
    old: String, new: String, same: Int, of: Int
  ) throws {
    var after = Self.table().replacing(header, with: newHeader)
    if !text.isEmpty { after = after.replacing(text, with: newText) }
    let found = try changes(
      .document(document("a.md", Self.table())), .document(document("b.md", after)))
    #expect(found.lines == expected)
    #expect(
      found.notes
        == [.columns(source: "b", domain: "error", old: old, new: new, same: same, of: of)])
    #expect(
      found.notes.first?.description
        == "column '\(old)' of 'error' is compared with '\(new)', which has \(same) of its \(of) "
        + "texts")
  }

  @Test func `a moved column is not a change`() throws {
    let after = codeTable(
      "| Try again | 1 | Disk failed | 500 | EIO |", "| Ask | 2 | Not allowed | 403 | EPERM |",
      "| | 3 | No such order | 404 | ENOENT |",
      header: "Solution | Error Code | Description | HTTP status | Name")
    let found = try changes(
      .document(document("a.md", Self.table())), .document(document("b.md", after)))
    #expect(found.lines == [] && found.notes == [])
  }

  @Test func `a column on only one side is a change of each code, and a note`() throws {
    let without = codeTable(
      "| 1 | EIO | Disk failed | Try again |", "| 2 | EPERM | Not allowed | Ask |",
      "| 3 | ENOENT | No such order | |", header: "Error Code | Name | Description | Solution")
    let sides = [Self.table(), without].map { DiffSide.document(document("a.md", $0)) }
    let removed = try changes(sides[0], sides[1])
    #expect(
      removed.lines == [
        "error *1 HTTP status: 500 > nil", "error *2 HTTP status: 403 > nil",
        "error *3 HTTP status: 404 > nil",
      ])
    #expect(
      removed.notes
        == [.column(source: "a", domain: "error", name: "HTTP status", isNew: false, count: 3)])
    let added = try changes(sides[1], sides[0])
    #expect(added.counts.changed == 3)
    #expect(
      added.notes.map(\.description)
        == ["column 'HTTP status' of 'error' has texts on the new side only, for 3 codes"])
  }

  @Test func `a new order of the rows of a repeated code is not a change`() throws {
    let before = codeTable(
      "| 1 | 400 | Failed |", "| 1 | 500 | Failed |", "| 1 | 500 | Lost |", "| 2 | 404 | None |",
      header: "Error Code | HTTP status | Description")
    let after = codeTable(
      "| 2 | 404 | None |", "| 1 | 500 | Lost |", "| 1 | 500 | Failed |", "| 1 | 400 | Failed |",
      header: "Error Code | HTTP status | Description")
    for text in [after, after.replacing("HTTP status", with: "Status")] {
      let found = try changes(
        .document(document("a.md", before)), .document(document("b.md", text)))
      #expect(found.lines == [])
    }
  }

  @Test func `a symbol stays the same when it moves to another column`() throws {
    let old = DiffRows([
      DiffSource.Row(id: 0, code: "1", text: "a", cells: [.init(column: .symbol, text: "EIO")])
    ])
    let new = DiffRows([
      DiffSource.Row(
        id: 0, code: "1", text: "a", cells: [.init(column: .attribute("Key"), text: "EIO")])
    ])
    let pairing = ColumnPairing(old: old, new: new)
    #expect(
      pairing.renamings == [.init(old: .symbol, new: .attribute("Key"), same: 1, filled: 1)])
    #expect(pairing.added.isEmpty && pairing.removed.isEmpty)
    #expect(
      CodeComparison(old: pairing.renamed(old), new: new).differences == [])
  }

  @Test func `columns with different contents are not one column`() throws {
    let rows = (0..<4).map { place in
      DiffSource.Row(
        id: place, code: "\(place)", text: "a",
        cells: [.init(column: .attribute("A"), text: "\(place)")])
    }
    let others = rows.map { row in
      DiffSource.Row(
        id: row.id, code: row.code, text: "a",
        cells: [.init(column: .attribute("B"), text: row.id == 0 ? "0" : "x")])
    }
    let pairing = ColumnPairing(old: DiffRows(rows), new: DiffRows(others))
    #expect(pairing.renamings == [])
    #expect(pairing.removed == [.attribute("A")] && pairing.added == [.attribute("B")])
  }

  @Test func `many columns with different headers do not take quadratic time`() {
    let sides = ["A", "B"].map { name in
      (0..<200).map { place in
        DiffSource.Row(
          id: place, code: "\(place)", text: "a",
          cells: (0..<500).map { .init(column: .attribute("\(name)\($0)"), text: "x") })
      }
    }
    let time = ContinuousClock().measure {
      let pairing = ColumnPairing(old: DiffRows(sides[0]), new: DiffRows(sides[1]))
      #expect(pairing.renamings == [] && pairing.added.count == 500)
    }
    // Comparing every pair would take 50,000,000 comparisons.
    #expect(time < .seconds(20))
  }
}
