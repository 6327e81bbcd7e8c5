import MarkdownReader
import Testing

/// Rows with pipes that belong to no table.
@Suite struct StrayRowTests {
  private func stray(_ document: String) -> [StrayRows] {
    events(document).compactMap { if case .strayRows(let rows) = $0 { rows } else { nil } }
  }

  private static let table = "| a | b |\n|---|---|\n| 1 | x |\n"

  @Test(
    arguments: [
      (table + "\n| 2 | y |\n| 3 | z |\n", 5, 6, 2, .endedTable(line: 3)),
      (table + "<!-- c -->\n| 2 | y |\n", 5, 5, 1, .endedTable(line: 3)),
      (table + "# h\n| 2 | y |", 5, 5, 1, .endedTable(line: 3)),
      (table + "- item\n| 2 | y |\n", 5, 5, 1, .endedTable(line: 3)),
      (table + "\n| 2 | y\n", 5, 5, 1, .endedTable(line: 3)),
      ("a | b\n--|--\n1 | x\n\n2 | y\n", 5, 5, 1, .endedTable(line: 3)),
      (table + "\n2 | y\n3 | z\n", 5, 6, 2, .endedTable(line: 3)),
      ("| a | b |\n| 1 | x |\n| 2 | y |\n", 1, 3, 3, .missingDelimiter),
      ("| a | b\n| 1 | x\n", 1, 2, 2, .missingDelimiter),
      ("- | a | b |\n- | 1 | x |\n", 1, 2, 2, .missingDelimiter),
      ("text\n| a | b |\n| 1 | x |\n---\n", 2, 3, 2, .missingDelimiter),
      ("| a | b |\n|—|—|\n| 1 | x |\n", 1, 3, 2, .malformedDelimiter(line: 2)),
      ("| a | b |\n|:=:|:=:|\n| 1 | x |\n", 1, 3, 2, .malformedDelimiter(line: 2)),
      ("| a | b |\n|:|:|\n| 1 | x |\n", 1, 3, 2, .malformedDelimiter(line: 2)),
      ("| a | b |\n|- -|- -|\n| 1 | x |\n", 1, 3, 2, .malformedDelimiter(line: 2)),
      ("a | b\n——|——\n1 | x\n", 1, 3, 2, .malformedDelimiter(line: 2)),
      ("| a | b |\n\n|---|---|\n| 1 | x |\n| 2 | y |", 4, 5, 2, .missingHeader(line: 3)),
      ("!!! note \"n\"\n    | a | b |\n    |---|---|\n    | 1 | x |\n", 2, 4, 2, .indented),
      ("=== \"Tab\"\n\n    text:\n    | a | b |\n    |---|---|\n", 4, 4, 1, .indented),
      ("\t| a | b |\n|:---:|----|\n| 1 | x |\n", 1, 3, 2, .indented),
      ("??? q\n\n    | 1 | x |\n    | 2 | y |\n", 3, 4, 2, .indented),
      ("<div>\n| 1 | x |\n</div>\n", 2, 2, 1, .html),
      ("<div>\n| a | b |\n|---|---|\n| 1 | <code>x</code> |\n</div>\n", 2, 4, 2, .html),
    ] as [(String, Int, Int, Int, StrayRows.Reason)])
  func `a block of rows outside a table is reported once`(
    document: String, first: Int, last: Int, count: Int, reason: StrayRows.Reason
  ) throws {
    // A header and a delimiter row apart are two blocks, the first of one row.
    let rows = try #require(stray(document).last)
    #expect(rows.firstLine == first && rows.lastLine == last && rows.rowCount == count)
    #expect(rows.reason == reason)
    if case .missingHeader = reason {} else { #expect(stray(document).count == 1) }
  }

  @Test(arguments: [
    table, "> " + table.split(separator: "\n").joined(separator: "\n> "),
    "Text with a | b in it.\nAnd a | more.\n", "cat a | grep b\ncat b | sort\ncat c | wc\n",
    "    cat a \\\n      | grep b \\\n      | wc -l\n", "    | grep a | wc\n    | sort | uniq\n",
    "```\n| a | b |\n| 1 | x |\n```\n", "~~~\n| a | b |\n~~~\n",
    "!!! note\n    ```\n    | a | b |\n    | 1 | x |\n    ```\n",
    "    +---+---+\n    | a | b |\n    +---+---+\n", "    root\n    |-- a\n    |   |-- b\n",
    "    .------.\n    | a | b |\n    '------'\n", "| one cell |\n", "|x|\n", "| | |\n", "|||\n",
    "a | b\n---\n", "| a | b |\n===\n", table + "\nText | text\n", table + "\ncat a | sort\n",
    table + "\nv2 | stable\n", table + "\nls a1 | sort\nls b2 | wc\n",
    "<!--\n| a | b |\n| 1 | x |\n-->\n", "<pre>\n| a | b |\n</pre>\n",
    "<table><tr><td>\n| a | b |\n</td></tr></table>\n", "| a \\| b\n", "\\| a | b |\n",
    // These are reported in another way.
    "|a|b|\n|-|-|-|\n|1|2|\n|3|4|", "| a | b |\n:--\n| 1 | 2 |\n", "text\n|--|--|\n| 1 | 2 |\n",
    "<div><tr>\n| a | b |\n|---|---|\n| 1 | 2 |\n</div>\n",
  ])
  func `tables, text, code and rows reported elsewhere are not stray rows`(document: String) {
    #expect(stray(document) == [])
  }

  @Test func `a header above its table is not stray, but rows before it are`() throws {
    #expect(stray("| a | b |\n| c | d |\n|---|---|\n| 1 | x |\n").map(\.lastLine) == [1])
    let rows = try #require(stray("- é\n  - é\n\n        | é | b |\n").first)
    #expect(rows.column == 9 && rows.cellCount == 2)
  }

  @Test func `each block is reported, in document order`() {
    let rows = stray("| 1 | x |\n\n| 2 | y |\n\n# h\n\n| 3 | z |\n| 4 | z |\n\n" + Self.table)
    #expect(rows.map(\.firstLine) == [1, 3, 7])
    #expect(rows.map(\.rowCount) == [1, 1, 2])
  }

  @Test(arguments: [
    ("# h\n\ntext\n\n| a | b |\n|—|—|\n| 1 | x |\n", true, ["a b", "1 x"], [5, 7]),
    (table + "\n| 2 | y |\n| 3 | z | 4 |\n", false, ["2 y", "3 z"], [5, 6]),
    ("> | a | b |\n> | 1 | x |\n", false, ["a b", "1 x"], [1, 2]),
    ("\t| a | b |\n|:-|-|\n| [1] | x\n\n[1]: u\n", true, ["a b", "1 x"], [1, 3]),
    ("|--|--|\n| 1 | x |\n", false, ["1 x"], [2]),
  ])
  func `the rows of a block can be read`(
    document: String, startsWithHeader: Bool, cells: [String], lines: [Int]
  ) throws {
    var reader = MarkdownTableReader(Array(document.utf8))
    var found: StrayRows?
    while let event = reader.next() { if case .strayRows(let rows) = event { found = rows } }
    let block = try #require(found)
    #expect(block.startWithHeader == startsWithHeader)
    let rows = Array(reader.read(block))
    #expect(rows.map { $0.cells.map(\.text).joined(separator: " ") } == cells)
    #expect(rows.map(\.line) == lines)
  }

  @Test func `a block of any length is one event`() {
    let rows = stray(String(repeating: "| 1 | x |\n", count: 50_000))
    #expect(rows.map(\.rowCount) == [50_000])
  }
}
