package import CodeDocuments

extension CodeHistories {
  /// What the history of a document says against the codes that it has now.
  ///
  /// - A code that was removed and came back with another text has been reused: programs and logs
  ///   from before mean something else by it.
  /// - A text whose code was removed in the revision that gave it a new one has been renumbered:
  ///   programs that know the old code no longer recognize it.
  ///
  /// - Parameters:
  ///   - entries: The codes that the document has now.
  ///   - path: The path of the document, as typed.
  /// - Returns: At most one diagnostic of each rule for a code, at the line that lists it, by line.
  package func diagnostics(of entries: [Entry], path: String) -> [Diagnostic] {
    var changes: [String: (reused: String?, renumbered: String?)] = [:]
    var removed: [String: (text: String, date: String)] = [:]
    for revision in Dictionary(grouping: events, by: \.place).sorted(by: { $0.key < $1.key }) {
      let went = revision.value.filter { $0.change == .removed }
      let came = revision.value.filter { $0.change == .added }
      for event in came {
        let key = Self.key(event.domain, event.code)
        if let before = removed[key], let text = event.new, before.text != text {
          changes[key, default: (nil, nil)].reused =
            "'\(event.code)' meant '\(before.text)' until \(before.date), and has been reused"
        }
        let sources = went.filter { Self.isSame($0.old, event.new) && $0.code != event.code }
        let targets = came.filter { Self.isSame($0.new, event.new) }
        if sources.count == 1, targets.count == 1, let source = sources.first {
          changes[key, default: (nil, nil)].renumbered =
            "'\(event.code)' was '\(source.code)' until \(event.date ?? event.revision)"
        }
      }
      for event in went {
        removed[Self.key(event.domain, event.code)] = (
          event.old ?? "", event.date ?? event.revision
        )
      }
    }
    var found: [Diagnostic] = []
    for entry in entries {
      let key = Self.key(entry.domain, entry.code)
      guard let change = changes.removeValue(forKey: key) else { continue }
      func add(_ rule: Diagnostic.Rule, _ message: String?) {
        guard let message else { return }
        found.append(
          Diagnostic(
            path: path, line: entry.line, column: 1, severity: .warning, rule: rule,
            message: message, code: entry.code))
      }
      add(.reusedCode, change.reused)
      add(.renumbered, change.renumbered)
    }
    return found.sorted { $0.line < $1.line }
  }

  private static func key(_ domain: String, _ code: String) -> String { domain + "\0" + code }

  private static func isSame(_ old: String?, _ new: String?) -> Bool {
    old == new && old?.isEmpty == false
  }
}
