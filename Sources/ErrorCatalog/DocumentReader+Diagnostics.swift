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

  func diagnostic(_ rows: StrayRows) -> Diagnostic {
    let isOne = rows.rowCount == 1
    let place =
      rows.firstLine == rows.lastLine
      ? "line \(rows.firstLine)" : "lines \(rows.firstLine)-\(rows.lastLine)"
    let reason =
      switch rows.reason {
      case .endedTable(let line): "the table above ends at line \(line)"
      case .indented: "a tab or four spaces before \(isOne ? "it" : "them") make code"
      case .malformedDelimiter(let line): "line \(line) is not a valid delimiter row"
      case .missingHeader(let line): "the delimiter row in line \(line) has no header above it"
      case .html: "a block of HTML goes on to the next blank line"
      case .missingDelimiter: "no delimiter row comes after a header"
      }
    return Diagnostic(
      path: document.typedPath, line: rows.firstLine, column: rows.column, severity: .warning,
      rule: .rowOutsideTable,
      message: "\(rows.rowCount) row\(isOne ? "" : "s") of pipes in \(place) "
        + "\(isOne ? "belongs" : "belong") to no table and \(isOne ? "is" : "are") not read: "
        + reason)
  }

  func diagnostic(_ list: PassedOverList) -> Diagnostic {
    Diagnostic(
      path: document.typedPath, line: list.firstLine, column: 1, severity: .warning,
      rule: .listPassedOver,
      message: "a table of \(list.rowCount) row\(list.rowCount == 1 ? "" : "s") in lines "
        + "\(list.firstLine)-\(list.lastLine) is not read, though \(list.columnName) looks like "
        + "codes: \(list.reason)",
      remedy: .codeColumn(list.columnOption))
  }

  /// What there is to say of codes that are in no table, which nothing reads.
  func diagnostics(_ codes: CodesOutsideTables, hasDomain: Bool) -> [Diagnostic] {
    let found = [
      (codes.headings, Diagnostic.Rule.codesInHeadings, "headings"),
      (codes.items, .codesInLists, "list items"),
    ]
    return found.compactMap { tally, rule, noun in
      // Beside a table, a pair of them is more often about codes than a list of them.
      guard let first = tally.first, tally.count >= (hasDomain ? 3 : tally.enough) else {
        return nil
      }
      return Diagnostic(
        path: document.typedPath, line: first.line, column: 1, severity: .note, rule: rule,
        message: "\(tally.count) \(noun) in lines \(first.line)-\(tally.lastLine) look like codes, "
          + "'\(first.text)' first; only tables are read")
    }
  }
}
