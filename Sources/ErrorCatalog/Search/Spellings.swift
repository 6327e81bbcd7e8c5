internal import CodeDocuments
internal import CodeLogs
internal import MarkdownReader

/// The other ways to write the same word: with or without a space, a comma, an umlaut.
enum Spellings {
  /// Returns other spellings of a word, each of which may be several words; none for a word of more
  /// than 100 bytes.
  ///
  /// ```swift
  /// Spellings.of("1,000,000")    // ["1000000"]
  /// Spellings.of("1000000")      // ["1,000,000"]
  /// Spellings.of("64KiB")        // ["64 KiB", "64Ki B"]
  /// Spellings.of("recv_window")  // ["recvwindow"]
  /// Spellings.of("startTime")    // ["start Time"]
  /// Spellings.of("STRASSE")      // ["straße"]
  /// ```
  static func of(_ word: String) -> [String] {
    guard word.utf8.count <= 100 else { return [] }
    var spellings: [String] = []
    for spelling in [
      grouped(word), ungrouped(word), joined(word), transliterated(word),
      split(word) { $0.isNumber && $1.isLetter }, split(word) { $0.isLowercase && $1.isUppercase },
    ] {
      guard let spelling, spelling != word, !spellings.contains(spelling) else { continue }
      spellings.append(spelling)
    }
    return spellings
  }

  /// A number of four digits and more, in groups of three: `999999.99` as `999,999.99`.
  private static func grouped(_ word: String) -> String? {
    let integer = word.prefix { $0.isASCII && $0.isNumber }
    let rest = word.dropFirst(integer.count)
    guard integer.count > 3, rest.first.map({ $0 == "." }) ?? true else { return nil }
    var groups = ""
    for (index, digit) in integer.enumerated() {
      if index > 0, (integer.count - index).isMultiple(of: 3) { groups.append(",") }
      groups.append(digit)
    }
    return groups + rest
  }

  /// A number without its commas.
  private static func ungrouped(_ word: String) -> String? {
    let groups = word.split(separator: ",", omittingEmptySubsequences: false)
    guard groups.count > 1, let first = groups.first, (1...3).contains(first.count),
      groups.dropFirst().allSatisfy({ $0.prefix { $0.isNumber }.count == 3 })
    else { return nil }
    return groups.joined()
  }

  /// A word with a space at each boundary: between a number and its unit, a small letter and a
  /// capital.
  private static func split(
    _ word: String, at isBoundary: (Character, Character) -> Bool
  ) -> String? {
    var result = ""
    for character in word {
      if let last = result.last, isBoundary(last, character) { result.append(" ") }
      result.append(character)
    }
    return result
  }

  /// A word without what joins its parts.
  private static func joined(_ word: String) -> String? {
    let joined = word.filter { !"_-".contains($0) }
    guard joined.contains(where: \.isLetter), joined.allSatisfy({ $0.isLetter || $0.isNumber })
    else { return nil }
    return joined.lowercased() == word.lowercased() ? nil : joined.lowercased()
  }

  /// German as written without umlauts, and with them.
  private static func transliterated(_ word: String) -> String? {
    let word = word.lowercased()
    var result = ""
    var rest = word[...]
    while let first = rest.first {
      let pair = rest.prefix(2)
      if let letter = letter(for: pair) {
        result += letter
        rest = rest.dropFirst(2)
      } else {
        result += letters(for: first) ?? String(first)
        rest = rest.dropFirst()
      }
    }
    return result == word ? nil : result
  }

  private static func letter(for pair: Substring) -> String? {
    switch pair {
    case "ss": "ß"
    case "ae": "ä"
    case "oe": "ö"
    case "ue": "ü"
    default: nil
    }
  }

  private static func letters(for letter: Character) -> String? {
    switch letter {
    case "ß": "ss"
    case "ä": "ae"
    case "ö": "oe"
    case "ü": "ue"
    default: nil
    }
  }
}
