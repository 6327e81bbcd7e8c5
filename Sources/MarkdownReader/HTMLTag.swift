internal import ErrcatBytes

/// Reads raw HTML by the rules of Markdown (GFM section 6.10), which are looser than HTML's.
enum HTMLTag {
  /// Returns the end of the open tag whose name starts at `start`, or nil.
  static func endOfOpenTag(_ bytes: Span<UInt8>, from start: Int, before end: Int) -> Int? {
    guard var index = endOfName(bytes, from: start, before: end) else { return nil }
    while true {
      let afterSpace = skipSpace(bytes, from: index, before: end)
      guard afterSpace < end else { return nil }
      if bytes[afterSpace] == UInt8(ascii: ">") { return afterSpace + 1 }
      if bytes[afterSpace] == UInt8(ascii: "/") {
        let next = afterSpace + 1
        return next < end && bytes[next] == UInt8(ascii: ">") ? next + 1 : nil
      }
      guard afterSpace > index,
        let attribute = endOfAttribute(bytes, from: afterSpace, before: end)
      else { return nil }
      index = attribute
    }
  }

  /// Returns the end of the closing tag whose name starts at `start`, or nil.
  static func endOfClosingTag(_ bytes: Span<UInt8>, from start: Int, before end: Int) -> Int? {
    guard let name = endOfName(bytes, from: start, before: end) else { return nil }
    let index = skipSpace(bytes, from: name, before: end)
    return index < end && bytes[index] == UInt8(ascii: ">") ? index + 1 : nil
  }

  /// Returns the end of the tag name that starts at `start`, or nil.
  static func endOfName(_ bytes: Span<UInt8>, from start: Int, before end: Int) -> Int? {
    guard start < end, bytes[start].isLetter else { return nil }
    var index = start + 1
    while index < end, bytes[index].isAlphanumeric || bytes[index] == UInt8(ascii: "-") {
      index += 1
    }
    return index
  }

  private static func endOfAttribute(
    _ bytes: Span<UInt8>, from start: Int, before end: Int
  ) -> Int? {
    let first = bytes[start]
    guard first.isLetter || first == UInt8(ascii: "_") || first == UInt8(ascii: ":") else {
      return nil
    }
    var name = start + 1
    while name < end, isInAttributeName(bytes[name]) { name += 1 }
    let equals = skipSpace(bytes, from: name, before: end)
    guard equals < end, bytes[equals] == UInt8(ascii: "=") else { return name }
    let value = skipSpace(bytes, from: equals + 1, before: end)
    guard value < end else { return nil }
    let quote = bytes[value]
    var index = value
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      index += 1
      while index < end, bytes[index] != quote { index += 1 }
      return index < end ? index + 1 : nil
    }
    while index < end, isInUnquotedValue(bytes[index]) { index += 1 }
    return index > value ? index : nil
  }

  private static func isInAttributeName(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
      || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "-")
  }

  private static func isInUnquotedValue(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "="), UInt8(ascii: "<"),
      UInt8(ascii: ">"), UInt8(ascii: "`"):
      false
    default: !byte.isWhitespace
    }
  }

  private static func skipSpace(_ bytes: Span<UInt8>, from start: Int, before end: Int) -> Int {
    var index = start
    while index < end, bytes[index].isWhitespace { index += 1 }
    return index
  }
}
