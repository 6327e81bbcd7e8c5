internal import ErrcatBytes

/// A place in a text that only moves on, with its line and column.
struct TextPlace {
  private(set) var offset: Int
  /// From 1.
  private(set) var line = 1
  /// In Unicode scalars, from 1.
  private(set) var column = 1

  init(_ offset: Int) { self.offset = offset }

  /// Moves on to `target`.
  ///
  /// A line ends with LF, CR, or both.
  mutating func move(to target: Int, in text: [UInt8]) {
    while offset < target {
      let byte = text[offset]
      offset += 1
      if byte == ASCII.lineFeed
        || (byte == ASCII.carriageReturn
          && !(offset < text.count && text[offset] == ASCII.lineFeed))
      {
        line += 1
        column = 1
      } else if !byte.isContinuation, byte != ASCII.carriageReturn {
        column += 1
      }
    }
  }
}
