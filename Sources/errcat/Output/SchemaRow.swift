import ErrcatBytes
import ErrorCatalog

/// A catalog's description of its own tables, and its sample queries, as rows.
enum SchemaRow {
  static let names = ["table", "kind", "column", "type", "references", "meaning"]
  static let statementNames = ["table", "kind", "sql"]
  static let queryNames = ["name", "question", "sql"]

  /// A row for the table, then one for each column.
  static func values(_ table: CatalogTable) -> [[JSONValue]] {
    let own: [JSONValue] = [.string(table.name), .string(table.kind.rawValue)]
    return [own + [.null, .null, .null, .string(table.meaning)]]
      + table.columns.map { column in
        own + [
          .string(column.name), .string(column.type),
          column.references.map { .string($0) } ?? .null, .string(column.meaning),
        ]
      }
  }

  static func statementValues(_ table: CatalogTable) -> [JSONValue] {
    [.string(table.name), .string(table.kind.rawValue), .string(table.sql)]
  }

  static func values(_ query: SampleQuery) -> [JSONValue] {
    [.string(query.name), .string(query.question), .string(query.sql)]
  }
}

// MARK: - Text

extension SchemaRow {
  /// A table as people see it: the meaning of a row, then its columns, aligned.
  static func text(_ table: CatalogTable, _ terminal: Terminal) -> String {
    let kind = table.kind == .index ? "full-text index" : table.kind.rawValue
    var lines = ["\(terminal.styled(visible(table.name), .heading)) (\(kind))"]
    lines += wrapped(table.meaning, after: "  ", terminal)
    let cells = table.columns.map { column in
      let type = [column.type, column.references.map { "→ \($0)" } ?? ""]
      return [visible(column.name), visible(type.filter { !$0.isEmpty }.joined(separator: " "))]
    }
    let widths = [0, 1].map { place in cells.map { displayWidth($0[place]) }.max() ?? 0 }
    for (column, cells) in zip(table.columns, cells) {
      let name = cells[0] + String(repeating: " ", count: widths[0] - displayWidth(cells[0]) + 2)
      let type = cells[1] + String(repeating: " ", count: widths[1] - displayWidth(cells[1]))
      lines += wrapped(
        column.meaning, after: "  " + name + type + (widths[1] > 0 ? "  " : ""), terminal)
    }
    return lines.joined(separator: "\n")
  }

  /// A sentence in the width of the terminal.
  static func text(_ sentence: String, _ terminal: Terminal) -> String {
    wrapped(sentence, after: "", terminal).joined(separator: "\n")
  }

  /// A statement to paste, no control character but its line ends in it.
  static func statement(_ sql: String) -> String {
    lines(sql).joined(separator: "\n") + ";"
  }

  /// A sample query as a script that any SQLite shell runs.
  static func text(_ query: SampleQuery) -> String {
    "-- name: \(visible(query.name))\n-- \(visible(query.question))\n\(statement(query.sql))"
  }

  /// The least room for a text after its label.
  private static let leastRoom = 24

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { visible(String($0)) }
  }

  /// A text after a label, its other lines below its first; below the label where that leaves too
  /// little room.
  private static func wrapped(
    _ text: String, after label: String, _ terminal: Terminal
  ) -> [String] {
    let used = displayWidth(label)
    if let width = terminal.width, width - used < Self.leastRoom, used > 4 {
      let below = wrap(visible(text), width: max(8, width - 4)).map { "    " + $0 }
      return wrap(label, width: max(8, width - 2)).map { "  " + $0 } + below
    }
    let indent = String(repeating: " ", count: used)
    let lines = wrap(visible(text), width: terminal.width.map { max(8, $0 - used) })
    return lines.enumerated().map { ($0 == 0 ? label : indent) + $1 }
  }
}
