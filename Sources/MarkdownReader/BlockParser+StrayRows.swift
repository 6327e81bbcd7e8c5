// Rows of pipes that belong to no table, and the first lines of list items.

extension BlockParser {
  /// Looks at the line that was read, which is no row of a table's body.
  mutating func takeLine(_ bytes: Span<UInt8>) {
    let isText = text.last?.number == line.number
    switch leaf {
    case .paragraph where isText:
      guard let last = text.last else { return }
      if startsItem { blocks.append(.item(last)) }
      addStrayLine(isCode: false, bytes)
    case .indentedCode where !line.isBlank:
      addStrayLine(isCode: true, bytes)
    default:
      if !line.isBlank, !line.isIndented { strayRows.endIndentedFence() }
      report(strayRows.end())
    }
  }

  private mutating func addStrayLine(isCode: Bool, _ bytes: Span<UInt8>) {
    let place = StrayRowScanner.Place(
      number: line.number, lineStart: line.start, start: line.firstNonspace, end: line.end,
      isIndented: line.isIndented, isCode: isCode)
    report(strayRows.add(place, bytes, reusing: &bounds))
  }

  /// Reports rows that ended above the line, before what the line brought.
  package mutating func report(_ rows: StrayRows?) {
    if let rows { blocks.insert(.strayRows(rows), at: 0) }
  }
}
