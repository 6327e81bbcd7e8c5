internal import ErrcatBytes
internal import HTMLReader
internal import MarkdownReader

/// The looks of a column's cells, counted over the rows of a sample.
struct ColumnProfile {
  /// The cells that are not empty and no fillers.
  private(set) var filled = 0
  /// Those that look like codes: numbers, ranges, symbolic names, words of one piece.
  private(set) var codes = 0
  /// Those that can be nothing else than codes: `codes` without plain words.
  private(set) var plainCodes = 0
  /// Those that are numbers, or begin with one that counts.
  private(set) var numbers = 0
  /// Those that are HTTP statuses, with or without the reason phrase.
  private(set) var statuses = 0
  /// Those that are symbolic names.
  private(set) var symbols = 0
  /// Those whose name or number says failure: `E_FAIL`, `0x80070005`, `invalid_grant`.
  private(set) var failureCodes = 0
  /// Those that are text: several words, or a phrase without spaces in a script that has none.
  private(set) var texts = 0
  /// Those whose text speaks of failure.
  private(set) var failureTexts = 0
  /// Those that name a data type, as in the type column of a parameter table.
  private(set) var dataTypes = 0
  /// Different cells.
  private(set) var distinct: Set<String> = []

  /// The cells of a column that answers a question in each row.
  private static let answers: Set<String> = [
    "yes", "no", "true", "false", "y", "n", "да", "нет", "ja", "nein", "oui", "non", "sí", "sim",
  ]

  /// How many bytes of a cell are looked at; a longer cell is text, not a code.
  private static let longest = 120

  /// Looks at the cells of one column.
  init(_ cells: some Sequence<String>) {
    for cell in cells {
      if cell.utf8.count <= Self.longest {
        let parsed = CodeText.parse(cell)
        guard let first = parsed.first else { continue }
        count(parsed, first: first)
      }
      filled += 1
      distinct.insert(cell)
      let start = String(decoding: cell.utf8.prefix(Self.longest), as: UTF8.self)
      count(text: Array(start.lowercased().utf8))
    }
  }

  /// Returns `count` as a part of the filled cells, 0 when there are none.
  func share(_ count: Int) -> Double { filled == 0 ? 0 : Double(count) / Double(filled) }

  private mutating func count(_ parsed: [CodeText], first: CodeText) {
    let isWord = parsed.count == 1 && CodeText.isName(first.code) && first.code.utf8.count <= 60
    if Self.answers.contains(first.code.lowercased()) { return }
    if parsed.allSatisfy({ CodeText.isCodeLike($0.code) }) {
      codes += 1
      plainCodes += 1
    } else if isWord {
      codes += 1
    }
    if let number = first.number {
      numbers += 1
      if CodeText.isStatus(first.code) { statuses += 1 }
      if number < 0 || (CodeText.isHex(first.code) && number >= 0x8000_0000) { failureCodes += 1 }
    } else if CodeText.isSymbol(first.code) {
      symbols += 1
      if Self.namesFailure(first.code) { failureCodes += 1 }
    }
  }

  private mutating func count(text bytes: [UInt8]) {
    var words = 0
    var spaces = 0
    var isIdeographic = false
    var isFailure = false
    var wasLetter = false
    var first = 0..<0
    for index in bytes.indices {
      let isLetter = WordMatcher.isLetter(bytes[index])
      let startsIdeograph = bytes.span.unspacedLength(at: index) > 0
      let isStart = isLetter && !wasLetter
      if isStart { words += 1 }
      if isLetter, words == 1 { first = (isStart ? index : first.lowerBound)..<(index + 1) }
      if bytes[index] == UInt8(ascii: " ") { spaces += 1 }
      if startsIdeograph { isIdeographic = true }
      if !isFailure, isStart || startsIdeograph {
        isFailure = Self.failureWords.matches(bytes, at: index)
      }
      wasLetter = isLetter
    }
    if isIdeographic || (words >= 3 && spaces >= 2) { texts += 1 }
    if isFailure { failureTexts += 1 }
    if words <= 2, Self.dataTypeNames.contains(String(decoding: bytes[first], as: UTF8.self)) {
      dataTypes += 1
    }
  }
}
