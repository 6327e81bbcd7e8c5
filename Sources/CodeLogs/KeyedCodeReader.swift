internal import ErrcatBytes

/// A code that a text names, as places in the text.
struct KeyedCode: Equatable {
  /// The key, without quotes; empty for a name that needs none.
  var key: Range<Int>
  /// The code, without quotes.
  var value: Range<Int>
  /// Whether no key is before it: only a catalog tells whether it is a code.
  var isName = false
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
  static let mostBlanks = 64

  let text: UnsafePointer<UInt8>
  let end: Int
  let keys: CodeKeys

  /// What was found of a text so far.
  private struct Progress {
    /// What was taken for a code ends here; it is not looked at again.
    var taken = 0
    /// The last name ends here.
    var named = 0
  }

  /// Calls `body` with each code that is named in a range, in the order of the text.
  ///
  /// `body` returns whether it takes the code: what is within the text of another is looked at again.
  ///
  /// - Parameters:
  ///   - range: Where to look.
  ///   - marks: The marks of the range, if they were found before.
  ///   - body: Gets the codes.
  func forEachCode(
    in range: Range<Int>, marks: [CodeMarks.Mark]? = nil, _ body: (KeyedCode) throws -> Bool
  ) rethrows {
    var progress = Progress()
    if let marks {
      for mark in marks { try read(mark.place, mark.kind, &progress, body) }
    } else {
      try CodeMarks.forEach(in: text, range, afterDigits: keys.endInDigits) { place, kind in
        try read(place, kind, &progress, body)
      }
    }
  }

  private func read(
    _ mark: Int, _ kind: CodeMarks.Kind, _ progress: inout Progress,
    _ body: (KeyedCode) throws -> Bool
  ) rethrows {
    guard mark >= progress.taken else { return }
    let found: KeyedCode?
    switch kind {
    case .separator:
      guard let keyEnd = keyEnd(before: mark), keyEnd > progress.taken else { return }
      found = code(keyEnd: keyEnd)
    case .wordEnd: found = code(afterWordEndingAt: mark)
    case .name:
      guard mark >= progress.named else { return }
      let word = name(at: mark)
      progress.named = word.end
      guard let name = word.name else { return }
      _ = try body(KeyedCode(key: name.lowerBound..<name.lowerBound, value: name, isName: true))
      return
    }
    guard let found else { return }
    if try body(found) {
      progress.taken = found.value.upperBound
    } else if isProse(found.value) {
      progress.taken = found.value.lowerBound
      if let first = firstNumber(of: found.value) {
        if try body(KeyedCode(key: found.key, value: first)) { progress.taken = first.upperBound }
      }
      return
    } else {
      progress.taken = found.value.upperBound
    }
    if let next = second(after: found.value), try body(KeyedCode(key: found.key, value: next)) {
      progress.taken = next.upperBound
    }
  }

  /// Returns the code whose key ends at a place, or nil.
  private func code(keyEnd: Int) -> KeyedCode? {
    guard let separator = separator(after: keyEnd), let key = key(endingAt: keyEnd) else {
      return nil
    }
    if separator.isColon, key.start > 0, isHostMark(text[key.start - 1]) { return nil }
    guard let value = value(from: separator.end) else { return nil }
    if key.word.mayCount, isNumber(value), isCounted(value) { return nil }
    if key.word == .exception, !hasDigit(value) { return nil }
    if text[separator.end - 1] != UInt8(ascii: "="), startsSentence(value) { return nil }
    if key.word == .message { return nil }
    return KeyedCode(key: key.start..<keyEnd, value: value)
  }

  /// The byte at a place, or a line end after the text.
  @inline(__always)
  func byte(_ place: Int) -> UInt8 { place < end ? text[place] : UInt8(ascii: "\n") }

  /// `//code:8080` and `user@code:22` name a host and its port.
  func isHostMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "@")
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

  func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
  }

  /// Skips spaces, tabs and a terminal's colors, at most 64 bytes of them.
  func behindBlanks(_ start: Int) -> Int {
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
  func bare(from start: Int) -> Range<Int>? {
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
  func endsCode(_ place: Int, first: UInt8) -> Bool {
    let next = byte(place + 1)
    switch byte(place) {
    case UInt8(ascii: "/"), UInt8(ascii: "@"): return false
    case UInt8(ascii: "%"):
      // A percent-encoded character in a URL ends it.
      return next.isHexDigit && byte(place + 2).isHexDigit
    case UInt8(ascii: ":"):
      return !next.isDigit && next != UInt8(ascii: ":") && next != UInt8(ascii: "/")
        && next != UInt8(ascii: "\\")
    // A process and its thread: `1234#1234`.
    case UInt8(ascii: "#"): return !next.isDigit
    case UInt8(ascii: "="): return !first.isLetter
    case UInt8(ascii: "("): return !first.isLetter
    default: return true
    }
  }
}
