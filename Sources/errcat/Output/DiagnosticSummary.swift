import Causes
import CodeDocuments

/// The diagnostics of an import by rule: the first few of each in full, and how many there are.
///
/// Its size does not depend on how many documents are imported.
struct DiagnosticSummary {
  /// How many diagnostics of a rule are shown in full.
  static let limit = 3

  private struct Group {
    var rule: Diagnostic.Rule
    var first: [Diagnostic] = []
    var counts: [Diagnostic.Severity: Int] = [:]
    var count: Int { counts.values.reduce(0, +) }
    var worst: Diagnostic.Severity { counts.keys.max() ?? .note }
  }

  /// The rules in the order in which they first came.
  private var groups: [Group] = []

  mutating func add(_ diagnostic: Diagnostic) {
    let index =
      groups.firstIndex { $0.rule == diagnostic.rule }
      ?? {
        groups.append(Group(rule: diagnostic.rule))
        return groups.count - 1
      }()
    if groups[index].first.count < Self.limit { groups[index].first.append(diagnostic) }
    groups[index].counts[diagnostic.severity, default: 0] += 1
  }

  /// The first diagnostics of each rule, errors before warnings before notes.
  var lines: [String] {
    var lines: [String] = []
    for severity in Diagnostic.Severity.allCases.reversed() {
      for group in groups where group.worst == severity {
        lines += group.first.map { visible("\($0)") }
        let more = group.count - group.first.count
        if more > 0 {
          lines.append("... \(more) more \(group.rule.rawValue); errcat import -v shows all")
        }
      }
    }
    return lines
  }

  /// `3 diagnostics: 1 empty-code error, 2 conflicting-code warnings`; nil without any diagnostic.
  var total: String? {
    guard !groups.isEmpty else { return nil }
    var parts: [String] = []
    for severity in Diagnostic.Severity.allCases.reversed() {
      for group in groups {
        guard let count = group.counts[severity] else { continue }
        parts.append(Self.count(count, "\(group.rule.rawValue) \(severity.rawValue)"))
      }
    }
    let all = groups.reduce(0) { $0 + $1.count }
    return Self.count(all, "diagnostic") + ": " + parts.joined(separator: ", ")
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
