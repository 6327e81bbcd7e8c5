internal import ErrcatBytes

/// The parts of a link: label, destination and title (GFM section 6.6).
enum LinkSyntax {
  /// Returns the end of the label in brackets that starts at `start`, or nil.
  static func endOfLabel(_ bytes: Span<UInt8>, from start: Int, before end: Int) -> Int? {
    guard start < end, bytes[start] == UInt8(ascii: "[") else { return nil }
    var index = start + 1
    while index < end, bytes[index] != UInt8(ascii: "["), bytes[index] != UInt8(ascii: "]") {
      let isEscape =
        bytes[index] == UInt8(ascii: "\\") && index + 1 < end && bytes[index + 1].isPunctuation
      index += isEscape ? 2 : 1
      if index - start - 1 > LinkDefinitions.maximumLabelLength { return nil }
    }
    return index < end && bytes[index] == UInt8(ascii: "]") ? index + 1 : nil
  }

  /// Returns the end of the destination that starts at `start`, or nil.
  static func endOfDestination(_ bytes: Span<UInt8>, from start: Int, before end: Int) -> Int? {
    guard start < end else { return nil }
    var index = start
    if bytes[index] == UInt8(ascii: "<") {
      index += 1
      while index < end {
        switch bytes[index] {
        case UInt8(ascii: ">"): return index + 1 < end ? index + 1 : nil
        case UInt8(ascii: "\\"): index += 2
        case ASCII.lineFeed, UInt8(ascii: "<"): return nil
        default: index += 1
        }
      }
      return nil
    }
    var depth = 0
    scan: while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\"), index + 1 < end, bytes[index + 1].isPunctuation {
        index += 2
        continue
      }
      switch byte {
      case UInt8(ascii: "("):
        depth += 1
        // Deeper nesting is not a destination; this bounds the cost of a hostile text.
        if depth > 32 { return nil }
      case UInt8(ascii: ")"):
        if depth == 0 { break scan }
        depth -= 1
      default:
        if byte.isSpaceTabOrLineEnding { break scan }
      }
      index += 1
    }
    let isEmpty = index == start
    guard index < end, !(isEmpty && bytes[index].isSpaceTabOrLineEnding) else { return nil }
    return index
  }

  /// Returns the end of the title that starts at `start`, or nil.
  static func endOfTitle(_ bytes: Span<UInt8>, from start: Int, before end: Int) -> Int? {
    guard start < end else { return nil }
    let first = bytes[start]
    let isParenthesis = first == UInt8(ascii: "(")
    guard isParenthesis || first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") else {
      return nil
    }
    let last = isParenthesis ? UInt8(ascii: ")") : first
    var index = start + 1
    while index < end {
      let byte = bytes[index]
      if byte == last { return index + 1 }
      if isParenthesis, byte == first { return nil }
      let isEscape = byte == UInt8(ascii: "\\") && index + 1 < end && bytes[index + 1].isPunctuation
      index += isEscape ? 2 : 1
    }
    return nil
  }
}
