/// One thing that is wrong with a row or a line.
struct Finding {
  var cause: DiagnosticCause
  /// Where in its line, in Unicode scalars, from 1.
  var column: Int
  /// For a code that is listed again: the line that lists it first, and whether that one has
  /// another description.
  var first: (line: Int, differs: Bool)?
}

/// Gathers findings into one diagnostic for each cause, at the place of its first finding.
///
/// Memory is needed for each cause, not for each row.
struct DiagnosticGroups {
  private struct Group {
    var cause: DiagnosticCause
    var line: Int
    var column: Int
    var count: Int
    var lines: LineRuns
    var differs: Bool
  }

  private var groups: [Group] = []
  private var places: [DiagnosticCause: Int] = [:]

  /// Adds what was found in a line; lines come in the order of the document.
  mutating func add(_ finding: Finding, line: Int) {
    let differs = finding.first?.differs ?? false
    if let place = places[finding.cause] {
      groups[place].count += 1
      groups[place].lines.add(line)
      groups[place].differs = groups[place].differs || differs
      return
    }
    places[finding.cause] = groups.count
    var lines = LineRuns(finding.first?.line ?? line)
    lines.add(line)
    groups.append(
      Group(
        cause: finding.cause, line: line, column: finding.column,
        count: finding.first == nil ? 1 : 2, lines: lines, differs: differs))
  }

  /// Returns a diagnostic for each cause, in the order in which the causes came.
  func diagnostics(path: String) -> [Diagnostic] {
    groups.map { group in
      Diagnostic(
        path: path, line: group.line, column: group.column,
        severity: group.differs ? .error : group.cause.severity, rule: group.cause.rule,
        message: group.cause.message(
          count: group.count, lines: group.lines, differs: group.differs))
    }
  }
}
