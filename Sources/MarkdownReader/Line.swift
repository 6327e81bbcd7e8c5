internal import ErrcatBytes

/// One line of a document, and how far its block structure has been read.
///
/// Columns count tab stops of four (GFM section 2.2), so they are not places in the document; they
/// say how far a line is indented.
struct Line {
  /// The line's number, from 1.
  var number = 0
  /// Where the line starts.
  var start = 0
  /// Where its line ending starts.
  var end = 0
  /// Where the next line starts.
  var next = 0

  /// The first byte not read yet.
  var offset = 0
  /// The column of `offset`; inside a tab that is partly used, further than its first column.
  var column = 0
  /// The first byte from `offset` that is neither space nor tab.
  var firstNonspace = 0
  private var firstNonspaceColumn = 0
  /// No thematic break starts before this place.
  var spoiledBreakEnd = 0

  /// How many columns of white space come next.
  var indent: Int { firstNonspaceColumn - column }
  /// Whether what comes next is indented enough to be code.
  var isIndented: Bool { indent >= 4 }
  /// Whether nothing but white space comes next.
  var isBlank: Bool { firstNonspace >= end }

  /// Moves to the line that starts at `start`.
  mutating func move(to start: Int, in bytes: Span<UInt8>) {
    var index = start
    let count = bytes.count
    while index + ByteBlock.size <= count {
      let block = ByteBlock(bytes, at: index)
      let marks = block.matches(ASCII.lineFeed) | block.matches(ASCII.carriageReturn)
      if marks.isEmpty {
        index += ByteBlock.size
      } else {
        index += marks.offset
        break
      }
    }
    while index < count {
      let byte = bytes[index]
      if byte <= ASCII.carriageReturn,
        byte == ASCII.lineFeed || byte == ASCII.carriageReturn
      {
        break
      }
      index += 1
    }
    move(to: start, end: index, in: bytes)
  }

  /// Moves to the line that starts at `start` and whose line ending starts at `end`.
  mutating func move(to start: Int, end: Int, in bytes: Span<UInt8>) {
    number += 1
    self.start = start
    self.end = end
    next = end
    if end < bytes.count {
      let isPair =
        bytes[end] == ASCII.carriageReturn && end + 1 < bytes.count
        && bytes[end + 1] == ASCII.lineFeed
      next += isPair ? 2 : 1
    }
    offset = start
    column = 0
    firstNonspace = start
    firstNonspaceColumn = 0
  }

  /// Returns the byte at `index`, or a line feed past the end of the line.
  func byte(at index: Int, in bytes: Span<UInt8>) -> UInt8 {
    index < end ? bytes[index] : ASCII.lineFeed
  }

  /// Finds the first byte that is neither space nor tab.
  mutating func skipSpaces(in bytes: Span<UInt8>) {
    guard firstNonspace <= offset else { return }
    firstNonspace = offset
    firstNonspaceColumn = column
    while firstNonspace < end {
      let byte = bytes[firstNonspace]
      if byte == ASCII.space {
        firstNonspaceColumn += 1
      } else if byte == ASCII.tab {
        firstNonspaceColumn += 4 - firstNonspaceColumn % 4
      } else {
        break
      }
      firstNonspace += 1
    }
  }

  /// Moves past everything before `index`.
  mutating func advance(to index: Int, in bytes: Span<UInt8>) {
    while offset < min(index, end) {
      column += bytes[offset] == ASCII.tab ? 4 - column % 4 : 1
      offset += 1
    }
  }

  /// Moves past `count` columns; a tab wider than that is used in part.
  mutating func advance(columns count: Int, in bytes: Span<UInt8>) {
    var left = count
    while left > 0, offset < end {
      if bytes[offset] == ASCII.tab {
        let width = 4 - column % 4
        column += min(left, width)
        if width <= left { offset += 1 }
        left -= min(left, width)
      } else {
        offset += 1
        column += 1
        left -= 1
      }
    }
  }
}
