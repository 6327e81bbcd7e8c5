internal import HTMLReader
internal import MarkdownReader
internal import RecordReader

/// Words what is wrong with a document outside the rows of its tables.
struct DocumentDiagnostics {
  /// The path that the diagnostics name.
  let path: String
  /// Whether the document is an HTML page, whose tables are not to be in Markdown.
  var isPage = false

  func diagnostic(_ table: HTMLTable) -> Diagnostic {
    Diagnostic(
      path: path, line: table.line, column: table.column, severity: .warning,
      rule: .htmlTable,
      message: table.isClosed
        ? "the table is written in HTML; it is read, but a Markdown table is easier to check"
        : "the HTML table has no </table>; it is read up to the next blank line")
  }

  func diagnostic(_ refusal: HTMLRefusal) -> Diagnostic {
    guard !isPage else { return diagnostic(inPage: refusal) }
    let reason =
      switch refusal.reason {
      case .tooDeep: "has more than 200 elements open at once"
      case .tooManyAttributes: "has more than 200 attributes in one tag"
      case .tooLong: "is longer than 16 MiB"
      }
    return Diagnostic(
      path: path, line: refusal.line, column: refusal.column, severity: .error,
      rule: .htmlTooDeep, message: "the HTML table \(reason); it is not read")
  }

  private func diagnostic(inPage refusal: HTMLRefusal) -> Diagnostic {
    let message =
      switch refusal.reason {
      case .tooDeep:
        "more than 200 elements are open at once; the text is read, but from here on tags of more "
          + "are passed over; close elements that are not closed"
      case .tooManyAttributes:
        "a tag with more than 200 attributes is passed over; its content is read"
      case .tooLong: "the page is longer than 16 MiB; it is not read; split it"
      }
    return Diagnostic(
      path: path, line: refusal.line, column: refusal.column,
      severity: refusal.reason == .tooLong ? .error : .warning, rule: .htmlTooDeep,
      message: message)
  }

  func diagnostic(swallowedTable line: Int) -> Diagnostic {
    Diagnostic(
      path: path, line: line, column: 1, severity: .warning, rule: .htmlTable,
      message:
        "the table is inside an HTML block, so GitHub shows it as text and it is not read; "
        + "put a blank line before it")
  }

  func diagnostic(_ misfit: Misfit, isRead: Bool) -> Diagnostic {
    let rows =
      switch misfit.rowCount {
      case 0: ""
      case 1: isRead ? "1 row is read; " : "1 row is not read; "
      default: "\(misfit.rowCount) rows are \(isRead ? "" : "not ")read; "
      }
    let cells = "\(misfit.headerCount) cell\(misfit.headerCount == 1 ? "" : "s")"
    return Diagnostic(
      path: path, line: misfit.headerLine, column: 1, severity: .error,
      rule: .notATable,
      message: "not a table: the header has \(cells), but the delimiter row has "
        + "\(misfit.delimiterCount); \(rows)make the counts equal")
  }

  /// The finding about the bytes of a line; a byte order mark is not one.
  func finding(_ issue: EncodingIssue) -> (Finding, line: Int)? {
    switch issue {
    case .byteOrderMark: nil
    case .utf16: (Finding(cause: .wideUnits(16), column: 1), 1)
    case .utf32: (Finding(cause: .wideUnits(32), column: 1), 1)
    case .binary: (Finding(cause: .binary, column: 1), 1)
    case .malformed(let line, let column, _): (Finding(cause: .malformed, column: column), line)
    case .nul(let line, let column, _): (Finding(cause: .nul, column: column), line)
    }
  }

  /// The finding about what is not read of a document of records.
  func finding(_ issue: RecordIssue) -> (Finding, line: Int) {
    let isError = issue.kind == .malformed || issue.kind == .noRecord
    return (
      Finding(cause: .record(issue.message, isError: isError), column: issue.column), issue.line
    )
  }

  /// Words the finding of rows that belong to no table, whether they are read or not.
  func diagnostic(_ rows: StrayRows, isRead: Bool) -> Diagnostic {
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
      case .html: "a block of HTML continues to the next blank line"
      case .missingDelimiter: "no delimiter row comes after a header"
      }
    return Diagnostic(
      path: path, line: rows.firstLine, column: rows.column, severity: .warning,
      rule: .rowOutsideTable,
      message: "\(rows.rowCount) row\(isOne ? "" : "s") of pipes in \(place) "
        + "\(isOne ? "belongs" : "belong") to no table "
        + (isRead ? "but \(isOne ? "is" : "are") read: " : "and \(isOne ? "is" : "are") not read: ")
        + reason)
  }

  /// The warning that the header of another column than that of the codes mentions codes; nil where
  /// headers and cells agree.
  func diagnostic(_ table: TableHead, swappedIn role: TableRole) -> Diagnostic? {
    guard let code = role.codeColumn, let other = role.misleadingColumn else { return nil }
    return Diagnostic(
      path: path, line: table.line, column: 1, severity: .warning, rule: .swappedHeaders,
      message:
        "the header \"\(table.header[other])\" is above texts, and \"\(table.header[code])\" "
        + "above codes; the cells decide")
  }

  func diagnostic(_ table: LooseTable) -> Diagnostic {
    let count = table.rows.count
    let notation =
      switch table.notation {
      case .doublePipes: "between double pipes"
      case .dashes: "below dashes"
      }
    return Diagnostic(
      path: path, line: table.header.line, column: 1, severity: .warning, rule: .rowOutsideTable,
      message: "\(count) row\(count == 1 ? "" : "s") \(notation) in lines "
        + "\(table.lines.lowerBound)-\(table.lines.upperBound) \(count == 1 ? "is" : "are") read, "
        + "though GitHub shows text; a table of pipes with a delimiter row shows everywhere")
  }

  func diagnostic(_ list: PassedOverList) -> Diagnostic {
    Diagnostic(
      path: path, line: list.firstLine, column: 1, severity: .warning,
      rule: .listPassedOver,
      message: "a table of \(list.rowCount) row\(list.rowCount == 1 ? "" : "s") in lines "
        + "\(list.firstLine)-\(list.lastLine) is not read, though \(list.columnName) looks like "
        + "codes: \(list.reason)",
      remedy: .codeColumn(list.columnOption))
  }

  func diagnostic(_ codes: PassedOverCodes) -> Diagnostic {
    Diagnostic(
      path: path, line: codes.firstLine, column: 1, severity: .warning, rule: .listPassedOver,
      message: "\(codes.count) \(codes.isOfHeadings ? "headings" : "list items") in lines "
        + "\(codes.firstLine)-\(codes.lastLine) look like codes, '\(codes.first)' first, and are "
        + "not read: \(codes.reason)")
  }
}
