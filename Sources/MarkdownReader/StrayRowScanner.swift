/// Finds blocks of rows that belong to no table, a line at a time.
///
/// Lines of a block follow one another without a line of another kind between them. A block is held
/// as a few numbers, however many rows it has.
struct StrayRowScanner {
  /// A line that the scanner is given.
  struct Place {
    var number: Int
    var lineStart: Int
    var start: Int
    var end: Int
    /// Whether a tab or four spaces come before the line's text.
    var isIndented = false
    /// Whether the line is in a block of indented code.
    var isCode = false
    var isHTML = false
  }

  /// The table that ended last.
  private struct LastTable {
    var cellCount: Int
    var hasLeadingPipe: Bool
    var lastLine: Int
  }

  /// The last line that is reported in another way.
  private var reportedLine = 0
  /// The marker of a code fence that is indented, as in a container of a documentation generator.
  private var indentedFence: UInt8?
  private var table: LastTable?
  private var block: StrayRowBlock?
  /// The block as it was before the last line, for a line that turns out to be a table's header.
  private var blockBefore: StrayRowBlock?

  /// Takes a line that may be a row; returns the block that ended before it.
  mutating func add(
    _ place: Place, _ bytes: Span<UInt8>, reusing spare: inout [RowLayout.Bounds]
  ) -> StrayRows? {
    if isFenced(place, bytes) { return end() }
    let line = StrayRowLine(bytes, from: place.start, to: place.end, reusing: &spare)
    // A block of code counts as a whole: what else it holds tells whether its rows are a drawing.
    let isReported = place.number == reportedLine
    if line.kind == .other, !place.isCode, !isReported { return end() }
    var ended: StrayRows?
    if let block, isReported || block.takes(line, isCode: place.isCode) {
      blockBefore = block
    } else {
      ended = end()
      block = StrayRowBlock()
    }
    if isReported { block?.isReported = true }
    block?.add(line, place, bytes)
    return ended
  }

  /// Notes that a line without indentation ends what an indented code fence opened.
  mutating func endIndentedFence() { indentedFence = nil }

  /// Ends the open block and returns it, if it is one of rows.
  mutating func end() -> StrayRows? {
    blockBefore = nil
    guard let ended = block.take() else { return nil }
    return ended.rows(
      below: table?.cellCount, hasLeadingPipe: table?.hasLeadingPipe ?? true,
      endingAt: table?.lastLine ?? 0)
  }

  /// Notes that the last line is the header of a table, and returns the block before it.
  mutating func beginTable(_ header: RowLayout, delimiterLine: Int) -> StrayRows? {
    block = blockBefore
    let ended = end()
    table = LastTable(
      cellCount: header.cells.count, hasLeadingPipe: header.hasLeadingPipe, lastLine: delimiterLine)
    return ended
  }

  /// Notes that a line is a row of the open table.
  mutating func addTableRow(line: Int) { table?.lastLine = line }

  /// Notes that a line, which is still to be added, is reported in another way, and so is the
  /// block it belongs to.
  mutating func noteReported(line: Int) { reportedLine = line }

  /// Forgets the last line, which is a heading.
  mutating func dropLine() { block = blockBefore }

  private mutating func isFenced(_ place: Place, _ bytes: Span<UInt8>) -> Bool {
    guard place.isIndented else {
      indentedFence = nil
      return false
    }
    let mark = bytes[place.start]
    let isFence =
      (mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~")) && place.start + 2 < place.end
      && bytes[place.start + 1] == mark && bytes[place.start + 2] == mark
    if let open = indentedFence {
      if isFence, mark == open { indentedFence = nil }
      return true
    }
    if isFence { indentedFence = mark }
    return isFence
  }
}
