internal import ErrcatBytes

/// The bytes of a document, in which the texts of a line are found again.
struct LineText: Sendable {
  /// The whole document.
  let bytes: [UInt8]
  /// The line that was gone to, from 1, and where it starts.
  private var line = 1
  private var start = 0
  /// Where the last text found ends, from where texts of a long line are looked for as well.
  private var end = 0

  /// A text is looked for at so many places: a long line may list thousands of codes.
  private static let mostPlaces = 256

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Goes to a line; to one above the last, nothing happens.
  mutating func go(to target: Int) {
    while line < target, start < bytes.count {
      start = Self.endOfLine(bytes.span, from: start)
      line += 1
      end = start
    }
  }

  /// Returns where the line or what follows it closely has a text, byte by byte; nil if it is not found.
  mutating func place(of text: Span<UInt8>) -> Range<Int>? {
    guard let found = first(text, from: start) ?? (end > start ? first(text, from: end) : nil)
    else { return nil }
    end = found + text.count
    return found..<end
  }

  private func first(_ text: Span<UInt8>, from first: Int) -> Int? {
    Self.first(text, in: bytes.span, from: first, mostPlaces: Self.mostPlaces)
  }

  /// Returns the first of some places in `bytes` that has a text; nil if none does.
  static func first(
    _ text: Span<UInt8>, in bytes: Span<UInt8>, from first: Int, mostPlaces: Int = mostPlaces
  ) -> Int? {
    let last = min(bytes.count - text.count, first + mostPlaces - 1)
    guard !text.isEmpty, first <= last else { return nil }
    let byte = text[0]
    for place in first...last where bytes[place] == byte {
      var length = 1
      while length < text.count, bytes[place + length] == text[length] { length += 1 }
      if length == text.count { return place }
    }
    return nil
  }

  private static func endOfLine(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var place = start
    while place + 8 <= bytes.count {
      let ends = ByteWord(bytes, at: place).matches(ASCII.lineFeed)
      if ends != 0 { return place + ByteWord.offset(of: ends) + 1 }
      place += 8
    }
    while place < bytes.count {
      if bytes[place] == ASCII.lineFeed { return place + 1 }
      place += 1
    }
    return bytes.count
  }
}
