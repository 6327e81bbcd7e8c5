internal import HTMLReader
internal import MarkdownReader

/// The head of a table, in Markdown or HTML, before its body is read.
package struct TableHead: Equatable, Sendable {
  /// The table's place among the tables of its form in the document, from 1.
  package var number: Int
  package var form: CodeListForm
  /// The line of the header row.
  package var line: Int
  /// The headings above the table, outermost first.
  package var headings: [String]
  /// The nearest heading, caption or text line above the table.
  package var lead: String?
  /// The texts of the header's cells.
  package var header: [String]

  init(_ table: Table) {
    number = table.number
    form = .table
    line = table.header.line
    headings = table.headings
    lead = table.lead
    header = table.header.cells.map(\.text)
  }

  init(_ table: HTMLTable, in block: HTMLBlock, number: Int) {
    self.number = number
    form = .html
    line = table.header.line
    headings = block.headings
    lead = table.caption ?? table.heading ?? block.lead
    header = table.header.cells.map(\.text)
  }
}
