import ErrcatBytes
import ErrorCatalog
import MarkdownReader

/// Writes rows of named values in one of the formats, each row at once.
///
/// In the text format a terminal gets a table with a heading row, whose first rows are kept until the
/// widths of the columns are known; anything else gets a line for each row, with tabs between cells.
struct RowWriter {
  private let format: Format
  private let terminal: Terminal
  private let names: [String]
  /// The places of the columns that are written; nil for all.
  private let places: [Int]?
  /// Whether somebody chose the columns.
  private let isChosen: Bool
  /// The columns that a JSON object has only where there is a value.
  private let optional: [String]
  private let blockHeading: String?
  private let lead: String?
  private var output: Output
  private var kept: [Row] = []
  private var layout: ColumnLayout?
  private var writesBlocks = false
  /// How many rows were written.
  private(set) var count = 0

  /// A row for people to read.
  private struct Row {
    var cells: [String]
    /// The same in lines that are no table.
    var block: String?
  }

  /// Starts a list of rows with these columns, and with others for people to read.
  ///
  /// - Parameters:
  ///   - all: The columns.
  ///   - text: The columns of the text format; nil for the same.
  ///   - optional: The columns that a JSON object has only where there is a value.
  ///   - jsonOnly: The last of the columns, which no other format has unless they are chosen.
  ///   - blockHeading: The heading of rows that are written as blocks where the table is too wide.
  ///   - lead: A line that a terminal shows above the heading.
  ///   - presentation: The format, and the columns that were chosen.
  ///   - output: Where to write.
  /// - Throws: ``UsageError`` if a column was chosen that is not among them.
  init(
    _ all: [String], text: [String]? = nil, optional: [String] = [], jsonOnly: [String] = [],
    blockHeading: String? = nil, lead: String? = nil, _ presentation: Presentation,
    output: Output? = nil
  ) throws {
    self.output = output ?? presentation.output
    self.blockHeading = blockHeading
    self.lead = lead
    let chosen = try presentation.columns.map { try $0.map { try Self.place($0, among: all) } }
    let isJSON = [.json, .jsonl].contains(presentation.format)
    places =
      chosen ?? (isJSON || jsonOnly.isEmpty ? nil : Array(all.indices.dropLast(jsonOnly.count)))
    isChosen = chosen != nil
    let names =
      chosen.map { $0.map { all[$0] } } ?? (presentation.format == .text ? text : nil)
      ?? places.map { $0.map { all[$0] } } ?? all
    self.names = names
    self.optional = optional
    format = presentation.format
    terminal = presentation.terminal
    switch format {
    case .text, .jsonl: break
    case .json: try self.output.write("[")
    case .csv:
      let mark = presentation.hasByteOrderMark ? "\u{FEFF}" : ""
      try self.output.write(mark + names.map(csv).joined(separator: ",") + "\r\n")
    case .tsv: try self.output.write(names.map(tsv).joined(separator: "\t") + "\n")
    case .markdown:
      try self.output.write("| " + names.map(markdown).joined(separator: " | ") + " |\n")
      try self.output.write("|" + String(repeating: " --- |", count: names.count) + "\n")
    }
  }

  /// Writes a row; `text` has the cells of the text format where they differ from the values, and
  /// `block` the lines that a terminal gets instead where the table is too wide for it.
  mutating func write(_ all: [JSONValue], text: [String]? = nil, block: String? = nil) throws {
    defer { count += 1 }
    let values = places.map { $0.map { all[$0] } } ?? all
    switch format {
    case .text:
      let row = Row(
        cells: (isChosen ? nil : text) ?? values.map { visible(Self.plain($0)) },
        block: isChosen ? nil : block)
      try write(row)
    case .json:
      try output.write(count == 0 ? "" : ",\n ")
      try writeObject(values)
    case .jsonl:
      try writeObject(values)
      try output.write("\n")
    case .csv:
      try output.write(values.map { csv(Self.plain($0)) }.joined(separator: ",") + "\r\n")
    case .tsv:
      try output.write(values.map { tsv(Self.plain($0)) }.joined(separator: "\t") + "\n")
    case .markdown:
      let cells = values.map { markdown(Self.plain($0)) }
      try output.write("| " + cells.joined(separator: " | ") + " |\n")
    }
  }

  /// Ends the list.
  mutating func finish() throws {
    if format == .text { try writeKept() }
    if format == .json { try output.write("]\n") }
    try output.finish()
  }

  private static func place(_ name: String, among names: [String]) throws -> Int {
    if let place = names.firstIndex(of: name) { return place }
    let near = nearestNames(to: name.lowercased(), among: names, atMost: 2)
    let listed = "the \(names.count) columns are \(names.joined(separator: ", "))"
    throw UsageError(
      "unknown column '\(name)'; "
        + (near.isEmpty
          ? listed
          : "did you mean \(near.map { "'\($0)'" }.joined(separator: " or "))? \(listed.capitalizedFirst)")
    )
  }

  /// A value as text: nothing for null, JSON for what has parts.
  private static func plain(_ value: JSONValue) -> String {
    switch value {
    case .null: ""
    case .string(let text): text
    case .bool, .integer, .real, .array, .object: value.text
    }
  }

  private mutating func writeObject(_ values: [JSONValue]) throws {
    var bytes: [UInt8] = []
    var pairs: [(String, JSONValue)] = []
    for (name, value) in zip(names, values) {
      if case .null = value, optional.contains(name) { continue }
      pairs.append((name, value))
    }
    JSONValue.object(pairs).write(to: &bytes)
    try output.write(bytes)
  }
}

// MARK: - Text

extension RowWriter {
  private mutating func write(_ row: Row) throws {
    guard terminal.isTerminal else {
      try output.write(row.cells.joined(separator: "\t").trimmingTabs + "\n")
      return
    }
    guard let layout else {
      kept.append(row)
      if kept.count == 1000 { try writeKept() }
      return
    }
    try write(row, layout)
  }

  private mutating func writeKept() throws {
    guard layout == nil, !kept.isEmpty else { return }
    let layout = ColumnLayout(names, kept.map(\.cells), terminal)
    self.layout = layout
    writesBlocks = !layout.fits && kept.allSatisfy { $0.block != nil }
    if let lead { try output.write(lead + "\n") }
    if let heading = writesBlocks ? blockHeading : layout.heading {
      try output.write(heading + "\n")
    }
    for row in kept { try write(row, layout) }
    kept = []
  }

  private mutating func write(_ row: Row, _ layout: ColumnLayout) throws {
    if writesBlocks, let block = row.block {
      try output.write(block + "\n")
    } else {
      try output.write(layout.lines(row.cells).joined(separator: "\n") + "\n")
    }
  }
}

// MARK: - Cells of the other formats

extension RowWriter {
  /// On a terminal no control character of a document is obeyed; in a file it is data.
  private func shown(_ text: String) -> String { terminal.isTerminal ? visible(text) : text }

  private func csv(_ text: String) -> String {
    let text = shown(text)
    // Many readers do not take an empty line for a row.
    if text.isEmpty, names.count == 1 { return "\"\"" }
    guard text.utf8.contains(where: { [0x22, 0x2C, 0x0D, 0x0A].contains($0) }) else { return text }
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { result += "\"" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }

  private func tsv(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\t": result += "\\t"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\\": result += "\\\\"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return shown(result)
  }

  private func markdown(_ text: String) -> String { inlineMarkdown(ofPlainText: text) }
}

extension String {
  /// The text with a capital at its beginning.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
