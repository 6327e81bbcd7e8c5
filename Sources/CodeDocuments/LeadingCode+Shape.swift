internal import ErrcatBytes

/// What the code of a heading or an item looks like.
extension LeadingCode {
  private static let signs: CharacterList = "-+−#"

  /// What a word is if it is a code; nil if it cannot be one.
  static func kind(of word: String) -> Kind? {
    guard let first = word.unicodeScalars.first, word.utf8.count <= 100 else { return nil }
    if word.utf8.allSatisfy(\.isLetter) { return kind(ofLetters: word) }
    if CodeText.isHex(word) {
      return CodeText.number(of: word) != nil || CodeText.isRange(word) ? .number : nil
    }
    let digits = word.drop(while: signs.contains)
    if !digits.isEmpty, digits.utf8.allSatisfy(\.isDigit) {
      return digits.utf8.count <= 12 && !isDate(word[...]) ? .number : nil
    }
    if isGroupedNumber(word) { return isDate(word[...]) ? nil : .number }
    if CodeText.isRange(word) || CodeText.isClass(word) { return .number }
    let isAddress = word.has("://")
    guard !isVersion(word), !isAddress, !word.hasSuffix("()") else { return nil }
    if CodeText.isHyphenatedConstant(word) {
      return ColumnProfile.namesFailure(word) ? .name : .word
    }
    if isSymbolLike(word) { return .name }
    let isWord = word.unicodeScalars.allSatisfy {
      ($0 >= "a" && $0 <= "z") || ($0 >= "A" && $0 <= "Z")
    }
    return isWord && first.properties.isAlphabetic && word.utf8.count > 1 ? .word : nil
  }

  /// Reads a word of ASCII letters alone, as most first words are; `v` is a version.
  private static func kind(ofLetters word: String) -> Kind? {
    if word.utf8.allSatisfy({ $0 | 0x20 == UInt8(ascii: "v") }) { return nil }
    if CodeText.isSymbol(word), !word.utf8.allSatisfy(\.isCapital) || CodeText.isErrno(word) {
      return .name
    }
    return word.utf8.count > 1 ? .word : nil
  }

  /// `E1001`, `ORA-20000`, `KEY_NOT_FOUND`, `key_not_found`, `KeyNotFound`, `create-0001`, `42P01`.
  static func isSymbolLike(_ word: String) -> Bool {
    guard CodeText.isCodeLike(word) else {
      // Names with several hyphens: `AL-0001-X`.
      return false
    }
    let hasDigit = word.utf8.contains(where: \.isDigit)
    let hasCapital = word.utf8.contains(where: \.isCapital)
    let capitals = word.utf8.count(where: \.isCapital)
    if word.has(".") { return hasDigit && word.has("_") }
    if word.has("_") { return true }
    if word.has("-") { return hasDigit }
    // `README` is a word.
    if capitals == word.utf8.count { return CodeText.isErrno(word) }
    return hasDigit || hasCapital
  }

  static func isMarkedName(_ text: String) -> Bool {
    let marks = text.utf8.count { "-_./:".utf8.contains($0) }
    return marks > 0 && !text.hasPrefix("-") && !text.hasPrefix("/") && !text.hasPrefix(".")
      && text.utf8.allSatisfy { $0.isAlphanumeric || "-_./:".utf8.contains($0) }
      && text.utf8.contains { $0.isSmall || $0.isCapital } && !text.has("//")
      && !isFileName(text)
  }

  static func isFileName(_ text: String) -> Bool {
    guard let dot = text.lastIndex(of: "."), !text.contains(":") else { return false }
    return (1...4).contains(text[dot...].dropFirst().utf8.count)
  }

  static func isLongNumber(_ code: String) -> Bool {
    if CodeText.isHex(code) { return code.utf8.count >= 4 }
    let digits = code.drop(while: signs.contains)
    if isGroupedNumber(code) { return true }
    guard digits.utf8.allSatisfy(\.isDigit) else { return CodeText.isClass(code) }
    return digits.utf8.count >= 3 && (digits.count < code.count || !isYear(digits))
  }

  /// `ORA-20000`, `LNK1104`: capitals and three digits or more.
  static func isNumberedName(_ code: String) -> Bool {
    let digits = code.reversed().prefix { $0.isASCII && $0.isNumber }
    let letters = code.dropLast(digits.count)
    return digits.count >= 3 && letters.utf8.contains(where: \.isCapital)
      && letters.utf8.allSatisfy { $0.isCapital || "-_".utf8.contains($0) }
  }

  /// `2026`, and `20260301`.
  static func isYear(_ digits: Substring) -> Bool {
    [4, 8].contains(digits.utf8.count) && (digits.hasPrefix("19") || digits.hasPrefix("20"))
      && digits.utf8.allSatisfy(\.isDigit)
  }

  /// `2026-03-01`.
  static func isDate(_ word: Substring) -> Bool {
    let parts = word.split(separator: "-")
    return parts.map(\.utf8.count) == [4, 2, 2] && parts.joined().utf8.allSatisfy(\.isDigit)
  }

  /// `5-2000-0000`.
  static func isGroupedNumber(_ word: String) -> Bool {
    guard let first = word.utf8.first, first.isDigit, word.utf8.contains(UInt8(ascii: "-")) else {
      return false
    }
    let groups = word.split(separator: "-", omittingEmptySubsequences: false)
    return groups.count > 1 && groups[1...].allSatisfy { $0.utf8.count >= 3 }
      && groups.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(\.isDigit) }
  }

  /// `1.2`, `v2.0.1`.
  static func isVersion(_ word: String) -> Bool {
    guard
      let first = word.utf8.first,
      first | 0x20 == UInt8(ascii: "v") || word.utf8.contains(UInt8(ascii: "."))
    else { return false }
    let parts = word.drop { $0 == "v" || $0 == "V" }.split(separator: ".")
    let isNumber = parts.allSatisfy { $0.utf8.allSatisfy(\.isDigit) }
    return isNumber && (parts.count > 1 || word.utf8.first.map { $0 > 57 } ?? true)
  }
}
