import MarkdownReader

/// Returns the events of a document.
func events(
  _ document: String, dialect: TableReader.Dialect = .markdown
) -> [TableReader.Event] {
  events(Array(document.utf8), dialect: dialect)
}

/// Returns the events of a document.
func events(
  _ document: [UInt8], dialect: TableReader.Dialect = .markdown
) -> [TableReader.Event] {
  var reader = TableReader(document, dialect: dialect)
  var events: [TableReader.Event] = []
  while let event = reader.next() { events.append(event) }
  return events
}

/// Returns the texts of a document's tables, row by row, the header first.
func texts(_ document: String, dialect: TableReader.Dialect = .markdown) -> [[[String]]] {
  var tables: [[[String]]] = []
  for event in events(document, dialect: dialect) {
    if let table = event.table { tables.append([table.header.cells.map(\.text)]) }
    if let row = event.row { tables[tables.count - 1].append(row.cells.map(\.text)) }
  }
  return tables
}

extension TableReader.Event {
  /// The table that starts here, if any.
  var table: Table? { if case .table(let table) = self { table } else { nil } }
  /// The row, if this is one.
  var row: Row? { if case .row(let row) = self { row } else { nil } }
}
