internal import HTMLTables
internal import MarkdownTables

/// What is wrong with a document beside the rows of its tables, in words.
extension DocumentReader {
  func diagnostic(_ table: HTMLTable) -> Diagnostic {
    Diagnostic(
      path: document.typedPath, line: table.line, column: table.column, severity: .warning,
      rule: .htmlTable,
      message: table.isClosed
        ? "the table is written in HTML; it is read, but a Markdown table is easier to check"
        : "the HTML table has no </table>; it is read up to the next blank line")
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
      rule: .htmlTooDeep, message: "the HTML table \(reason); it is not read")
  }

  func diagnostic(swallowedTable line: Int) -> Diagnostic {
    Diagnostic(
      path: document.typedPath, line: line, column: 1, severity: .warning, rule: .htmlTable,
      message:
        "the table is inside an HTML block, so GitHub shows it as text and it is not read; "
        + "put a blank line before it")
  }

  func diagnostic(_ misfit: Misfit) -> Diagnostic {
    let rows =
      switch misfit.rowCount {
      case 0: ""
      case 1: "1 row is not read; "
      default: "\(misfit.rowCount) rows are not read; "
      }
    let cells = "\(misfit.headerCount) cell\(misfit.headerCount == 1 ? "" : "s")"
    return Diagnostic(
      path: document.typedPath, line: misfit.headerLine, column: 1, severity: .error,
      rule: .notATable,
      message: "not a table: the header has \(cells), but the delimiter row has "
        + "\(misfit.delimiterCount); \(rows)make the counts equal")
  }

  /// What is wrong with the bytes of a line; a byte order mark needs no words.
  func finding(_ issue: EncodingIssue) -> (Finding, line: Int)? {
    switch issue {
    case .byteOrderMark: nil
    case .utf16: (Finding(cause: .utf16, column: 1), 1)
    case .malformed(let line, let column, _): (Finding(cause: .malformed, column: column), line)
    case .nul(let line, let column, _): (Finding(cause: .nul, column: column), line)
    }
  }

  func diagnostic(_ headings: CodeHeadings) -> Diagnostic? {
    guard let first = headings.first, headings.count >= 3 else { return nil }
    return Diagnostic(
      path: document.typedPath, line: first.line, column: 1, severity: .note,
      rule: .codesInHeadings,
      message: "\(headings.count) headings look like codes, the first is '\(first.text)'; "
        + "only tables are read")
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
