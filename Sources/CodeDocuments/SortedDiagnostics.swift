/// The diagnostics of a document, to be given out by line and column once all are known.
///
/// Those at one place are given in the order in which they were found. A message is written only
/// when it is given out.
struct SortedDiagnostics {
  private enum Found {
    case diagnostic(Diagnostic)
    case group(DiagnosticGroup)

    var place: (line: Int, column: Int) {
      switch self {
      case .diagnostic(let diagnostic): (diagnostic.line, diagnostic.column)
      case .group(let group): (group.line, group.column)
      }
    }
  }

  private var found: [Found] = []
  private var order: [Int]?
  private var given = 0

  /// Adds a diagnostic, before the first is given out.
  mutating func add(_ diagnostic: Diagnostic) {
    found.append(.diagnostic(diagnostic))
  }

  /// Adds the gathered diagnostics.
  mutating func add(_ groups: DiagnosticGroups) {
    for group in groups.groups { found.append(.group(group)) }
  }

  /// Returns the next diagnostic of the document at `path`, or nil at the end.
  mutating func next(path: String) -> Diagnostic? {
    let order = order ?? sorted()
    self.order = order
    guard given < order.count else { return nil }
    given += 1
    return switch found[order[given - 1]] {
    case .diagnostic(let diagnostic): diagnostic
    case .group(let group): group.diagnostic(path: path)
    }
  }

  private func sorted() -> [Int] {
    found.indices.sorted { left, right in
      let (first, second) = (found[left].place, found[right].place)
      return (first.line, first.column, left) < (second.line, second.column, right)
    }
  }
}
