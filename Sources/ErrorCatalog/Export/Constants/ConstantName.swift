internal import CodeDocuments
internal import ErrcatBytes

/// The name of a constant, before a language spells it.
///
/// It is made of its own row alone, so that no other row changes it: the words of the symbol, or
/// else of the description, followed by the code, which no other row has. A code that is words
/// itself (`INSUFFICIENT_FUNDS`, `Request Timed Out`) is the whole name.
///
/// ```swift
/// let name = ConstantName(code: "10016", symbol: nil, description: "Insufficient coins balance")
/// name.camelCase   // "insufficientCoinsBalance_10016"
/// name.upperSnake  // "INSUFFICIENT_COINS_BALANCE_10016"
/// ```
struct ConstantName: Hashable {
  /// Words of small ASCII letters and digits, at least one, a letter first.
  let words: [String]
  /// The part after the words: letters, digits and `_`; nil if the words are the code.
  private(set) var ending: String?

  /// Makes the name of a row.
  init(code: String, symbol: String?, description: String) {
    if Self.isWords(code) {
      words = Self.startingWithLetter(IdentifierWords.words(of: code))
      ending = nil
    } else {
      let named = symbol.map(IdentifierWords.firstWords) ?? []
      words = Self.startingWithLetter(
        named.isEmpty ? IdentifierWords.firstWords(of: description) : named)
      ending = Self.ending(code)
    }
  }

  /// Takes a mark of the code's exact spelling into the name.
  ///
  /// For codes that differ in nothing a name can show: `ERR_FULL` and `err-full`.
  mutating func mark(_ code: String) {
    ending = (ending.map { $0 + "_" } ?? "") + Self.checksum(code)
  }

  // MARK: - Spellings

  /// As `insufficientCoinsBalance_10016`.
  var camelCase: String {
    ([words[0]] + words.dropFirst().map(capitalized)).joined() + (ending.map { "_" + $0 } ?? "")
  }

  /// As `InsufficientCoinsBalance_10016`.
  var pascalCase: String { words.map(capitalized).joined() + (ending.map { "_" + $0 } ?? "") }

  /// As `INSUFFICIENT_COINS_BALANCE_10016`.
  var upperSnake: String {
    (words + (ending.map { [$0] } ?? [])).joined(separator: "_").uppercased()
  }

  // MARK: - Codes

  /// Whether a code is read as words: it begins with no digit or sign, and has four ASCII letters.
  private static func isWords(_ code: String) -> Bool {
    guard let first = code.unicodeScalars.first, !"0123456789+-".unicodeScalars.contains(first)
    else { return false }
    return code.utf8.count(where: \.isLetter) >= 4
  }

  /// A code as the end of a name: `10016`, `minus1021`, `4000to4099`, `0x1F`; of another, its letters
  /// and digits and a checksum.
  private static func ending(_ code: String) -> String {
    let bytes = Array(code.utf8)
    if !bytes.isEmpty, bytes.allSatisfy(isLetterOrDigit) { return code }
    let numbers = code.split(separator: "-", omittingEmptySubsequences: false)
    if numbers.count == 2,
      numbers.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) }),
      !numbers[1].isEmpty
    {
      return numbers[0].isEmpty ? "minus\(numbers[1])" : "\(numbers[0])to\(numbers[1])"
    }
    let letters = bytes.split { !isLetterOrDigit($0) }.map { String(decoding: $0, as: UTF8.self) }
    return (letters.prefix(6).map { String($0.prefix(16)) } + [checksum(code)])
      .joined(separator: "_")
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric
  }

  /// `x` and the first eight hex digits of the SHA-256 of a text.
  static func checksum(_ text: String) -> String {
    "x" + SHA256.hex(of: Array(text.utf8)).prefix(8)
  }

  /// Words that can begin an identifier.
  private static func startingWithLetter(_ words: [String]) -> [String] {
    guard let first = words.first?.utf8.first, first > 0x39 else { return ["code"] + words }
    return words
  }
}

/// A word with its first letter a capital.
func capitalized(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

extension ConstantName {
  /// Returns the names of the rows of one type, all different.
  ///
  /// Where codes differ in case and punctuation only, the first of them in byte order keeps its
  /// name, and the others are marked.
  static func names(
    of rows: [(code: String, symbol: String?, description: String)]
  ) -> [ConstantName] {
    var names = rows.map {
      ConstantName(code: $0.code, symbol: $0.symbol, description: $0.description)
    }
    var taken = TakenNames()
    for index in names.indices.sorted(by: { inByteOrder(rows[$0].code, rows[$1].code) }) {
      let name = names[index].upperSnake
      guard taken.take(name) != name else { continue }
      names[index].mark(rows[index].code)
      _ = taken.take(names[index].upperSnake)
    }
    return names
  }
}
