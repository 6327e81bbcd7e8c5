import MarkdownReader
import Testing

/// Where tables start and end, and which rows they have: the rules of GFM section 4.10, each with
/// documents that keep it and that break it.
@Suite struct TableTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var name: String
    var document: String
    var tables: [[[String]]]
    var testDescription: String { name }

    init(_ name: String, _ document: String, _ tables: [[[String]]]) {
      self.name = name
      self.document = document
      self.tables = tables
    }
  }

  @Test(arguments: [
    Example(
      "a header, a delimiter row and a body", "| a | b |\n|---|---|\n| 1 | 2 |",
      [[["a", "b"], ["1", "2"]]]),
    Example(
      "cells need no alignment and no outer pipes", "a | bcd\n:-:|-:\n1|2",
      [[["a", "bcd"], ["1", "2"]]]),
    Example(
      "a pipe in a cell is escaped, in code too", "|a|\n|-|\n| `x \\| y` \\| **z** |",
      [[["a"], ["x | y | z"]]]),
    Example("a block quote's start ends a table", "|a|\n|-|\n|1|\n> 2", [[["a"], ["1"]]]),
    Example(
      "a line of text is a row", "|a|b|\n|-|-|\n|1|2|\n3\n\n4",
      [[["a", "b"], ["1", "2"], ["3", ""]]]),
    Example("header and delimiter row must have the same number of cells", "|a|b|\n|-|\n|1|", []),
    Example(
      "short rows are padded and long ones cut", "|a|b|\n|-|-|\n|1|\n|1|2|3|",
      [[["a", "b"], ["1", ""], ["1", "2"]]]),
    Example("a table needs no body", "|a|\n|-|", [[["a"]]]),
    Example("one column needs a pipe only in the delimiter row", "a\n|-|\n1", [[["a"], ["1"]]]),
    Example("a colon makes a delimiter row without a pipe", "a\n:-\n1", [[["a"], ["1"]]]),
    Example("hyphens alone make a heading", "a\n-\n1", []),
    Example("a delimiter row that looks like a list is a list", "a | b\n- | -", []),
    Example(
      "the last line of a paragraph is the header", "x\na | b\n-|-\n1|2",
      [[["a", "b"], ["1", "2"]]]),
    Example("an empty cell is a cell", "||\n|-|\n| |", [[[""], [""]]]),
    Example("a single pipe is not a row", "|a|\n|-|\n|\n|1|", [[["a"]]]),
    Example("a delimiter row may not be indented as code", "|a|\n    |-|", []),
    Example("an indented line ends a table", "|a|\n|-|\n    |1|", [[["a"]]]),
    Example("a list item ends a table", "|a|\n|-|\n2. |1|", [[["a"]]]),
    Example("an empty list item ends a table", "|a|\n|-|\n-\n|1|", [[["a"]]]),
    Example("a thematic break ends a table", "|a|\n|-|\n***\n|1|", [[["a"]]]),
    Example("a heading ends a table", "|a|\n|-|\n# 1\n|2|", [[["a"]]]),
    Example("a tag alone on its line ends a table", "|a|\n|-|\n<b>\n|1|", [[["a"]]]),
    Example("a delimiter row is a row in a table", "|a|\n|-|\n|-|\n|1|", [[["a"], ["-"], ["1"]]]),
    Example(
      "a row without white space between pipes has empty cells", "|a|b|c|\n|-|-|-|\n|||1|",
      [[["a", "b", "c"], ["", "", "1"]]]),
    Example(
      "an escaped pipe ends no cell, whatever is before it", "|a|\n|-|\n|1 \\\\| 2|",
      [[["a"], ["1 | 2"]]]),
    Example("a delimiter row needs a hyphen in each cell", "|a|b|\n|-|:|", []),
    Example(
      "two tables need a blank line between them", "|a|\n|-|\n|1|\n\n|b|\n|-|\n|2|",
      [[["a"], ["1"]], [["b"], ["2"]]]),
  ])
  func `tables are where GFM sees them`(_ example: Example) {
    #expect(texts(example.document) == example.tables)
  }

  @Test(arguments: [
    Example("a fenced code block", "```\n|a|\n|-|\n```\n|b|\n|-|", [[["b"]]]),
    Example(
      "a fence of tildes, closed by no shorter one",
      "~~~~\n|a|\n|-|\n~~~\n|a|\n|-|\n~~~~\n|b|\n|-|", [[["b"]]]),
    Example("a fence that is not closed", "```\n|a|\n|-|", []),
    Example("not a fence: a backtick in the info string", "``` `\n\n|a|\n|-|", [[["a"]]]),
    Example("an indented code block", "    |a|\n    |-|\n\n|b|\n|-|", [[["b"]]]),
    Example("a code block indented by a tab", "\t|a|\n\t|-|", []),
    Example("an indented line that continues a paragraph", "x\n    |a|\n|-|", [[["a"]]]),
    Example("a script", "<script>\n\n|a|\n|-|\n</script>\n|b|\n|-|", [[["b"]]]),
    Example("a comment", "<!--\n\n|a|\n|-|\n-->\n|b|\n|-|", [[["b"]]]),
    Example("a processing instruction", "<?\n\n|a|\n|-|\n?>\n|b|\n|-|", [[["b"]]]),
    Example("a declaration", "<!X\n\n|a|\n|-|\n>\n|b|\n|-|", [[["b"]]]),
    Example("not a declaration: a small letter", "<!x\n|a|\n|-|", [[["a"]]]),
    Example("character data", "<![CDATA[\n\n|a|\n|-|\n]]>\n|b|\n|-|", [[["b"]]]),
    Example("a block tag, up to a blank line", "<div>\n|a|\n|-|\n\n|b|\n|-|", [[["b"]]]),
    Example(
      "any tag alone on its line, up to a blank line", "<b c='d'>\n|a|\n|-|\n\n|b|\n|-|", [[["b"]]]),
    Example("not a block: a tag that interrupts a paragraph", "x\n<b>\n|a|\n|-|", [[["a"]]]),
    Example("not a block: a tag with text after it", "<b> x\n|a|\n|-|", [[["a"]]]),
    Example("a block tag on the list of cmark-gfm", "x\n<section>\n|a|\n|-|", []),
    Example("no longer a block tag", "x\n<source>\n|a|\n|-|", [[["a"]]]),
  ])
  func `text in code and HTML is not a table`(_ example: Example) {
    #expect(texts(example.document) == example.tables)
  }

  @Test(
    arguments: [
      ("> |a|\n> |-|\n> |1|\n|2|", [["quote"]], [3]),
      (">|a|\n>|-|\n>\n>|1|", [["quote"]], []),
      ("- |a|\n  |-|\n  |1|\n |2|", [["item"]], [3]),
      ("1. x\n\n   |a|\n   |-|\n   |1|", [["item"]], [5]),
      ("10) x\n\n   |a|\n   |-|", [[]], []),
      ("- > |a|\n  > |-|\n  > |1|", [["item", "quote"]], [3]),
      ("> - |a|\n>   |-|\n>   |1|", [["quote", "item"]], [3]),
      ("- - |a|\n    |-|\n    |1|", [["item", "item"]], [3]),
      ("-\t|a|\n\t|-|\n\t|1|", [["item"]], [3]),
      ("-\n  |a|\n  |-|", [["item"]], []),
      ("-\n\n  |a|\n  |-|", [[]], []),
      ("- x\n\n\n  |a|\n  |-|\n  |1|", [["item"]], [6]),
      ("> x\n|a|\n|-|", [], []),
      ("> |a|\n|-|", [], []),
      (">\t|a|\n>\t|-|\n>\t|1|", [["quote"]], [3]),
      ("* |a|\n  |-|\n+ |b|\n  |-|\n  |1|", [["item"], ["item"]], [5]),
    ] as [(String, [[String]], [Int])])
  func `tables belong to the containers around them`(
    document: String, containers: [[String]], lines: [Int]
  ) {
    let events = events(document)
    #expect(events.compactMap { $0.table?.containers.map(\.rawValue) } == containers)
    #expect(events.compactMap { $0.row?.line } == lines)
  }

  @Test func `headings and lead describe a table`() {
    let tables = events(
      """
      # One
      ## Two *x*
      text
      last `line`
      |a|
      |-|

      # Three #
      |b|
      |-|

      Four
      ====
      [r]: /u
      ===
      |c|
      |-|

      [r]: /u

      > quoted

      |d|
      |-|
      """
    ).compactMap(\.table)
    #expect(tables.map(\.headings) == [["One", "Two x"], ["Three"], ["Four"], ["Four"]])
    #expect(tables.map(\.lead) == ["last line", "Three", "===", "quoted"])
    #expect(tables.map(\.number) == [1, 2, 3, 4])
    #expect(tables.map(\.header.line) == [5, 9, 16, 23])
  }

  @Test func `the reader's documented example holds`() {
    var reader = MarkdownTableReader(Array("| Code |\n|---|\n| 404 |".utf8))
    var printed: [String] = []
    while let event = reader.next() {
      if case .row(let row) = event { printed.append("\(row.line) \(row.cells[0].text)") }
    }
    #expect(printed == ["3 404"])
  }

  @Test func `a reader at its end stays there`() {
    var reader = MarkdownTableReader(Array("|a|\n|-|".utf8))
    #expect(reader.next() != nil)
    #expect(reader.next() == nil)
    #expect(reader.next() == nil)
  }

  @Test func `a table with nothing above it has no lead`() {
    #expect(events("|a|\n|-|")[0].table?.lead == nil)
  }
}
