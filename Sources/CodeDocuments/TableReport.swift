internal import HTMLReader
internal import MarkdownReader

/// The reader's view of a table, its decision, and the reason.
///
/// ```swift
/// for report in document.tableReports() { print(report.line, report.isCodes, report.reason) }
/// ```
package struct TableReport: Equatable, Sendable {
  /// The document's path, as it was typed.
  package var path: String
  /// The table's place among the tables of its form in the document, from 1.
  package var table: Int
  /// The line of the header row.
  package var line: Int
  /// How the table is written.
  package var form: CodeListForm
  /// The headings above the table, outermost first.
  package var headings: [String]
  /// The nearest heading or text line before the table.
  package var lead: String?
  /// The cells of the header row.
  package var header: [String]
  /// How many body rows the table has.
  package var rows: Int
  /// Whether it holds codes.
  package var isCodes: Bool
  /// The column of the codes, from 1.
  package var codeColumn: Int?
  /// The column of the symbols, from 1.
  package var symbolColumn: Int?
  /// The column of the descriptions, from 1.
  package var descriptionColumn: Int?
  /// The slug of the domain it becomes.
  package var domain: String?
  /// Why, in words.
  package var reason: String

  package init(
    _ document: Document, _ table: TableHead, _ role: TableRole, rows: Int, domain: String?
  ) {
    path = document.typedPath
    self.table = table.number
    line = table.line
    form = table.form
    headings = table.headings
    lead = table.lead
    header = table.header
    self.rows = rows
    isCodes = role.isCodes
    codeColumn = role.isCodes ? role.codeColumn.map { $0 + 1 } : nil
    symbolColumn = role.isCodes ? role.symbolColumn.map { $0 + 1 } : nil
    descriptionColumn = role.isCodes ? role.descriptionColumn.map { $0 + 1 } : nil
    self.domain = domain
    reason = role.reason
  }
}

extension Document {
  /// Returns what was decided for each table of the document, in document order.
  package func tableReports() -> [TableReport] {
    var reader = EntryReader(self, keepsReports: true)
    while reader.next() != nil {}
    return reader.reports
  }
}

/// A body row of a table, codes or not.
package struct TableRowReport: Equatable, Sendable {
  /// The document's path, as it was typed.
  package var path: String
  /// The table's place among the tables of its form in the document, from 1.
  package var table: Int
  /// The row's line.
  package var line: Int
  /// How the table is written.
  package var form: CodeListForm
  /// The headings above the table, outermost first.
  package var headings: [String]
  /// The nearest heading or text line before the table.
  package var lead: String?
  /// The cells of the header row.
  package var header: [String]
  /// The row's cells, as many as the header has.
  package var cells: [String]
  /// The cells beyond those.
  package var surplus: [String]
  /// The header of the table, of which ``header`` may be the start.
  var columns: [String] = []
  /// The line of the first row that is given without the cells that it does not have.
  var firstUnfilled: Int?
  /// How many cells that rows do not have may still be given.
  var padding = Self.mostPadding

  /// The most cells of a document that its rows do not have and that are given as empty ones; a row
  /// after that has its own cells, and a header as long.
  package static let mostPadding = 500_000
}

extension Document {
  /// Calls `body` with each body row of each table of the document, in document order.
  ///
  /// - Returns: The line of the first row that is given without the cells that it does not have, as
  ///   ``TableRowReport/mostPadding`` of the document have been given; nil otherwise.
  @discardableResult
  package func forEachTableRow(_ body: (TableRowReport) throws -> Void) rethrows -> Int? {
    let decoded = DecodedDocument(self)
    var tables = DocumentEvents(decoded)
    var lists = DocumentSurvey(decoded).outlineLists[...]
    var report = TableRowReport(
      path: typedPath, table: 0, line: 0, form: .table, headings: [], header: [],
      cells: [], surplus: [])
    while let event = tables.next() {
      switch event {
      case .heading(let heading):
        try report.read(&lists, above: heading.line, body)
      case .table(let table):
        try report.read(&lists, above: table.line, body)
        report.begin(table)
      case .row(let row):
        report.take(row)
        try body(report)
      case .strayRows(let rows):
        let (head, reader) = tables.list(rows)
        try report.read(head, reader, body)
      case .misfit(let misfit):
        guard let rows = misfit.rows else { continue }
        let (head, reader) = tables.list(rows)
        try report.read(head, reader, body)
      case .looseTable(let table):
        try report.read(tables.head(table), table.widened, body)
      case .htmlTable(let table, let html):
        report.begin(table)
        for row in html.rows {
          report.take(row)
          try body(report)
        }
      case .recordTable(let table): report.begin(table)
      case .recordRow(let row):
        report.take(row)
        try body(report)
      default: break
      }
    }
    try report.read(&lists, above: .max, body)
    return report.firstUnfilled
  }
}

extension TableRowReport {
  fileprivate mutating func begin(_ table: TableHead) {
    self.table = table.number
    form = table.form
    headings = table.headings
    lead = table.lead
    header = table.header
    columns = table.header
  }

  /// Reports the rows of the lists that begin above a line and are no tables.
  fileprivate mutating func read(
    _ lists: inout ArraySlice<OutlineList>, above line: Int, _ body: (TableRowReport) throws -> Void
  ) rethrows {
    while let list = lists.first, list.head.line < line {
      lists.removeFirst()
      begin(list.head)
      for row in list.rows {
        take(row)
        try body(self)
      }
    }
  }

  /// Reports the rows of a list that is no table of GitHub's.
  fileprivate mutating func read(
    _ head: TableHead, _ rows: some Sequence<Row>, _ body: (TableRowReport) throws -> Void
  ) rethrows {
    begin(head)
    for row in rows {
      take(row)
      try body(self)
    }
  }

  fileprivate mutating func take(_ row: some BodyRow) {
    line = row.line
    let missing = row.cells.count - row.writtenCount
    if missing <= padding {
      padding -= missing
      cells = row.cells.map(\.text)
      if header.count < columns.count { header = columns }
    } else {
      firstUnfilled = firstUnfilled ?? row.line
      cells = row.cells.prefix(row.writtenCount).map(\.text)
      header = Array(columns.prefix(row.writtenCount))
    }
    surplus = row.surplus.map(\.text)
  }
}
