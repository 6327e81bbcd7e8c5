internal import CodeDocuments

/// Texts as words of small ASCII letters and digits, of which identifiers are made.
///
/// Accents go (`é` is `e`), some letters of Latin scripts become two (`ß` is `ss`), and what has no
/// ASCII form ends a word, as space and punctuation do. So does a capital after two small letters
/// (`SecretKey`) and the last of several before two small ones (`APIKey`). An apostrophe within a
/// word vanishes: `can't` is `cant`.
enum IdentifierWords {
  /// Returns the words of a text, in their order.
  ///
  /// ```swift
  /// IdentifierWords.words(of: "'SecretKey' can't be empty")  // ["secret", "key", "cant", "be", "empty"]
  /// IdentifierWords.words(of: "余额不足")                      // []
  /// ```
  static func words(of text: String) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    func end() {
      words += parts(of: word)
      word.removeAll(keepingCapacity: true)
    }
    for scalar in plain(text) {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9": word.append(UInt8(scalar.value))
      case "'", "\u{2019}": continue
      default:
        if let letters = spelled[scalar] {
          word += letters.utf8
        } else if scalar.isASCII || scalar.properties.generalCategory != .nonspacingMark {
          end()
        }
      }
    }
    end()
    return words
  }

  /// Returns as many of the first words as make a name: eight words and 48 letters at the most, and
  /// always one.
  static func firstWords(of text: String) -> [String] {
    var words: [String] = []
    var length = 0
    for word in Self.words(of: text).prefix(8) {
      length += word.utf8.count
      if length > 48 {
        if words.isEmpty { words.append(String(word.prefix(48))) }
        break
      }
      words.append(word)
    }
    return words
  }

  /// A text with full-width forms made ordinary, and letters apart from their marks.
  private static func plain(_ text: String) -> [Unicode.Scalar] {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return Array(text.unicodeScalars) }
    return NormalizationForm.decomposed.scalars(of: Segmentation.folded(text))
  }

  /// Takes a word apart at its capitals.
  private static func parts(of word: [UInt8]) -> [String] {
    func isSmall(_ index: Int) -> Bool { word.indices.contains(index) && word[index] >= 0x61 }
    func isCapital(_ index: Int) -> Bool {
      word.indices.contains(index) && (0x41...0x5A).contains(word[index])
    }
    var parts: [[UInt8]] = []
    for (index, byte) in word.enumerated() {
      let begins =
        isCapital(index)
        && (isSmall(index - 1) && isSmall(index - 2)
          || isCapital(index - 1) && isCapital(index - 2) && isSmall(index + 1)
            && isSmall(index + 2))
      if begins || parts.isEmpty { parts.append([]) }
      parts[parts.count - 1].append(isCapital(index) ? byte | 0x20 : byte)
    }
    return parts.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Latin letters that are not an ASCII letter with a mark.
  private static let spelled: [Unicode.Scalar: String] = [
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O",
    "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "þ": "th", "Þ": "TH", "ð": "d", "Ð": "D", "ı": "i",
    "ŋ": "ng", "Ŋ": "NG", "ħ": "h", "Ħ": "H",
  ]
}
