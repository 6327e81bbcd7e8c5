internal import ErrcatBytes

/// The words of a text that made a rule match it, as the text writes them.
///
/// They are for people, who see by them what a cause was inferred from: of `Order amount is too small.`
/// and the rule `amount/size too_small`, they are `amount` and `too small`.
package struct DecidingWords {
  /// One part of the text for each term of the rule, in the order of the text, each once.
  package private(set) var words: [String] = []

  /// Finds the words in the first sentence that the rule matches.
  ///
  /// They are empty if the text as it is now does not match.
  package init(of text: String, rule: String) {
    guard let rule = try? ClassifierRule(rule) else { return }
    for sentence in Self.sentences(of: text) {
      let tokens = Tokens(sentence)
      let found = rule.required.map { phrases in
        phrases.lazy.compactMap { tokens.place(of: $0) }.first
      }
      let places = found.compactMap(\.self)
      guard places.count == found.count,
        !rule.excluded.joined().contains(where: { tokens.place(of: $0) != nil })
      else { continue }
      for place in places.sorted(by: { $0.start < $1.start }) where !words.contains(place.text) {
        words.append(place.text)
      }
      return
    }
  }

  /// The sentences of a text, which end as ``ClassifierFolding`` ends them.
  private static func sentences(of text: String) -> [Substring] {
    var sentences: [Substring] = []
    var start = text.startIndex
    var index = text.startIndex
    while index < text.endIndex {
      let next = text.index(after: index)
      let isEnd =
        switch text[index] {
        case ".", "!", "?":
          next == text.endIndex
            || !(text[next].isASCII && (text[next].isLetter || text[next].isNumber))
        case ";", "\n", "\r\n", "。", "！", "．", "；", "？": true
        default: false
        }
      if isEnd {
        sentences.append(text[start..<index])
        start = next
      }
      index = next
    }
    return sentences + [text[start...]]
  }
}

/// The words of a sentence, folded and put together again with one space between them, and where
/// each came from.
private struct Tokens {
  private let sentence: Substring
  private var folded: [UInt8] = []
  /// For each byte of `folded`, the part of the sentence that it came from.
  private var origins: [Origin] = []

  /// A part of the sentence.
  ///
  /// A range would cost more: of each type of bounds, the first range makes Swift look through all
  /// types of the program.
  private struct Origin {
    var start: String.Index
    var end: String.Index
  }

  struct Place {
    var start: Int
    var text: String
  }

  init(_ sentence: Substring) {
    self.sentence = sentence
    var rest = sentence[...]
    while let first = rest.firstIndex(where: Self.isWordPart) {
      let end = rest[first...].firstIndex { !Self.isWordPart($0) } ?? rest.endIndex
      let bytes = ClassifierFolding.fold(String(rest[first..<end]))
      if !bytes.isEmpty {
        if !folded.isEmpty {
          folded.append(ClassifierFolding.wordEnd)
          origins.append(Origin(start: first, end: first))
        }
        folded += bytes
        for _ in bytes { origins.append(Origin(start: first, end: end)) }
      }
      rest = rest[end...]
    }
  }

  private static func isWordPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "'’_".contains(character)
      || character.unicodeScalars.contains { $0.properties.generalCategory == .nonspacingMark }
  }

  /// Where a phrase is, and what the sentence has there; nil if it is not there.
  func place(of phrase: ClassifierRule.Phrase) -> Place? {
    let wanted = phrase.folded
    guard let first = wanted.first, wanted.count <= folded.count else { return nil }
    let isUnspaced =
      String(decoding: wanted, as: UTF8.self).unicodeScalars.first?.isUnspaced == true
    for start in 0...(folded.count - wanted.count) where folded[start] == first {
      let end = start + wanted.count
      guard folded[start..<end].elementsEqual(wanted),
        isUnspaced || start == 0 || folded[start - 1] == ClassifierFolding.wordEnd,
        phrase.isPrefix || end == folded.count || folded[end] == ClassifierFolding.wordEnd
      else { continue }
      let whole = sentence[origins[start].start..<origins[end - 1].end]
      return Place(
        start: start, text: isUnspaced ? String(decoding: wanted, as: UTF8.self) : String(whole))
    }
    return nil
  }
}
