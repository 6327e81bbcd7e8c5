internal import ErrcatBytes

/// A block of lines that may be rows of no table, held as a few numbers.
struct StrayRowBlock {
  /// Whether the block is reported in another way.
  var isReported = false

  /// Whether the rows start with a pipe; nil until there is one.
  private var areLed: Bool?
  private var firstLine = 0
  private var lastLine = 0
  private var column = 1
  private var rowCount = 0
  private var cellCount = 0
  /// Whether all rows have as many cells as the first one.
  private var isUniform = true
  /// Whether a row has pipes at both ends and two cells or more.
  private var hasEdgedRow = false
  private var startWithCodes = true
  private var isIndented = false
  private var isHTML = false
  /// Whether there is code, with lines in it that are not rows.
  private var isCode = false
  private var isMixed = false
  private var delimiterLine: Int?
  private var isMalformed = false
  /// Where the block's lines are, in bytes.
  private var range = 0..<0
  private var startLine = 1
  /// Whether the delimiter row comes before all rows.
  private var startsWithDelimiter = false

  init() {}

  /// Returns whether a line can belong to the block.
  func takes(_ line: StrayRowLine, isCode: Bool) -> Bool {
    if isMixed, !isCode { return false }
    switch line.kind {
    case .edged, .led: return areLed ?? true || delimiterLine != nil
    case .inner: return !(areLed ?? false) || delimiterLine != nil
    case .delimiter, .malformedDelimiter, .blank, .other: return true
    }
  }

  /// Adds a line.
  mutating func add(
    _ line: StrayRowLine, _ place: StrayRowScanner.Place, _ bytes: Span<UInt8>
  ) {
    if place.isCode { isCode = true }
    if range.isEmpty { startLine = place.number }
    range = (range.isEmpty ? place.lineStart : range.lowerBound)..<place.end
    switch line.kind {
    case .edged, .led, .inner: add(row: line, place, bytes)
    case .delimiter, .malformedDelimiter:
      guard delimiterLine == nil else { return }
      delimiterLine = place.number
      isMalformed = line.kind == .malformedDelimiter
      startsWithDelimiter = rowCount == 0
    case .other: isMixed = place.isCode
    case .blank: break
    }
  }

  private mutating func add(
    row: StrayRowLine, _ place: StrayRowScanner.Place, _ bytes: Span<UInt8>
  ) {
    if rowCount == 0 {
      firstLine = place.number
      cellCount = row.cellCount
      areLed = row.kind != .inner
      column = 1
      for index in place.lineStart..<place.start where !bytes[index].isContinuation { column += 1 }
    }
    lastLine = place.number
    rowCount += 1
    isIndented = isIndented || place.isIndented
    isHTML = isHTML || place.isHTML
    isUniform = isUniform && row.cellCount == cellCount
    hasEdgedRow = hasEdgedRow || (row.kind == .edged && row.cellCount > 1)
    startWithCodes = startWithCodes && row.startsWithCode
  }

  /// Returns the block's rows; nil if its lines are something else.
  ///
  /// The rows of the table above, if there is one, have `width` cells and end at `tableLine`.
  func rows(
    below width: Int?, hasLeadingPipe: Bool, endingAt tableLine: Int
  ) -> StrayRows? {
    guard !isReported, rowCount > 0 else { return nil }
    let fitsTable = width == cellCount && delimiterLine == nil && isUniform
    // Rows in code with other lines around them are a drawing or a program.
    if isMixed, isMalformed || delimiterLine == nil { return nil }
    guard delimiterLine != nil || hasEdgedRow || isList(fitting: fitsTable, hasLeadingPipe) else {
      return nil
    }
    let reason: StrayRows.Reason =
      if isIndented {
        .indented
      } else if isHTML {
        .html
      } else if let delimiterLine, isMalformed {
        .malformedDelimiter(line: delimiterLine)
      } else if let delimiterLine, startsWithDelimiter {
        .missingHeader(line: delimiterLine)
      } else if fitsTable {
        .endedTable(line: tableLine)
      } else {
        .missingDelimiter
      }
    return StrayRows(
      firstLine: firstLine, lastLine: lastLine, column: column, rowCount: rowCount,
      cellCount: cellCount, reason: reason, delimiterLine: delimiterLine, range: range,
      startLine: startLine)
  }

  /// Whether rows that lack edge pipes are rows nevertheless: they look alike, and like the table
  /// above; a single row must also lack the leading pipe as the table does.
  private func isList(fitting fitsTable: Bool, _ hasLeadingPipe: Bool) -> Bool {
    guard !isCode, cellCount > 1 else { return false }
    if areLed ?? false { return isUniform && (rowCount > 1 || fitsTable) }
    return fitsTable && startWithCodes && (!hasLeadingPipe || rowCount > 1)
  }
}
