internal import ErrcatBytes
internal import HTMLReader
internal import MarkdownReader

/// What a cell may have besides its codes: line breaks, marks, digits of another script, words before.
extension CodeText {
  /// Reads the codes of a cell whose parts line breaks and blocks set apart: each part is a code or
  /// several, or the first is a code and the others are words about it.
  package static func parse(parts: [String]) -> [CodeText] {
    let text = parts.joined(separator: " ")
    guard parts.count > 1 else { return parse(text) }
    if let whole = spellings(text) ?? named(text).map({ [$0] }) { return whole }
    let read = parts.map { parse($0) }
    if read.allSatisfy({ $0.allSatisfy { isCodeLike($0.code) } }) { return read.flatMap(\.self) }
    guard var code = read[0].first, read[0].count == 1, isCodeLike(code.code) else {
      return parse(text)
    }
    let words = parts.dropFirst().joined(separator: " ")
    code.attributes["reason"] = code.attributes["reason"].map { $0 + " " + words } ?? words
    return [code]
  }

  /// Returns whether a code that was kept as one holds several words that look like codes.
  static func mayBeSeveral(_ code: CodeText) -> Bool {
    guard code.symbol == nil, code.code.utf8.count <= 200, !isRange(code.code) else { return false }
    func words(_ text: String) -> [String] {
      text.split { !$0.isLetter && !$0.isNumber && !"_.-".contains($0) }.map(String.init)
        .filter { isCodeLike($0) && $0.utf8.contains(where: \.isDigit) }
    }
    if let reason = code.attributes["reason"] {
      let shape = CodeShape(code.code)
      return words(String(reason.prefix(200))).contains {
        CodeShape($0) == shape && $0.utf8.count == code.code.utf8.count
      }
    }
    return code.attributes.isEmpty && !isCodeLike(code.code) && words(code.code).count > 1
  }

  /// Takes a mark or a word off a code that says how things are with it: `1005 ⚠️`, `✅ 1006`,
  /// `1002 (deprecated)`, `1007 NEW`.
  static func withoutStatus(_ text: String) -> (text: String, status: String?) {
    var rest = Substring(text)
    let before = rest.prefix(while: isSign)
    rest = rest[before.endIndex...]
    let after = rest.reversed().prefix(while: isSign).count
    let end = rest.index(rest.endIndex, offsetBy: -after)
    let sign = trimmed(String(before)) + trimmed(String(rest[end...]))
    if !sign.isEmpty, rest.startIndex < end {
      return (trimmed(String(rest[..<end])), sign)
    }
    guard let space = text.lastIndex(where: { $0 == " " || $0 == "(" || $0 == "[" }),
      space > text.startIndex
    else { return (text, nil) }
    let word = text[space...].filter { $0.isLetter }
    let code = trimmed(String(text[..<space]))
    guard statuses.contains(word.lowercased()), startsLikeCode(code) else { return (text, nil) }
    return (code, word)
  }

  /// Whether a character is a sign or blank, such as an emoji, and can be no part of a code.
  private static func isSign(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy { scalar in
      if scalar.isASCII { return scalar == " " }
      switch scalar.properties.generalCategory {
      case .otherSymbol, .format, .spaceSeparator, .nonspacingMark, .modifierSymbol: return true
      default: return false
      }
    }
  }

  private static let statuses: Set<String> = [
    "deprecated", "obsolete", "removed", "reserved", "legacy", "new", "unused", "experimental",
    "beta", "retired", "discontinued", "废弃", "已废弃", "弃用", "已弃用", "新增", "非推奨", "廃止",
    "устарел", "veraltet", "obsoleto",
  ]

  /// Makes the digits of a text those of ASCII: `１００１` is `1001`.
  static func foldingDigits(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { !$0.isASCII && $0.isDecimalDigit }) else {
      return text
    }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          if let value = scalar.decimalValue { return value }
          // Full-width letters and marks, too.
          guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
          return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
        }))
  }

  /// Reads a code that words announce: `Compiler error C2001`, `Error LNK1104: no such file`.
  static func announced(_ text: String) -> CodeText? {
    guard text.utf8.contains(where: \.isDigit) else { return nil }
    let words = text.split(separator: " ", maxSplits: 5)
    var isAnnounced = false
    for (place, word) in words.enumerated() {
      guard word.allSatisfy(\.isLetter) else {
        let code = trimmed(String(word))
        // `HTTP error (403)` is a name as a whole.
        guard isAnnounced, word.first.map({ !"([{（".contains($0) }) ?? false,
          code.utf8.contains(where: \.isDigit), isCodeLike(code),
          code.allSatisfy({ !",/;".contains($0) })
        else { return nil }
        // A number is announced by a word or two: more words are a text that ends in it.
        guard place <= 2 || number(of: code) == nil else { return nil }
        var result = CodeText(code: code)
        if place > 1 { result.attributes["kind"] = words[..<place].joined(separator: " ") }
        let rest = words[(place + 1)...].joined(separator: " ")
        let reason = trimmed(String(rest.drop { "-–—:= ".contains($0) }))
        if reason.isEmpty { return result }
        // `Error 1 of 2` and the like are texts.
        guard word.last == ":" || rest.first.map({ "-–—(".contains($0) }) ?? false else {
          return nil
        }
        result.attributes["reason"] = reason
        return result
      }
      let name = word.lowercased()
      isAnnounced =
        isAnnounced || !HeaderName.kinds(of: name).isDisjoint(with: [.error, .code, .codeName])
    }
    return nil
  }

  /// Joins the pieces of a name that was broken so that it fits its column: `INVALID_ AMOUNT`.
  static func wrappedName(_ text: String) -> String? {
    let words = text.split(separator: " ")
    guard (2...4).contains(words.count), words.allSatisfy({ isName(String($0.drop { $0 == "_" })) })
    else { return nil }
    for (left, right) in zip(words, words.dropFirst()) where left.last != "_" && right.first != "_"
    {
      return nil
    }
    return words.joined()
  }
}

extension Unicode.Scalar {
  fileprivate var isDecimalDigit: Bool { properties.numericType == .decimal }

  /// The ASCII digit with the value of a digit of another script.
  fileprivate var decimalValue: Unicode.Scalar? {
    guard !isASCII, isDecimalDigit, let value = properties.numericValue else { return nil }
    return Unicode.Scalar(UInt8(ascii: "0") + UInt8(value))
  }
}
