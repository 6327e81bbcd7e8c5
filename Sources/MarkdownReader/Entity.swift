internal import ErrcatBytes

/// A character reference such as `&amp;` or `&#65;` (GFM section 6.2).
struct Entity {
  /// A number of more digits is not a reference; GFM sets a lower bound, cmark-gfm this one.
  private static let maximumDigitCount = 8

  /// The text that the reference means.
  let text: String
  /// Where the reference ends.
  let end: Int

  /// Reads the reference that starts at `start`, or returns nil if there is none.
  init?(in content: [UInt8], at start: Int) {
    let first = start + 1
    guard first < content.count else { return nil }
    if content[first] == UInt8(ascii: "#") {
      self.init(numberIn: content, at: first + 1)
      return
    }
    var end = first
    while end < content.count, end - first < 32, content[end].isAlphanumeric { end += 1 }
    guard end > first, end < content.count, content[end] == UInt8(ascii: ";"),
      let found = Entity.text(named: content[first..<end])
    else { return nil }
    self.init(text: found, end: end + 1)
  }

  private init(text: String, end: Int) {
    self.text = text
    self.end = end
  }

  private init?(numberIn content: [UInt8], at start: Int) {
    var index = start
    var isHexadecimal = false
    if index < content.count, content[index] | 0x20 == UInt8(ascii: "x") {
      isHexadecimal = true
      index += 1
    }
    let digits = index
    let radix: UInt32 = isHexadecimal ? 16 : 10
    var value: UInt32 = 0
    while index < content.count, index - digits <= Entity.maximumDigitCount,
      let digit = Entity.digit(content[index], isHexadecimal: isHexadecimal)
    {
      value = min(value * radix + digit, 0x11_0000)
      index += 1
    }
    guard index > digits, index - digits <= Entity.maximumDigitCount, index < content.count,
      content[index] == UInt8(ascii: ";")
    else { return nil }
    let scalar = value == 0 ? nil : Unicode.Scalar(value)
    self.init(text: String(scalar ?? "\u{FFFD}"), end: index + 1)
  }

  private static func digit(_ byte: UInt8, isHexadecimal: Bool) -> UInt32? {
    if byte.isDigit { return UInt32(byte - UInt8(ascii: "0")) }
    let lower = byte | 0x20
    guard isHexadecimal, lower >= UInt8(ascii: "a"), lower <= UInt8(ascii: "f") else { return nil }
    return UInt32(lower - UInt8(ascii: "a")) + 10
  }

  /// Returns the text of a named reference, by binary search in the table's lines.
  private static func text(named name: ArraySlice<UInt8>) -> String? {
    table.withUTF8Buffer { lines in
      var low = 0
      var high = lines.count
      while low < high {
        var start = low + (high - low) / 2
        while start > low, lines[start - 1] != ASCII.lineFeed { start -= 1 }
        var space = start
        while lines[space] != ASCII.space { space += 1 }
        var end = space
        while end < lines.count, lines[end] != ASCII.lineFeed { end += 1 }
        let candidate = lines[start..<space]
        if candidate.elementsEqual(name) {
          return String(decoding: lines[(space + 1)..<end], as: UTF8.self)
        }
        if candidate.lexicographicallyPrecedes(name) {
          low = min(end + 1, high)
        } else {
          high = start
        }
      }
      return nil
    }
  }
}
