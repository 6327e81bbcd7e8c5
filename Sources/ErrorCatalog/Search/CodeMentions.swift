internal import CodeDocuments
internal import CodeLogs
internal import MarkdownReader

/// Finds the codes that a text mentions: log lines, JSON answers, "error 10016".
enum CodeMentions {
  /// Returns what stands behind a key for codes (`error_code`, `errorCode`, `code`, ...) and `=`, `:`
  /// or, for a number, a space; in the order of the text.
  ///
  /// ```swift
  /// CodeMentions.keyed(in: #"{"result":false,"error_code":10016}"#)  // ["10016"]
  /// ```
  static func keyed(in text: String) -> [String] {
    let words = self.words(of: text)
    var codes: [String] = []
    for (index, word) in words.enumerated() where isKey(word.text) {
      guard index + 1 < words.count else { break }
      let between = text[word.range.upperBound..<words[index + 1].range.lowerBound]
      let code = signed(words[index + 1], between, in: text)
      let isAssigned = between.contains { "=:#(>".contains($0) }
      // "error 10016", "error -1021", but not "ERR-5003".
      let isSpaced = between.first == " " && between.allSatisfy { $0 == " " || $0 == "-" }
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

  /// Returns the numbers of three digits and more that stand alone.
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
      let isPart = text[index].isLetter || text[index].isNumber || text[index] == "_"
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

  /// The word with the minus before it.
  private static func signed(_ word: Word, _ between: Substring, in text: String) -> String {
    let isNegative = between.last == "-" && word.text.first?.isNumber == true && between.count > 1
    return (isNegative ? "-" : "") + word.text
  }

  private static func isKey(_ word: Substring) -> Bool {
    keys.contains(word.lowercased().filter { $0 != "_" })
  }

  /// Keys for codes, in lower case and without `_`.
  private static let keys = [
    "error", "err", "errno", "errorcode", "errcode", "code", "scode", "retcode", "returncode",
    "resultcode", "statuscode", "ecode", "errornumber", "rc",
  ]
}

extension String {
  fileprivate func trimmingSuffix(_ characters: String) -> String {
    var text = self
    while let last = text.last, characters.contains(last) { text.removeLast() }
    return text
  }
}
