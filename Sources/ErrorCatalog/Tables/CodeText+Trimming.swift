extension CodeText {
  /// Returns `text` without what writers put around a code: blanks (the invisible ones
  /// included), quotes, footnote marks, and punctuation after it.
  static func trimmed(_ text: String) -> String {
    if let first = text.utf8.first, let last = text.utf8.last, isAlphanumeric(first),
      isAlphanumeric(last), !text.utf8.contains(UInt8(ascii: "^"))
    {
      return text
    }
    var rest = Substring(text)
    var before: Int
    repeat {
      before = rest.utf8.count
      rest = rest.trimming(where: isBlank)
      rest = withoutQuotes(rest)
      rest = withoutFootnote(rest)
      while let last = rest.unicodeScalars.last, trailingPunctuation.contains(last) {
        rest.unicodeScalars.removeLast()
      }
    } while rest.utf8.count < before
    return String(rest)
  }

  /// Returns whether `text` is one word of letters, digits and underscores, as most codes are:
  /// there is nothing to trim and nothing to take apart.
  static func isPlain(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "_") }
  }

  static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }

  /// Returns whether `text` says that there is no code: nothing but punctuation, or the words
  /// for "not applicable".
  static func isFiller(_ text: String) -> Bool {
    // Most texts begin with a letter or digit; no filler has a digit.
    let first = text.utf8.first ?? 0
    if first >= UInt8(ascii: "0"), first <= UInt8(ascii: "9") { return false }
    if !isAlphanumeric(first),
      !text.unicodeScalars.contains(where: { isDigit($0) || $0.properties.isAlphabetic })
    {
      return true
    }
    return text.utf8.count <= 16 && fillers.contains(text.lowercased())
  }

  /// Returns whether `scalar` is white space or invisible.
  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar == " " || (scalar.value >= 9 && scalar.value <= 13) }
    return scalar.properties.isWhitespace || invisible.contains(scalar)
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar >= "0" && scalar <= "9"
  }

  private static let fillers: Set<String> = [
    "n/a", "n.a", "none", "nil", "null", "tbd", "无", "無", "なし", "없음", "нет", "н/д",
  ]

  private static let trailingPunctuation: Set<Unicode.Scalar> = [
    ":", ".", ",", ";", "：", "。", "，", "；", "、",
  ]

  /// Zero-width space, non-joiner and joiner, word joiner, byte order mark, soft hyphen.
  private static let invisible: Set<Unicode.Scalar> = [
    "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{AD}",
  ]

  private static let quotes: [Unicode.Scalar: Unicode.Scalar] = [
    "\"": "\"", "'": "'", "`": "`", "“": "”", "‘": "’", "«": "»", "「": "」", "『": "』",
    "„": "“", "[": "]", "<": ">", "(": ")", "【": "】",
  ]

  private static func withoutQuotes(_ text: Substring) -> Substring {
    let scalars = text.unicodeScalars
    guard scalars.count > 2, let first = scalars.first, let last = scalars.last,
      quotes[first] == last
    else { return text }
    let inner = scalars.dropFirst().dropLast()
    return inner.contains(first) || inner.contains(last) ? text : Substring(inner)
  }

  /// Removes `*`, `†`, `‡`, superscript digits, `[1]` and `^1` behind a code; but not the stars
  /// of a class such as `5**`.
  private static func withoutFootnote(_ text: Substring) -> Substring {
    if isClass(text) { return text }
    var scalars = text.unicodeScalars
    while let last = scalars.last, scalars.count > 1,
      last == "*" || last == "†" || last == "‡" || isSuperscript(last)
    {
      scalars.removeLast()
    }
    for (open, close) in [("[", "]"), ("^", "")] as [(Unicode.Scalar, String)] {
      guard let start = scalars.lastIndex(of: open), start > scalars.startIndex else { continue }
      let mark = scalars[scalars.index(after: start)...]
      let digits = mark.prefix(while: isDigit)
      if !digits.isEmpty, digits.count <= 2,
        String(Substring(mark.dropFirst(digits.count))) == close
      {
        scalars = scalars[..<start]
      }
    }
    return Substring(scalars)
  }

  private static func isSuperscript(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xB9, 0xB2, 0xB3, 0x2070, 0x2074...0x2079: true
    default: false
    }
  }
}

extension Substring {
  /// Returns the part of the text without the scalars at both ends that satisfy `isBlank`.
  fileprivate func trimming(where isBlank: (Unicode.Scalar) -> Bool) -> Substring {
    var scalars = unicodeScalars
    while let first = scalars.first, isBlank(first) { scalars.removeFirst() }
    while let last = scalars.last, isBlank(last) { scalars.removeLast() }
    return Substring(scalars)
  }
}
