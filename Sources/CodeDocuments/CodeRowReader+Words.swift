internal import HTMLReader
internal import MarkdownReader

/// Rows that have words where the others have codes.
extension CodeRowReader {
  /// What the words are.
  enum Words {
    /// They head the rows below.
    case section
    /// They sum up the rows above.
    case summary
    /// They go on with the row above.
    case text
    case code
  }

  /// The codes of a row's code cell.
  func codes(of row: some BodyRow, _ text: String) -> [CodeText] {
    let cell = row.cells[codeColumn]
    var codes = text == cell.text ? CodeText.parse(parts: cell.parts) : CodeText.parse(text)
    if Self.isStruckOut(cell.source) {
      for index in codes.indices { codes[index].attributes["status"] = "struck out" }
    }
    return codes
  }

  /// Whether all of a cell is struck through.
  private static func isStruckOut(_ source: String) -> Bool {
    let marks = [("~~", "~~"), ("<del>", "</del>"), ("<s>", "</s>"), ("<strike>", "</strike>")]
    return marks.contains { source.hasPrefix($0.0) && source.hasSuffix($0.1) }
  }

  /// The words of a code cell in a list whose codes do not look like words.
  func words(insteadOf codes: [CodeText]) -> String? {
    guard role.hasPlainCodes, !isExported, codes.count == 1, let code = codes.first,
      code.attributes.isEmpty, code.symbol == nil, !CodeText.isCodeLike(code.code),
      !CodeText.mayBeSeveral(code)
    else { return nil }
    return code.code
  }

  /// Returns what words in a code cell are.
  func kind(of words: String, besides texts: [String]) -> Words {
    if Self.totals.contains(words.lowercased()) { return .summary }
    let isAlone = texts.allSatisfy { CodeText.isFiller($0) }
    let count = words.split(separator: " ").count
    if isAlone { return words.utf8.count <= 120 && words.last != "." ? .section : .text }
    return count >= 6 ? .text : .code
  }

  private static let totals: Set<String> = [
    "total", "totals", "sum", "合计", "总计", "合計", "総計", "합계", "итого", "gesamt",
  ]
}
