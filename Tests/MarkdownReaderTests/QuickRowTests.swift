import MarkdownReader
import Testing

/// Rows that are read in one look at each byte, against the same rows with a space before them or in
/// a block quote, which are read in general ways.
@Suite struct QuickRowTests {
  /// How the rows of a document are written.
  struct Form: Sendable, CustomTestStringConvertible {
    var name: String
    var ending = "\n"
    /// What comes after the last row.
    var tail = "\n"
    var dialect = MarkdownTableReader.Dialect.markdown

    var testDescription: String { name }
  }

  static let forms = [
    Form(name: "line feeds"), Form(name: "carriage returns", ending: "\r"),
    Form(name: "both", ending: "\r\n"), Form(name: "no last line end", tail: ""),
    Form(name: "text below", tail: "\n\nA paragraph that is longer than a block of bytes.\n"),
    Form(name: "MDX", dialect: .mdx),
  ]

  static let rows = [
    "| 404 | Not found |", "|a|b|", "|a|b", "||", "| | |", "|   |\t|", "|", "|  ", "| 1 | 2 | 3 |",
    "| only |", "| no end | of it", "| a | b | \t", "|a|b|\u{0B}", "|a|b| \u{0C}x",
    "| padded       |                     and far away |", "|a                       | b|",
    #"| a\|b | c |"#, #"|a\\|b|"#, #"|\|a|b\||"#, #"| a\ | b |"#, #"|\|"#, #"|a|b\"#,
    "| two  spaces | in  between |", "| a\tb | \u{0B}c\u{0C} |", "| é | 错误 😀 |", "|错误代码|描述|",
    "|\u{A0}a\u{A0}|\u{2028}b|", "| `code` | **bold** _it_ ~~gone~~ |", "| a_b | _a |", "|a_|_|",
    "| &amp; & b | < b <br> c |", "| [x] | ![y](z) |", "| [x | ]] |", "| {/* x */} a | {b} |",
    "|> a | # b|", "|---|:-:|", "| \u{7F}@^'\" | $%()+,-./:;=? |",
    "|a|" + String(repeating: "b", count: 99),
    "| " + String(repeating: "word ", count: 40) + "| x |",
    String(repeating: "| ", count: 70) + "|",
  ]

  @Test(arguments: forms)
  func `rows of all kinds are read as in general`(form: Form) {
    for row in Self.rows {
      // The second row has as many cells as the one before it, whatever the header has.
      expectSame([row, row, "| a | b |", "| c | d |"], form)
    }
    expectSame(Self.rows, form)
    expectSame(Self.rows.reversed(), form)
  }

  @Test(arguments: [
    "|", "\\", "\\|", "\\\\|", "`", "*", "_", " _", "[", "]", "<", "&", "~", "{", "}", "^", "  ",
    "\t", "\u{0B}", "\u{0C}", "é", "错", "😀", "\u{7F}", "@", "Z", " ", " |", "| ", "|  x",
  ])
  func `what may be markup is seen at each place of a block`(mark: String) {
    var rows: [String] = []
    for offset in 0..<36 {
      let before = String(repeating: "a", count: offset)
      rows += ["|\(before)\(mark)b|c|", "| \(before)\(mark)| c |", "| x | \(before)\(mark)   b |"]
    }
    expectSame(rows, Form(name: "line feeds"))
    for row in rows { expectSame([row], Form(name: "alone")) }
  }

  @Test(arguments: 0..<40)
  func `a row ends where the document does`(length: Int) {
    let text = String(repeating: "a", count: length)
    for rows in [["| 1 | \(text) |", "| 2 | \(text) |"], ["| 1 | \(text)", "| 2 | \(text)"]] {
      for tail in ["", "\n", "\r", "\r\n", "\n\n"] {
        expectSame(rows, Form(name: "ends", tail: tail))
      }
      expectSame(rows + ["|"], Form(name: "ends", tail: ""))
      expectSame(rows + ["| b"], Form(name: "ends", tail: ""))
    }
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
  func `generated rows are read as in general`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      let width = Int.random(in: 1...4, using: &random)
      var rows: [String] = []
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        var row = "|"
        for _ in 0..<width {
          for _ in 0..<Int.random(in: 0...6, using: &random) { row += piece(&random) }
          if Int.random(in: 0..<20, using: &random) > 0 { row += "|" }
        }
        rows.append(row)
      }
      let form = Self.forms[Int.random(in: 0..<Self.forms.count, using: &random)]
      expectSame(rows, form, "seed \(seed)")
    }
  }

  private func piece(_ random: inout SeededGenerator) -> String {
    let pieces = [
      " ", "  ", "a", "404", "word", "some words", "\\", "\\|", "|", "_", "a_b", "`", "*", "[", "]",
      "<", "& ", "&lt;", "{", "~", "é", "错误", "😀", "\t", "\u{0B}", "ERR_NOT_FOUND",
      "0123456789abcdef", "                ",
    ]
    return pieces[Int.random(in: 0..<pieces.count, using: &random)]
  }

  /// Expects that the rows are the same in each way to read them.
  private func expectSame(_ rows: [String], _ form: Form, _ comment: Comment? = nil) {
    let quick = read(rows, form, prefix: "")
    let others = [
      read(rows, form, prefix: " "), read(rows, form, prefix: "> "),
      read(rows, form, prefix: "", isKept: true),
    ]
    for other in others {
      #expect(quick.count == other.count, comment)
      for (one, same) in zip(quick, other) where one != same { #expect(one == same, comment) }
    }
  }

  /// Reads the rows below a header of two cells, with a prefix before each line; one row at a time,
  /// or all of them before the first is looked at.
  private func read(_ rows: [String], _ form: Form, prefix: String, isKept: Bool = false)
    -> [String]
  {
    let lines = ["|a|b|", "|-|-|"] + rows
    let document = lines.map { prefix + $0 }.joined(separator: form.ending) + form.tail
    var reader = MarkdownTableReader(Array(document.utf8), dialect: form.dialect)
    var kept: [Row] = []
    var descriptions: [String] = []
    while let event = reader.next() {
      guard case .row(let row) = event else { continue }
      if isKept {
        kept.append(row)
      } else {
        descriptions.append(description(row, prefix: prefix))
      }
    }
    return descriptions + kept.map { description($0, prefix: prefix) }
  }

  private func description(_ row: Row, prefix: String) -> String {
    let cells = (Array(row.cells) + Array(row.surplus)).map {
      "\($0.column - prefix.count) \($0.source.debugDescription) \($0.text.debugDescription)"
    }
    return
      "\(row.line) \(row.hasLeadingPipe) \(row.hasTrailingPipe) \(row.hasPipe) \(row.writtenCount) "
      + cells.joined(separator: ", ")
  }
}
