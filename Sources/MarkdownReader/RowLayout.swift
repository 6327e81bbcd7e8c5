internal import ErrcatBytes

/// Where the cells of a line are, if the line is read as a table row.
///
/// A cell ends at a pipe that has no backslash before it, be it in a code span or not
/// (GFM section 4.10). A pipe at the start or the end of the line delimits no cell.
@usableFromInline struct RowLayout: Sendable {
  /// Where one cell's content is: without the white space around it.
  @usableFromInline struct Bounds: Sendable {
    var start: Int
    var end: Int
    var column: Int
  }

  /// The cells the line has.
  @usableFromInline private(set) var cells: [Bounds] = []
  /// The end of the line, where the cells are that the line does not have.
  @usableFromInline private(set) var end = Bounds(start: 0, end: 0, column: 1)
  /// Whether the line starts with a pipe.
  private(set) var hasLeadingPipe = false
  /// Whether the line ends with a pipe.
  private(set) var hasTrailingPipe = false
  /// Whether a cell may hold a link.
  private(set) var hasBracket = false

  /// Whether the line has a pipe that delimits cells.
  var hasPipe: Bool { hasLeadingPipe || hasTrailingPipe || cells.count > 1 }

  /// Makes a row of cells from other rows.
  init(cells: [Bounds]) {
    self.cells = cells
    end = cells.last.map { Bounds(start: $0.end, end: $0.end, column: $0.column) } ?? end
    hasLeadingPipe = true
    hasTrailingPipe = true
    hasBracket = true
  }

  /// Where a cell is; at the end of the line, if the row has none there.
  func bounds(at place: Int) -> Bounds { place < cells.count ? cells[place] : end }

  /// More cells than this are not a row, neither here nor in cmark-gfm.
  static let maximumCellCount = Int(UInt16.max)

  /// Reads the part of a line from `start` to `end`, or returns nil if that is not a row.
  ///
  /// `spare` is the cells of an earlier line. Their memory is used again if nobody has them any more;
  /// they are empty afterwards.
  init?(
    _ bytes: Span<UInt8>, from start: Int, to end: Int, lineStart: Int,
    reusing spare: inout [Bounds]
  ) {
    var index = start
    // Columns minus indexes: each byte that continues a scalar moves the columns back.
    var shift = 1 - lineStart
    for i in lineStart..<start where bytes[i].isContinuation { shift -= 1 }

    swap(&cells, &spare)
    cells.removeAll(keepingCapacity: true)
    if index < end, bytes[index] == UInt8(ascii: "|") {
      hasLeadingPipe = true
      index = RowLayout.skipWhitespace(bytes, from: index + 1, to: end)
    }
    while index < end {
      let cellStart = index
      let cellShift = shift
      var isEscaped = false
      while index < end {
        while index + ByteBlock.size <= end, ByteBlock(bytes, at: index).isPlainInRow {
          isEscaped = false
          index += ByteBlock.size
        }
        while index + 8 <= end, bytes[index] < 0x80 {
          let offset = ByteWord(bytes, at: index).plainCountInRow
          if offset > 0 { isEscaped = false }
          index += offset
          if offset < 8 { break }
        }
        guard index < end else { break }
        let byte = bytes[index]
        if byte == UInt8(ascii: "|") {
          if !isEscaped { break }
        } else if byte == UInt8(ascii: "]") {
          hasBracket = true
        } else if byte.isContinuation {
          shift -= 1
        }
        isEscaped = byte == UInt8(ascii: "\\")
        index += 1
      }
      append(bytes, from: cellStart, to: index, shift: cellShift)
      guard cells.count <= RowLayout.maximumCellCount else { return nil }
      hasTrailingPipe = index < end
      if hasTrailingPipe {
        index = RowLayout.skipWhitespace(bytes, from: index + 1, to: end)
      }
    }
    guard !cells.isEmpty else { return nil }
    hasTrailingPipe = hasTrailingPipe && index == end
    self.end = Bounds(start: end, end: end, column: end + shift)
  }

  private mutating func append(
    _ bytes: Span<UInt8>, from start: Int, to end: Int, shift: Int
  ) {
    var first = start
    while first < end, bytes[first].isSpaceTabOrLineEnding { first += 1 }
    var last = end
    while last > first, bytes[last - 1].isSpaceTabOrLineEnding { last -= 1 }
    cells.append(Bounds(start: first, end: last, column: first + shift))
  }

  private static func skipWhitespace(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
    var index = start
    while index < end, bytes[index].isWhitespace { index += 1 }
    return index
  }
}

extension ByteBlock {
  /// Whether no byte has a meaning for the layout of a row.
  fileprivate var isPlainInRow: Bool {
    (nonASCII | matches(UInt8(ascii: "|")) | matches(UInt8(ascii: "\\"))
      | matches(UInt8(ascii: "]"))).isEmpty
  }
}

extension ByteWord {
  /// How many bytes come first that have no meaning for the layout of a row.
  fileprivate var plainCountInRow: Int {
    ByteWord.offset(
      of: nonASCII | matches(UInt8(ascii: "|")) | matches(UInt8(ascii: "\\"))
        | matches(UInt8(ascii: "]")))
  }
}
