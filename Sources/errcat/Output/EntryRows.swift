import Causes
import CodeDocuments
import ErrcatBytes
import ErrorCatalog

/// An entry as a flat row: the columns of the view `entries`, in its order.
enum EntryRow {
  static let names = [
    "id", "source", "domain", "domain_title", "code", "occurrence", "number", "symbol",
    "description", "cause", "cause_title", "advice", "areas", "http_status", "remedy", "attributes",
    "path", "line", "url",
  ]

  /// The rule that decided the cause, which the JSON of an answer has too.
  static let ruleName = "cause_rule"

  static func values(_ entry: Entry) -> [JSONValue] {
    [
      .integer(entry.id), .string(entry.source), .string(entry.domain),
      .string(entry.domainTitle), .string(entry.code), .integer(entry.occurrence),
      entry.number.map { .integer($0) } ?? .null, optional(entry.symbol),
      .string(entry.description), .string(entry.cause), .string(entry.causeTitle),
      .string(entry.advice), .array(entry.areas.map { .string($0) }), optional(entry.httpStatus),
      optional(entry.remedy), .object(entry.attributes.map { ($0.name, .string($0.value)) }),
      .string(entry.path), .integer(entry.line), optional(entry.url),
    ]
  }

  /// The rule as a value of a row.
  static func rule(_ entry: Entry) -> JSONValue { optional(entry.causeRule) }

  private static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}

/// Entries as people read them in a list: a row of a table, or two lines where that is too wide.
struct EntryListing {
  private let terminal: Terminal
  /// Whether the source comes first.
  private let namesSource: Bool
  /// Whether a pipe also gets how a hit was found.
  private let namesMatch: Bool

  init(_ catalog: Catalog, _ terminal: Terminal, namesMatch: Bool = false) throws {
    self.terminal = terminal
    self.namesMatch = namesMatch
    namesSource = try catalog.hasSeveralSources()
  }

  /// The names of the cells.
  ///
  /// A terminal shows a symbol next to its code. In a pipe it is a cell of its own.
  var names: [String] {
    let first = (namesSource ? ["source"] : []) + ["domain", "code"]
    return terminal.isTerminal
      ? first + ["description", "cause (inferred)"]
      : first + ["symbol", "description", "cause"] + (namesMatch ? ["match"] : [])
  }

  /// The cells of an entry; `description` has the words that were found highlighted, and `match` says
  /// how they were found.
  func cells(_ entry: Entry, description: String? = nil, match: String? = nil) -> [String] {
    let first = (namesSource ? [visible(entry.source)] : []) + [visible(entry.domain)]
    let text = description ?? visible(entry.description)
    guard terminal.isTerminal else {
      return first + [
        terminal.styled(visible(entry.code), .code), visible(entry.symbol ?? ""), text,
        visible(entry.cause),
      ] + (namesMatch ? [visible(match ?? "")] : [])
    }
    return first + [name(entry), described(text, match), cause(entry)]
  }

  /// The heading of the two-line form.
  var heading: String {
    line(
      terminal.styled("code", .heading), terminal.styled("cause (inferred)", .heading),
      terminal.styled(namesSource ? "source/domain" : "domain", .heading)
    ).joined(separator: "\n")
  }

  /// An entry in two lines: code, cause and place, and the text below.
  func block(_ entry: Entry, description: String? = nil, match: String? = nil) -> String {
    let place = namesSource ? "\(entry.source)/\(entry.domain)" : entry.domain
    var lines = line(name(entry), cause(entry), visible(place))
    let text = described(description ?? visible(entry.description), match)
    if !text.isEmpty {
      lines += wrapStyled(text, width: max(20, width - 2)).map { "  " + $0 }
    }
    return lines.joined(separator: "\n")
  }

  private var width: Int { terminal.width ?? 80 }

  /// What is left of a line, at its end; in lines of their own where one has no room.
  private func line(_ name: String, _ cause: String, _ place: String) -> [String] {
    let start = name + "  " + cause
    let used = displayWidth(withoutStyles(start))
    let room = min(width, Self.widest) - used - displayWidth(withoutStyles(place))
    if room >= 2 { return [start + String(repeating: " ", count: room) + place] }
    let first = used <= width ? [start] : wrapStyled(name, width: width) + ["  " + cause]
    return first + wrapStyled(place, width: max(20, width - 2)).map { "  " + $0 }
  }

  /// Text at the right end of a longer line is too far from that at its left.
  static let widest = 100

  private func name(_ entry: Entry) -> String {
    terminal.styled(visible(entry.code), .code) + (entry.symbol.map { " " + visible($0) } ?? "")
  }

  private func cause(_ entry: Entry) -> String { terminal.styled(visible(entry.cause), .faint) }

  private func described(_ text: String, _ match: String?) -> String {
    match.map { text + terminal.styled("  (\(visible($0)))", .faint) } ?? text
  }
}
