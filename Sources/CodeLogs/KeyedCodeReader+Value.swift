internal import ErrcatBytes

extension KeyedCodeReader {
  /// The longest code, in bytes.
  static var longestValue: Int { 200 }

  /// The code that starts at a place, behind blanks; nil if what stands there is none.
  func value(from start: Int) -> Range<Int>? {
    var place = behindBlanks(start)
    if byte(place) == UInt8(ascii: "[") || byte(place) == UInt8(ascii: "(") {
      place = behindBlanks(place + 1)
    }
    let backslashes = place
    while byte(place) == UInt8(ascii: "\\"), place - backslashes < 16 { place += 1 }
    if isQuote(byte(place)) {
      return quoted(from: place + 1, by: byte(place), escapes: place - backslashes)
    }
    return place == backslashes ? bare(from: place) : nil
  }

  /// What stands between quotes, whole: the same quote, behind as many backslashes, ends it.
  private func quoted(from start: Int, by quote: UInt8, escapes: Int) -> Range<Int>? {
    var place = start
    while byte(place) != quote, byte(place) != UInt8(ascii: "\\") {
      guard byte(place) >= 0x20, place - start < Self.longestValue else { return nil }
      place += 1
    }
    var first = start
    var last = place
    while place - last < escapes {
      guard byte(place) == UInt8(ascii: "\\") else { return nil }
      place += 1
    }
    guard byte(place) == quote else { return nil }
    while first < last, byte(first) == UInt8(ascii: " ") { first += 1 }
    while last > first, byte(last - 1) == UInt8(ascii: " ") { last -= 1 }
    return first < last ? first..<last : nil
  }

  /// A number or a word without quotes, as long as it goes: `2024-01-02`, `1.5` and `10KB` are no
  /// numbers followed by something.
  private func bare(from start: Int) -> Range<Int>? {
    var place = start
    while byte(place).isWordByte || byte(place) == UInt8(ascii: "."),
      place - start <= Self.longestValue
    {
      place += 1
    }
    var last = place
    while last > start, isTrailing(byte(last - 1)) { last -= 1 }
    guard last > start, last - start <= Self.longestValue, isStart(start) else { return nil }
    return last < place || endsCode(place, first: byte(start)) ? start..<last : nil
  }

  private func isTrailing(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  /// Whether a code may start so: with a letter, a digit, `_`, or a minus and a digit.
  private func isStart(_ start: Int) -> Bool {
    let first = byte(start)
    if first == UInt8(ascii: "-") { return byte(start + 1).isDigit }
    return first != UInt8(ascii: ".")
  }

  /// Whether a code may end before a place.
  ///
  /// What goes on is a path, a URL, a time, a host and port, a percentage, a call, or another key.
  private func endsCode(_ place: Int, first: UInt8) -> Bool {
    let next = byte(place + 1)
    switch byte(place) {
    case UInt8(ascii: "/"), UInt8(ascii: "@"): return false
    case UInt8(ascii: "%"):
      // What is percent-encoded in a URL ends it.
      return next.isHexDigit && byte(place + 2).isHexDigit
    case UInt8(ascii: ":"):
      return !next.isDigit && next != UInt8(ascii: ":") && next != UInt8(ascii: "/")
        && next != UInt8(ascii: "\\")
    case UInt8(ascii: "="): return !first.isLetter
    case UInt8(ascii: "("): return !first.isLetter
    default: return true
    }
  }
}
