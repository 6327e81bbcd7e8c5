internal import BuiltInFiles
internal import ErrcatBytes
internal import MarkdownReader

/// The words of headers by what they say, from `seeds/headers.md`.
extension HeaderName {
  /// What a word says in scripts that put spaces between words: the lists that have it.
  struct WordKinds: OptionSet {
    let rawValue: UInt32

    static let code = WordKinds(0)
    /// "Error code" in one word.
    static let errorCode = WordKinds(1)
    static let error = WordKinds(2)
    /// What makes a code the outcome of a call.
    static let qualifier = WordKinds(3)
    static let http = WordKinds(4)
    static let note = WordKinds(5)
    static let message = WordKinds(6)
    static let description = WordKinds(7)
    static let remedy = WordKinds(8)
    static let status = WordKinds(9)
    /// Results of a call or a program: a "return value" is a code if the cells are.
    static let returned = WordKinds(10)
    static let exit = WordKinds(11)
    /// What tells a code of the service itself from the status of HTTP.
    static let business = WordKinds(12)
    static let number = WordKinds(13)
    static let symbol = WordKinds(14)
    /// What goes with a word for errors without changing its meaning, as symbols do.
    static let naming = WordKinds(15)
    /// What a checker of code reports by name.
    static let rule = WordKinds(16)
    static let severity = WordKinds(17)
    static let ordinal = WordKinds(18)
    static let parameter = WordKinds(19)
    static let trait = WordKinds(20)
    /// Things that have codes and names of their own, which are not the outcome of a call.
    static let foreign = WordKinds(21)
    /// What a heading names if the codes below it are not the outcomes of calls.
    static let otherCode = WordKinds(22)
    /// What a heading names if the names below it are those of data.
    static let data = WordKinds(23)
    /// A name of a code from ``CodeNames``: "errno", "sqlcode".
    static let codeName = WordKinds(24)

    static let text: WordKinds = [.note, .message, .description]
    /// All that say something of a column, not only of a heading.
    static let known = WordKinds(rawValue: (1 << 25) - 1).subtracting([.otherCode, .data])

    init(rawValue: UInt32) { self.rawValue = rawValue }
    private init(_ bit: UInt32) { rawValue = 1 << bit }

    /// How likely a text under this word explains a code; nil if the word is none for texts.
    var textRank: Int? {
      contains(.description) ? 3 : contains(.message) ? 2 : contains(.note) ? 1 : nil
    }

    /// The kinds by their names in `seeds/headers.md`.
    static let named: [String: WordKinds] = [
      "code": .code, "error code": .errorCode, "error": .error, "qualifier": .qualifier,
      "http": .http, "note": .note, "message": .message, "description": .description,
      "remedy": .remedy, "status": .status, "return": .returned, "exit": .exit,
      "business": .business, "number": .number, "symbol": .symbol, "naming": .naming,
      "rule": .rule, "severity": .severity, "ordinal": .ordinal, "parameter": .parameter,
      "trait": .trait, "foreign": .foreign, "other codes": .otherCode, "data": .data,
    ]
  }

  /// Returns what a word says; nothing if it is in no list.
  static func kinds(of word: String) -> WordKinds { words.kinds[word] ?? [] }

  /// Returns what words say together.
  static func kinds(of words: [String]) -> WordKinds {
    var kinds: WordKinds = []
    for word in words { kinds.formUnion(self.kinds(of: word)) }
    return kinds
  }

  /// Returns what the words of all parts say together.
  static func kinds(ofParts parts: [[String]]) -> WordKinds {
    var kinds: WordKinds = []
    for part in parts { kinds.formUnion(self.kinds(of: part)) }
    return kinds
  }

  static let ideographicCodes = words.unspaced(of: "code")
  static let ideographicErrors = words.unspaced(of: "error")
  static let ideographicOutcomes = words.unspaced(of: "qualifier")
  static let ideographicStatuses = words.unspaced(of: "status")
  static let ideographicTexts = [
    (3, words.unspaced(of: "description")), (2, words.unspaced(of: "message")),
    (1, words.unspaced(of: "note")),
  ]
  static let ideographicRemedies = words.unspaced(of: "remedy")
  static let ideographicParameters = words.unspaced(of: "parameter")
  static let ideographicTraits = words.unspaced(of: "trait")
  static let ideographicNumbers = words.unspaced(of: "number")
  static let ideographicSymbols = words.unspaced(of: "symbol")
  static let ideographicSeverities = words.unspaced(of: "severity")
  static let ideographicOrdinals = Set(words.unspaced(of: "ordinal"))
  static let foreignCodeSuffixes = words.unspaced(of: "foreign")

  /// Read once in a program.
  private static let words = WordTable(
    Document(path: "seeds/headers.md", bytes: BuiltInFile.headers.bytes))

  /// The words of a document by their kinds.
  private struct WordTable {
    private(set) var kinds: [String: WordKinds] = [:]
    private var unspaced: [String: [String]] = [:]

    init(_ document: Document) {
      for row in ruleRows(headed: headerWordsHeader, in: document) ?? [] {
        let name = row.cells[0].text
        let rowKinds = WordKinds.named[name] ?? []
        for part in row.cells[2].text.utf8.split(separator: UInt8(ascii: ";")) {
          let word = Substring(part).trimming(where: CodeText.isBlank).lowercased()
          if HeaderName.isIdeographic(word) {
            unspaced[name, default: []].append(word)
          } else {
            kinds[word, default: []].formUnion(rowKinds)
          }
        }
      }
      for name in CodeNames.headerNames { kinds[name, default: []].insert(.codeName) }
    }

    /// The words of scripts that put no spaces between them, which match within a word.
    func unspaced(of kind: String) -> [String] { unspaced[kind] ?? [] }
  }
}
