internal import BuiltInFiles
internal import ErrcatBytes
internal import MarkdownReader

/// The words of headers by what they say, from `seeds/headers.md`.
extension HeaderName {
  /// The words of one kind.
  struct Words {
    /// Those of scripts that put spaces between words.
    var spaced: Set<String> = []
    /// The others, which match within a word.
    var unspaced: [String] = []
  }

  static let codeNouns = words["code"].spaced
  static let errorCodeNouns = words["error code"].spaced
  static let errorNouns = words["error"].spaced
  /// Words that make a code the outcome of a call.
  static let codeQualifiers = words["qualifier"].spaced
  static let httpNouns = words["http"].spaced
  static let textNouns = ranked(
    words["note"].spaced, words["message"].spaced, words["description"].spaced)
  static let remedyNouns = words["remedy"].spaced
  static let statusNouns = words["status"].spaced
  /// Words for results of a call or a program: a "return value" is a code if the cells are.
  static let returnNouns = words["return"].spaced
  static let exitNouns = words["exit"].spaced
  /// What tells a code of the service itself from the status of HTTP.
  static let businessNouns = words["business"].spaced
  static let numberNouns = words["number"].spaced
  static let symbolNouns = words["symbol"].spaced
  /// Words that go with an error noun without changing its meaning.
  static let namingNouns = words["naming"].spaced.union(symbolNouns)
  /// What a checker of code reports by name.
  static let ruleNouns = words["rule"].spaced
  static let severityNouns = words["severity"].spaced
  static let ordinalNouns = words["ordinal"].spaced
  static let parameterNouns = words["parameter"].spaced
  static let traitNouns = words["trait"].spaced
  /// Things that have codes and names of their own, which are not the outcome of a call.
  static let foreignNouns = words["foreign"].spaced
  /// What a heading names if the codes below it are not the outcomes of calls.
  static let otherCodeNouns = words["other codes"].spaced
  /// What a heading names if the names below it are those of data.
  static let dataNouns = words["data"].spaced

  /// All words that say something of a column.
  static let knownWords = [
    codeNouns, errorCodeNouns, errorNouns, codeQualifiers, httpNouns, remedyNouns, statusNouns,
    returnNouns, exitNouns, businessNouns, numberNouns, namingNouns, ruleNouns, severityNouns,
    ordinalNouns, parameterNouns, traitNouns, foreignNouns, CodeNames.headerNames,
  ].reduce(Set(textNouns.keys)) { $0.union($1) }

  static let ideographicCodes = words["code"].unspaced
  static let ideographicErrors = words["error"].unspaced
  static let ideographicOutcomes = words["qualifier"].unspaced
  static let ideographicStatuses = words["status"].unspaced
  static let ideographicTexts = [
    (3, words["description"].unspaced), (2, words["message"].unspaced),
    (1, words["note"].unspaced),
  ]
  static let ideographicRemedies = words["remedy"].unspaced
  static let ideographicParameters = words["parameter"].unspaced
  static let ideographicTraits = words["trait"].unspaced
  static let ideographicNumbers = words["number"].unspaced
  static let ideographicSymbols = words["symbol"].unspaced
  static let ideographicSeverities = words["severity"].unspaced
  static let ideographicOrdinals = Set(words["ordinal"].unspaced)
  static let foreignCodeSuffixes = words["foreign"].unspaced

  /// Read once in a program.
  private static let words = WordTable(
    Document(path: "seeds/headers.md", bytes: BuiltInFile.headers.bytes))

  private static func ranked(_ lists: Set<String>...) -> [String: Int] {
    var ranks: [String: Int] = [:]
    for (rank, list) in lists.enumerated() { for word in list { ranks[word] = rank + 1 } }
    return ranks
  }

  /// The words of a document by their kinds.
  private struct WordTable {
    private var kinds: [String: Words] = [:]

    init(_ document: Document) {
      for row in ruleRows(headed: headerWordsHeader, in: document) ?? [] {
        var words = kinds[row.cells[0].text] ?? Words()
        for part in row.cells[2].text.split(separator: ";") {
          let word = part.trimming(where: CodeText.isBlank).lowercased()
          if HeaderName.isIdeographic(word) {
            words.unspaced.append(word)
          } else {
            words.spaced.insert(word)
          }
        }
        kinds[row.cells[0].text] = words
      }
    }

    subscript(kind: String) -> Words { kinds[kind] ?? Words() }
  }
}
