internal import ErrcatBytes

/// Tells lines and columns of offsets into a stretch of a text.
///
/// For ascending offsets, as in a table, it reads the text once.
struct Positions {
  private var offset: Int
  private var line: Int
  private var lineStart: Int
  private var column: Int

  /// Starts at the start of a line.
  init(lineStart: Int, line: Int) {
    offset = lineStart
    self.line = line
    self.lineStart = lineStart
    column = 1
  }

  /// Returns the line, from 1, and the column in Unicode scalars, from 1.
  ///
  /// An offset before the last one asked for gets the position of that one.
  mutating func position(of target: Int, _ bytes: Span<UInt8>) -> (line: Int, column: Int) {
    while offset < target {
      let byte = bytes[offset]
      offset += 1
      let isPair = byte == 0x0D && offset < bytes.count && bytes[offset] == 0x0A
      if byte == 0x0A || (byte == 0x0D && !isPair) {
        line += 1
        lineStart = offset
        column = 1
      } else if !byte.isContinuation {
        column += 1
      }
    }
    return (line, column)
  }
}
