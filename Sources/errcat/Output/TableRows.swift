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

  /// A table as people see it: its place, its role, and why.
  static func text(_ report: TableReport, _ terminal: Terminal) -> String {
    let place = "\(report.path):\(report.line)"
    let rows = "\(report.rows) row\(report.rows == 1 ? "" : "s")"
    let role = report.isCodes ? "codes in \(report.domain ?? "")" : "other"
    var lines = ["\(visible(place)): \(terminal.styled(visible(role), .heading)), \(rows)"]
    let header = report.header.enumerated().map { column, name in
      switch column + 1 {
      case report.codeColumn: "\(name) (code)"
      case report.symbolColumn: "\(name) (symbol)"
      case report.descriptionColumn: "\(name) (description)"
      default: name
      }
    }
    for (label, text) in [("header", header.joined(separator: " | ")), ("why", report.reason)] {
      let name = label + String(repeating: " ", count: 8 - label.count)
      let wrapped = wrap(visible(text), width: terminal.width.map { max(20, $0 - 10) })
      lines += wrapped.enumerated().map { index, line in
        "  " + (index == 0 ? terminal.styled(name, .faint) : "        ") + line
      }
    }
    return lines.joined(separator: "\n")
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
