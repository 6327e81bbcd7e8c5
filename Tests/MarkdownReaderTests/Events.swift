import MarkdownReader

/// Returns the events of a document.
func events(
  _ document: String, dialect: MarkdownTableReader.Dialect = .markdown
) -> [MarkdownTableReader.Event] {
  events(Array(document.utf8), dialect: dialect)
}

/// Returns the events of a document.
func events(
  _ document: [UInt8], dialect: MarkdownTableReader.Dialect = .markdown
) -> [MarkdownTableReader.Event] {
  var reader = MarkdownTableReader(document, dialect: dialect)
  var events: [MarkdownTableReader.Event] = []
  while let event = reader.next() { events.append(event) }
  return events
}

/// Returns the texts of a document's tables, row by row, the header first.
func texts(_ document: String, dialect: MarkdownTableReader.Dialect = .markdown) -> [[[String]]] {
  var tables: [[[String]]] = []
  for event in events(document, dialect: dialect) {
    if let table = event.table { tables.append([table.header.cells.map(\.text)]) }
    if let row = event.row { tables[tables.count - 1].append(row.cells.map(\.text)) }
  }
  return tables
}

extension MarkdownTableReader.Event {
  /// The table that starts here, if one does.
  var table: Table? { if case .table(let table) = self { table } else { nil } }
  /// The row, if this is one.
  var row: Row? { if case .row(let row) = self { row } else { nil } }
}
