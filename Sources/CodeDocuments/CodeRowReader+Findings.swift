internal import HTMLReader
internal import MarkdownReader

/// The findings about a row of a code table.
extension CodeRowReader {
  func edgePipes(_ row: Row) -> [Finding] {
    // A table may leave out its edge pipes; a row that has only one of them is a slip, and one that
    // has none below rows that have both may be text.
    if !row.hasLeadingPipe, !row.hasTrailingPipe, hasEdgePipes {
      return [Finding(cause: .noEdgePipes, column: 1)]
    }
    guard row.hasLeadingPipe != row.hasTrailingPipe else { return [] }
    guard row.hasLeadingPipe else { return [Finding(cause: .noPipeAtStart, column: 1)] }
    let last = row.surplus.last ?? row.cells.last
    let end = (last?.column ?? 1) + (last?.source.unicodeScalars.count ?? 0)
    return [Finding(cause: .noPipeAtEnd, column: end)]
  }

  func surplus<Body: BodyRow>(_ row: Body) -> Finding {
    // By the text, not the source: `&nbsp;` is blank.
    let isBlank = row.surplus.allSatisfy { $0.text.unicodeScalars.allSatisfy(CodeText.isBlank) }
    let text = row.surplus.map(\.source).joined(separator: " | ")
    return Finding(
      cause: isBlank
        ? .blankSurplus : .surplus(count: row.surplus.count, text: text, form: Body.form),
      column: row.surplus[0].column)
  }

  /// The finding about a code that the document listed before, if there is one.
  func finding(
    _ code: String, _ before: SeenCodes.Before, _ row: some BodyRow
  ) -> Finding? {
    switch before {
    case .no, .sameTextElsewhere: return nil
    case .sameText(let line):
      return finding(.duplicate(code: code), row, first: (line, differs: false))
    case .otherText(let line):
      return finding(.duplicate(code: code), row, first: (line, differs: true))
    case .otherTextElsewhere(let domain, let line):
      return finding(.conflict(code: code, domain: domain, line: line), row)
    }
  }

  func cause(of outcome: CodelessOutcome) -> DiagnosticCause {
    switch outcome {
    case .joined: .joined(code: codeAbove ?? "")
    case .empty: .emptyRow
    case .rejected: .rejected
    case .separate: .ownValues
    }
  }

  func tooManyCodes(_ codes: [CodeText], kept: Int, _ row: some BodyRow) -> Finding {
    let left = codes[kept...]
    let names = left.count == 1 ? [left[kept]] : [left[kept], left[codes.count - 1]]
    return finding(
      .tooManyCodes(
        "the cell lists \(codes.count) codes, and \(left.count) of them \(left.count == 1 ? "is" : "are")"
          + " left out: " + names.map { "'\($0.code.prefix(60))'" }.joined(separator: " to ")
          + "; give each code a row, or list at most \(RowBounds.mostCodes)"), row)
  }

  func tooMuchText(
    _ codes: ArraySlice<CodeText>, withText count: Int, _ row: some BodyRow
  ) -> Finding {
    finding(
      .tooManyCodes(
        "the row has \(codes.count) codes and too much text to copy it to each: '"
          + "\(codes[count].code.prefix(60))'\(count + 1 < codes.count ? " and those after it have" : " has")"
          + " none; give each code a row"), row)
  }

  func tooMuchText(_ row: some BodyRow, withText count: Int) -> Finding {
    finding(
      .tooManyCodes(
        "the row above has \(countAbove) codes, and this row and those below it have too much text to "
          + "copy it to each: it is added to the first \(count == 1 ? "alone" : "\(count) of them")"
      ), row)
  }

  /// Something that is wrong with a row's code cell.
  func finding(
    _ cause: DiagnosticCause, _ row: some BodyRow, first: (line: Int, differs: Bool)? = nil
  ) -> Finding {
    Finding(cause: cause, column: row.cells[codeColumn].column, first: first)
  }
}
