import Testing

@testable import HTMLReader

@Suite struct HTMLTableTests {
  @Test(arguments: [
    // With all end tags, with none, and with sections.
    ("<table><tr><th>a</th></tr><tr><td>1</td></tr></table>", [["a"], ["1"]]),
    ("<table><tr><th>a<tr><td>1</table>", [["a"], ["1"]]),
    ("<TABLE><THEAD><TR><TH>a</TH></TR></THEAD><TBODY><TR><TD>1</TABLE>", [["a"], ["1"]]),
    ("<table><thead><tr><td>a<tbody><tr><td>1<tfoot><tr><td>2</table>", [["a"], ["1"], ["2"]]),
    // The first row is the header if no markup says otherwise.
    ("<table><tr><td>a<td>b<tr><td>1<td>2</table>", [["a", "b"], ["1", "2"]]),
    ("<table><tr><th>a<td>b<tr><th>1<td>2</table>", [["a", "b"], ["1", "2"]]),
    ("<table><tr><th>a<tr><th>1</table>", [["a"], ["1"]]),
    // A later head is a row like any other.
    ("<table><tr><td>a<thead><tr><th>1</table>", [["a"], ["1"]]),
    // Several header rows become one; equal texts appear once.
    (
      """
      <table><thead><tr><th rowspan=2>a<th colspan=2>b<tr><th>x<th>y</thead>
      <tr><td>1<td>2<td>3</table>
      """, [["a", "b x", "b y"], ["1", "2", "3"]]
    ),
    ("<table><tr><th>a<th>b<tr><th>a<th>c<tr><td>1<td>2</table>", [["a", "b c"], ["1", "2"]]),
    // Rows shorter and longer than the header; an empty row does not count.
    ("<table><tr><th>a<th>b<tr><td>1</table>", [["a", "b"], ["1", ""]]),
    ("<table><tr><th>a<tr><td>1<td>2<td>3</table>", [["a"], ["1", "|", "2", "3"]]),
    ("<table><tr><th>a<tr></tr><tr><td></table>", [["a"], [""]]),
    ("<table><caption>only this</caption></table>", []),
    ("<table></table>", []),
  ])
  func `the header is told apart from the body`(text: String, expected: [[String]]) {
    #expect(grid(tables(text).first) == expected)
  }

  @Test(arguments: [
    ("<tr><td rowspan=2>1<td>x<tr><td>y", [["1", "x"], ["1", "y"]]),
    (
      "<tr><td>1<td rowspan=3>x<tr><td>2<tr><td>3<tr><td>4",
      [["1", "x"], ["2", "x"], ["3", "x"], ["4", ""]]
    ),
    // A span of zero rows ends with the group of rows, and no span goes further.
    ("<tr><td rowspan=0>1<td>x<tr><td>y<tr><td>z", [["1", "x"], ["1", "y"], ["1", "z"]]),
    ("<tbody><tr><td rowspan=9>1<td>x<tbody><tr><td>2<td>y", [["1", "x"], ["2", "y"]]),
    // The text of a cell over several columns is in the first.
    ("<tr><td colspan=2>1<tr><td>2<td>y", [["1", ""], ["2", "y"]]),
    ("<tr><td colspan=2 rowspan=2>1<tr><tr><td>2<td>y", [["1", ""], ["2", "y"]]),
    ("<tr><td colspan=9>1", [["1", ""]]),
    ("<tr><td colspan='{2}'>1<td>x", [["1", "", "|", "x"]]),
    ("<tr><td colspan=-1>1<td>x", [["1", "x"]]),
    ("<tr><td colspan=many>1<td>x", [["1", "x"]]),
    ("<tr><td colspan=0>1<td>x", [["1", "x"]]),
  ])
  func `a cell that spans rows is in each row, one that spans columns only in the first`(
    rows: String, expected: [[String]]
  ) {
    let table = tables("<table><tr><th>a<th>b<tbody>" + rows + "</table>").first
    #expect(Array(grid(table).dropFirst()) == expected)
  }

  @Test func `a repeated cell is marked as such and keeps its position`() throws {
    let table = try #require(
      tables("<table><tr><th>a<th>b\n<tr><td rowspan=2>1<td>x\n<tr><td>y</table>").first)
    #expect(table.rows.map { $0.cells[0].isRepeated } == [false, true])
    #expect(table.rows.map { $0.cells[0].line } == [2, 2])
    #expect(table.rows.map(\.line) == [2, 3])
    #expect(table.rows[1].cells[1].isRepeated == false)
  }

  @Test(arguments: [
    ("<caption> The <b>codes</b> </caption><tr><td>a<td>b<tr><td>1<td>2", "The codes"),
    ("<tr><th colspan=2>Title<tr><th>a<th>b<tr><td>1<td>2", "Title"),
    ("<caption>Caption</caption><tr><th colspan=2>Title<tr><th>a<th>b<tr><td>1<td>2", "Caption"),
    ("<caption></caption><tr><th>a<th>b<tr><td>1<td>2", nil),
    ("<tr><th>a<th>b<tr><td>1<td>2", nil),
  ])
  func `a caption or a title row names the table and is not a row of it`(
    content: String, caption: String?
  ) {
    let table = tables("<table>\(content)</table>").first
    #expect(table?.caption == caption)
    #expect(grid(table) == [["a", "b"], ["1", "2"]])
  }

  @Test(arguments: [
    ("<h3>Codes</h3><table><tr><td>a</table>", ["Codes"]),
    ("<h3>A</h3><h4>B &amp; <i>C</i></h4><table><tr><td>a</table>", ["B & C"]),
    ("<details><summary>More</summary><table><tr><td>a</table>", ["More"]),
    ("<h1>A</h1><table><tr><td>a</table><table><tr><td>a</table>", ["A", "A"]),
    ("<h1></h1><h7>A</h7><table><tr><td>a</table>", [nil]),
    ("<table><tr><td>a</table><h1>A</h1>", [nil]),
  ])
  func `the last heading before a table is reported`(text: String, expected: [String?]) {
    #expect(tables(text).map(\.heading) == expected)
  }

  @Test func `a table in a cell is a separate table, after the outer one`() {
    let found = tables(
      """
      <table><tr><th>a<th>b<tr><td>1<td>x
      <table><tr><td>c<tr><td>2</table> y<tr><td>3<td>4</table>
      """)
    #expect(found.map(\.line) == [1, 2])
    #expect(grid(found.first) == [["a", "b"], ["1", "x y"], ["3", "4"]])
    #expect(grid(found.last) == [["c"], ["2"]])
  }

  @Test(arguments: [
    ("<table>\n<tr><th>a\n  <tr>\n    <td>é</td><td>x", 3, [4, 4], [5, 15]),
    ("<table><tr><th>a<th>b\r<tr><td>1\r\n<td>2", 2, [2, 3], [5, 1]),
    ("<table><tr><th>a<th>b<tr><td>äöü</td><td>x", 1, [1, 1], [26, 38]),
    ("<p>\n</p><table><tr><th>a<th>b\n<tbody><td>1<td>2", 3, [3, 3], [8, 13]),
  ])
  func `rows and cells have their lines, and columns in characters`(
    text: String, line: Int, lines: [Int], columns: [Int]
  ) throws {
    let row = try #require(tables(text + "</table>").first?.rows.last)
    let all = Array(row.cells) + Array(row.surplus)
    #expect(row.line == line)
    #expect(all.map(\.line) == lines)
    #expect(all.map(\.column) == columns)
  }

  @Test(arguments: [
    ("<td> <b>x</b> &amp; y </td>", "<b>x</b> &amp; y"), ("<td>x<td>y", "x"), ("<td>x</tr>", "x"),
    ("<td></td>", ""), ("<td><!-- c --></td>", "<!-- c -->"),
  ])
  func `a cell's source is its text in the document`(row: String, source: String) throws {
    let table = try #require(tables("<table><tr><th>a<tr>\(row)</table>").first)
    #expect(table.rows[0].cells[0].source == source)
  }
}
