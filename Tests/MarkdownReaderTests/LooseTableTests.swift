import MarkdownReader
import Testing

/// Tables in notations that GitHub shows as text.
@Suite struct LooseTableTests {
  private func tables(_ document: String) -> [LooseTable] {
    events(document).compactMap { if case .looseTable(let table) = $0 { table } else { nil } }
  }

  private func cells(_ row: Row) -> [String] { row.cells.map(\.text) }

  @Test(
    arguments: [
      ("#|\n|| **a** | b ||\n|| `1` | x \\| y ||\n|#\n", [["a", "b"], ["1", "x | y"]], 1...4),
      ("#|\n||\n\na\n\n|\n\nb\n\n||\n||\n1\n|\nx\n||\n|#\n", [["a", "b"], ["1", "x"]], 1...16),
      (
        "text\n\na     b\n----  ---\n1     x y\n22    z\n\nmore\n",
        [["a", "b"], ["1", "x y"], ["22", "z"]], 3...6
      ),
      ("a  b\n=  =\n", [], 0...0),
      ("====  ===\na     b\n====  ===\n1     x\n====  ===\n", [["a", "b"], ["1", "x"]], 2...5),
      (
        "Code  Long name\n----  ---------\n1     a b  c\n",
        [["Code", "Long name"], ["1", "a b  c"]], 1...3
      ),
      ("é     b\n----  ---\n错    x\n", [["é", "b"], ["错", "x"]], 1...3),
      // Nothing below, no end, code, a break, a heading.
      ("a     b\n----  ---\n\n1     x\n", [], 0...0), ("#|\n|| a | b ||\n|| 1 | x ||\n", [], 0...0),
      ("```\na     b\n----  ---\n1     x\n```\n", [], 0...0), ("a\n\n- - -\nb\n", [], 0...0),
      ("a  b\n---\nc\n", [], 0...0), ("```\n#|\n|| a | b ||\n|| 1 | x ||\n|#\n```\n", [], 0...0),
    ] as [(String, [[String]], ClosedRange<Int>)])
  func `a table in another notation is found with its cells and lines`(
    document: String, expected: [[String]], lines: ClosedRange<Int>
  ) {
    let found = tables(document)
    #expect(found.count == (expected.isEmpty ? 0 : 1))
    for table in found {
      let rows = [cells(table.header)] + table.rows.map(cells)
      #expect(
        rows.map { $0.map { $0.split(separator: " ").joined(separator: " ") } }
          == expected.map { $0.map { $0.split(separator: " ").joined(separator: " ") } })
      #expect(table.lines == lines)
    }
  }

  @Test func `what is above it is known, and its rows are no stray rows`() {
    let document = "# h\n\nlead\n\n#|\n|| a | b ||\n|| 1 | x ||\n|#\n"
    #expect(tables(document).map(\.headings) == [["h"]])
    #expect(tables(document).map(\.lead) == ["lead"])
    #expect(!events(document).contains { if case .strayRows = $0 { true } else { false } })
  }
}
