import TestSupport
import Testing

@testable import CodeDocuments
@testable import ErrorCatalog

/// The packed codes of a domain.
@Suite struct DiffRowsTests {
  /// Texts in as many forms as a document can have them.
  private static let texts = [
    "", " ", "1", "-1", "EIO", "eio", "\u{0}", "Not found", "caf\u{E9}", "cafe\u{301}", "余额不足",
    "\u{1F468}\u{200D}\u{1F469}", "\u{FFFD}", "a | b", "line\nline", "\r\n",
    String(repeating: "long ", count: 40_000), String(repeating: "\u{E9}", count: 513),
  ]

  @Test func `a packed row is read back byte for byte`() {
    let columns: [DiffSource.Column] = [.attribute("B"), .symbol, .attribute("A"), .attribute("")]
    var rows: [DiffSource.Row] = []
    for (place, code) in Self.texts.enumerated() {
      for (other, text) in Self.texts.enumerated() {
        let cells = columns.prefix(other % 5).enumerated().map { column, name in
          DiffSource.Cell(column: name, text: Self.texts[(place + column) % Self.texts.count])
        }
        let id = [0, -1, .min, .max, 1 << 40, 127, 128][other % 7]
        rows.append(DiffSource.Row(id: id, code: code, text: text, cells: cells))
      }
    }
    let packed = DiffRows(rows)
    #expect(packed.rowPlaces.count == rows.count)
    for (place, row) in rows.enumerated() {
      #expect(Self.bytes(packed[place]) == Self.bytes(row))
      #expect(packed.code(at: place).utf8.elementsEqual(row.code.utf8))
    }
  }

  @Test(arguments: [true, false])
  func `a draft is read back whether its document has its texts or not`(hasDocument: Bool) {
    let columns = ["A", "B"].map { ListColumn(header: $0, name: $0, role: .other) }
    var document = "# Codes\r\n\n"
    var drafts: [EntryDraft] = []
    for (place, text) in Self.texts.enumerated() {
      for other in Self.texts {
        let code = "code \(place)"
        drafts.append(
          EntryDraft(
            code: code, occurrence: place + 1,
            number: [nil, .min, .max, 0, -1, 10016][place % 6],
            symbol: place.isMultiple(of: 3) ? text : nil, description: other,
            line: document.utf8.count(where: { $0 == 0x0A }) + 1,
            cells: [.init(column: 0, text: text), .init(column: 1, text: other)]
              .filter { !$0.text.isEmpty }))
        // Some rows are in no line, and some lines have no row.
        switch drafts.count % 4 {
        case 0: document += "\n"
        case 1: document += "| \(code) | \(text) | \(other) |\n"
        case 2: document += "| \(other) | \(text) | \(code) | \(other)\n\n"
        default: document += "| \(text) "
        }
      }
    }
    var text = LineText(hasDocument ? Array(document.utf8) : [])
    var rows = DiffRows(of: text)
    for draft in drafts { rows.append(draft, in: &text) }
    rows = rows.named(columns)
    for (place, draft) in drafts.enumerated() {
      let read = rows.draft(at: place)
      #expect(Self.bytes(read) == Self.bytes(draft))
      let row = DiffSource.Row(
        id: place, code: draft.code, text: draft.description, symbol: draft.symbol, draft.cells,
        columns)
      #expect(Self.bytes(rows[place]) == Self.bytes(row))
    }
  }

  @Test func `a text is found in its line and not above it`() {
    var text = LineText(Array("Not found\n| 1 | Not found | Not |\n\n| 2 | Not |".utf8))
    let places = [("1", 2), ("Not found", 2), ("Not", 2), ("Not", 4), ("2", 4), ("3", 4), ("2", 9)]
    let found = places.map { wanted, line in
      let bytes = Array(wanted.utf8)
      text.go(to: line)
      return text.place(of: bytes.span)
    }
    #expect(found == [12..<13, 16..<25, 16..<19, 41..<44, 37..<38, nil, nil])
  }

  @Test func `a long line of many codes is not searched to its end for each`() {
    let codes = (0..<200_000).map { "x\($0)" }
    var text = LineText(Array(codes.joined(separator: " ").utf8))
    var rows = DiffRows(of: text)
    let time = ContinuousClock().measure {
      for code in codes {
        let draft = EntryDraft(code: code, occurrence: 1, description: "a\\*b", line: 1)
        rows.append(draft, in: &text)
      }
    }
    #expect(rows.rowPlaces.count == codes.count && rows[199_999].code == "x199999")
    // 200,000 searches of a megabyte would take minutes.
    #expect(time < .seconds(20))
  }

  @Test(arguments: [
    ("1", "1", true), ("1", "01", false), ("EIO", "eio", false), ("", "", true),
    ("caf\u{E9}", "cafe\u{301}", true), ("caf\u{E9}", "cafe", false), ("\u{212B}", "\u{C5}", true),
  ])
  func `codes are compared as texts are`(old: String, new: String, isSame: Bool) {
    let rows = [old, new].map { DiffRows([DiffSource.Row(id: 0, code: $0, text: "")]) }
    #expect(rows[0].hasCode(at: 0, of: rows[1], at: 0) == isSame)
    #expect(isSame == (old == new))
  }

  @Test func `rows with the same texts in other columns are not the same`() {
    func rows(_ text: String, _ cells: [(String, String)]) -> DiffRows {
      DiffRows([
        DiffSource.Row(
          id: 0, code: "1", text: text,
          cells: cells.map { .init(column: .attribute($0), text: $1) })
      ])
    }
    let row = rows("a", [("A", "x"), ("B", "y")])
    let others = [
      rows("a", [("A", "x"), ("B", "y")]), rows("b", [("A", "x"), ("B", "y")]),
      rows("a", [("A", "x"), ("C", "y")]), rows("a", [("A", "x"), ("B", "z")]),
      rows("a", [("A", "x")]), rows("a", [("B", "y"), ("A", "x")]),
    ]
    #expect(
      others.map { row.hasTexts(at: 0, of: $0, at: 0) }
        == [true, false, false, false, false, false])
  }

  /// All that a row has, as bytes, since texts of other bytes can be equal.
  private static func bytes(_ row: DiffSource.Row) -> [[UInt8]] {
    [Array("\(row.id)".utf8), Array(row.code.utf8), Array(row.text.utf8)]
      + row.cells.flatMap { [Array("\($0.column)".utf8), Array($0.text.utf8)] }
  }

  private static func bytes(_ draft: EntryDraft) -> [[UInt8]] {
    let numbers = "\(draft.line) \(draft.occurrence) \(draft.number.map { "\($0)" } ?? "none")"
    let texts = [numbers, draft.code, draft.description, draft.symbol ?? "none"]
    return (texts + draft.cells.flatMap { ["\($0.column)", $0.text] }).map { Array($0.utf8) }
  }
}
