import MarkdownReader
import TestSupport

/// A reader's result for a document, in a form that can be compared with another reader's.
struct Reading: Equatable {
  /// One line for each heading, table and row, in document order.
  var lines: [String] = []

  /// Reads a document with the reader under test.
  init(byTableReader document: String, dialect: MarkdownTableReader.Dialect = .markdown) {
    var reader = MarkdownTableReader(Array(document.utf8), dialect: dialect)
    while let event = reader.next() {
      switch event {
      case .heading(let heading):
        addHeading(level: heading.level, text: heading.text)
      case .table(let table):
        addTable(
          header: table.header.cells.map(\.text), headings: table.headings, lead: table.lead,
          containers: table.containers.map(\.rawValue))
      case .row(let row):
        addRow(line: row.line, cells: row.cells.map(\.text))
      default: break
      }
    }
  }

  init() {}

  mutating func addHeading(level: Int, text: String) {
    lines.append("heading \(level) \(text.debugDescription)")
  }

  mutating func addTable(
    header: [String], headings: [String], lead: String?, containers: [String]
  ) {
    lines.append(
      "table \(header) under \(headings), lead \((lead ?? "none").debugDescription), in \(containers)"
    )
  }

  mutating func addRow(line: Int, cells: [String]) {
    lines.append("row \(line) \(cells)")
  }
}
