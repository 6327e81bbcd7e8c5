internal import ErrcatBytes

/// The words before and after a code, which tell what it is for.
enum MemberContext {
  /// Whether a name that has the form of a code is one, not a macro or an include guard.
  static func isCode(_ text: Span<UInt8>, _ range: Range<Int>, _ family: CodeFamily) -> Bool {
    switch family.rest {
    case .digits: return true
    case .capitals: return !isMacro(text, range)
    case .words:
      // Others' errors have such names too: those count that are made here.
      let before = range.lowerBound > 0 ? text[range.lowerBound - 1] : ASCII.lineFeed
      return before != UInt8(ascii: ".") && isAssigned(text, range.upperBound)
    }
  }

  /// Whether a name in capitals is called, or is that of a header or a condition of the preprocessor.
  private static func isMacro(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var start = range.lowerBound
    while start > 0, text[start - 1] != ASCII.lineFeed { start -= 1 }
    while start < range.lowerBound, text[start].isSpaceOrTab { start += 1 }
    let line = string(text, start..<range.lowerBound)
    let end = range.upperBound
    if line.hasPrefix("#"), line.dropFirst().drop(while: { $0 == " " }).first?.isLetter == true {
      let word = line.dropFirst().drop { $0 == " " }.prefix { $0.isLetter }
      if ["if", "ifdef", "ifndef", "elif", "include", "undef", "endif", "pragma"].contains(word) {
        return true
      }
      // `#define ERR_X` without a value is a switch, and `#define ERR_X(` a macro.
      let isNamed = line.hasSuffix("define ") || line.hasSuffix("define\t")
      if word == "define", isNamed {
        var after = end
        while after < text.count, text[after].isSpaceOrTab { after += 1 }
        let isEmpty =
          after == text.count || text[after] == ASCII.lineFeed
          || text[after] == ASCII.carriageReturn
        if isEmpty || text[end] == UInt8(ascii: "(") { return true }
      }
    }
    // `ERR_FAIL(x)` is called; `ERR_BUSY(1001, "busy")` is an enumerator of Java or Kotlin.
    guard end < text.count, text[end] == UInt8(ascii: "(") else { return false }
    guard end + 1 < text.count, text[end + 1].isDigit || text[end + 1] == UInt8(ascii: "\"") else {
      return true
    }
    var before = range.lowerBound - 1
    while before >= 0, text[before].isWhitespace { before -= 1 }
    return before < 0 || !(text[before] == UInt8(ascii: ",") || text[before] == UInt8(ascii: "{"))
  }

  private static func isAssigned(_ text: Span<UInt8>, _ end: Int) -> Bool {
    var at = end
    while at < text.count, text[at].isSpaceOrTab { at += 1 }
    if at + 1 < text.count, text[at] == UInt8(ascii: ":"), text[at + 1] == UInt8(ascii: "=") {
      return false
    }
    // Go may name the type: `ErrX Code = iota`, `ErrX = errors.New(...)`
    var words = 0
    while at < text.count, CodeIndex.isNameByte(text[at]) || text[at] == ASCII.space {
      if text[at] == ASCII.space { words += 1 }
      at += 1
    }
    return words < 3 && at + 1 < text.count && text[at] == UInt8(ascii: "=")
      && text[at + 1] != UInt8(ascii: "=")
  }
}

/// The name that a text in quotes is given.
enum GivenName {
  /// Returns the name before a text in quotes that is a code and nothing else: `ERR_BUSY = "E1001"`,
  /// `NotFound: "E1002"`.
  static func before(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> String? {
    guard start > 0, end < text.count, text[start - 1] == text[end],
      "\"'`".utf8.contains(text[end])
    else { return nil }
    var at = start - 2
    while at >= 0, text[at].isSpaceOrTab { at -= 1 }
    guard at > 0, text[at] == UInt8(ascii: "=") || text[at] == UInt8(ascii: ":") else { return nil }
    if text[at] == UInt8(ascii: "="), "=!<>:+".utf8.contains(text[at - 1]) { return nil }
    at -= 1
    while at >= 0, text[at].isSpaceOrTab { at -= 1 }
    let last = at
    while at >= 0, CodeIndex.isNameByte(text[at]) { at -= 1 }
    guard last > at, text[at + 1].isCapital else { return nil }
    return string(text, at + 1..<last + 1)
  }
}
