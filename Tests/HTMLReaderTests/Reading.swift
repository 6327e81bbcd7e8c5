@testable import HTMLReader

/// Returns everything that the reader finds in a text that is one block of HTML.
func items(_ text: String, isQuoted: Bool = false) -> [HTMLTableReader.Item] {
  let bytes = Array(text.utf8)
  var reader = HTMLTableReader(bytes)
  return reader.read(0..<bytes.count, line: 1, isQuoted: isQuoted)
}

/// Returns the tables of a text that is one block of HTML.
func tables(_ text: String, isQuoted: Bool = false) -> [HTMLTable] {
  items(text, isQuoted: isQuoted).compactMap {
    if case .table(let table) = $0 { table } else { nil }
  }
}

/// Returns the texts of a table's cells, the header first; those beyond the header after a bar.
func grid(_ table: HTMLTable?) -> [[String]] {
  guard let table else { return [] }
  return ([table.header] + table.rows).map { row in
    row.cells.map(\.text) + (row.surplus.isEmpty ? [] : ["|"]) + row.surplus.map(\.text)
  }
}
