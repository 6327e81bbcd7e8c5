internal import ErrcatBytes

// Names that no port, size or word is written as, so that a catalog that has them may count them
// wherever they are: `MESSAGE_INVALID`, `NoSuchKey`, `0x80042461`, `ORA-00942`.

extension KeyedCodeReader {
  /// The fewest bytes of a name.
  private static let shortestName = 6

  /// Returns the name that holds a place, and where the word there ends.
  ///
  /// - Returns: No name if it is part of a path, an address, a file name or a variable, or is itself
  ///   the key of something.
  func name(at mark: Int) -> (name: Range<Int>?, end: Int) {
    let hasHyphen = text[mark].isDigit
    var start = hasHyphen ? mark - 1 : mark
    while start > 0, isPart(text[start - 1]), mark - start <= Self.longestValue { start -= 1 }
    var last = mark + 1
    while isPart(byte(last)), last - start <= Self.longestValue { last += 1 }
    // The `n` of an escaped line end belongs to no name.
    if start > 0, text[start - 1] == UInt8(ascii: "\\") {
      guard [UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t")].contains(text[start]) else {
        return (nil, last)
      }
      start += 1
    }
    let name = start..<last
    guard (Self.shortestName...Self.longestValue).contains(name.count), begins(name), ends(name),
      hasHyphen ? isNumbered(name) : isHexadecimal(name) ?? isMixed(name)
    else { return (nil, last) }
    return (name, last)
  }

  private func isPart(_ byte: UInt8) -> Bool { byte.isAlphanumeric || byte == UInt8(ascii: "_") }

  /// Whether a name is not the rest of a path, a host, a variable or a longer name.
  private func begins(_ name: Range<Int>) -> Bool {
    guard name.lowerBound > 0 else { return true }
    return switch text[name.lowerBound - 1] {
    case UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "$"), UInt8(ascii: "{"),
      UInt8(ascii: "#"), UInt8(ascii: "%"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "~"):
      false
    default: text[name.lowerBound - 1] < 0x80
    }
  }

  /// Whether a name does not go on, and nothing is assigned to it.
  private func ends(_ name: Range<Int>) -> Bool {
    var place = name.upperBound
    switch byte(place) {
    case UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "="), UInt8(ascii: "}"),
      UInt8(ascii: "$"):
      return false
    case UInt8(ascii: "\\"):
      // An escaped line end, blank or quote; else the name of a folder.
      let next = byte(place + 1)
      return isQuote(next)
        || [UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t")].contains(next)
    case UInt8(ascii: "."), UInt8(ascii: "-"): return !byte(place + 1).isAlphanumeric
    case UInt8(ascii: ":"): return byte(place + 1) != UInt8(ascii: "/")
    case _ where isQuote(byte(place)):
      // A key of JSON.
      place = behindBlanks(place + 1)
      return byte(place) != UInt8(ascii: ":")
    case let next: return next < 0x80
    }
  }

  /// Whether a name has letters and an underscore, or capitals after small letters or before them.
  private func isMixed(_ name: Range<Int>) -> Bool {
    name.contains { text[$0].isLetter } && byte(name.lowerBound) != UInt8(ascii: "_")
      && byte(name.upperBound - 1) != UInt8(ascii: "_")
  }

  /// Whether a word that begins with `0x` has eight digits; nil for any other word.
  private func isHexadecimal(_ name: Range<Int>) -> Bool? {
    guard byte(name.lowerBound) == UInt8(ascii: "0"), byte(name.lowerBound + 1) == UInt8(ascii: "x")
    else { return nil }
    return name.count == 10 && name.dropFirst(2).allSatisfy { text[$0].isHexDigit }
  }

  /// Whether a name is capitals, a hyphen and three digits or more, as `ORA-00942`.
  private func isNumbered(_ name: Range<Int>) -> Bool {
    let letters = name.prefix { text[$0].isCapital }
    let digits = name.dropFirst(letters.count + 1)
    return letters.count > 1 && digits.count > 2 && digits.allSatisfy { text[$0].isDigit }
  }
}
