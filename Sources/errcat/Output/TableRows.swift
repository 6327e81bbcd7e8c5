import ErrorCatalog

/// A table, or a row of one, as a flat row.
enum TableRow {
  static let rowNames = [
    "path", "table", "line", "syntax", "headings", "lead", "header", "cells", "surplus",
  ]

  /// The names of a table's row; people get those that fit a line.
  static func names(_ format: Format) -> [String] {
    format == .text
      ? ["place", "role", "domain", "rows", "header", "reason"]
      : [
        "path", "table", "line", "syntax", "headings", "lead", "header", "rows", "role",
        "codeColumn", "descriptionColumn", "domain", "reason",
      ]
  }

  static func values(_ report: TableReport, _ format: Format) -> [JSONValue] {
    let role = report.isCodes ? "codes" : "other"
    guard format != .text else {
      return [
        .string("\(report.path):\(report.line)"), .string(role), optional(report.domain),
        .integer(report.rows), .string(report.header.joined(separator: " | ")),
        .string(report.reason),
      ]
    }
    return [
      .string(report.path), .integer(report.table), .integer(report.line),
      .string(report.syntax.rawValue),
      strings(report.headings), optional(report.lead), strings(report.header),
      .integer(report.rows), .string(role), report.codeColumn.map { .integer($0) } ?? .null,
      report.descriptionColumn.map { .integer($0) } ?? .null, optional(report.domain),
      .string(report.reason),
    ]
  }

  static func values(_ row: TableRowReport) -> [JSONValue] {
    [
      .string(row.path), .integer(row.table), .integer(row.line),
      .string(row.syntax.rawValue),
      strings(row.headings), optional(row.lead), strings(row.header), strings(row.cells),
      strings(row.surplus),
    ]
  }

  private static func strings(_ texts: [String]) -> JSONValue {
    .array(texts.map { .string($0) })
  }

  private static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}
