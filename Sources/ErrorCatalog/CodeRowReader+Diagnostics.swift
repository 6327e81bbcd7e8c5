internal import HTMLTables
internal import MarkdownTables

/// What is wrong with a row of a code table, in words.
extension CodeRowReader {
  func edgePipes(_ row: Row) -> [Diagnostic] {
    // A table may leave out its edge pipes; a row that has only one of them is a slip, and one that
    // has none below rows that have both may be text.
    if !row.hasLeadingPipe, !row.hasTrailingPipe, hasEdgePipes {
      return [
        diagnostic(
          row.line, 1, .warning, .missingEdgePipe,
          "the row has no pipe at either end, as rows above it have; it is read as a row")
      ]
    }
    guard row.hasLeadingPipe != row.hasTrailingPipe else { return [] }
    let last = row.surplus.last ?? row.cells.last
    let end = (last?.column ?? 1) + (last?.source.unicodeScalars.count ?? 0)
    return [
      diagnostic(
        row.line, row.hasLeadingPipe ? end : 1, .warning, .missingEdgePipe,
        "the row has no pipe at its \(row.hasLeadingPipe ? "end" : "start")")
    ]
  }

  func surplus<Body: BodyRow>(_ row: Body) -> Diagnostic {
    let count = row.surplus.count
    let rest = row.surplus.map(\.source).joined(separator: " | ")
    let more = "the row has \(count) more cell\(count == 1 ? "" : "s") than the header"
    // By the text, not the source: `&nbsp;` is blank.
    let isBlank = row.surplus.allSatisfy { $0.text.unicodeScalars.allSatisfy(CodeText.isBlank) }
    let fate =
      isBlank
      ? "nothing stands there"
      : Body.syntax == .gfm
        ? "GitHub drops '\(rest)'; it is kept here; write a pipe within a cell as \\|"
        : "'\(rest)' stands in no column; it is kept with the description"
    return diagnostic(
      row.line, row.surplus[0].column, isBlank ? .warning : .error, .surplusCells,
      more + ": " + fate)
  }

  /// What there is to say of a code that the document listed before.
  func problem(
    _ code: String, _ before: SeenCodes.Before, _ row: some BodyRow
  ) -> Diagnostic? {
    let column = row.cells[codeColumn].column
    switch before {
    case .no, .sameTextElsewhere: return nil
    case .sameText:
      return diagnostic(
        row.line, column, .warning, .duplicateCode,
        "'\(code)' is listed again with the same text")
    case .otherText:
      return diagnostic(
        row.line, column, .error, .duplicateCode,
        "'\(code)' is listed again with another text; both are kept")
    case .otherTextElsewhere(let domain):
      return diagnostic(
        row.line, column, .warning, .conflictingCode,
        "'\(code)' has another text in '\(domain)'")
    }
  }

  func emptyCode(_ row: some BodyRow, _ outcome: CodelessOutcome) -> Diagnostic {
    let column = row.cells[codeColumn].column
    switch outcome {
    case .joined:
      return diagnostic(
        row.line, column, .warning, .emptyCode,
        "the row has no code; its text is added to '\(codeAbove ?? "")', the row above")
    case .empty:
      return diagnostic(
        row.line, column, .warning, .emptyCode, "the row holds nothing; it is passed over")
    case .rejected:
      return diagnostic(
        row.line, column, .error, .emptyCode,
        "the row has no code, and no row above it to belong to; it is left out")
    }
  }

  func tooManyCodes(_ codes: [CodeText], kept: Int, _ row: some BodyRow) -> Diagnostic {
    let left = codes[kept...]
    let names = left.count == 1 ? [left[kept]] : [left[kept], left[codes.count - 1]]
    return diagnostic(
      row.line, row.cells[codeColumn].column, .error, .tooManyCodes,
      "the cell lists \(codes.count) codes, and \(left.count) of them \(left.count == 1 ? "is" : "are")"
        + " left out: " + names.map { "'\($0.code.prefix(60))'" }.joined(separator: " to ")
        + "; give each code a row, or list at most \(RowBounds.mostCodes)")
  }

  func tooMuchText(
    _ codes: ArraySlice<CodeText>, withText count: Int, _ row: some BodyRow
  ) -> Diagnostic {
    diagnostic(
      row.line, row.cells[codeColumn].column, .error, .tooManyCodes,
      "the row has \(codes.count) codes and too much text to copy it to each: '"
        + "\(codes[count].code.prefix(60))'\(count + 1 < codes.count ? " and those after it have" : " has")"
        + " none; give each code a row")
  }

  func tooMuchText(_ row: some BodyRow, withText count: Int) -> Diagnostic {
    diagnostic(
      row.line, row.cells[codeColumn].column, .error, .tooManyCodes,
      "the row above has \(countAbove) codes, and this row and those below it have too much text to "
        + "copy it to each: it is added to the first \(count == 1 ? "alone" : "\(count) of them")")
  }

  func standIn(_ text: String, _ row: some BodyRow) -> Diagnostic {
    diagnostic(
      row.line, row.cells[codeColumn].column, .warning, .emptyCode,
      "the row has no code but '\(text)'; it is kept under that")
  }

  func textAsRow(_ row: Row) -> Diagnostic {
    diagnostic(
      row.line, row.cells[0].column, .warning, .textAsRow,
      "GitHub reads this line as a row of the table above it; it is left out; put a blank line "
        + "before it")
  }

  func diagnostic(
    _ line: Int, _ column: Int, _ severity: Diagnostic.Severity, _ rule: Diagnostic.Rule,
    _ message: String
  ) -> Diagnostic {
    Diagnostic(
      path: document.typedPath, line: line, column: column, severity: severity, rule: rule,
      message: message)
  }
}
