internal import CodeDocuments
internal import MarkdownReader

/// Finds the codes that a text mentions: log lines, JSON answers, "error 10016".
enum CodeMentions {
  /// Returns what follows one of the ``CodeNames`` and `=`, `:` or, for a number, a space; in the
  /// order of the text.
  ///
  /// ```swift
  /// CodeMentions.keyed(in: #"{"result":false,"error_code":10016}"#)  // ["10016"]
  /// ```
  static func keyed(in text: String) -> [String] {
    let words = self.words(of: text)
    var codes: [String] = []
    for (index, word) in words.enumerated() {
      let isNumbered = CodeNames.contains(word.text, in: .numbers)
      guard isNumbered || CodeNames.contains(word.text, in: .questions) else { continue }
      guard index + 1 < words.count else { break }
      let between = text[word.range.upperBound..<words[index + 1].range.lowerBound]
      let code = signed(words[index + 1], between, in: text)
      let isAssigned = !isNumbered && between.contains { "=:#(>".contains($0) }
      // "error 10016", "error -1021", but not "ERR-5003".
      // A "status 404" or "result 5" may be anything.
      let isSpaced =
        between.first == " " && between.allSatisfy { $0 == " " || $0 == "-" }
        && (isNumbered || CodeNames.contains(word.text, in: .logs))
      let hasDigit = code.contains(where: \.isNumber)
      if (isAssigned && (hasDigit || CodeQuery.looksLikeCode(code))) || (isSpaced && hasDigit) {
        codes.append(code)
      }
    }
    return codes
  }

  /// Returns the words that have the shape of a named code without any key: `ECONNRESET`,
  /// `invalid_grant`, `ERR-5013`.
  static func names(in text: String) -> [String] {
    bare(in: text).filter { $0.contains(where: \.isLetter) && CodeQuery.looksLikeCode($0) }
  }

  /// Returns the separate numbers of three digits or more.
  static func numbers(in text: String) -> [String] {
    bare(in: text).filter { $0.filter(\.isNumber).count > 2 && Int($0) != nil }
  }

  private static func bare(in text: String) -> [String] {
    text.split { $0.isWhitespace || ",;()[]{}<>\"'".contains($0) }.map { word in
      String(word).trimmingSuffix(":.!?")
    }
  }

  private struct Word {
    var text: Substring
    var range: Range<String.Index>
  }

  private static func words(of text: String) -> [Word] {
    var words: [Word] = []
    var start: String.Index?
    for index in text.indices {
      let isPart =
        text[index].isLetter || text[index].isNumber || text[index] == "_"
        || isHyphen(index, in: text)
      if isPart, start == nil { start = index }
      if !isPart, let first = start {
        words.append(Word(text: text[first..<index], range: first..<index))
        start = nil
      }
    }
    if let first = start {
      words.append(Word(text: text[first...], range: first..<text.endIndex))
    }
    return words
  }

  /// Whether a `-` joins two letters, as in `ret-code`; `ERR-5003` is a name and a number.
  private static func isHyphen(_ index: String.Index, in text: String) -> Bool {
    guard text[index] == "-", index > text.startIndex else { return false }
    let next = text.index(after: index)
    return next < text.endIndex && text[next].isLetter && text[text.index(before: index)].isLetter
  }

  /// The word with the minus before it.
  private static func signed(_ word: Word, _ between: Substring, in text: String) -> String {
    let isNegative = between.last == "-" && word.text.first?.isNumber == true && between.count > 1
    return (isNegative ? "-" : "") + word.text
  }
}

extension String {
  fileprivate func trimmingSuffix(_ characters: String) -> String {
    var text = self
    while let last = text.last, characters.contains(last) { text.removeLast() }
    return text
  }
}
