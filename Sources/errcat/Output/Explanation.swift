import Causes
import CodeDocuments
import ErrorCatalog

/// The meanings of one code as people read them, equal texts once.
///
/// What the vendor says comes first, and what errcat infers from it last. Each cause and its advice
/// are shown once, with the first text that has the cause.
struct Explanation {
  /// The texts, each with the entries that have it, in document order.
  let meanings: [[Entry]]
  /// The notes on each entry, by its id.
  private let notes: [Int: [CodeNote]]

  /// Puts the entries of one look-up together: the same text of the same code is one meaning.
  init(_ entries: [Entry], notes: [Int: [CodeNote]] = [:]) {
    self.notes = notes
    var meanings: [[Entry]] = []
    var said = DistinctList<Said>()
    for entry in entries {
      let (isNew, place) = said.append(Said(entry))
      if isNew { meanings.append([entry]) } else { meanings[place].append(entry) }
    }
    self.meanings = meanings
  }

  /// What entries of one meaning have in common.
  private struct Said: Hashable {
    var code: String
    var symbol: String?
    var description: String
    var attributes: [Entry.Attribute]

    init(_ entry: Entry) {
      code = entry.code
      symbol = entry.symbol
      description = entry.description
      attributes = entry.attributes
    }
  }

  /// The screen of a terminal, without a line end after the last line.
  func text(_ terminal: Terminal) -> String {
    let inferences = Dictionary(grouping: Inference.all(of: meanings), by: \.first)
    var blocks = meanings.enumerated().map { index, meaning in
      let labels =
        meaning[0].attributes.map { visible($0.name) } + [EntryNotes.label, Inference.label]
      let fields = LabeledText(labels: labels, indent: 2, leastWidth: 10, terminal)
      let inferred = inferences[index, default: []].flatMap {
        fields.lines(Inference.label, visible($0.text(hasAdvice: true)))
      }
      return head(meaning, terminal) + described(meaning[0], fields, terminal)
        + noted(meaning).flatMap { fields.lines(EntryNotes.label, visible($0)) } + inferred
        + places(meaning, terminal)
    }
    if meanings.count > Self.few { blocks.insert(summary(terminal), at: 0) }
    return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }

  /// How many meanings a screen shows at once, so that nobody needs to be told how many there are.
  private static let few = 3

  /// How many meanings there are, and how to see fewer.
  private func summary(_ terminal: Terminal) -> [String] {
    let sources = Set(meanings.joined().map(\.source)).count
    let text =
      "\(visible(meanings[0][0].code)): \(meanings.count) meanings"
      + (sources > 1
        ? " from \(sources) sources; -s SOURCE shows those of one"
        : "; -d DOMAIN shows those of one domain")
    return wrap(text, width: terminal.width)
  }

  /// A line for each entry, for a pipe: its fields with a tab between them.
  ///
  /// Source, domain, code, symbol and description come first, then the other columns with their
  /// headers, what was inferred, the place and the address.
  func records(_ terminal: Terminal) -> [String] {
    var advised = DistinctList<String>()
    return meanings.flatMap(\.self).map { entry in
      let inference = Inference.all(of: [[entry]])[0]
      let hasAdvice = advised.append(entry.cause).isNew
      let fields =
        [
          visible(entry.source), visible(entry.domain),
          terminal.styled(visible(entry.code), .code), visible(entry.symbol ?? ""),
          visible(entry.description),
        ] + entry.attributes.map { visible("\($0.name): \($0.value)") }
        + noted([entry]).map { visible("\(EntryNotes.label): \($0)") }
        + [
          "\(Inference.label): " + visible(inference.text(hasAdvice: hasAdvice)),
          visible("\(entry.path):\(entry.line)"), visible(entry.url ?? ""),
        ]
      return fields.joined(separator: "\t").trimmingTabs
    }
  }
}

// MARK: - The lines of a screen

extension Explanation {
  /// The notes on the entries of a meaning, each once; one that is not on all of them says which.
  private func noted(_ meaning: [Entry]) -> [String] {
    var all: [CodeNote] = []
    // How many of the entries have each.
    var counts: [CodeNote: Int] = [:]
    for entry in meaning {
      var own: Set<CodeNote> = []
      for note in notes[entry.id] ?? [] where own.insert(note).inserted {
        if counts[note] == nil { all.append(note) }
        counts[note, default: 0] += 1
      }
    }
    return all.map { note in
      counts[note] == meaning.count ? note.summary : "\(note.code): \(note.summary)"
    }
  }

  /// The code, and who publishes it.
  private func head(_ meaning: [Entry], _ terminal: Terminal) -> [String] {
    let first = meaning[0]
    let plain = visible(first.code) + (first.symbol.map { "  " + visible($0) } ?? "")
    let name =
      terminal.styled(visible(first.code), .code)
      + (first.symbol.map { "  " + visible($0) } ?? "")
    let place = Self.places(of: meaning)
    let width = terminal.width ?? 80
    let room = min(width, EntryListing.widest) - displayWidth(plain) - displayWidth(place)
    if room >= 2 {
      return [name + String(repeating: " ", count: room) + terminal.styled(place, .faint)]
    }
    return wrapStyled(name, width: width)
      + wrap(place, width: width - 2).map { "  " + terminal.styled($0, .faint) }
  }

  /// The sources with their domains: `okcoin › REST API, Web API; kucoin › Errors`.
  private static func places(of entries: [Entry]) -> String {
    var sources: [String] = []
    var titles: [String: [String]] = [:]
    var known: Set<[String]> = []
    for entry in entries {
      if titles[entry.source] == nil { sources.append(entry.source) }
      let title = entry.domainTitle.isEmpty ? entry.domain : entry.domainTitle
      if known.insert([entry.source, title]).inserted {
        titles[entry.source, default: []].append(title)
      }
    }
    return sources.map { source in
      visible("\(source) › \(titles[source, default: []].joined(separator: ", "))")
    }.joined(separator: "; ")
  }

  /// What the vendor says: the description and the other columns.
  private func described(
    _ entry: Entry, _ fields: LabeledText, _ terminal: Terminal
  ) -> [String] {
    let text =
      entry.description.isEmpty
      ? []
      : wrap(
        visible(entry.description), width: terminal.width.map { $0 - 2 })
    return text.map { "  " + terminal.styled($0, .heading) }
      + entry.attributes.flatMap { fields.lines(visible($0.name), visible($0.value)) }
  }

  /// The lines of the documents, and their addresses.
  private func places(_ meaning: [Entry], _ terminal: Terminal) -> [String] {
    let width = terminal.width.map { $0 - 2 }
    return meaning.flatMap { entry -> [String] in
      let place = visible("\(entry.path):\(entry.line)")
      guard let url = entry.url.map({ visible($0) }) else { return wrap(place, width: width) }
      let isOneLine = width.map { displayWidth(place) + 2 + displayWidth(url) <= $0 } ?? true
      return isOneLine ? [place + "  " + url] : wrap(place, width: width) + [url]
    }.map { "  " + terminal.styled($0, .faint) }
  }
}

extension String {
  /// The text without tabs at its end.
  var trimmingTabs: String {
    var text = self
    while text.last == "\t" { text.removeLast() }
    return text
  }
}
