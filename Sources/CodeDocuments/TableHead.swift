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
  /// Whether ``lead`` is a caption or a paragraph of one line, and not a heading.
  package var leadIsAlone = false
  /// Whether its columns are rows of the document.
  package var isTransposed = false
  /// The texts of the header's cells.
  package var header: [String]
  /// The number of the list that has this one within a row; nil if none has.
  package var parent: Int?

  init(
    number: Int, form: CodeListForm, line: Int, headings: [String], lead: String?,
    header: [String]
  ) {
    self.number = number
    self.form = form
    self.line = line
    self.headings = headings
    self.lead = lead
    self.header = header
  }

  init(_ table: Table) {
    number = table.number
    form = .table
    line = table.header.line
    headings = table.headings
    lead = table.lead
    leadIsAlone = table.leadIsAlone
    header = table.header.cells.map(\.text)
  }

  /// The head of rows that belong to no table, without a header yet.
  init(_ rows: StrayRows, number: Int) {
    self.number = number
    form = .rows
    line = rows.firstLine
    headings = rows.headings
    lead = rows.lead
    leadIsAlone = rows.leadIsAlone
    header = Array(repeating: "", count: rows.cellCount)
  }

  /// The head of a table in another notation.
  init(_ table: LooseTable, number: Int) {
    self.number = number
    form = .rows
    line = table.header.line
    headings = table.headings
    lead = table.lead
    leadIsAlone = table.leadIsAlone
    header = table.header.cells.map(\.text)
  }

  init(_ table: HTMLTable, in block: HTMLBlock, number: Int) {
    self.number = number
    form = .html
    line = table.header.line
    headings = block.headings
    lead = table.caption ?? table.heading ?? block.lead
    leadIsAlone = table.caption != nil || (table.heading == nil && block.leadIsAlone)
    if let heading = table.heading, table.caption == nil { headings.append(heading) }
    header = table.header.cells.map(\.text)
  }
}
