import Causes
import CodeLogs
import ErrcatBytes
import ErrorCatalog

/// Writes the codes that a log names as a table.
struct TallyTable {
  private let presentation: Presentation
  private let limit: Int?
  private let namesFiles: Bool

  /// Prepares to write at most `limit` rows; `namesFiles` puts the file before a line's number.
  init(_ presentation: Presentation, limit: Int?, namesFiles: Bool) {
    self.presentation = presentation
    self.limit = limit
    self.namesFiles = namesFiles
  }

  private static let lineNames = ["count", "first_path", "first_line", "last_path", "last_line"]

  /// Writes the codes that the catalog knows.
  ///
  /// - Returns: How many rows were written.
  func writeKnown(_ tally: CodeTally) throws -> Int {
    let codes = shown(tally.knownCodes)
    var rows = try writer(
      ["code"] + Self.lineNames + ["domains", "meaning"],
      text: ["code", "count", "first", "last", "", "meaning"])
    let terminal = presentation.terminal
    for (code, lines) in codes {
      let meaning = AnnotationText.meanings(code.entries)
      var domains: [String] = []
      for entry in code.entries where !domains.contains(entry.domain) {
        domains.append(entry.domain)
      }
      try rows.write(
        [.string(code.code)] + values(lines)
          + [.array(domains.map { .string($0) }), .string(meaning)],
        text: [terminal.styled(visible(code.code), .code)] + texts(lines)
          + [AnnotationText.bar(lines.count, of: codes[0].lines.count), meaning])
    }
    try rows.finish()
    return codes.count
  }

  /// Writes the codes that the catalog lacks.
  ///
  /// - Returns: How many rows were written.
  func writeUnknown(_ tally: CodeTally) throws -> Int {
    let codes = shown(tally.unknownCodes)
    var rows = try writer(
      ["code", "key"] + Self.lineNames, text: ["code", "key", "count", "first", "last"])
    for (code, lines) in codes {
      try rows.write(
        [.string(code.code), .string(code.key)] + values(lines),
        text: [presentation.terminal.styled(visible(code.code), .code), visible(code.key)]
          + texts(lines))
    }
    try rows.finish()
    return codes.count
  }

  private func shown<Row>(_ rows: [Row]) -> [Row] { Array(rows.prefix(limit ?? rows.count)) }

  /// Starts the table.
  private func writer(_ names: [String], text: [String]) throws -> RowWriter {
    try RowWriter(presentation.format == .text ? text : names, presentation)
  }

  private func values(_ lines: LineCount) -> [JSONValue] {
    [
      .integer(lines.count), .string(lines.first.path), .integer(lines.first.line),
      .string(lines.last.path), .integer(lines.last.line),
    ]
  }

  private func texts(_ lines: LineCount) -> [String] {
    [String(lines.count), text(lines.first), text(lines.last)]
  }

  private func text(_ place: LogPlace) -> String {
    namesFiles ? "\(visible(place.path)):\(place.line)" : String(place.line)
  }
}
