internal import HTMLTables
internal import MarkdownTables

/// What is wrong with a document beside the rows of its tables, in words.
extension DocumentReader {
  func diagnostic(_ table: HTMLTable) -> Diagnostic {
    Diagnostic(
      path: document.typedPath, line: table.line, column: table.column, severity: .warning,
      rule: .htmlTable,
      message: table.isClosed
        ? "the table is written in HTML; it is read, but Markdown would be easier to check"
        : "the table is written in HTML and has no </table>; it is read to the next blank line")
  }

  func diagnostic(_ refusal: HTMLRefusal) -> Diagnostic {
    let reason =
      switch refusal.reason {
      case .tooDeep: "has more than 200 elements open at once"
      case .tooManyAttributes: "has more than 200 attributes in one tag"
      case .tooLong: "is longer than 16 MiB"
      }
    return Diagnostic(
      path: document.typedPath, line: refusal.line, column: refusal.column, severity: .error,
      rule: .htmlTooDeep, message: "the table in HTML \(reason); it is not read")
  }

  func diagnostic(swallowedTable line: Int) -> Diagnostic {
    Diagnostic(
      path: document.typedPath, line: line, column: 1, severity: .warning, rule: .htmlTable,
      message:
        "the table stands in a block of HTML, so GitHub shows it as text and it is not read; "
        + "put a blank line before it")
  }

  func diagnostic(_ misfit: Misfit) -> Diagnostic {
    let rows =
      switch misfit.rowCount {
      case 0: "they are"
      case 1: "they and the row below are"
      default: "they and the \(misfit.rowCount) rows below are"
      }
    return Diagnostic(
      path: document.typedPath, line: misfit.headerLine, column: 1, severity: .error,
      rule: .notATable,
      message: "the header has \(misfit.headerCount) cell\(misfit.headerCount == 1 ? "" : "s") and "
        + "the delimiter row \(misfit.delimiterCount), so \(rows) no table; make the counts equal")
  }

  /// What there is to say of a document's bytes; a byte order mark needs no words.
  func diagnostic(_ issue: EncodingIssue) -> Diagnostic? {
    let (line, column, message): (Int, Int, String)
    switch issue {
    case .byteOrderMark: return nil
    case .utf16:
      (line, column, message) = (1, 1, "the document is UTF-16; it is read, but UTF-8 is the rule")
    case .malformed(let at, let place, let count):
      (line, column) = (at, place)
      message =
        "the line is not UTF-8; \u{FFFD} stands for "
        + (count == 1 ? "what could not be read" : "each of \(count) places")
    case .nul(let at, let place, _):
      (line, column, message) = (at, place, "the line holds a NUL; \u{FFFD} stands for it")
    }
    return Diagnostic(
      path: document.typedPath, line: line, column: column, severity: .warning,
      rule: .invalidText, message: message)
  }

  func diagnostic(_ headings: CodeHeadings) -> Diagnostic? {
    guard let first = headings.first, headings.count >= 3 else { return nil }
    return Diagnostic(
      path: document.typedPath, line: first.line, column: 1, severity: .note,
      rule: .codesInHeadings,
      message: "\(headings.count) headings look like codes, '\(first.text)' first; only tables are "
        + "read")
  }
}

/// The headings of a document that look like codes: one vendor's whole list is written so.
struct CodeHeadings {
  private(set) var first: Heading?
  private(set) var count = 0

  mutating func add(_ heading: Heading) {
    guard let word = heading.text.split(separator: " ").first, Self.isCode(word) else { return }
    if first == nil { first = heading }
    count += 1
  }

  /// A number of three digits and more that is no year or date, one in hexadecimal, or a name in
  /// capitals with an underscore.
  private static func isCode(_ word: Substring) -> Bool {
    let word = word.drop { "[(".contains($0) }.prefix { !"]):".contains($0) }
    if word.lowercased().hasPrefix("0x") {
      return word.utf8.count >= 5 && word.dropFirst(2).allSatisfy(\.isHexDigit)
    }
    let digits = word.drop { $0 == "-" || $0 == "+" }
    if digits.utf8.count >= 3, digits.utf8.allSatisfy({ (48...57).contains($0) }) {
      // `2026`, and `20260301`.
      let isYear =
        [4, 8].contains(digits.utf8.count) && (digits.hasPrefix("19") || digits.hasPrefix("20"))
      return !isYear || digits.count < word.count
    }
    return word.contains("_")
      && word.utf8.allSatisfy { (65...90).contains($0) || (48...57).contains($0) || $0 == 95 }
  }
}
