import HTMLReader
import TestSupport
import Testing

/// The example in the comments of `Sources/HTMLReader`, word for word.
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
}
