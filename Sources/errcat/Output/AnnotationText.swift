import CodeDocuments
import ErrcatBytes

/// The text that is added for a code in a line of a log.
enum AnnotationText {
  /// `  # 10016 Insufficient coins balance (rest-api); Insufficient coins (websocket-api)`.
  static func comment(_ code: String, _ entries: [Entry], _ terminal: Terminal) -> String {
    "  " + terminal.styled("# \(visible(code)) \(meanings(entries))", .faint)
  }

  /// The entries as JSON objects with the keys of all verbs, commas between.
  static func objects(_ entries: [Entry]) -> String {
    entries.map { entry in
      JSONValue.object(
        Array(zip(EntryRow.names, EntryRow.values(entry)))
          + [(EntryRow.ruleName, EntryRow.rule(entry))]
      ).text
    }.joined(separator: ",")
  }

  /// What the code means in each domain, the same text once.
  static func meanings(_ entries: [Entry]) -> String {
    let slugs = Set(entries.map { "\($0.source)/\($0.domain)" })
    let isUnambiguous = slugs.count == Set(entries.map(\.domain)).count
    var texts: [String] = []
    var domains: [[String]] = []
    for entry in entries {
      let text = visible(said(entry))
      let domain = visible(isUnambiguous ? entry.domain : "\(entry.source)/\(entry.domain)")
      if let index = texts.firstIndex(of: text) {
        if !domains[index].contains(domain) { domains[index].append(domain) }
      } else {
        texts.append(text)
        domains.append([domain])
      }
    }
    return zip(texts, domains).map { "\($0) (\($1.joined(separator: ", ")))" }
      .joined(separator: "; ")
  }

  /// The description, or else the symbol.
  private static func said(_ entry: Entry) -> String {
    entry.description.isEmpty ? entry.symbol ?? "no description" : entry.description
  }

  /// A bar of at most 20 columns, to the eighth of one; never nothing.
  static func bar(_ count: Int, of most: Int) -> String {
    let eighths = max(1, Int((Double(count) / Double(max(most, 1)) * 160).rounded()))
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
  }
}
