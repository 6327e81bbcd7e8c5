/// A table of an HTML text.
///
/// Its header is the rows of its `<thead>`, or else the rows at its top that have no cell but
/// `<th>`, or else its first row. Several header rows make one: a column's name is the texts above
/// it, joined by spaces. A row at the very top that is one cell over several columns is not a header
/// but a title.
package struct HTMLTable: Equatable, Sendable {
  /// The line of the table's start tag, from 1.
  package var line: Int
  /// The column of the table's start tag in Unicode scalars, from 1.
  package var column: Int
  /// Whether the table has an end tag, or another table starts where it ends.
  package var isClosed: Bool
  /// The text of the table's `<caption>`, or its title row; nil if it has none.
  package var caption: String?
  /// The last heading or `<summary>` before the table in its block; nil if there is none.
  package var heading: String?
  /// The header row.
  package var header: HTMLRow
  /// The rows below the header, in document order.
  package var rows: [HTMLRow]
}

/// One row of a table: exactly as many cells as its header, and the surplus cells.
///
/// A cell that spans several rows is in each of them. A cell that spans several columns is
/// in the first of them, and the others are empty.
package struct HTMLRow: Equatable, Sendable {
  /// The row's line in the document, from 1.
  package var line: Int
  /// The row's column in Unicode scalars, from 1.
  package var column: Int

  var placed: [Placed]
  var width: Int
  /// The place of the first cell, where the row is a part of one.
  var offset = 0

  /// A cell in its place in the grid.
  struct Placed: Equatable, Sendable {
    var column: Int
    var span: Int
    var cell: HTMLCell
  }

  /// The cells, padded with empty ones to the width of the header.
  package var cells: HTMLCells { HTMLCells(row: self, start: offset, count: width) }

  /// How many of ``cells`` may have a text; the rest is padding.
  package var writtenCount: Int { min(width, max(0, extent - offset)) }

  /// The cells beyond the header's width.
  package var surplus: HTMLCells {
    HTMLCells(
      row: self, start: offset + width, count: isPart ? 0 : max(0, extent - width))
  }

  var isPart = false

  /// Returns the row of one of two tables side by side: `width` cells from a place on.
  package func part(at place: Int, width: Int) -> HTMLRow {
    var part = self
    part.offset = place
    part.width = width
    part.isPart = true
    return part
  }

  private var extent: Int { placed.last.map { $0.column + 1 } ?? 0 }
}

/// The cells of a row.
package struct HTMLCells: RandomAccessCollection, Equatable, Sendable {
  let row: HTMLRow
  let start: Int
  /// How many cells there are.
  package let count: Int

  /// The position of the first cell: 0.
  package var startIndex: Int { 0 }
  /// The position past the last cell: ``count``.
  package var endIndex: Int { count }

  /// Returns the cell at `position`, or an empty one if the row is shorter.
  ///
  /// - Complexity: O(log *n*) in the number of the row's cells.
  package subscript(position: Int) -> HTMLCell {
    precondition(position >= 0 && position < count, "there is no cell at this position")
    let column = start + position
    var low = 0
    var high = row.placed.count
    while low < high {
      let middle = low + (high - low) / 2
      if row.placed[middle].column < column { low = middle + 1 } else { high = middle }
    }
    if low < row.placed.count, row.placed[low].column == column { return row.placed[low].cell }
    return HTMLCell(
      text: "", line: row.line, column: row.column, isRepeated: false, document: [],
      content: 0..<0)
  }
}

/// One cell of a row.
package struct HTMLCell: Equatable, Sendable {
  /// The cell's content without markup, as a reader of the rendered document sees it.
  ///
  /// A line break or block tag leaves one space, any other tag and a comment nothing; character
  /// references are resolved; runs of ASCII white space are one space. The text of a table within
  /// the cell is that table's.
  package var text: String
  /// The line of the cell's start tag, from 1.
  package var line: Int
  /// The column of the cell's start tag in Unicode scalars, from 1.
  package var column: Int
  /// Whether the cell is in a row above and spans this one.
  package var isRepeated: Bool

  let document: [UInt8]
  let content: Range<Int>
  /// Where in ``text`` parts start that line breaks and blocks set apart, in bytes.
  var breaks: [Int] = []

  /// The parts of ``text`` that line breaks and blocks set apart: `1001<br>1002` has two.
  package var parts: [String] {
    guard !breaks.isEmpty else { return [text] }
    let bytes = Array(text.utf8)
    return zip([0] + breaks, breaks + [bytes.count]).compactMap { start, end in
      guard start < end, end <= bytes.count else { return nil }
      let part = String(decoding: bytes[start..<end], as: UTF8.self)
      let trimmed = part.last == " " ? String(part.dropLast()) : part
      return trimmed.isEmpty ? nil : trimmed
    }
  }

  /// The cell's source in the document, without white space at its ends.
  package var source: String {
    var start = content.lowerBound
    var end = content.upperBound
    while start < end, document[start].isHTMLSpace { start += 1 }
    while end > start, document[end - 1].isHTMLSpace { end -= 1 }
    return String(decoding: document[start..<end], as: UTF8.self)
  }

  /// Returns whether two cells have the same text, source and place.
  package static func == (left: HTMLCell, right: HTMLCell) -> Bool {
    left.line == right.line && left.column == right.column && left.text == right.text
      && left.isRepeated == right.isRepeated && left.source == right.source
  }
}
