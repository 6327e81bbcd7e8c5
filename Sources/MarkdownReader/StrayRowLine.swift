internal import ErrcatBytes

/// A line that belongs to no table, classified for the search for stray rows.
struct StrayRowLine {
  enum Kind {
    /// A row with pipes at both ends.
    case edged
    /// A row that starts with a pipe and does not end with one.
    case led
    /// A line with a pipe inside, which may be a row or text.
    case inner
    /// A delimiter row as GFM has it.
    case delimiter
    /// A line that has the place of a delimiter row and is written in another way: `|—|—|`.
    case malformedDelimiter
    /// Pipes without anything between them.
    case blank
    /// Anything else.
    case other
  }

  private(set) var kind = Kind.other
  /// How many cells the line has, if it has a pipe.
  private(set) var cellCount = 0
  /// Whether the first cell is one word with a digit or an underscore.
  private(set) var startsWithCode = false

  /// Looks at the line's text from `start` to `end`.
  init(
    _ bytes: Span<UInt8>, from start: Int, to end: Int, reusing spare: inout [RowLayout.Bounds]
  ) {
    guard Self.hasPipe(bytes, from: start, to: end) else { return }
    let layout = RowLayout(bytes, from: start, to: end, lineStart: start, reusing: &spare)
    guard let layout else {
      kind = .blank
      return
    }
    defer { spare = layout.cells }
    cellCount = layout.cells.count
    guard layout.hasPipe else { return }
    if let delimiter = Self.delimiter(bytes, layout) {
      kind = delimiter
    } else if layout.cells.allSatisfy({ !Self.hasContent(bytes, $0) }) {
      kind = .blank
    } else if layout.hasLeadingPipe {
      kind = layout.hasTrailingPipe ? .edged : .led
    } else {
      kind = .inner
    }
    startsWithCode = layout.cells.first.map { Self.isCode(bytes, $0) } ?? false
  }

  private static func hasPipe(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    var index = start
    while index + ByteBlock.size <= end,
      ByteBlock(bytes, at: index).matches(UInt8(ascii: "|")).isEmpty
    {
      index += ByteBlock.size
    }
    while index < end {
      if bytes[index] == UInt8(ascii: "|") { return true }
      index += 1
    }
    return false
  }

  /// Returns which kind of delimiter row the cells make: there are marks in them and no words.
  private static func delimiter(_ bytes: Span<UInt8>, _ layout: RowLayout) -> Kind? {
    var hasMarks = false
    var isWellFormed = true
    for cell in layout.cells {
      var index = cell.start
      var hyphens = 0
      while index < cell.end {
        guard let mark = mark(bytes, at: index, before: cell.end) else { return nil }
        if bytes[index] == UInt8(ascii: "-") { hyphens += 1 }
        let isColon = bytes[index] == UInt8(ascii: ":")
        let isAtEdge = index == cell.start || index == cell.end - 1
        if bytes[index] != UInt8(ascii: "-"), !(isColon && isAtEdge) { isWellFormed = false }
        index += mark
        hasMarks = true
      }
      if hyphens == 0 { isWellFormed = false }
    }
    return hasMarks ? (isWellFormed ? .delimiter : .malformedDelimiter) : nil
  }

  /// Returns how many bytes long the mark is that a writer may take for a delimiter row's hyphen or
  /// colon; nil if it is not one.
  private static func mark(_ bytes: Span<UInt8>, at index: Int, before end: Int) -> Int? {
    switch bytes[index] {
    case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "."), ASCII.space,
      ASCII.tab:
      return 1
    case 0xE2, 0xE3, 0xEF:
      guard index + 2 < end else { return nil }
      let scalar =
        UInt32(bytes[index] & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6
        | UInt32(bytes[index + 2] & 0x3F)
      switch scalar {
      // Dashes, the minus sign, lines of boxes, and full-width hyphen, colon and equals sign.
      case 0x2010...0x2015, 0x2212, 0x2500...0x254B, 0x30FC, 0xFF0D, 0xFF1A, 0xFF1D: return 3
      default: return nil
      }
    default: return nil
    }
  }

  /// Whether a cell has a letter or a digit of any script.
  private static func hasContent(_ bytes: Span<UInt8>, _ cell: RowLayout.Bounds) -> Bool {
    for index in cell.start..<cell.end where bytes[index].isAlphanumeric || bytes[index] >= 0x80 {
      return true
    }
    return false
  }

  private static func isCode(_ bytes: Span<UInt8>, _ cell: RowLayout.Bounds) -> Bool {
    var isCode = false
    for index in cell.start..<cell.end {
      if bytes[index].isWhitespace { return false }
      if bytes[index].isDigit || bytes[index] == UInt8(ascii: "_") { isCode = true }
    }
    return isCode
  }
}
