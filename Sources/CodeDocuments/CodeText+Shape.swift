internal import ErrcatBytes

extension CodeText {
  /// Returns whether `text` has the shape of a code: a number, a range or class, or a word that
  /// prose does not have.
  package static func isCodeLike(_ text: String) -> Bool {
    if isSymbol(text) { return true }
    // The other forms have a digit.
    guard text.utf8.contains(where: \.isDigit) else { return false }
    return number(of: text) != nil || isRange(text) || isClass(text) || isAlphanumeric(text)
      || isDotted(text) || isGrouped(text)
  }

  /// Returns whether `text` is plainly a text of several words in ASCII: ``parse(_:)`` then gives back
  /// all of it, trimmed, as one code, and it has the shape of no code.
  ///
  /// The first word is of small letters but for its first letter, so no code is in front. Digits come
  /// only after one of the first five words has a mark and no digit: ``announced(_:)`` looks no further
  /// than that word.
  static func isProse(_ text: String) -> Bool {
    var words = 0
    var isWithinWord = false
    var isMarked = false
    var mayHaveDigits = false
    for byte in text.utf8 {
      guard byte < 0x80, byte >= ASCII.space else { return false }
      if byte == ASCII.space {
        guard isWithinWord else { continue }
        words += 1
        mayHaveDigits = mayHaveDigits || isMarked && words <= 5
        isWithinWord = false
        continue
      }
      let isLetter = byte.isSmall || byte.isCapital
      switch words {
      case 0: guard byte.isSmall || byte.isCapital && !isWithinWord else { return false }
      case 1: guard isLetter || isWithinWord else { return false }
      default: break
      }
      if !isWithinWord { isMarked = false }
      isWithinWord = true
      if byte.isDigit, !mayHaveDigits { return false }
      isMarked = isMarked || !isLetter
    }
    return words > 1 || words == 1 && isWithinWord
  }

  /// Returns whether the first word of `text` has the shape of a code, as all forms but the
  /// composite one begin.
  static func startsLikeCode(_ text: String) -> Bool {
    let word = text.unicodeScalars.drop(while: isWordEnd).prefix { !isWordEnd($0) }
    return isCodeLike(trimmed(String(String.UnicodeScalarView(word))))
  }

  private static func isWordEnd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\u{A0}", "(", ")", "（", "）", "/", ",", ";", "|", "=", "：", "、", "，", "；": true
    default: false
    }
  }

  /// Returns whether `text` is written as hexadecimal, with `0x` before it.
  static func isHex(_ text: String) -> Bool {
    text.hasPrefix("0x") || text.hasPrefix("0X")
  }

  /// Returns whether `text` is a name as programs write it: letters, digits, `_`, `.`, `-`, with
  /// an underscore, a digit, a capital inside, or nothing but capitals: `KEY`, `INVALID-KEY`.
  static func isSymbol(_ text: String) -> Bool {
    guard isName(text) else { return false }
    let scalars = text.unicodeScalars
    if scalars.contains(where: { $0 == "_" || $0.isASCIIDigit }) { return true }
    let capitals = scalars.count { $0 >= "A" && $0 <= "Z" }
    if capitals == scalars.count { return capitals > 1 && !commonCapitals.contains(text) }
    if isHyphenatedConstant(text) { return true }
    let inner = scalars.dropFirst().contains { $0 >= "A" && $0 <= "Z" }
    return inner && !text.contains("-")
  }

  /// Returns whether `text` is words of capitals with hyphens between them: `INVALID-TOKEN`.
  static func isHyphenatedConstant(_ text: String) -> Bool {
    let hyphen = UInt8(ascii: "-")
    guard text.utf8.contains(hyphen) else { return false }
    let words = text.utf8.split(separator: hyphen, omittingEmptySubsequences: false)
    return words.allSatisfy { $0.count > 1 && $0.allSatisfy(\.isCapital) }
  }

  /// Returns whether `text` is capitals and digits with a digit first, as SQLSTATE values are:
  /// `42P01`.
  private static func isAlphanumeric(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first.isASCIIDigit, text.utf8.count <= 12 else {
      return false
    }
    return text.unicodeScalars.allSatisfy { $0.isASCIIDigit || ($0 >= "A" && $0 <= "Z") }
  }

  /// Returns whether `text` is groups of digits and capitals with underscores: `0300_400A`.
  ///
  /// Devices have such codes. `100_000` is a number.
  private static func isGrouped(_ text: String) -> Bool {
    let underscore = UInt8(ascii: "_")
    guard text.utf8.first?.isDigit == true, text.utf8.count <= 24, text.utf8.contains(underscore)
    else { return false }
    let groups = text.utf8.split(separator: underscore, omittingEmptySubsequences: false)
    let isNumber =
      groups[0].count <= 3
      && groups.dropFirst().allSatisfy { $0.count == 3 && $0.allSatisfy(\.isDigit) }
    return !isNumber
      && groups.allSatisfy { $0.count > 2 && $0.allSatisfy { $0.isDigit || $0.isCapital } }
  }

  /// Returns whether `text` is a status with a further number (`403.14`) or an enhanced mail
  /// status code (`5.7.1`, RFC 3463).
  private static func isDotted(_ text: String) -> Bool {
    guard text.utf8.contains(UInt8(ascii: ".")) else { return false }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ (1...3).contains($0.utf8.count) && Int($0) != nil }) else {
      return false
    }
    switch parts.count {
    case 2: return Int(parts[0]).map((100...599).contains) ?? false
    case 3: return ["2", "4", "5"].contains(parts[0])
    default: return false
    }
  }

  /// Returns whether `text` is named as the errors of POSIX are: `ENOENT`, `E2BIG`.
  static func isErrno(_ text: String) -> Bool {
    text.hasPrefix("E") && (4...16).contains(text.utf8.count)
      && text.unicodeScalars.allSatisfy { $0.isASCIIDigit || ($0 >= "A" && $0 <= "Z") }
  }

  /// Returns whether `text` is made as an identifier is, with `.`, `:` and `-` inside allowed.
  package static func isName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, isLetter(first) || first == "_" else {
      return false
    }
    return text.unicodeScalars.allSatisfy {
      isLetter($0) || $0.isASCIIDigit || $0 == "_" || $0 == "." || $0 == "-" || $0 == ":"
    }
  }

  /// Returns whether `text` can be nothing but a code: letters together with digits.
  static func isUnmistakable(_ text: String) -> Bool {
    isSymbol(text) && text.unicodeScalars.contains(where: \.isASCIIDigit)
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    (scalar >= "a" && scalar <= "z") || (scalar >= "A" && scalar <= "Z")
  }

  /// Words in capitals that come with a number without naming it.
  private static let commonCapitals: Set<String> = [
    "HTTP", "HTTPS", "ERROR", "ERRORS", "CODE", "CODES", "STATUS", "ERR", "API", "ID",
  ]

  /// Splits `text` outside double quotes and brackets.
  package static func split(_ text: Substring, at isMark: (Character) -> Bool) -> [Substring] {
    var parts: [Substring] = []
    var start = text.startIndex
    var isQuoted = false
    for index in text.indices {
      if text[index] == "\"" { isQuoted.toggle() }
      if !isQuoted, isMark(text[index]) {
        parts.append(text[start..<index])
        start = text.index(after: index)
      }
    }
    parts.append(text[start...])
    return parts
  }
}
