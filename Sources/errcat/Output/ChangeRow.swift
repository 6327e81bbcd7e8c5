import ErrcatBytes
import ErrorCatalog

/// A change as a flat row: the keys of the JSON form, in its order.
enum ChangeRow {
  static let names = ["change", "source", "domain", "code", "column", "old", "new"]

  /// What people see of a change.
  static let textNames = ["change", "domain", "code", "description"]

  static func values(_ change: CodeChange) -> [JSONValue] {
    [
      .string(change.kind.rawValue), .string(change.entry.source), .string(change.entry.domain),
      .string(change.entry.code),
    ] + [change.column, change.old, change.new].map { text in text.map { .string($0) } ?? .null }
  }

  /// The cells of ``textNames``.
  static func text(
    _ change: CodeChange, withSource: Bool, _ terminal: Terminal
  ) -> [String] {
    let entry = change.entry
    let style: Terminal.Style =
      switch change.kind {
      case .added: .added
      case .removed: .removed
      case .reworded, .changed: .reworded
      }
    let text =
      switch change.kind {
      case .added, .removed: visible(entry.description)
      case .reworded, .changed: difference(change.old ?? "", change.new ?? "", terminal)
      }
    return [
      terminal.styled(change.kind.rawValue, style),
      visible(withSource ? "\(entry.source)/\(entry.domain)" : entry.domain),
      terminal.styled(visible(entry.code), .code) + (entry.symbol.map { " " + visible($0) } ?? ""),
      change.column.map { "\(visible($0)): \(text)" } ?? text,
    ]
  }

  /// The change as a finding: where the code is, or was in a document that is still there.
  static func result(
    _ change: CodeChange, withSource: Bool, level: String
  ) -> SARIFLog.Result {
    let entry = change.entry
    let domain = withSource ? "\(entry.source)/\(entry.domain)" : entry.domain
    let symbol = entry.symbol.map { " " + $0 } ?? ""
    let text =
      switch change.kind {
      case .added: "is new: \(change.new ?? "")"
      case .removed: "was removed: \(change.old ?? "")"
      case .reworded: "has another description: '\(change.new ?? "")', was '\(change.old ?? "")'"
      case .changed:
        "has another \(change.column ?? "text"): '\(change.new ?? "")', was '\(change.old ?? "")'"
      }
    return SARIFLog.Result(
      rule: change.kind.rawValue, level: level,
      message: "code \(entry.code)\(symbol) of \(domain) \(text)",
      path: entry.path == "-" ? nil : entry.path,
      line: change.kind == .removed ? nil : entry.line)
  }

  /// The old and the new text in one line: `[-old-]{+new+}`, or the same in colors.
  private static func difference(_ old: String, _ new: String, _ terminal: Terminal) -> String {
    WordDiff(old: old, new: new).parts.map { part in
      switch part {
      case .same(let text): visible(text)
      case .removed(let text):
        terminal.hasColor ? terminal.styled(visible(text), .removedWords) : "[-\(visible(text))-]"
      case .added(let text):
        terminal.hasColor ? terminal.styled(visible(text), .addedWords) : "{+\(visible(text))+}"
      }
    }.joined()
  }
}
