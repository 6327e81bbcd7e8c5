internal import ErrcatBytes

/// A table in a notation that GitHub shows as text: `#| || a | b || |#` of Yandex's documentation, or
/// columns below dashes, as pandoc and reStructuredText have it.
package struct LooseTable: Equatable, Sendable {
  /// The notations.
  package enum Notation: Equatable, Sendable {
    /// Rows between double pipes.
    case doublePipes
    /// Columns below dashes or equals signs.
    case dashes
  }

  package var notation: Notation
  /// The header row.
  package var header: Row
  package var rows: [Row]
  /// The first and the last line.
  package var lines: ClosedRange<Int>
  /// The headings above it, outermost first, as plain text.
  package var headings: [String] = []
  /// The last heading or line of text above it, as in ``Table/lead``.
  package var lead: String?
  /// Whether ``lead`` is a paragraph of one line, and no heading.
  package var leadIsAlone = false

  /// The rows, each as wide as the header.
  package var widened: [Row] {
    rows.map { row in
      var row = row
      row.width = header.width
      return row
    }
  }
}

/// Finds the tables in other notations, at the lines where they start.
struct LooseTableReader {
  /// The line before, which may be a header.
  private var previous: Range<Int>?
  /// Up to where it is known that no table of double pipes starts.
  private var searchedEnd = 0
  /// A longer table is not read, as all of its rows are kept.
  private static let mostBytes = 16 << 20

  /// Looks at a line of text; returns the table that starts there or, for dashes, one line above.
  mutating func table(
    at line: Line, isText: Bool, in source: Source
  ) -> LooseTable? {
    let bytes = source.bytes
    var end = line.end
    var start = line.start
    while start < end, bytes[start].isSpaceOrTab { start += 1 }
    while end > start, bytes[end - 1].isSpaceOrTab { end -= 1 }
    defer { previous = isText && start < end ? line.start..<end : nil }
    guard end - start >= 2 else { return nil }
    if bytes[start] == UInt8(ascii: "#") {
      guard isText, start >= searchedEnd, end - start == 2, bytes[start + 1] == UInt8(ascii: "|")
      else {
        return nil
      }
      return doublePipes(after: line, source)
    }
    guard bytes[start] == UInt8(ascii: "-") || bytes[start] == UInt8(ascii: "="),
      let header = previous
    else { return nil }
    return dashes(line, start..<end, header: header, source)
  }

  // MARK: - Double pipes

  private mutating func doublePipes(after opening: Line, _ source: Source) -> LooseTable? {
    let bytes = source.bytes
    var rows: [Row] = []
    var cells: [RowLayout.Bounds] = []
    var line = opening.number + 1
    var rowLine = line
    var isInRow = false
    var cellStart = 0
    var lineStart = opening.next
    var index = opening.next
    func cell(to end: Int) -> RowLayout.Bounds {
      var first = cellStart
      var last = end
      while first < last, bytes[first].isWhitespace { first += 1 }
      while last > first, bytes[last - 1].isWhitespace { last -= 1 }
      var column = 1
      for place in min(lineStart, first)..<first where !bytes[place].isContinuation { column += 1 }
      return RowLayout.Bounds(start: first, end: last, column: column)
    }
    while index < bytes.count {
      let byte = bytes[index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      switch byte {
      case ASCII.lineFeed,
        ASCII.carriageReturn where next != ASCII.lineFeed:
        line += 1
        lineStart = index + 1
        index += 1
      case UInt8(ascii: "\\"): index += 2
      case UInt8(ascii: "|") where next == UInt8(ascii: "#") && !isInRow:
        guard rows.count > 1, index - opening.start <= Self.mostBytes, let header = rows.first
        else {
          searchedEnd = index
          return nil
        }
        return LooseTable(
          notation: .doublePipes, header: header, rows: Array(rows.dropFirst()),
          lines: opening.number...line)
      case UInt8(ascii: "|") where next == UInt8(ascii: "|"):
        if isInRow {
          cells.append(cell(to: index))
          rows.append(
            Row(
              line: rowLine, source: source, layout: RowLayout(cells: cells), width: cells.count))
          cells = []
        } else {
          rowLine = line
        }
        isInRow.toggle()
        index += 2
        cellStart = index
      case UInt8(ascii: "|"):
        if isInRow { cells.append(cell(to: index)) }
        index += 1
        cellStart = index
      default: index += 1
      }
    }
    searchedEnd = bytes.count
    return nil
  }

  // MARK: - Columns below dashes

  private func dashes(
    _ line: Line, _ range: Range<Int>, header: Range<Int>, _ source: Source
  ) -> LooseTable? {
    let bytes = source.bytes
    guard let columns = Self.columns(line.start..<range.upperBound, bytes.span) else { return nil }
    let head = Self.row(header, columns, line: line.number - 1, source)
    guard head.cells.allSatisfy({ !$0.text.isEmpty }) else { return nil }
    var rows: [Row] = []
    var cursor = line
    while cursor.next < bytes.count {
      var next = cursor
      next.move(to: cursor.next, in: bytes.span)
      var end = next.end
      while end > next.start, bytes[end - 1].isSpaceOrTab { end -= 1 }
      let isDashes = Self.columns(next.start..<end, bytes.span) != nil
      if end == next.start || isDashes || end - line.start > Self.mostBytes {
        if isDashes { cursor = next }
        break
      }
      cursor = next
      rows.append(Self.row(next.start..<end, columns, line: next.number, source))
    }
    guard !rows.isEmpty else { return nil }
    return LooseTable(
      notation: .dashes, header: head, rows: rows, lines: (line.number - 1)...cursor.number)
  }

  /// Where the columns of a line of dashes start, in characters; nil if it is another line.
  private static func columns(_ range: Range<Int>, _ bytes: Span<UInt8>) -> [Int]? {
    var starts: [Int] = []
    var length = 2
    for index in range {
      switch bytes[index] {
      case UInt8(ascii: "-"), UInt8(ascii: "="):
        if index == range.lowerBound || bytes[index - 1] == ASCII.space {
          guard length >= 2 else { return nil }
          starts.append(index - range.lowerBound)
          length = 0
        }
        length += 1
      case ASCII.space: break
      default: return nil
      }
    }
    return starts.count > 1 && length >= 2 ? starts : nil
  }

  /// Cuts a line into cells: at two spaces or more, if that gives as many, or else at the columns.
  private static func row(
    _ range: Range<Int>, _ columns: [Int], line: Int, _ source: Source
  ) -> Row {
    let bytes = source.bytes
    var pieces: [Range<Int>] = []
    var places: [Int] = []
    var start: Int?
    for index in range {
      if !bytes[index].isContinuation { places.append(index) }
      let isGap =
        bytes[index].isSpaceOrTab
        && (index + 1 >= range.upperBound || bytes[index + 1].isSpaceOrTab
          || start == nil)
      if isGap {
        if let first = start { pieces.append(first..<index) }
        start = nil
      } else if start == nil {
        start = index
      }
    }
    if let first = start { pieces.append(first..<range.upperBound) }
    if pieces.count != columns.count || columns.first == 0 && bytes[range.lowerBound].isSpaceOrTab {
      let bounds = columns.map { $0 < places.count ? places[$0] : range.upperBound }
      pieces = zip(bounds, bounds.dropFirst() + [range.upperBound]).map { $0..<max($0, $1) }
    }
    let cells = pieces.map { piece -> RowLayout.Bounds in
      var first = piece.lowerBound
      var last = piece.upperBound
      while first < last, bytes[first].isSpaceOrTab { first += 1 }
      while last > first, bytes[last - 1].isSpaceOrTab { last -= 1 }
      var column = 1
      for place in range.lowerBound..<first where !bytes[place].isContinuation { column += 1 }
      return RowLayout.Bounds(start: first, end: last, column: column)
    }
    return Row(
      line: line, source: source,
      layout: RowLayout(cells: cells), width: cells.count)
  }
}
