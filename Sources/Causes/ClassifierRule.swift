internal import ErrcatBytes
internal import MarkdownReader

/// One rule of a rules file, taken apart: `invalid/wrong key !foreign`.
struct ClassifierRule: Equatable {
  /// Words that must follow one another in this order, folded: `not_found` is "not found".
  struct Phrase: Hashable {
    var folded: [UInt8]
    /// Whether the last word may go on: `exceed*`, and always where it ends in a script without
    /// spaces.
    var isPrefix: Bool

    init(_ words: Substring.UTF8View, isPrefix: Bool) {
      folded = ClassifierFolding.fold(String(Substring(words)))
      self.isPrefix = isPrefix || Self.endsUnspaced(folded)
    }

    private static func endsUnspaced(_ folded: [UInt8]) -> Bool {
      guard let last = folded.last, last >= 0x80 else { return false }
      return String(decoding: folded, as: UTF8.self).unicodeScalars.last?.isUnspaced == true
    }
  }

  /// The rule as written in the file, without spaces around it.
  var text: String
  /// For each term, the phrases of which one must be found.
  var required: [[Phrase]]
  /// For each term after `!`, the phrases that must not be found.
  var excluded: [[Phrase]]

  /// Takes apart one rule.
  ///
  /// - Throws: The fault in it.
  init(_ text: String) throws(ClassifierError.Reason) {
    self.text = text
    required = []
    excluded = []
    for term in text.utf8.split(separator: UInt8(ascii: " ")) {
      if term.first == UInt8(ascii: "!") {
        excluded.append(try Self.phrases(term.dropFirst(), of: term))
      } else {
        required.append(try Self.phrases(term, of: term))
      }
    }
    if required.isEmpty { throw .onlyExclusions }
  }

  private static func phrases(
    _ alternatives: Substring.UTF8View, of term: Substring.UTF8View
  ) throws(ClassifierError.Reason) -> [Phrase] {
    var phrases: [Phrase] = []
    let slash = UInt8(ascii: "/")
    for alternative in alternatives.split(separator: slash, omittingEmptySubsequences: false) {
      let isPrefix = alternative.last == UInt8(ascii: "*")
      let words = isPrefix ? alternative.dropLast() : alternative
      guard let first = words.first, first != joint, words.last != joint else {
        throw .emptyWord(String(Substring(term)))
      }
      if !words.allSatisfy({ $0.isAlphanumeric || $0 == joint }) {
        for scalar in Substring(words).unicodeScalars where !isWordPart(scalar) {
          throw .foreignCharacter(Character(scalar), String(Substring(term)))
        }
      }
      phrases.append(Phrase(words, isPrefix: isPrefix))
    }
    return phrases
  }

  /// Stands between the words of a phrase.
  private static let joint = UInt8(ascii: "_")

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_": true
    case "\0"..."\u{7F}": false
    default: scalar.properties.isAlphabetic
    }
  }

  /// The rules in a `words` cell, as written, without spaces around them.
  static func texts(in words: String) -> [String] {
    let space = UInt8(ascii: " ")
    return words.utf8.split(separator: UInt8(ascii: ";")).compactMap { part in
      guard let first = part.firstIndex(where: { $0 != space }),
        let last = part.lastIndex(where: { $0 != space })
      else { return nil }
      return String(Substring(part[first...last]))
    }
  }
}
