package import HTMLReader
package import MarkdownReader

/// A body row of a table, however the table is written.
protocol BodyRow {
  associatedtype Cells: RandomAccessCollection where Cells.Index == Int, Cells.Element: BodyCell

  /// The row's line in the document, from 1.
  var line: Int { get }
  /// The cells, as many as the header has.
  var cells: Cells { get }
  /// How many cells, from the first, may have a text: all after them are empty.
  var writtenCount: Int { get }
  /// The cells beyond those that the header has.
  var surplus: Cells { get }
  /// The fragment of its document's address that leads to it.
  var anchor: String? { get }
  /// How the row's table is written.
  static var form: CodeListForm { get }
}

/// A cell of a body row.
protocol BodyCell {
  /// The cell's plain text.
  var text: String { get }
  /// The parts of ``text`` that line breaks and blocks set apart.
  var parts: [String] { get }
  /// The cell's content as the document has it.
  var source: String { get }
  /// Where the cell starts in its line, in Unicode scalars, from 1.
  var column: Int { get }
  /// Whether the cell is in a row above and spans this one.
  var isRepeated: Bool { get }
}

extension BodyRow {
  var anchor: String? { nil }
  var writtenCount: Int { cells.count }
}

extension Row: BodyRow {
  package static var form: CodeListForm { .table }
}

extension Cell: BodyCell {
  var isRepeated: Bool { false }
}

extension HTMLRow: BodyRow {
  package static var form: CodeListForm { .html }
}

extension HTMLCell: BodyCell {}

extension BodyCell {
  /// What a sample has of the cell: its text, or the code on the first of several lines.
  var look: String {
    let parts = parts
    guard parts.count > 1, let first = parts.first, CodeText.isCodeLike(first) else { return text }
    return first
  }
}
