internal import ErrcatBytes
internal import HTMLReader
internal import MarkdownReader

extension CodeText {
  /// Returns `text` without what writers put around a code: blanks (the invisible ones
  /// included), quotes, footnote marks, and punctuation after it.
  ///
  /// - Complexity: O(n), however many marks there are: the text is looked through once for each pair
  ///   of quotes, and otherwise at its ends alone.
  package static func trimmed(_ text: String) -> String {
    if let first = text.utf8.first, let last = text.utf8.last, first.isAlphanumeric,
      last.isAlphanumeric, !text.utf8.contains(UInt8(ascii: "^"))
    {
      return text
    }
    var rest = text.unicodeScalars[...]
    var quoteInside: String.Index?
    var before: Range<String.Index>
    repeat {
      before = rest.startIndex..<rest.endIndex
      rest = Substring(rest).trimming(where: isBlank).unicodeScalars
      if rest.startIndex != before.lowerBound { quoteInside = nil }
      rest = withoutQuotes(rest, quoteInside: &quoteInside)
      rest = withoutFootnote(rest)
      while let last = rest.last, trailingPunctuation.contains(last) { rest.removeLast() }
    } while rest.startIndex..<rest.endIndex != before
    return String(rest)
  }

  /// Returns whether `text` is one word of letters, digits and underscores, as most codes are:
  /// there is nothing to trim and nothing to take apart.
  package static func isPlain(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0.isAlphanumeric || $0 == UInt8(ascii: "_") }
  }

  /// Returns whether `text` says that there is no code: nothing but punctuation, or the words
  /// for "not applicable".
  static func isFiller(_ text: String) -> Bool {
    // Most texts begin with a letter or digit; no filler has a digit.
    let first = text.utf8.first ?? 0
    if first.isDigit { return false }
    if !first.isAlphanumeric,
      !text.unicodeScalars.contains(where: { $0.isASCIIDigit || $0.properties.isAlphabetic })
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

  /// Removes a pair of quotes that has no other of its kind within.
  ///
  /// `quoteInside` is the one that was found there: while it is still inside, the pair stays, and
  /// nothing need be looked through again.
  private static func withoutQuotes(
    _ scalars: Scalars, quoteInside: inout String.Index?
  ) -> Scalars {
    guard let first = scalars.first, let last = scalars.last, quotes[first] == last else {
      return scalars
    }
    let start = scalars.index(after: scalars.startIndex)
    let end = scalars.index(before: scalars.endIndex)
    guard start < end else { return scalars }
    if let quoteInside, quoteInside < end { return scalars }
    quoteInside = scalars[start..<end].firstIndex { $0 == first || $0 == last }
    return quoteInside == nil ? scalars[start..<end] : scalars
  }

  /// Removes `*`, `†`, `‡`, superscript digits, `[1]` and `^1` after a code; but not the stars
  /// of a class such as `5**`.
  private static func withoutFootnote(_ scalars: Scalars) -> Scalars {
    if isClass(Substring(scalars)) { return scalars }
    var rest = scalars
    while let last = rest.last, last == "*" || last == "†" || last == "‡" || isSuperscript(last),
      rest.index(after: rest.startIndex) < rest.endIndex
    {
      rest.removeLast()
    }
    if rest.last == "]" {
      var inside = rest
      inside.removeLast()
      rest = withoutNumber(inside, behind: "[") ?? rest
    }
    return withoutNumber(rest, behind: "^") ?? rest
  }

  /// Removes one or two digits at the end, and the mark before them; nil where there is none, or nothing
  /// before it.
  private static func withoutNumber(_ scalars: Scalars, behind mark: Unicode.Scalar) -> Scalars? {
    var rest = scalars
    var digits = 0
    // In place: `dropLast` and `suffix` of this type go through all of it.
    while digits < 3, let last = rest.last, last.isASCIIDigit {
      rest.removeLast()
      digits += 1
    }
    guard digits == 1 || digits == 2, rest.last == mark else { return nil }
    rest.removeLast()
    return rest.isEmpty ? nil : rest
  }

  private static func isSuperscript(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xB9, 0xB2, 0xB3, 0x2070, 0x2074...0x2079: true
    default: false
    }
  }
}

private typealias Scalars = Substring.UnicodeScalarView

extension Substring {
  /// Returns the part of the text without the scalars at both ends that satisfy `isBlank`.
  func trimming(where isBlank: (Unicode.Scalar) -> Bool) -> Substring {
    var scalars = unicodeScalars
    while let first = scalars.first, isBlank(first) { scalars.removeFirst() }
    while let last = scalars.last, isBlank(last) { scalars.removeLast() }
    return Substring(scalars)
  }
}
