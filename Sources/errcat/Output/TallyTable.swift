import Causes
import CodeLogs
import ErrcatBytes
import ErrorCatalog

/// Writes the codes that a log names as a table.
struct TallyTable {
  private let presentation: Presentation
  private let limit: Int?
  private let namesFiles: Bool
  private let namesCauses: Bool

  /// Prepares to write.
  ///
  /// - Parameters:
  ///   - presentation: How to write.
  ///   - limit: The most rows to write.
  ///   - namesFiles: Whether the file comes before the number of a line.
  ///   - namesCauses: Whether inferred causes have a column.
  init(_ presentation: Presentation, limit: Int?, namesFiles: Bool, namesCauses: Bool) {
    self.presentation = presentation
    self.limit = limit
    self.namesFiles = namesFiles
    self.namesCauses = namesCauses
  }

  private static let lineNames = [
    "count", "first_path", "first_line", "first_time", "last_path", "last_line", "last_time",
  ]

  /// Writes the codes that the catalog knows.
  ///
  /// - Returns: How many rows were written.
  func writeKnown(_ tally: CodeTally) throws -> Int {
    let codes = shown(tally.knownCodes)
    // Times need the room of the bars.
    let hasTimes = tally.hasTimes
    var rows = try writer(
      ["code"] + Self.lineNames + ["domains"] + (namesCauses ? ["causes"] : []) + ["meaning"],
      text: ["code", "count", "first", "last"] + (hasTimes ? [] : [""])
        + (namesCauses ? ["inferred"] : []) + ["meaning"])
    let terminal = presentation.terminal
    for (code, lines) in codes {
      let meaning = AnnotationText.meanings(code.entries)
      var domains: [String] = []
      for entry in code.entries where !domains.contains(entry.domain) {
        domains.append(entry.domain)
      }
      let causes = namesCauses ? AnnotationText.causes(code.entries) : []
      let bar = AnnotationText.bar(lines.count, of: codes[0].lines.count)
      try rows.write(
        [.string(code.code)] + values(lines) + [.array(domains.map { .string($0) })]
          + (namesCauses ? [.array(causes.map { .string($0) })] : []) + [.string(meaning)],
        text: [terminal.styled(visible(code.code), .code)] + texts(lines)
          + (hasTimes ? [] : [bar])
          + (namesCauses ? [visible(causes.joined(separator: ", "))] : []) + [meaning])
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
    [.integer(lines.count)] + values(lines.first) + values(lines.last)
  }

  private func values(_ place: LogPlace) -> [JSONValue] {
    [.string(place.path), .integer(place.line), place.time.map { .string($0) } ?? .null]
  }

  private func texts(_ lines: LineCount) -> [String] {
    [String(lines.count), text(lines.first), text(lines.last)]
  }

  /// When the line was written, or else its number.
  private func text(_ place: LogPlace) -> String {
    let place = (path: visible(place.path), text: place.time.map(visible) ?? String(place.line))
    return namesFiles ? "\(place.path):\(place.text)" : place.text
  }
}
