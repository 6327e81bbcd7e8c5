// Tables (GFM section 4.10).

extension BlockParser {
  /// Makes the last line of the open paragraph a table's header if the line is a delimiter row with
  /// as many cells.
  mutating func openTable(_ bytes: Span<UInt8>) -> Bool {
    guard isDelimiterRow(bytes), let delimiter = rowLayout(bytes), let last = text.last else {
      return false
    }
    let header = RowLayout(
      bytes, from: last.start, to: last.end, lineStart: last.lineStart, reusing: &bounds)
    guard let header, header.cells.count == delimiter.cells.count else {
      flushMisfit(bytes)
      misfit = Misfit(
        headerLine: last.number, delimiterLine: line.number,
        headerCount: header?.cells.count ?? 0, delimiterCount: delimiter.cells.count,
        rowCount: 0)
      strayRows.noteReported(line: line.number)
      return false
    }
    text.removeLast()
    flushMisfit(bytes)
    if !text.isEmpty { blocks.append(.paragraph(text)) }
    text = []
    leaf = .table
    bounds = header.cells
    report(strayRows.beginTable(header, delimiterLine: line.number))
    blocks.append(.table(header: header, line: last.number))
    return true
  }

  /// Returns the cells of the rest of the line, or nil if it has none.
  mutating func rowLayout(_ bytes: Span<UInt8>) -> RowLayout? {
    let layout = RowLayout(
      bytes, from: line.firstNonspace, to: line.end, lineStart: line.start, reusing: &bounds)
    if let layout { bounds = layout.cells }
    return layout
  }

  /// Returns whether the rest of the line consists of cells of hyphens with optional colons.
  private func isDelimiterRow(_ bytes: Span<UInt8>) -> Bool {
    var index = line.firstNonspace
    if line.byte(at: index, in: bytes) == UInt8(ascii: "|") { index += 1 }
    var isFirst = true
    while true {
      while index < line.end, bytes[index].isWhitespace { index += 1 }
      // A pipe at the end of the line has no cell behind it.
      if index >= line.end { return !isFirst }
      if bytes[index] == UInt8(ascii: ":") { index += 1 }
      let hyphens = index
      while line.byte(at: index, in: bytes) == UInt8(ascii: "-") { index += 1 }
      guard index > hyphens else { return false }
      if line.byte(at: index, in: bytes) == UInt8(ascii: ":") { index += 1 }
      while index < line.end, bytes[index].isWhitespace { index += 1 }
      if index >= line.end { return true }
      guard bytes[index] == UInt8(ascii: "|") else { return false }
      index += 1
      isFirst = false
    }
  }

  /// Reports the delimiter row that did not fit its header, now that the lines below it are known.
  mutating func flushMisfit(_ bytes: Span<UInt8>) {
    guard var found = misfit else { return }
    misfit = nil
    for candidate in text.reversed() {
      if candidate.number <= found.delimiterLine { break }
      let row = RowLayout(
        bytes, from: candidate.start, to: candidate.end, lineStart: candidate.start,
        reusing: &bounds)
      if let row, row.hasPipe { found.rowCount += 1 }
    }
    blocks.append(.misfit(found))
  }
}
