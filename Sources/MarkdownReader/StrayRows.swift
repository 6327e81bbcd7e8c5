/// A block of rows of pipes that belong to no table, so GFM reads them as text or code.
///
/// The rows are counted as they are read, not kept.
package struct StrayRows: Equatable, Sendable {
  /// Why the rows belong to no table.
  package enum Reason: Equatable, Sendable {
    /// They have as many cells as the table above, whose last row is on this line.
    case endedTable(line: Int)
    /// A tab or four spaces before them make them code.
    case indented
    /// This line is meant as their delimiter row, but GFM does not read it as one.
    case malformedDelimiter(line: Int)
    /// The delimiter row on this line has no header directly above it.
    case missingHeader(line: Int)
    /// They are part of a block of HTML.
    case html
    /// No delimiter row goes with them.
    case missingDelimiter
  }

  /// The line of the first row.
  package var firstLine: Int
  /// The line of the last row.
  package var lastLine: Int
  /// Where the first row starts in its line, in Unicode scalars, from 1.
  package var column: Int
  /// How many rows there are, without delimiter rows.
  package var rowCount: Int
  /// How many cells the first row has.
  package var cellCount: Int
  /// Why they belong to no table.
  package var reason: Reason
  /// The line of their delimiter row, as far as there is one.
  package var delimiterLine: Int?
  /// The headings above them, outermost first, as plain text.
  package var headings: [String] = []
  /// The last heading or line of text above them, as in ``Table/lead``.
  package var lead: String?
  /// Whether ``lead`` is a paragraph of one line, and no heading.
  package var leadIsAlone = false
  /// Where their lines are in the text, in bytes.
  var range = 0..<0
  /// The line where that starts.
  var startLine = 1

  /// Whether the first row is right above the delimiter row, as a header is.
  package var startWithHeader: Bool { delimiterLine == firstLine + 1 }
}

/// The rows of a block that belong to no table, one at a time.
package struct StrayRowReader: Sequence, IteratorProtocol {
  private let source: Source
  private let rows: StrayRows
  private var line = Line()
  private var spare: [RowLayout.Bounds] = []
  /// How many cells the rows have: as many as the first, or as the list that they go on with.
  package var width: Int

  init(_ rows: StrayRows, in source: Source) {
    self.rows = rows
    width = rows.cellCount
    self.source = source
    line.next = rows.range.lowerBound
    line.number = rows.startLine - 1
  }

  /// Returns the next row; nil after the last.
  package mutating func next() -> Row? {
    let bytes = source.bytes
    while line.next < rows.range.upperBound {
      line.move(to: line.next, in: bytes.span)
      var start = line.start
      // Indentation and the markers of block quotes and list items.
      while start < line.end, " \t>-*+".utf8.contains(bytes[start]) { start += 1 }
      let kind = StrayRowLine(bytes.span, from: start, to: line.end, reusing: &spare).kind
      switch kind {
      case .edged, .led, .inner: break
      case .delimiter, .malformedDelimiter, .blank, .other: continue
      }
      let layout = RowLayout(
        bytes.span, from: start, to: line.end, lineStart: line.start, reusing: &spare)
      guard let layout else { continue }
      return Row(
        line: line.number, source: source,
        layout: layout, width: width)
    }
    return nil
  }
}
