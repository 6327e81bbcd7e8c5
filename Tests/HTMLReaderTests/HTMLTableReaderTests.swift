import Testing

@testable import HTMLReader

@Suite struct HTMLTableReaderTests {
  @Test(arguments: [
    ("<table><tr><td>a</table>", 1),
    ("<div>\n<table><tr><td>a</table></div> <table><tr><td>b</table>", 2),
    ("<!-- <table><tr><td>a</table> -->", 0), ("<script>'<table><tr><td>a</table>'</script>", 0),
    ("<p title='<table><tr><td>a</table>'>", 0), ("<table <tr><td>a</table>", 1),
    ("<tablet><tr><td>a</tablet>", 0), ("</table>", 0), ("< table><tr><td>a</table>", 0),
    // A table that starts between the rows of another ends it; one in a cell is nested.
    ("<table><tr><td>a</td></tr><table><tr><td>b</table>", 2),
    ("<table><tr><td>a<table><tr><td>b</table></table>", 2),
    ("<table", 0), ("<table>", 0), ("", 0),
  ])
  func `tables are found where an HTML parser finds them`(text: String, count: Int) {
    #expect(tables(text).count == count)
  }

  @Test func `a table continues past the end of its block and is read once`() {
    let text = Array(
      "<table>\n<tr><th>a</th></tr>\n\n<tr><td>1</td></tr>\n\n</table> <table><tr><td>b</table>"
        .utf8)
    var reader = HTMLTableReader(text)
    let first = reader.read(0..<27, line: 1)
    let second = reader.read(29..<49, line: 4)
    let third = reader.read(50..<text.count, line: 6)
    #expect(first.count == 1)
    #expect(second.isEmpty)
    #expect(third.count == 1)
    guard case .table(let table)? = first.first, case .table(let last)? = third.first else {
      Issue.record("no table")
      return
    }
    #expect(grid(table) == [["a"], ["1"]])
    #expect(table.rows[0].line == 4)
    #expect(grid(last) == [["b"]])
    #expect(last.line == 6)
  }

  @Test func `a table without an end stops at the end of its block`() throws {
    let text = Array("<table><tr><th>a<tr><td>1\n\nText.\n\n<p>".utf8)
    var reader = HTMLTableReader(text)
    guard case .table(let table)? = reader.read(0..<25, line: 1).first else {
      Issue.record("no table")
      return
    }
    #expect(grid(table) == [["a"], ["1"]])
    #expect(!table.isClosed)
    #expect(tables("<table><tr><td>a</table>").first?.isClosed == true)
  }

  @Test(arguments: [
    "<table><tr><td>a<tr><td>1<!-- </table>", "<table><tr><td>a<tr><td>1<b title='</table>",
    "<table><tr><td>a<tr><td>1<svg><g></table>", "<table><tr><td>a<tr><td>1<script></table>",
    "<table><tr><td>a<tr><td>1<p", "<table><tr><td>a<tr><td>1<svg><g a='",
  ])
  func `a table stops before unfinished markup`(text: String) {
    let table = tables(text).first
    #expect(grid(table) == [["a"], ["1"]])
    #expect(table?.isClosed == false)
  }

  @Test func `the markers of a block quote are not part of the text`() {
    let text = "<table>\n> <tr><td>a\n>> b > c\n> <tr><td>1</table>"
    #expect(grid(tables(text, isQuoted: true).first) == [["a b > c"], ["1"]])
    #expect(grid(tables(text).first) == [["a >> b > c >"], ["1"]])
  }

  static let divisions = String(repeating: "<div>", count: 10_000)

  @Test(arguments: [
    (divisions + "x", HTMLRefusal.Reason.tooDeep),
    (divisions + "x" + String(repeating: "</div>", count: 10_000), .tooDeep),
    (String(repeating: "<table><tr><td>", count: 101), .tooDeep),
    // Elements that an HTML parser does not close stay open, whatever end tags follow.
    (String(repeating: "<span><div></span></div>", count: 300), .tooDeep),
    (String(repeating: "<b><div></b>", count: 300), .tooDeep),
    (String(repeating: "<li><dd>", count: 300), .tooDeep),
    ((0..<300).map { "<b id=\($0)>x<p>" }.joined(), .tooDeep),
    ((0..<300).map { "<table><b id=\($0)></table>" }.joined(), .tooDeep),
    ("<p " + (0..<201).map { "a\($0) " }.joined() + ">", .tooManyAttributes),
    (String(repeating: "x", count: 16 << 20), .tooLong),
  ])
  func `a table that would cost too much is refused, and the next one is read`(
    content: String, reason: HTMLRefusal.Reason
  ) {
    let nested = content.contains("<table>") ? 101 : 0
    let text =
      "<p>\n<table><tr><td>a<td>\(content)"
      + String(repeating: "</table>", count: content.hasSuffix("</table>") ? 0 : nested)
      + "</table>\n<table><tr><td>b</table>"
    let found = items(text)
    #expect(found.count == 2)
    #expect(found.first == .refusal(HTMLRefusal(reason: reason, line: 2, column: 1)))
    #expect(tables(text).map { grid($0) } == [[["b"]]])
  }

  @Test(arguments: [
    String(repeating: "<div>", count: 198) + "x", String(repeating: "<p>x</p>", count: 1000),
    String(repeating: "<tr><td><b>x<td>y", count: 1000),
    String(repeating: "<br><img src=x><hr/>", count: 1000),
    String(repeating: "<span><i>x</i></span>", count: 1000),
    "<p " + (0..<200).map { "a\($0)='b' " }.joined() + ">",
    String(repeating: "<table><tr><td>x</table>", count: 1000),
  ])
  func `a table that only looks costly is read`(content: String) {
    #expect(
      items("<table><tr><td>a<td>\(content)</table>").allSatisfy {
        if case .table = $0 { true } else { false }
      })
  }

  @Test func `spans cannot turn a few bytes into many cells`() throws {
    let wide = try #require(
      tables("<table><tr><th colspan=1000000>a<th>b<tr><td>1</table>").first)
    #expect(wide.header.cells.count == 101)
    #expect(wide.rows[0].placed.count == 1)

    let rows = String(repeating: "<tr><td>", count: 5000)
    let first = "<tr>" + String(repeating: "<td rowspan=9999>xxxxxxxxx", count: 500)
    let text = "<table><tr><th>a<tbody>\(first)\(rows)</table>"
    let tall = try #require(tables(text).first)
    #expect(tall.rows.count == 5001)
    let repeated = tall.rows.reduce(0) { $0 + $1.placed.count(where: \.cell.isRepeated) }
    #expect(repeated > 0)
    #expect(repeated * 57 <= 16 * text.utf8.count)
    #expect(tall.rows[5000].placed.count == 1)
  }

  @Test func `finding tables without an end takes linear time`() {
    // Each search could run to the end of the text; the reader stops searching in time, and reads
    // each table to the end of its block.
    let block = "<table><tr><td>a<tr><td>1\n"
    let count = 2000
    let text = Array(String(repeating: block + "\n", count: count).utf8)
    var reader = HTMLTableReader(text)
    var tables = 0
    for number in 0..<count {
      let start = number * (block.utf8.count + 1)
      tables += reader.read(start..<start + block.utf8.count, line: 2 * number + 1).count
    }
    #expect(tables == count)
    #expect(reader.scannedByteCount <= 8 * text.count)
  }
}
