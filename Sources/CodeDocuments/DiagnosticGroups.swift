/// One thing that is wrong with a row or a line.
struct Finding {
  var cause: DiagnosticCause
  /// Where in its line, in Unicode scalars, from 1.
  var column: Int
  /// For a code that is listed again: the line that lists it first, and whether that one has
  /// another description.
  var first: (line: Int, differs: Bool)?
}

/// What one diagnostic is about: all findings with the same cause.
struct DiagnosticGroup {
  fileprivate var cause: DiagnosticCause
  /// The place of the first finding.
  fileprivate(set) var line: Int
  fileprivate(set) var column: Int
  fileprivate var count: Int
  fileprivate var lines: LineRuns
  fileprivate var differs: Bool
  /// The code of the row, if it is about one row with one code.
  fileprivate var code: String?

  /// Returns the diagnostic.
  func diagnostic(path: String) -> Diagnostic {
    Diagnostic(
      path: path, line: line, column: column, severity: differs ? .error : cause.severity,
      rule: cause.rule, message: cause.message(count: count, lines: lines, differs: differs),
      code: cause.code ?? code)
  }
}

/// Gathers findings into one diagnostic for each cause, at the place of its first finding.
///
/// Memory is needed for each cause, not for each row.
struct DiagnosticGroups {
  /// The groups, in the order in which their causes came.
  private(set) var groups: [DiagnosticGroup] = []
  private var places: [DiagnosticCause: Int] = [:]

  /// Adds a finding in a line, whose row has this one code; lines come in the order of the document.
  mutating func add(_ finding: Finding, line: Int, code: String? = nil) {
    let differs = finding.first?.differs ?? false
    if let place = places[finding.cause] {
      groups[place].count += 1
      groups[place].code = nil
      groups[place].lines.add(line)
      groups[place].differs = groups[place].differs || differs
      return
    }
    places[finding.cause] = groups.count
    var lines = LineRuns(finding.first?.line ?? line)
    lines.add(line)
    groups.append(
      DiagnosticGroup(
        cause: finding.cause, line: line, column: finding.column,
        count: finding.first == nil ? 1 : 2, lines: lines, differs: differs, code: code))
  }
}
