internal import ErrcatBytes
internal import HTMLReader
internal import MarkdownReader

/// The code that a heading or a list item begins with: `E1001: text`, `ERROR 4000 (HY000)`, `7`.
struct LeadingCode {
  /// Whether it is a code whatever the text around it is about.
  let isPlain: Bool

  /// How much of a text is looked at, in characters.
  private static let longest = 200

  /// Looks at the start of a text, which is marked if it starts with a code span, emphasis or a
  /// link; nil if no code is there.
  init?(_ text: String, isMarked: Bool = false) {
    let words = text.prefix(Self.longest).split(separator: " ")
    guard let first = words.first else { return nil }
    if Self.isAnnounced(words) {
      isPlain = true
      return
    }
    let rest = words.dropFirst()
    let word = Self.bare(first)
    let isSetOff =
      isMarked || rest.isEmpty || ":)]：".contains(first.last ?? " ")
      || rest.first.map { $0.allSatisfy { "-–—:=→|".contains($0) } || $0.hasPrefix("(") } ?? false
    // `TooManyCalls (1199)`.
    let isNumbered =
      rest.first.map { $0.hasPrefix("(") && CodeText.number(of: Self.bare($0)) != nil } ?? false
    if rest.contains(where: Self.isDate) {
      // A version and when it came out.
      return nil
    } else if Self.isPlainCode(word) {
      isPlain = true
    } else if Self.isCode(word, isSetOff: isSetOff, isNumbered: isNumbered) {
      isPlain = false
    } else {
      return nil
    }
  }

  /// Whether words for a code come first, and then one that can be a code: "Error 404", "Exit code
  /// 3", "错误码 10001".
  private static func isAnnounced(_ words: [Substring]) -> Bool {
    for count in 1..<min(words.count, 4) where words.count > 1 {
      let names = words[..<count].map { bare($0).lowercased() }
      guard names.allSatisfy(isAnnouncement) else { return false }
      let code = bare(words[count])
      guard code.unicodeScalars.contains(where: \.isASCIIDigit) else { continue }
      return CodeText.isCodeLike(code) && !isYear(code[...])
        && TableRole.Context.speaksOfErrors(names.joined(separator: " "))
    }
    return false
  }

  private static func isAnnouncement(_ word: String) -> Bool {
    HeaderName.errorNouns.contains(word) || HeaderName.codeNouns.contains(word)
      || CodeNames.headerNames.contains(word) || HeaderName.codeQualifiers.contains(word)
      || HeaderName.numberNouns.contains(word) || HeaderName.httpNouns.contains(word)
      || HeaderName.isIdeographic(word)
  }

  /// The word without brackets before it and punctuation after it.
  private static func bare(_ word: Substring) -> String {
    var word = word.drop { "[(`'\"“‘#".contains($0) }
    while let last = word.last, "]):,.;`'\"”’：，。、".contains(last) { word.removeLast() }
    return String(word.prefix { !"]):：(".contains($0) })
  }

  /// A number of three or more digits that is not a year or date, one in hexadecimal, or a name in
  /// capitals with an underscore, or one that says failure.
  private static func isPlainCode(_ word: String) -> Bool {
    if CodeText.isHex(word) {
      return word.utf8.count >= 5 && word.dropFirst(2).allSatisfy(\.isHexDigit)
    }
    let digits = word.drop { "-+−".contains($0) }
    if digits.utf8.count >= 3, digits.utf8.allSatisfy({ (48...57).contains($0) }) {
      return digits.count < word.count || !isYear(digits)
    }
    guard word.contains("_"), CodeText.isName(word) else { return false }
    return word.utf8.allSatisfy { (65...90).contains($0) || (48...57).contains($0) || $0 == 95 }
      || ColumnProfile.namesFailure(word)
  }

  /// `2026`, and `20260301`.
  private static func isYear(_ digits: Substring) -> Bool {
    [4, 8].contains(digits.utf8.count) && (digits.hasPrefix("19") || digits.hasPrefix("20"))
      && digits.utf8.allSatisfy { (48...57).contains($0) }
  }

  /// `2026-03-01`.
  private static func isDate(_ word: Substring) -> Bool {
    let parts = bare(word).split(separator: "-")
    return parts.map(\.utf8.count) == [4, 2, 2]
      && parts.joined().utf8.allSatisfy { (48...57).contains($0) }
  }

  /// Whether a word is a code where errors are spoken of: short numbers and lower-case names too,
  /// but no numbers of chapters and versions, and no names of products.
  private static func isCode(_ word: String, isSetOff: Bool, isNumbered: Bool) -> Bool {
    let digits = word.drop { "-+−".contains($0) }
    if !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) {
      return isSetOff && !isYear(digits)
    }
    if isGroupedNumber(word) { return true }
    if CodeText.isRange(word) || CodeText.isClass(word) { return isSetOff }
    guard CodeText.isCodeLike(word), !isVersion(word) else { return false }
    if ColumnProfile.namesFailure(word) || isNumbered { return true }
    let hasCapital = word.unicodeScalars.contains { $0 >= "A" && $0 <= "Z" }
    let hasDigit = word.unicodeScalars.contains(where: \.isASCIIDigit)
    return word.contains("_") ? isSetOff : hasCapital && hasDigit
  }

  /// `5-2000-0000`, but no date.
  private static func isGroupedNumber(_ word: String) -> Bool {
    let groups = word.split(separator: "-", omittingEmptySubsequences: false)
    return groups.count > 1 && groups[1...].allSatisfy { $0.utf8.count >= 3 }
      && groups.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
  }

  /// `1.2`, `v2.0.1`.
  private static func isVersion(_ word: String) -> Bool {
    let parts = word.drop { $0 == "v" || $0 == "V" }.split(separator: ".")
    let isNumber = parts.allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) } }
    return isNumber && (parts.count > 1 || word.utf8.first.map { $0 > 57 } ?? true)
  }
}
