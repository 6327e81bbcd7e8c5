import RecordReader

/// Returns everything that the reader finds in a text.
func events(
  _ text: String, as form: RecordForm, hasHeader: Bool? = nil
) -> [RecordReader.Event] {
  var reader = RecordReader(Array(text.utf8), as: form, hasHeader: hasHeader)
  var events: [RecordReader.Event] = []
  while let event = reader.next() { events.append(event) }
  return events
}

/// Returns what the reader finds, an event a line: `keys > to: column, column` of a table, `line: cell,
/// cell` of a row, with `-` where a cell is missing, and `! line:column message` of an issue.
func lines(_ text: String, as form: RecordForm, hasHeader: Bool? = nil) -> [String] {
  events(text, as: form, hasHeader: hasHeader).map { event in
    switch event {
    case .table(let table):
      table.path.joined(separator: " > ") + ": " + table.columns.joined(separator: ", ")
    case .row(let row):
      "\(row.line): " + row.cells.map { $0?.text ?? "-" }.joined(separator: ", ")
        + (row.surplus.isEmpty ? "" : " | " + row.surplus.map(\.text).joined(separator: ", "))
    case .issue(let issue): "! \(issue.line):\(issue.column) \(issue.message)"
    }
  }
}

/// Returns the texts of the cells of all rows.
func cells(_ text: String, as form: RecordForm, hasHeader: Bool? = nil) -> [[String]] {
  events(text, as: form, hasHeader: hasHeader).compactMap { event in
    guard case .row(let row) = event else { return nil }
    return (row.cells + row.surplus.map(Optional.some)).map { $0?.text ?? "" }
  }
}

/// Returns the issues alone.
func issues(_ text: String, as form: RecordForm) -> [RecordIssue] {
  events(text, as: form).compactMap { if case .issue(let issue) = $0 { issue } else { nil } }
}
