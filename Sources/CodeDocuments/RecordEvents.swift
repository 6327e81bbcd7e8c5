internal import ErrcatBytes
internal import MarkdownReader
internal import RecordReader

/// The tables of a document of records as code lists, and their rows.
struct RecordEvents {
  private var encoding: TextDecoder
  private var reader: RecordReader
  private var pending: ArraySlice<DocumentEvents.Event> = []
  /// The event that ended an exported catalog.
  private var heldBack: RecordReader.Event?
  private var count = 0

  init(_ text: [UInt8], as form: RecordForm, hasHeader: Bool?) {
    encoding = TextDecoder(text)
    reader = RecordReader(encoding.text, as: form, hasHeader: hasHeader)
  }

  mutating func next() -> DocumentEvents.Event? {
    if let issue = encoding.nextIssue() { return .encoding(issue) }
    if let event = pending.popFirst() { return event }
    guard let event = heldBack.take() ?? reader.next() else { return nil }
    switch event {
    case .issue(let issue): return .recordIssue(issue)
    case .row(let row): return .recordRow(RecordLine(row))
    case .table(let table):
      if let export = ExportedRecords(table) {
        read(export)
        return next()
      }
      count += 1
      return .recordTable(TableHead(table, number: count))
    }
  }

  /// Reads the rows of an exported catalog, which are those of many domains.
  private mutating func read(_ export: consuming ExportedRecords) {
    var export = export
    while let event = reader.next() {
      guard case .row(let row) = event else {
        if case .issue(let issue) = event {
          pending.append(.recordIssue(issue))
          continue
        }
        heldBack = event
        break
      }
      export.add(row)
    }
    if export.isCut {
      let message =
        "a domain has more than \(RecordReader.mostKeys) different attributes; the rest is left out"
      pending.append(.recordIssue(RecordIssue(kind: .cut, line: 1, column: 1, message: message)))
    }
    for (head, rows) in export.lists(from: count) {
      count += 1
      pending.append(.recordTable(head))
      pending += rows.map { .recordRow($0) }
    }
  }
}

/// A row of records as a body row.
struct RecordLine: BodyRow {
  var line: Int
  var cells: RecordLineCells
  var surplus: RecordLineCells
  // Only CSV has surplus cells, and the form is asked for them.
  static var form: CodeListForm { .csv }

  init(_ row: RecordRow) {
    line = row.line
    let blank = RecordLineCell(RecordCell(text: "", line: row.line, column: row.column))
    cells = RecordLineCells(
      written: row.written.map { $0.map(RecordLineCell.init) ?? blank }, blank: blank,
      count: row.width)
    surplus = RecordLineCells(row.surplus.map { RecordLineCell($0) }, blank: blank)
  }

  var writtenCount: Int { cells.written.count }

  /// A row whose texts are kept as they are.
  init(line: Int, exact texts: [String?], column: Int) {
    self.line = line
    let blank = RecordLineCell(exact: "", column: column)
    cells = RecordLineCells(
      texts.map { $0.map { RecordLineCell(exact: $0, column: column) } ?? blank }, blank: blank)
    surplus = RecordLineCells([], blank: blank)
  }
}

/// The cells of a row of records; those after the last one that it has are blank.
struct RecordLineCells: RandomAccessCollection {
  let written: [RecordLineCell]
  let blank: RecordLineCell
  let count: Int

  init(written: [RecordLineCell], blank: RecordLineCell, count: Int) {
    self.written = written
    self.blank = blank
    self.count = count
  }

  init(_ cells: [RecordLineCell], blank: RecordLineCell) {
    self.init(written: cells, blank: blank, count: cells.count)
  }

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  subscript(place: Int) -> RecordLineCell { place < written.count ? written[place] : blank }
}

/// A cell of a row of records, on one line.
struct RecordLineCell: BodyCell {
  var text: String
  var parts: [String]
  var source: String
  var column: Int
  var isRepeated: Bool { false }

  init(_ cell: RecordCell) {
    source = cell.text
    self.column = cell.column
    let lines = cell.text.split(whereSeparator: \.isNewline).map {
      String($0.trimming(where: CodeText.isBlank))
    }.filter { !$0.isEmpty }
    parts = lines
    text = lines.joined(separator: " ")
  }

  init(exact text: String, column: Int) {
    self.text = text
    parts = [text]
    source = text
    self.column = column
  }
}

extension TableHead {
  /// The head of a table of records.
  init(_ table: RecordTable, number: Int) {
    self.number = number
    form = CodeListForm(table.form)
    line = table.line
    headings = table.path
    header = table.columns.map { String($0[...].trimming(where: CodeText.isBlank)) }
    parent = table.parent.map { $0 + 1 }
  }
}

extension CodeListForm {
  init(_ form: RecordForm) {
    switch form {
    case .csv, .tsv: self = .csv
    case .json, .jsonl: self = .json
    case .yaml: self = .yaml
    }
  }

  /// Whether lists of this form are records.
  var isRecords: Bool { self == .csv || self == .json || self == .yaml }
}
