/// What can be wrong with several rows or lines alike: those with equal causes share a diagnostic.
enum DiagnosticCause: Hashable, Sendable {
  /// A row has no pipe at its end.
  case noPipeAtEnd
  /// A row has no pipe at its start.
  case noPipeAtStart
  /// A row has no pipe at either end, and rows above it have both.
  case noEdgePipes
  /// A row has more cells than the header, and nothing is in them.
  case blankSurplus
  /// A row has more cells than the header; `text` is their content.
  case surplus(count: Int, text: String, form: CodeListForm)
  /// A code is listed more than once in its table.
  case duplicate(code: String)
  /// A code has another description in an earlier domain.
  case conflict(code: String, domain: String, line: Int)
  /// A row has no code; its text is added to the row above, which has this one.
  case joined(code: String)
  /// A row has nothing in it.
  case emptyRow
  /// A row has no code, and there is no row above it.
  case rejected
  /// A row has a word like `N/A` for a code.
  case placeholder(String)
  /// A row has no code, and is kept under its name or status.
  case keptUnder(String)
  /// A row has no code, but values of its own, so it does not go on with the row above.
  case ownValues
  /// A row has words where the others have codes.
  case noCode(String)
  /// A cell may hold several codes, which are kept as one.
  case unsplit(String)
  /// A cell lists too many codes, or too many for the text of its row; the message says which.
  case tooManyCodes(String)
  /// A row has a code, and the document has as many as it may.
  case beyondCodes(most: Int)
  /// A row has texts, and those of the document's codes are as long as they may be.
  case beyondText(most: Int)
  /// A text was encoded to UTF-8 twice.
  case encodedTwice(String, repaired: String)
  /// A line of text right below a table, which GFM makes a row of it.
  case textAsRow
  /// A line is not UTF-8.
  case malformed
  /// A line holds a NUL.
  case nul
  /// The document is UTF-16 or UTF-32, by the bits of a unit.
  case wideUnits(Int)
  /// The document is no text.
  case binary
  /// A document of records is not of its form, or something of it is not read as it is written.
  case record(String, isError: Bool)
}

extension DiagnosticCause {
  /// The rule that the cause breaks.
  var rule: Diagnostic.Rule {
    switch self {
    case .noPipeAtEnd, .noPipeAtStart, .noEdgePipes: .missingEdgePipe
    case .blankSurplus, .surplus: .surplusCells
    case .duplicate: .duplicateCode
    case .conflict: .conflictingCode
    case .joined, .emptyRow, .rejected, .placeholder, .keptUnder, .ownValues, .noCode: .emptyCode
    case .unsplit: .unsplitCodes
    case .tooManyCodes, .beyondCodes, .beyondText: .tooManyCodes
    case .encodedTwice: .encodedTwice
    case .textAsRow: .textAsRow
    case .malformed, .nul, .wideUnits, .binary: .invalidText
    case .record: .malformedRecords
    }
  }

  /// The code that the cause is about by itself.
  var code: String? {
    switch self {
    case .duplicate(let code), .conflict(let code, _, _): code
    default: nil
    }
  }

  /// How bad it is; a duplicate code with different descriptions is an error.
  var severity: Diagnostic.Severity {
    switch self {
    case .surplus, .rejected, .ownValues, .noCode, .tooManyCodes, .beyondCodes, .beyondText,
      .binary:
      .error
    case .record(_, let isError): isError ? .error : .warning
    default: .warning
    }
  }

  /// The message about this many rows or lines.
  func message(count: Int, lines: LineRuns, differs: Bool) -> String {
    let places = count == 1 ? "" : " (\(lines))"
    /// A sentence about one row, or about all of them with their lines after the first clause.
    func rows(_ one: String, _ many: String) -> String {
      guard count > 1 else { return "the row " + one }
      let end = many.firstIndex { ",;".contains($0) } ?? many.endIndex
      return "\(count) rows \(many[..<end])\(places)\(many[end...])"
    }
    return switch self {
    case .noPipeAtEnd: rows("has no pipe at its end", "have no pipe at their end")
    case .noPipeAtStart: rows("has no pipe at its start", "have no pipe at their start")
    case .noEdgePipes:
      rows(
        "has no pipe at either end, unlike the rows above it; it is read as a row",
        "have no pipe at either end, unlike the rows above them; they are read as rows")
    case .blankSurplus:
      rows(
        "has more cells than the header; the extra cells are empty",
        "have more cells than the header; the extra cells are empty")
    case .surplus(let surplus, let text, let form):
      (count == 1 ? "the row has" : "\(count) rows have")
        + " \(surplus) more cell\(surplus == 1 ? "" : "s") than the header\(places); "
        + (form == .table
          ? "GitHub drops '\(text)', errcat adds it to the description; "
            + "write a pipe inside a cell as \\|"
          : "'\(text)' is added to the description")
    case .duplicate(let code):
      "'\(code)' is listed \(count) times (\(lines)) with "
        + (!differs
          ? "the same description"
          : "different descriptions; \(count == 2 ? "both" : "all") are kept")
    case .conflict(let code, let domain, let line):
      "'\(code)' is described differently in '\(domain)' (line \(line))"
    case .joined(let code):
      rows("has no code; its text is", "have no code; their text is")
        + " added to the row above, '\(code)'"
    case .emptyRow: rows("is empty; it is skipped", "are empty; they are skipped")
    case .rejected:
      rows(
        "has no code, and there is no row above it to add its text to; it is left out",
        "have no code, and there is no row above them to add their text to; they are left out")
    case .keptUnder(let name):
      rows("has no code", "have no code") + "; kept under '\(name)'"
    case .ownValues:
      rows(
        "has no code, but values of its own; it is left out",
        "have no code, but values of their own; they are left out")
    case .noCode(let text):
      rows(
        "has '\(text)' where others have a code; it is left out",
        "have '\(text)' where others have a code; they are left out")
    case .unsplit(let code):
      "'\(code)' may be several codes; it is kept as one" + places + "; put a comma between codes"
    case .placeholder(let word):
      (count == 1 ? "the row has" : "\(count) rows have")
        + " '\(word)' instead of a code\(places); kept under '\(word)'"
    case .tooManyCodes(let message): message
    case .beyondCodes(let most):
      rows("is left out", "are left out")
        + ": a document of this size may have \(most) codes; split it"
    case .beyondText(let most):
      rows("is read without its texts", "are read without their texts")
        + ": those of a document of this size may have \(most) bytes, copies for several codes "
        + "included; give each code a row of its own, or split the document"
    case .encodedTwice(let text, let repaired):
      "'\(text)' was encoded to UTF-8 twice; it is read as '\(repaired)'" + places
    case .textAsRow:
      count == 1
        ? "GitHub reads this line of text as a row of the table above it; it is left out; put a "
          + "blank line before it"
        : "GitHub reads \(count) lines of text as rows of the table above them\(places); they are "
          + "left out; put a blank line before them"
    case .malformed:
      (count == 1 ? "the line is" : "\(count) lines are") + " not valid UTF-8\(places); "
        + "\u{FFFD} replaces the bytes that could not be read"
    case .nul:
      count == 1
        ? "the line contains a NUL character; \u{FFFD} replaces it"
        : "\(count) lines contain NUL characters\(places); \u{FFFD} replaces them"
    case .wideUnits(let bits): "the document is UTF-\(bits); it is read, but UTF-8 is expected"
    case .record(let message, _): count == 1 ? message : "\(message) (\(count) times, \(lines))"
    case .binary: "the document is binary data and no text; it is skipped"
    }
  }
}
