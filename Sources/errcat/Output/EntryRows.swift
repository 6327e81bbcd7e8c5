import CodeDocuments
import ErrcatBytes

/// An entry as a flat row: the columns of the view `entries`, in its order.
enum EntryRow {
  static let names = [
    "id", "source", "domain", "domain_title", "code", "occurrence", "number", "symbol",
    "description", "cause", "cause_title", "advice", "areas", "http_status", "remedy", "attributes",
    "path", "line", "url",
  ]

  /// What people see of an entry in a list.
  static let textNames = ["domain", "code", "cause", "description"]

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

  private static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  /// The cells of ``textNames``.
  static func text(
    _ entry: Entry, description: String? = nil, _ terminal: Terminal
  ) -> [String] {
    [
      visible(entry.domain),
      terminal.styled(visible(entry.code), .code)
        + (entry.symbol.map { " " + visible($0) } ?? ""),
      terminal.styled(visible(entry.cause), .faint),
      description ?? visible(entry.description),
    ]
  }
}

/// The meanings of a code as people read them, equal texts once.
struct Explanation {
  /// The entries of one text, in document order.
  var entries: [Entry]

  /// Groups entries of one look-up: the same text of the same code is one explanation.
  static func grouped(_ entries: [Entry]) -> [Explanation] {
    var explanations: [Explanation] = []
    var ofCode: [String: [Int]] = [:]
    for entry in entries {
      if let index = ofCode[entry.code]?.first(where: { explanations[$0].says(entry) }) {
        explanations[index].entries.append(entry)
      } else {
        ofCode[entry.code, default: []].append(explanations.count)
        explanations.append(Explanation(entries: [entry]))
      }
    }
    return explanations
  }

  private func says(_ entry: Entry) -> Bool {
    let first = entries[0]
    return first.code == entry.code && first.symbol == entry.symbol
      && first.description == entry.description && first.attributes == entry.attributes
  }

  /// The lines to print, without a line end after the last.
  func text(_ terminal: Terminal) -> String {
    let first = entries[0]
    var lines: [String] = []
    let domains = entries.map { "\(visible($0.domain)) (\(visible($0.domainTitle)))" }
    let symbol = first.symbol.map { " " + visible($0) } ?? ""
    lines.append(
      terminal.styled(visible(first.code), .code) + symbol + " in "
        + domains.joined(separator: ", "))
    if !first.description.isEmpty {
      lines.append("  " + terminal.styled(visible(first.description), .heading))
    }
    lines += field("cause", "\(first.cause): \(first.advice)", terminal)
    if !first.areas.isEmpty {
      lines += field("areas", first.areas.joined(separator: ", "), terminal)
    }
    for attribute in first.attributes {
      lines += field(attribute.name, attribute.value, terminal)
    }
    lines += field(
      "source", entries.map { "\($0.path):\($0.line)" }.joined(separator: ", "), terminal)
    return lines.joined(separator: "\n")
  }

  /// A name and its text, wrapped to the terminal.
  private func field(_ name: String, _ text: String, _ terminal: Terminal) -> [String] {
    let label = visible(name).padding(to: 8)
    let width = terminal.width.map { max(20, $0 - 2 - displayWidth(label)) }
    let wrapped = wrap(visible(text), width: width)
    return wrapped.enumerated().map { index, line in
      "  "
        + (index == 0
          ? terminal.styled(label, .faint) : String(repeating: " ", count: displayWidth(label)))
        + line
    }
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - displayWidth(self)))
  }
}
