import CodeLogs
import ErrorCatalog

/// Changes as a section of a change log in Markdown: a heading for each kind, an item for each code.
struct ChangeLog {
  private var items: [CodeChange.Kind: [String]] = [:]
  private let isOfSeveral: Bool
  /// How many changes there are.
  private(set) var count = 0

  /// Starts a change log; `isOfSeveral` names the sources of several documents.
  init(isOfSeveral: Bool) { self.isOfSeveral = isOfSeveral }

  mutating func add(_ change: CodeChange) {
    let entry = change.entry
    let domain = isOfSeveral ? "\(entry.source)/\(entry.domain)" : entry.domain
    let symbol = entry.symbol.map { " " + silentMarkdown($0) } ?? ""
    let text =
      switch change.kind {
      case .added, .removed: silentMarkdown(entry.description)
      case .reworded, .changed: Self.difference(change.old ?? "", change.new ?? "")
      }
    let column = change.column.map { ", " + silentMarkdown($0) } ?? ""
    let code = silentMarkdown(entry.code)
    let item = "- **\(code)**\(symbol) (\(silentMarkdown(domain)))\(column)"
    items[change.kind, default: []].append(text.isEmpty ? item : "\(item): \(text)")
    count += 1
  }

  /// The lines; empty if nothing changed.
  func lines(_ terminal: Terminal) -> [String] {
    var lines: [String] = []
    for (kind, heading) in [
      (CodeChange.Kind.added, "Added"), (.removed, "Removed"), (.reworded, "Reworded"),
      (.changed, "Changed"),
    ] {
      guard let items = items[kind] else { continue }
      if !lines.isEmpty { lines.append("") }
      lines += ["### \(heading)", ""] + items
    }
    return terminal.isTerminal ? lines.map(visible) : lines
  }

  /// Removed words struck through, added words bold.
  static func difference(_ old: String, _ new: String) -> String {
    var result = ""
    var wasRemoved = false
    for part in WordDiff(old: old, new: new).parts {
      switch part {
      case .same(let text): result += silentMarkdown(text)
      case .removed(let text): result += marked(text, mark: "~~", tag: "del")
      case .added(let text):
        let isJoined = wasRemoved && result.last?.isWhitespace == false
        result += (isJoined ? " " : "") + marked(text, mark: "**", tag: "ins")
      }
      if case .removed = part { wasRemoved = true } else { wasRemoved = false }
    }
    return result
  }

  /// A text between marks, or between tags where it begins or ends with punctuation, beside which
  /// marks are plain text (GFM, section 6.2: flanking).
  private static func marked(_ text: String, mark: String, tag: String) -> String {
    let start = text.prefix(while: \.isWhitespace)
    guard start.count < text.count else { return text }
    let end = String(text.reversed().prefix(while: \.isWhitespace).reversed())
    let middle = text.dropFirst(start.count).dropLast(end.count)
    let isWord = [middle.first, middle.last].allSatisfy {
      $0.map { $0.isLetter || $0.isNumber } ?? false
    }
    let marked = silentMarkdown(String(middle))
    return start + (isWord ? mark + marked + mark : "<\(tag)>\(marked)</\(tag)>") + end
  }
}
