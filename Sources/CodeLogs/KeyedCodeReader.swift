internal import ErrcatBytes

/// A code that a text names by key, as places in the text.
struct KeyedCode: Equatable {
  /// The key, without quotes.
  var key: Range<Int>
  /// The code, without quotes.
  var value: Range<Int>
}

/// Reads keys, and the codes after them, in bytes.
///
/// `text[0 ..< end]` may be read. A code never reaches over the end of a line.
///
/// The reader holds a pointer, so it must not outlive the call that lends the bytes. That is why it
/// is internal, and only `LogScanner.scan` and `CodeFinder.codes` make one, in a closure.
struct KeyedCodeReader {
  /// No key with its code is longer, quotes and spaces included.
  static let longest = 512
  /// The longest code, in bytes.
  static let longestValue = 200
  /// The most bytes of blanks before or after a separator.
  private static let mostBlanks = 64

  let text: UnsafePointer<UInt8>
  let end: Int
  let keys: CodeKeys

  /// Calls `body` with each code whose separator is in a range, in the order of the text.
  func forEachCode(in range: Range<Int>, _ body: (KeyedCode) throws -> Void) rethrows {
    // What was taken for a code is not looked at again.
    var taken = 0
    try Separators.forEach(in: text, range, afterDigits: keys.endInDigits) { mark in
      guard mark >= taken, let keyEnd = keyEnd(before: mark), keyEnd > taken,
        let code = code(keyEnd: keyEnd)
      else { return }
      try body(code)
      taken = code.value.upperBound
    }
  }

  /// Returns the code whose key ends at a place, or nil.
  private func code(keyEnd: Int) -> KeyedCode? {
    guard let separator = separator(after: keyEnd), let start = keyStart(keyEnd) else {
      return nil
    }
    if separator.isColon, start > 0, isHostMark(text[start - 1]) { return nil }
    guard let value = value(from: separator.end) else { return nil }
    return KeyedCode(key: start..<keyEnd, value: value)
  }

  /// The byte at a place, or a line end after the text.
  @inline(__always)
  private func byte(_ place: Int) -> UInt8 { place < end ? text[place] : UInt8(ascii: "\n") }

  /// `//code:8080` and `user@code:22` name a host and its port.
  private func isHostMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "@")
  }
}

// MARK: - Keys

extension KeyedCodeReader {
  /// Where a key may end whose separator is at a place; nil if no key ends there.
  ///
  /// This is a quick guess for most of a text. `separator(after:)` tells for sure.
  @inline(__always)
  private func keyEnd(before mark: Int) -> Int? {
    var end = mark
    if text[mark] == 0x9A {
      guard mark > 1, text[mark - 1] == 0xBC, text[mark - 2] == 0xEF else { return nil }
      end = mark - 2
    }
    guard end > 0 else { return nil }
    let last = text[end - 1]
    if last.isLetter && last != UInt8(ascii: "m") || last.isDigit {
      return keys.mayEnd(text, at: end) ? end : nil
    }
    if !isQuote(last) { end = beforeBlanks(end) }
    if end > 0, text[end - 1] == UInt8(ascii: "]") { end -= 1 }
    if end > 0, isQuote(text[end - 1]) {
      end -= 1
      let quote = end
      while end > 0, quote - end < 16, text[end - 1] == UInt8(ascii: "\\") { end -= 1 }
    }
    return keys.mayEnd(text, at: end) ? end : nil
  }

  /// Skips spaces, tabs and a terminal's colors back from a place.
  private func beforeBlanks(_ end: Int) -> Int {
    var place = end
    while place > 0, end - place < Self.mostBlanks {
      switch text[place - 1] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): place -= 1
      case UInt8(ascii: "m"):
        var first = place - 1
        while first > 0, end - first < Self.mostBlanks,
          text[first - 1].isDigit || text[first - 1] == UInt8(ascii: ";")
        {
          first -= 1
        }
        guard first > 1, text[first - 1] == UInt8(ascii: "["), text[first - 2] == 0x1B else {
          return place
        }
        place = first - 2
      default: return place
      }
    }
    return place
  }

  /// Where the key that ends at a place starts; nil if the word there is not a key.
  private func keyStart(_ keyEnd: Int) -> Int? {
    guard var (word, start) = word(endingAt: keyEnd, downTo: 0) else { return nil }
    if let inner = startBehindEscape(start) {
      guard let shorter = self.word(endingAt: keyEnd, downTo: inner) else { return nil }
      (word, start) = shorter
    }
    guard keys.contains(word) else { return nil }
    if keys.isBare(word), start > 1,
      text[start - 1] == UInt8(ascii: " ") || text[start - 1] == UInt8(ascii: "."),
      let before = self.word(endingAt: start - 1, downTo: 0), keys.namesOtherKind(before.word)
    {
      return nil
    }
    return start
  }

  /// The word that ends at a place; nil if it is longer than any key with what may stand before it.
  private func word(endingAt wordEnd: Int, downTo low: Int) -> (word: FoldedWord, start: Int)? {
    var word = FoldedWord()
    var start = wordEnd
    while start > low {
      let byte = text[start - 1]
      if byte.isLetter || byte.isDigit {
        word.prepend(byte)
      } else if byte != UInt8(ascii: "_"), byte != UInt8(ascii: "-") {
        break
      }
      start -= 1
      if wordEnd - start > 2 * FoldedWord.longest { return nil }
    }
    return (word, start)
  }

  /// Where a word starts whose first letters end an escape: the `n` of `\ncode`, the `31m` of a
  /// terminal's color.
  private func startBehindEscape(_ start: Int) -> Int? {
    guard start > 0 else { return nil }
    switch text[start - 1] {
    case UInt8(ascii: "\\"):
      return [UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t")].contains(byte(start))
        ? start + 1 : nil
    case UInt8(ascii: "["), UInt8(ascii: ";"):
      var first = start - 1
      while first > 0, start - first < 16, text[first] != UInt8(ascii: "[") { first -= 1 }
      guard first > 0, text[first] == UInt8(ascii: "["), text[first - 1] == 0x1B else { return nil }
      var last = start
      while byte(last).isDigit { last += 1 }
      return byte(last) == UInt8(ascii: "m") ? last + 1 : nil
    default: return nil
    }
  }
}

// MARK: - Separators

extension KeyedCodeReader {
  /// Where the separator after a key ends, and whether it is a colon with nothing around it.
  private func separator(after keyEnd: Int) -> (end: Int, isColon: Bool)? {
    var place = keyEnd
    while byte(place) == UInt8(ascii: "\\"), place - keyEnd < 16 { place += 1 }
    if isQuote(byte(place)) { place += 1 } else if place > keyEnd { return nil }
    if byte(place) == UInt8(ascii: "]") { place += 1 }
    place = behindBlanks(place)
    switch byte(place) {
    case UInt8(ascii: "="):
      place += 1
      if byte(place) == UInt8(ascii: ">") || byte(place) == UInt8(ascii: "=") { place += 1 }
      return (place, false)
    case UInt8(ascii: ":"):
      let isTight = place == keyEnd
      place += 1
      if byte(place) == UInt8(ascii: ":") { return nil }
      if byte(place) == UInt8(ascii: "=") { return (place + 1, false) }
      return (place, isTight && byte(place).isDigit)
    case 0xEF:
      // The full-width colon, U+FF1A.
      guard byte(place + 1) == 0xBC, byte(place + 2) == 0x9A else { return nil }
      return (place + 3, false)
    default: return nil
    }
  }

  private func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
  }

  /// Skips spaces, tabs and a terminal's colors, at most 64 bytes of them.
  private func behindBlanks(_ start: Int) -> Int {
    var place = start
    while place - start < Self.mostBlanks {
      switch byte(place) {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): place += 1
      case 0x1B:
        guard byte(place + 1) == UInt8(ascii: "[") else { return place }
        place += 2
        while byte(place).isDigit || byte(place) == UInt8(ascii: ";"),
          place - start < Self.mostBlanks
        {
          place += 1
        }
        guard byte(place) == UInt8(ascii: "m") else { return start }
        place += 1
      default: return place
      }
    }
    return place
  }
}

// MARK: - Values

extension KeyedCodeReader {
  /// The code that starts at a place, after blanks; nil if there is none.
  private func value(from start: Int) -> Range<Int>? {
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

  /// The whole text between quotes: the same quote, after as many backslashes, ends it.
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

  /// A number or a word without quotes, as long as possible: `2024-01-02`, `1.5` and `10KB` are not
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
  /// The text continues as a path, a URL, a time, a host and port, a percentage, a call, or a key.
  private func endsCode(_ place: Int, first: UInt8) -> Bool {
    let next = byte(place + 1)
    switch byte(place) {
    case UInt8(ascii: "/"), UInt8(ascii: "@"): return false
    case UInt8(ascii: "%"):
      // A percent-encoded character in a URL ends it.
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
