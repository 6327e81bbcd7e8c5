internal import ErrcatBytes

/// Where the cells of a line are, if the line is read as a table row.
///
/// A cell ends at a pipe that has no backslash before it, be it in a code span or not
/// (GFM section 4.10). A pipe at the start or the end of the line delimits no cell.
@usableFromInline struct RowLayout: Sendable {
  /// Where one cell's content is: without the white space around it.
  @usableFromInline struct Bounds: Sendable {
    @usableFromInline var start: Int
    @usableFromInline var end: Int
    @usableFromInline var column: Int
    /// What is known of the content without another look at it.
    @usableFromInline var kind = Kind.unknown

    @inlinable
    init(start: Int, end: Int, column: Int, kind: Kind = .unknown) {
      self.start = start
      self.end = end
      self.column = column
      self.kind = kind
    }
  }

  /// What a cell's content is.
  @usableFromInline enum Kind: UInt8, Sendable {
    /// There may be markup in it.
    case unknown
    /// Its text is its source.
    case plain
    /// Its text is its source, and ASCII.
    case plainASCII
  }

  /// The cells the line has.
  @usableFromInline private(set) var cells: [Bounds] = []
  /// Where the line ends.
  @usableFromInline private(set) var end = 0
  /// The column there.
  @usableFromInline private(set) var endColumn = 1
  private var flags: Flags = []

  /// What is known of the line, in one byte: a row is handed over with all of its layout.
  private struct Flags: OptionSet {
    let rawValue: UInt8
    static let leadingPipe = Flags(rawValue: 1)
    static let trailingPipe = Flags(rawValue: 2)
    static let pipe = Flags(rawValue: 4)
    static let bracket = Flags(rawValue: 8)
  }

  /// Whether the line starts with a pipe.
  var hasLeadingPipe: Bool { flags.contains(.leadingPipe) }
  /// Whether the line ends with a pipe.
  var hasTrailingPipe: Bool { flags.contains(.trailingPipe) }
  /// Whether a cell may hold a link.
  var hasBracket: Bool { flags.contains(.bracket) }
  /// Whether the line has a pipe that delimits cells.
  var hasPipe: Bool { flags.contains(.pipe) }

  /// Makes a row of cells from other rows.
  init(cells: [Bounds], hasPipe: Bool = true) {
    self.cells = cells
    if let last = cells.last {
      end = last.end
      endColumn = last.column
    }
    flags = [.leadingPipe, .trailingPipe, .bracket]
    if hasPipe { flags.insert(.pipe) }
  }

  /// Makes a row with a pipe at its start, and perhaps with brackets.
  init(cells: [Bounds], end: Int, endColumn: Int, hasTrailingPipe: Bool) {
    self.cells = cells
    self.end = end
    self.endColumn = endColumn
    flags = [.leadingPipe, .pipe, .bracket]
    if hasTrailingPipe { flags.insert(.trailingPipe) }
  }

  /// Where a cell is; at the end of the line, if the row has none there.
  @inlinable
  func bounds(at place: Int) -> Bounds {
    place < cells.count ? cells[place] : Bounds(start: end, end: end, column: endColumn)
  }

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
      flags = [.leadingPipe, .pipe]
      index = RowLayout.skipWhitespace(bytes, from: index + 1, to: end)
    }
    var hasTrailingPipe = false
    while index < end {
      let cellStart = index
      let cellShift = shift
      var isEscaped = false
      while index < end {
        while index < end, index + ByteBlock.size <= bytes.count {
          let block = ByteBlock(bytes, at: index)
          let offset = min(block.rowMarks.offset, end - index)
          if offset > 0 { isEscaped = false }
          shift -= block.continuations.count(amongFirst: offset)
          index += offset
          if offset < ByteBlock.size { break }
        }
        guard index < end else { break }
        let byte = bytes[index]
        if byte == UInt8(ascii: "|") {
          if !isEscaped { break }
        } else if byte == UInt8(ascii: "]") {
          flags.insert(.bracket)
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
    if hasTrailingPipe { flags.insert(.trailingPipe) }
    if hasTrailingPipe || cells.count > 1 { flags.insert(.pipe) }
    self.end = end
    endColumn = end + shift
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
  /// Marks the bytes that have a meaning for the layout of a row.
  fileprivate var rowMarks: Marks {
    matches(UInt8(ascii: "|")) | matches(UInt8(ascii: "\\")) | matches(UInt8(ascii: "]"))
  }
}
