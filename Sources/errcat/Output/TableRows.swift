import CodeDocuments
import ErrcatBytes

/// A table, or a row of one, as a flat row.
enum TableRow {
  static let rowNames = [
    "path", "table", "line", "form", "headings", "lead", "header", "cells", "surplus",
  ]

  static let names = [
    "path", "table", "line", "form", "headings", "lead", "header", "rows", "role",
    "code_column", "symbol_column", "description_column", "domain", "reason",
  ]

  /// What people see of a table: its place, its role, and why.
  static let textNames = ["table", "role", "rows", "header", "why"]

  static func cells(_ report: TableReport, _ terminal: Terminal) -> [String] {
    [
      visible("\(report.path):\(report.line)"),
      terminal.styled(visible(role(report)), .heading), String(report.rows),
      visible(header(report)), visible(report.reason),
    ]
  }

  /// The same in lines, for a terminal.
  static func block(_ report: TableReport, _ terminal: Terminal) -> String {
    let rows = "\(report.rows) row\(report.rows == 1 ? "" : "s")"
    let place = visible("\(report.path):\(report.line)")
    let head = "\(place): \(terminal.styled(visible(role(report)), .heading)), \(rows)"
    let fields = LabeledText(labels: ["header", "why"], indent: 2, terminal)
    let lines =
      (terminal.width.map { wrapStyled(head, width: $0) } ?? [head])
      + fields.lines("header", visible(header(report)))
      + fields.lines("why", visible(report.reason))
    return lines.joined(separator: "\n")
  }

  static func blockHeading(_ terminal: Terminal) -> String {
    terminal.styled("table: role, rows", .heading)
  }

  private static func role(_ report: TableReport) -> String {
    report.isCodes ? "codes in \(report.domain ?? "")" : "other"
  }

  /// The names of the columns, with the roles of those that matter.
  private static func header(_ report: TableReport) -> String {
    report.header.enumerated().map { column, name in
      switch column + 1 {
      case report.codeColumn: "\(name) (code)"
      case report.symbolColumn: "\(name) (symbol)"
      case report.descriptionColumn: "\(name) (description)"
      default: name
      }
    }.joined(separator: " | ")
  }

  static func values(_ report: TableReport) -> [JSONValue] {
    let role = report.isCodes ? "codes" : "other"
    return [
      .string(report.path), .integer(report.table), .integer(report.line),
      .string(report.form.rawValue),
      strings(report.headings), optional(report.lead), strings(report.header),
      .integer(report.rows), .string(role), report.codeColumn.map { .integer($0) } ?? .null,
      report.symbolColumn.map { .integer($0) } ?? .null,
      report.descriptionColumn.map { .integer($0) } ?? .null, optional(report.domain),
      .string(report.reason),
    ]
  }

  static func values(_ row: TableRowReport) -> [JSONValue] {
    [
      .string(row.path), .integer(row.table), .integer(row.line),
      .string(row.form.rawValue),
      strings(row.headings), optional(row.lead), strings(row.header), strings(row.cells),
      strings(row.surplus),
    ]
  }

  private static func strings(_ texts: [String]) -> JSONValue {
    .array(texts.map { .string($0) })
  }

  private static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}
