import CodeDocuments
import ErrcatBytes

/// The text that is added for a code in a line of a log.
enum AnnotationText {
  /// `# 10016 Insufficient coins balance (rest-api); Insufficient coins (websocket-api)`; with causes
  /// also ` [inferred: insufficient-funds]`, and with notes ` [note: Ask for a refund first]`.
  static func comment(
    _ code: String, _ entries: [Entry], notes: [Int: [CodeNote]] = [:], causes: Bool
  ) -> String {
    var noted: [String] = []
    var known: Set<String> = []
    for note in entries.lazy.flatMap({ notes[$0.id] ?? [] }).map(\.summary)
    where known.insert(note).inserted {
      noted.append(note)
    }
    let inferred = causes ? self.causes(entries) : []
    return "# \(visible(code)) \(meanings(entries))"
      + noted.map { " [note: \(visible($0))]" }.joined()
      + (inferred.isEmpty ? "" : " [inferred: \(inferred.joined(separator: ", "))]")
  }

  /// The causes that were inferred, each once; none where errcat could not tell.
  static func causes(_ entries: [Entry]) -> [String] {
    var causes: [String] = []
    var known: Set = ["unspecified"]
    for entry in entries where known.insert(entry.cause).inserted { causes.append(entry.cause) }
    return causes
  }

  /// The fewest characters of a comment: a code and the start of its meaning.
  private static let shortest = 24

  /// The part of a comment that a line may show, and one character more, so that it is seen to be cut.
  ///
  /// A character can have any number of marks: of one that has many, the first are shown.
  static func shortened(_ comment: String, limit: Int) -> String {
    let shown = comment.prefix(limit + 1)
    // A letter has up to four bytes, and few have more than three marks.
    guard shown.utf8.count > limit * 16 else { return String(shown) }
    return String(shown.unicodeScalars.prefix(limit * 2)) + "…"
  }

  /// The comments of a line, of at most so many characters with two blanks before each.
  ///
  /// The longest lose most. Where there are too many comments, the last says how many more.
  static func comments(_ comments: [String], limit: Int?) -> [String] {
    guard let limit else { return comments }
    var shown = comments
    let most = limit / (shortest + 2)
    var more: String?
    if comments.count > most {
      shown = Array(comments.prefix(most - 1))
      more = "# \(comments.count - shown.count) more"
    }
    var left = limit - (more.map { $0.count + 2 } ?? 0)
    var longest = left
    for (index, count) in shown.map(\.count).sorted().enumerated() {
      longest = left / (shown.count - index) - 2
      if count > longest { break }
      left -= count + 2
    }
    return shown.map { $0.count > longest ? $0.prefix(max(0, longest - 1)) + "…" : $0 }
      + (more.map { [$0] } ?? [])
  }

  /// The entries as JSON objects with the keys of all verbs.
  static func objects(_ entries: [Entry], notes: [Int: [CodeNote]] = [:]) -> [String] {
    entries.map { entry in
      let noted = notes[entry.id].map { [(EntryNotes.name, EntryNotes.value($0))] } ?? []
      return JSONValue.object(
        Array(zip(EntryRow.names, EntryRow.values(entry)))
          + [(EntryRow.ruleName, EntryRow.rule(entry))] + noted
      ).text
    }
  }

  /// What the code means in each domain, the same text once.
  static func meanings(_ entries: [Entry]) -> String {
    let slugs = Set(entries.map { "\($0.source)/\($0.domain)" })
    let isUnambiguous = slugs.count == Set(entries.map(\.domain)).count
    var texts: [String] = []
    var domains: [[String]] = []
    var places: [String: Int] = [:]
    var known: Set<[String]> = []
    for entry in entries {
      let text = visible(said(entry))
      let domain = visible(isUnambiguous ? entry.domain : "\(entry.source)/\(entry.domain)")
      guard known.insert([text, domain]).inserted else { continue }
      if let place = places[text] {
        domains[place].append(domain)
      } else {
        places[text] = texts.count
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
