import HTMLReader
import TestSupport
import Testing

/// The examples in the comments of `Sources/HTMLReader`, word for word.
@Suite struct DocumentedExamples {
  @Test func `a table's cells are read`() {
    let lines = printed {
      let text = Array("<table><tr><th>Code<tr><td>404</table>".utf8)
      var reader = HTMLTableReader(text)
      for case .table(let table) in reader.read(0..<text.count, line: 1) {
        print(table.header.cells[0].text, table.rows[0].cells[0].text)  // Code 404
      }
    }
    #expect(lines == ["Code 404"])
  }

  @Test func `a page's parts are read`() {
    let lines = printed {
      var reader = HTMLPageReader(Array("<h2 id=a>Codes</h2><p><b>404</b> Not found<li>x".utf8))
      while let event = reader.next() {
        if case .text(let lines, _) = event { print(lines[0].lead?.text ?? "", lines[0].rest) }
      }
      // 404 Not found
      //  x
    }
    #expect(lines == ["404 Not found", " x"])
  }
}
