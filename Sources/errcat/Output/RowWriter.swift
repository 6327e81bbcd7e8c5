import ErrcatBytes
import ErrorCatalog
import MarkdownReader

/// Writes rows of named values in one of the formats, each row at once.
///
/// In the text format the first rows are kept until the widths of the columns are known.
struct RowWriter {
  private let format: Format
  private let terminal: Terminal
  private let names: [String]
  /// The places of the columns that were chosen; nil for all.
  private let places: [Int]?
  /// The columns that a JSON object has only where there is a value.
  private let optional: [String]
  private var output: Output
  private var kept: [[String]] = []
  private var widths: [Int]?
  /// How many rows were written.
  private(set) var count = 0

  /// Starts a list of rows with these columns, and with others for people to read.
  ///
  /// - Throws: ``UsageError`` if a column was chosen that is not among them.
  init(
    _ all: [String], text: [String]? = nil, optional: [String] = [], _ presentation: Presentation,
    output: Output = Output()
  ) throws {
    self.output = output
    places = try presentation.columns.map { try $0.map { try Self.place($0, among: all) } }
    let names =
      places.map { $0.map { all[$0] } } ?? (presentation.format == .text ? text : nil) ?? all
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

  /// Writes a row; `text` holds the cells of the text format where they differ from the values.
  mutating func write(_ all: [JSONValue], text: [String]? = nil) throws {
    defer { count += 1 }
    let values = places.map { $0.map { all[$0] } } ?? all
    let text = places == nil ? text : nil
    switch format {
    case .text: try writeAligned(text ?? values.map { visible(Self.plain($0)) })
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
    try output.flush()
  }

  private static func place(_ name: String, among names: [String]) throws -> Int {
    if let place = names.firstIndex(of: name) { return place }
    let near = nearestNames(to: name.lowercased(), among: names, atMost: 2)
    throw UsageError(
      "no column '\(name)'"
        + (near.isEmpty
          ? "" : "; did you mean \(near.map { "'\($0)'" }.joined(separator: " or "))?")
        + (near.isEmpty ? "; there are " : " There are ") + names.joined(separator: ", "))
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
  private mutating func writeAligned(_ cells: [String]) throws {
    if widths == nil {
      kept.append(cells)
      if kept.count == 1000 { try writeKept() }
    } else {
      try writeLine(cells)
    }
  }

  private mutating func writeKept() throws {
    widths = names.indices.map { column in
      kept.map { displayWidth(withoutStyles($0[column])) }.max() ?? 0
    }
    for cells in kept { try writeLine(cells) }
    kept = []
  }

  private mutating func writeLine(_ cells: [String]) throws {
    var line = ""
    var indent = 0
    for (column, cell) in cells.enumerated() {
      guard column < cells.count - 1 else {
        line += wrapped(cell, from: indent)
        break
      }
      let used = displayWidth(withoutStyles(cell))
      let width = max((widths?[column] ?? 0) + 2, used + 2)
      line += cell + String(repeating: " ", count: width - used)
      indent += width
    }
    while line.last == " " { line.removeLast() }
    try output.write(line + "\n")
  }

  /// The last cell, in lines below each other where the terminal is narrower than the row.
  private func wrapped(_ cell: String, from indent: Int) -> String {
    guard indent > 0, let width = terminal.width, width - indent >= Self.narrowestColumn else {
      return cell
    }
    return wrapStyled(cell, width: width - indent)
      .joined(separator: "\n" + String(repeating: " ", count: indent))
  }

  /// The last column must have this much room to be wrapped.
  private static let narrowestColumn = 16

  private func withoutStyles(_ text: String) -> String {
    terminal.hasColor ? errcat.withoutStyles(text) : text
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
