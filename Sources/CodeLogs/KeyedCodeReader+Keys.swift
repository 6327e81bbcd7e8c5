internal import ErrcatBytes

// The keys and words before codes.

extension KeyedCodeReader {
  /// Where a key may end whose separator is at a place; nil if no key ends there.
  ///
  /// This is a quick guess for most of a text. `separator(after:)` tells for sure.
  @inline(__always)
  func keyEnd(before mark: Int) -> Int? {
    var end = mark
    if text[mark] == 0x9A {
      guard mark > 1, text[mark - 1] == 0xBC, text[mark - 2] == 0xEF else { return nil }
      end = mark - 2
    }
    guard end > 0 else { return nil }
    let last = text[end - 1]
    if last.isLetter && last != UInt8(ascii: "m") || last.isDigit {
      return keys.mayEnd(text, at: end) ? end : nil
    }
    if !isQuote(last) { end = beforeBlanks(end) }
    if end > 0, text[end - 1] == UInt8(ascii: "]") { end -= 1 }
    if end > 0, isQuote(text[end - 1]) {
      end -= 1
      let quote = end
      while end > 0, quote - end < 16, text[end - 1] == UInt8(ascii: "\\") { end -= 1 }
    }
    return keys.mayEnd(text, at: end) ? end : nil
  }

  /// Skips spaces, tabs and a terminal's colors back from a place.
  private func beforeBlanks(_ end: Int) -> Int {
    var place = end
    while place > 0, end - place < Self.mostBlanks {
      switch text[place - 1] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): place -= 1
      case UInt8(ascii: "m"):
        var first = place - 1
        while first > 0, end - first < Self.mostBlanks,
          text[first - 1].isDigit || text[first - 1] == UInt8(ascii: ";")
        {
          first -= 1
        }
        guard first > 1, text[first - 1] == UInt8(ascii: "["), text[first - 2] == 0x1B else {
          return place
        }
        place = first - 2
      default: return place
      }
    }
    return place
  }

  /// Where the key that ends at a place starts, and which word it is; nil if no key ends there.
  func key(endingAt keyEnd: Int) -> (start: Int, word: CodeKeys.Word)? {
    guard var (word, start) = word(endingAt: keyEnd, downTo: 0) else { return nil }
    if let inner = startBehindEscape(start) {
      guard let shorter = self.word(endingAt: keyEnd, downTo: inner) else { return nil }
      (word, start) = shorter
    }
    let before = start > 1 ? text[start - 1] : 0
    if let kind = keys.kind(of: word, isCamel: isCamel(start, keyEnd)) {
      guard keys.isBare(word), before == ASCII.space || before == UInt8(ascii: "."),
        let other = self.word(endingAt: start - 1, downTo: 0)
      else { return (start, kind) }
      return keys.namesOtherKind(other.word) || isExit(other.word, start: other.start)
        ? nil : (start, kind)
    }
    // `SQL state`, `error number`: a key of two words.
    guard before == ASCII.space, start > 2, text[start - 2].isLetter,
      let first = self.word(endingAt: start - 1, downTo: 0), first.word.count > 2
    else { return nil }
    for place in stride(from: start - 2, through: first.start, by: -1)
    where text[place].isAlphanumeric { word.prepend(text[place]) }
    return keys.kind(of: word, isCamel: false).map { (first.start, $0) }
  }

  /// Whether a word ends in `Error` or `Exception` with a capital after another letter.
  private func isCamel(_ start: Int, _ end: Int) -> Bool {
    var place = end - 1
    while place > start, text[place].isSmall { place -= 1 }
    return place > start && text[place] == UInt8(ascii: "E") && text[place - 1].isLetter
  }

  /// Whether a program exited with a code: `exited with code 1`.
  private func isExit(_ word: FoldedWord, start: Int) -> Bool {
    guard word == FoldedWord("with"), start > 1, text[start - 1] == ASCII.space,
      let before = self.word(endingAt: start - 1, downTo: 0)
    else { return false }
    return keys.namesExit(before.word)
  }

  /// The word that ends at a place; nil if it is longer than any key with what may come before it.
  func word(endingAt wordEnd: Int, downTo low: Int) -> (word: FoldedWord, start: Int)? {
    var word = FoldedWord()
    var start = wordEnd
    while start > low {
      let byte = text[start - 1]
      if byte.isLetter || byte.isDigit {
        word.prepend(byte)
      } else if byte != UInt8(ascii: "_"), byte != UInt8(ascii: "-") {
        break
      }
      start -= 1
      if wordEnd - start > 2 * FoldedWord.longest { return nil }
    }
    return (word, start)
  }

  /// Where a word starts whose first letters end an escape: the `n` of `\ncode`, the `31m` of a
  /// terminal's color.
  private func startBehindEscape(_ start: Int) -> Int? {
    guard start > 0 else { return nil }
    switch text[start - 1] {
    case UInt8(ascii: "\\"):
      return [UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t")].contains(byte(start))
        ? start + 1 : nil
    case UInt8(ascii: "["), UInt8(ascii: ";"):
      var first = start - 1
      while first > 0, start - first < 16, text[first] != UInt8(ascii: "[") { first -= 1 }
      guard first > 0, text[first] == UInt8(ascii: "["), text[first - 1] == 0x1B else { return nil }
      var last = start
      while byte(last).isDigit { last += 1 }
      return byte(last) == UInt8(ascii: "m") ? last + 1 : nil
    default: return nil
    }
  }
}
