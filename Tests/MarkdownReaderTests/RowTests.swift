import MarkdownReader
import Testing

/// The parts of a row other than its cells' texts.
@Suite struct RowTests {
  private func rows(_ body: String) -> [Row] {
    events("|a|b|\n|-|-|\n" + body).compactMap(\.row)
  }

  @Test(arguments: [
    ("|1|2|", true, true, true), ("|1|2", true, false, true), ("1|2|", false, true, true),
    ("1|2", false, false, true), ("1", false, false, false), ("1 \\| 2", false, false, false),
    ("|1", true, false, true), ("1|", false, true, true), ("  |1|  ", true, true, true),
    ("||", true, true, true),
  ])
  func `a row reports its pipes`(line: String, leading: Bool, trailing: Bool, any: Bool) throws {
    let row = try #require(rows(line).first)
    #expect(row.hasLeadingPipe == leading)
    #expect(row.hasTrailingPipe == trailing)
    #expect(row.hasPipe == any)
  }

  @Test func `cells beyond the header are surplus`() throws {
    let row = try #require(rows("|1|2|3| `4` |").first)
    #expect(row.cells.map(\.text) == ["1", "2"])
    #expect(row.surplus.map(\.text) == ["3", "4"])
    #expect(row.writtenCount == 2)
  }

  @Test func `missing cells are empty, with their position at the end of the line`() throws {
    let row = try #require(rows("é |").first)
    #expect(row.writtenCount == 1)
    #expect(row.cells.map(\.text) == ["é", ""])
    #expect(row.cells[1].source == "")
    #expect(row.cells[1].column == 4)
    #expect(row.surplus.isEmpty)
  }

  @Test func `a cell keeps its source and its column in scalars`() throws {
    let row = try #require(events("> |é|b|\n> |-|-|\n>  | **ü** 😀 |\tx \\| y|").last?.row)
    #expect(row.line == 3)
    #expect(row.cells.map(\.source) == ["**ü** 😀", "x \\| y"])
    #expect(row.cells.map(\.column) == [6, 16])
  }

  @Test func `a header row knows its columns too`() throws {
    let table = try #require(events("> x\n>  é | b\n> -|-").compactMap(\.table).first)
    #expect(table.header.cells.map(\.column) == [4, 8])
    #expect(table.header.line == 2)
    #expect(table.header.hasPipe)
  }

  @Test func `padding costs nothing until it is used`() {
    let width = 2000
    let header = String(repeating: "|a", count: width) + "|\n"
    let document =
      header + String(repeating: "|-", count: width) + "|\n"
      + String(repeating: "|1\n", count: 20_000)
    var reader = MarkdownTableReader(Array(document.utf8))
    var rows = 0
    while let event = reader.next() {
      guard let row = event.row else { continue }
      rows += 1
      #expect(row.cells.count == width && row.writtenCount == 1)
    }
    #expect(rows == 20_000)
  }

  @Test func `a row with more cells than cmark-gfm reads is not a row`() {
    let cells = String(repeating: "|1", count: 65_536)
    #expect(rows(cells).isEmpty)
    #expect(rows(String(cells.dropLast(2))).count == 1)
  }

  @Test func `equal rows are equal and others are not`() {
    #expect(rows("|1|2|") == rows("|1|2|"))
    #expect(rows("|1|2|") != rows("|1|3|"))
    #expect(rows("|1|2|") != rows("|1|2|3|"))
    #expect(rows("|1|") != rows("|1||"))
  }
}
