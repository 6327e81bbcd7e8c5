internal import ErrcatBytes
internal import HTMLReader
internal import MarkdownReader

/// The looks of a column's cells, counted over the rows of a sample.
struct ColumnProfile: Sendable {
  /// The cells that are not empty and no fillers.
  private(set) var filled = 0
  /// Those that look like codes: numbers, ranges, symbolic names, words of one piece.
  private(set) var codes = 0
  /// Those that can be nothing else than codes: `codes` without plain words.
  private(set) var plainCodes = 0
  /// Those that are numbers, or begin with one that counts.
  private(set) var numbers = 0
  /// Those that are powers of two, as the bits of a mask are.
  private(set) var bits = 0
  /// Those that have three digits or more, or letters and digits, or capitals with an underscore.
  private(set) var unmistakable = 0
  /// Those that are HTTP statuses, with or without the reason phrase.
  private(set) var statuses = 0
  /// Those that are symbolic names.
  private(set) var symbols = 0
  /// Those whose name or number says failure: `E_FAIL`, `0x80070005`, `invalid_grant`.
  private(set) var failureCodes = 0
  /// Those that are text: several words, or a phrase without spaces in a script that has none.
  private(set) var texts = 0
  /// Those whose text mentions failure.
  private(set) var failureTexts = 0
  /// Those that name a data type, as in the type column of a parameter table.
  private(set) var dataTypes = 0
  /// Different cells.
  private(set) var distinct = 0
  /// Some of them.
  private(set) var values: Set<String> = []
  /// Cells, filled or not.
  private(set) var rows = 0
  /// The filled cells that are statuses of failure, or no statuses at all.
  private(set) var errorStatuses = 0
  /// The different cells without small letters.
  private(set) var capitals = 0
  /// How many of `plainCodes` have each shape.
  private var shapes: [CodeShape: Int] = [:]

  /// The cells of a column that answers a question in each row.
  private static let answers: Set<String> = [
    "yes", "no", "true", "false", "y", "n", "да", "нет", "ja", "nein", "oui", "non", "sí", "sim",
  ]

  /// How many different cells are kept.
  static let mostValues = 12
  /// How many bytes of a cell are looked at; a longer cell is text, not a code.
  private static let longest = 120

  /// Looks at the cells of one column.
  init(_ cells: some Sequence<String>) {
    var seen: Set<String> = []
    for cell in cells {
      isCount = isCount && CodeText.number(of: cell).map { $0 == rows || $0 == rows + 1 } ?? false
      rows += 1
      if cell.utf8.count <= Self.longest {
        if CodeText.isProse(cell) {
          errorStatuses += 1
        } else {
          let parsed = CodeText.parse(cell)
          guard let first = parsed.first else { continue }
          count(parsed, first: first)
        }
      }
      filled += 1
      if seen.insert(cell).inserted {
        distinct += 1
        if values.count < Self.mostValues { values.insert(cell) }
        if !cell.utf8.contains(where: \.isSmall) { capitals += 1 }
      }
      let start = String(decoding: cell.utf8.prefix(Self.longest), as: UTF8.self)
      count(text: start.lowercasedBytes)
    }
  }

  /// Adds the counts of a column of another table, which has rows of its own.
  mutating func add(_ other: ColumnProfile) {
    filled += other.filled
    codes += other.codes
    plainCodes += other.plainCodes
    numbers += other.numbers
    bits += other.bits
    unmistakable += other.unmistakable
    statuses += other.statuses
    symbols += other.symbols
    failureCodes += other.failureCodes
    texts += other.texts
    failureTexts += other.failureTexts
    dataTypes += other.dataTypes
    distinct += other.distinct
    if values.count + other.values.count <= Self.mostValues { values.formUnion(other.values) }
    rows += other.rows
    isCount = isCount && other.isCount
    errorStatuses += other.errorStatuses
    capitals += other.capitals
    shapes.merge(other.shapes) { $0 + $1 }
  }

  /// Whether cells repeat, as they do where a column groups the rows.
  var repeats: Bool { distinct * 10 < filled * 9 }

  /// Whether the cells count 1, 2, 3, or 0, 1, 2.
  private(set) var isCount = true

  /// Whether each row has a code of its own here: the column is filled, its cells are all codes, of
  /// one shape, and hardly any is there twice.
  var isClean: Bool { areOwnCodes && (shapes.values.max() ?? 0) * 10 >= plainCodes * 8 }

  /// Whether each row has a code of its own here, of whatever shape.
  var areOwnCodes: Bool {
    filled >= 2 && filled * 10 >= rows * 9 && plainCodes * 20 >= filled * 19
      && distinct * 20 >= filled * 19
  }

  /// Returns `count` as a part of the filled cells, 0 when there are none.
  func share(_ count: Int) -> Double { filled == 0 ? 0 : Double(count) / Double(filled) }

  private mutating func count(_ parsed: [CodeText], first: CodeText) {
    let isWord = parsed.count == 1 && CodeText.isName(first.code) && first.code.utf8.count <= 60
    if Self.answers.contains(first.code.lowercased()) { return }
    if parsed.allSatisfy({ CodeText.isCodeLike($0.code) }) {
      codes += 1
      plainCodes += 1
      shapes[CodeShape(first.code), default: 0] += 1
      if Self.isUnmistakable(first.code) { unmistakable += 1 }
    } else if isWord {
      codes += 1
    }
    if parsed.contains(where: { $0.number.map { !(100..<400).contains($0) } ?? true }) {
      errorStatuses += 1
    }
    if let number = first.number {
      numbers += 1
      if number >= 0, number & (number &- 1) == 0 { bits += 1 }
      if CodeText.isStatus(first.code) { statuses += 1 }
      if number < 0 || (CodeText.isHex(first.code) && number >= 0x8000_0000) { failureCodes += 1 }
    } else if CodeText.isSymbol(first.code) {
      symbols += 1
      if Self.namesFailure(first.code) { failureCodes += 1 }
    }
  }

  private static func isUnmistakable(_ code: String) -> Bool {
    let digits = code.utf8.count(where: \.isDigit)
    if digits == code.utf8.count { return digits >= 3 }
    if digits > 0 { return code.utf8.contains { $0.isCapital || $0 == UInt8(ascii: "-") } }
    return code.contains("_") && !code.utf8.contains(where: \.isSmall)
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
