internal import ErrcatBytes
internal import HTMLReader
internal import MarkdownReader

extension CodeText {
  /// Reads `code: 65, reason: "x"`, with or without braces.
  ///
  /// Every part has a name, and one of the names says code. A part on its own must look
  /// like a code: `Error: no such file` is free text.
  static func composite(_ text: String) -> CodeText? {
    guard text.has(":") || text.has("=") || text.has("：") else { return nil }
    var body = Substring(text)
    if body.first == "{", body.last == "}" { body = body.dropFirst().dropLast() }
    var code: String?
    var attributes: [String: String] = [:]
    for part in split(body, at: { $0 == "," || $0 == ";" || $0 == "，" }) {
      guard let mark = part.firstIndex(where: { $0 == ":" || $0 == "=" || $0 == "：" }) else {
        return nil
      }
      let name = trimmed(String(part[..<mark]))
      let value = trimmed(String(part[part.index(after: mark)...]))
      guard isName(name), !value.isEmpty else { return nil }
      if code == nil, !["true", "false", "null"].contains(value),
        CodeNames.contains(name, in: .questions)
      {
        code = value
      } else {
        attributes[name] = value
      }
    }
    guard let code, !attributes.isEmpty || isCodeLike(code) else { return nil }
    return CodeText(code: code, attributes: attributes)
  }

  /// Reads several spellings of numbers side by side: `11 (0xB)`, `3707 -2146824581 0x800A0E7B`.
  ///
  /// Parts that are one number, signed and unsigned 32-bit taken together, are one code; the first
  /// spelling is the code, the others are attributes. Nil unless there are two spellings or more
  /// of one number.
  package static func spellings(_ text: String) -> [CodeText]? {
    let parts = text.split { $0 == " " || $0 == "(" || $0 == ")" || $0 == "\u{A0}" || $0 == "," }
    // Each is compared with each, and nobody spells so many.
    guard parts.count <= 100 else { return nil }
    let words = separated(parts.map(String.init))
    guard words.count > 1, words.allSatisfy({ number(of: $0) != nil }) else { return nil }
    var codes: [CodeText] = []
    var hasSpellings = false
    for word in words {
      guard let number = number(of: word) else { return nil }
      let known = codes.firstIndex { code in
        guard let other = code.number else { return false }
        let (difference, overflow) = other.subtractingReportingOverflow(number)
        return !overflow && (difference == 0 || difference.magnitude == 1 << 32)
      }
      if let known {
        hasSpellings = true
        codes[known].attributes[isHex(word) ? "hex" : "decimal"] = word
      } else {
        codes.append(CodeText(code: word))
      }
    }
    return hasSpellings ? codes : nil
  }

  /// Takes apart a negative number that has run into the one before it (`3707-2146824581`), if
  /// a further word spells that negative number too.
  private static func separated(_ words: [String]) -> [String] {
    words.flatMap { word -> [String] in
      guard let sign = word.dropFirst().firstIndex(of: "-"),
        let second = number(of: String(word[sign...])),
        words.contains(where: { number(of: $0) == second + 1 << 32 })
      else { return [word] }
      return [String(word[..<sign]), String(word[sign...])]
    }
  }

  /// Takes apart `10001, 10002`, `10001/10002` and `EAGAIN or EWOULDBLOCK`: nil unless every
  /// part looks like a code.
  ///
  /// `400 401 403` are three statuses, but `10 001` is a number with a thousands space.
  package static func list(_ text: String) -> [String]? {
    var codes: [String] = []
    for part in text.split(whereSeparator: listMarks.contains) {
      let words = part.split(separator: " ").map(String.init)
      let hasConjunction = words.contains { conjunctions.contains($0.lowercased()) }
      let isSeries =
        hasConjunction || words.count > 1 && words.allSatisfy(isStatus)
        || words.count > 1 && number(of: trimmed(String(part))) == nil
          && words.allSatisfy(isCertain)
      for piece in isSeries ? words : [String(part)] {
        let code = trimmed(piece)
        if code.isEmpty || (hasConjunction && conjunctions.contains(code.lowercased())) { continue }
        guard isCodeLike(code) else { return nil }
        codes.append(code)
      }
    }
    return codes.count > 1 ? codes : nil
  }

  /// Whether a word among others is a code: it has a digit or an underscore.
  private static func isCertain(_ word: String) -> Bool {
    isCodeLike(word) && word.utf8.contains { $0.isDigit || $0 == UInt8(ascii: "_") }
  }

  private static let listMarks: Set<Character> = [",", "/", ";", "|", "&", "、", "，", "；"]

  private static let conjunctions: Set<String> = [
    "or", "and", "&", "oder", "und", "ou", "et", "o", "y", "или", "и", "或", "和",
  ]

  /// Reads a number with its name, whatever is between the two: `ERROR_X 10 (0xA)`,
  /// `0xC0000BB8 (PDH_X)`, `10001/SYSTEM_ERROR`.
  package static func named(_ text: String) -> CodeText? {
    guard text.utf8.contains(where: \.isDigit) else {
      return nil
    }
    let words = text.split(maxSplits: 8, whereSeparator: nameMarks.contains)
      .map { trimmed(String($0)) }
    guard (2...4).contains(words.count),
      let symbol = words.first(where: { isSymbol($0) && !isReasonPhrase($0, beside: words) }),
      symbol == words[0] || symbol == words[words.count - 1],
      !isUnmistakable(symbol) || isErrno(symbol) || symbol.contains("_")
    else { return nil }
    let numbers = words.filter { $0 != symbol }
    guard numbers.allSatisfy({ number(of: $0) != nil }) else { return nil }
    if numbers.count == 1 { return CodeText(code: numbers[0], symbol: symbol) }
    guard var spelled = spellings(numbers.joined(separator: " ")), spelled.count == 1 else {
      return nil
    }
    spelled[0].symbol = symbol
    return spelled[0]
  }

  private static let nameMarks: Set<Character> = [
    " ", "(", ")", "（", "）", "/", ",", "=", "|", "\u{A0}",
  ]

  /// `OK` next to 200 is the reason phrase (RFC 9110, section 15), `ECONNRESET` next to 104 a name.
  private static func isReasonPhrase(_ word: String, beside words: [String]) -> Bool {
    words.contains(where: isStatus) && word.allSatisfy(\.isLetter) && !isErrno(word)
  }

  /// Reads a code and words about it: `200 OK`, `10001: no such user`, `R01 - Insufficient funds`.
  ///
  /// Without a mark between them, only a number of three digits or more has words (`404 Not Found`),
  /// a number before Chinese, Japanese or Korean, and a code that can be nothing else (`X_17 see
  /// below`).
  static func described(_ text: String) -> CodeText? {
    guard let end = text.firstIndex(where: { $0 == " " || wordMarks.contains($0) }) else {
      return nil
    }
    let code = trimmed(String(text[..<end]))
    let words = trimmed(String(text[end...].drop { $0 == " " || leadingMarks.contains($0) }))
    let hasMark = text[end...].prefix(3).contains {
      wordMarks.contains($0) || leadingMarks.contains($0)
    }
    if let enhanced = enhanced(code, words) { return enhanced }
    guard let first = words.first(where: { $0 != "(" && $0 != "（" }), first.isLetter else {
      return nil
    }
    let isSeparate = hasMark || text.first == "[" || HeaderName.isIdeographic(words)
    let isCode =
      isSeparate ? number(of: code) != nil : isLongNumber(code) || isClass(code)
    return isCode || isUnmistakable(code) || isConstant(code)
      ? CodeText(code: code, attributes: ["reason": words]) : nil
  }

  /// Reads a reply of a mail server: `550 5.7.1 Not allowed` (RFC 3463).
  private static func enhanced(_ code: String, _ words: String) -> CodeText? {
    let parts = words.split(separator: " ", maxSplits: 1)
    guard isStatus(code), let own = parts.first, own.count(where: { $0 == "." }) == 2,
      isCodeLike(String(own))
    else { return nil }
    var result = CodeText(code: code, attributes: ["enhanced code": String(own)])
    if parts.count > 1 { result.attributes["reason"] = String(parts[1]) }
    return result
  }

  /// Whether a word is capitals with an underscore.
  private static func isConstant(_ text: String) -> Bool {
    text.contains("_") && isName(text) && !text.utf8.contains(where: \.isSmall)
  }

  private static func isLongNumber(_ text: String) -> Bool {
    text.utf8.count >= 3 && text.utf8.allSatisfy(\.isDigit)
  }

  private static let wordMarks: Set<Character> = [":", "：", "=", "(", "（"]
  private static let leadingMarks: Set<Character> = ["-", "–", "—", ":", "：", "="]

  /// Returns whether `text` is a number that HTTP has statuses for.
  static func isStatus(_ text: String) -> Bool {
    guard text.utf8.count == 3, let number = number(of: text) else { return false }
    return (100...599).contains(number)
  }
}
