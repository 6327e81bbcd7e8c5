internal import HTMLReader
internal import MarkdownReader
internal import RecordReader

/// The headings, tables and rows of a document, in document order, whether Markdown, HTML or
/// records.
///
/// An HTML table comes whole, because it is parsed whole; the rows of a Markdown table come one at
/// a time. A Markdown table inside a cell of an HTML table comes after that one.
struct DocumentEvents {
  enum Event {
    case frontMatter(FrontMatter)
    case heading(Heading)
    case table(TableHead)
    case row(Row)
    case htmlTable(TableHead, HTMLTable)
    case refusal(HTMLRefusal)
    case misfit(Misfit)
    case swallowed(line: Int)
    case strayRows(StrayRows)
    case looseTable(LooseTable)
    case encoding(EncodingIssue)
    case recordTable(TableHead)
    case recordRow(RecordLine)
    case recordIssue(RecordIssue)
  }

  /// What a document of records has, which has nothing else.
  private var records: RecordEvents?
  /// What an HTML page has, which has nothing else.
  private var page: PageEvents?

  private var markdown: MarkdownTableReader
  private var html: HTMLTableReader
  private var pending: ArraySlice<Event> = []
  private var htmlCount = 0
  private var strayCount = 0

  /// Whether lists are given as they are meant: those side by side in one table one after the other,
  /// and a table of the fields of one code as a row.
  private let areArranged: Bool
  /// How the table that started last is arranged.
  private var arrangement = ListArrangement.plain
  private var heldBack: MarkdownTableReader.Event?

  init(_ decoded: DecodedDocument, areArranged: Bool = false) {
    self.areArranged = areArranged
    records = decoded.recordForm.map {
      RecordEvents(decoded.otherText, as: $0, hasHeader: decoded.document.options.hasHeader)
    }
    page = decoded.isPage ? PageEvents(decoded.otherText, areArranged: areArranged) : nil
    markdown = MarkdownTableReader(decoded.markdown)
    html = HTMLTableReader(markdown.text, readMarkdown: plainText(ofMarkdownInHTML:))
  }

  /// Returns the next event, or nil at the end of the document.
  mutating func next() -> Event? {
    if records != nil { return records?.next() }
    if page != nil { return page?.next() }
    if let event = pending.popFirst() { return event }
    while let event = nextOfMarkdown() {
      switch event {
      case .frontMatter(let frontMatter): return .frontMatter(frontMatter)
      case .heading(let heading): return .heading(heading)
      case .row(let row):
        guard case .sideBySide(let width) = arrangement else { return .row(row) }
        pending = arrangement.rows(row, width: width)[...]
        if let event = pending.popFirst() { return event }
      case .table(let table):
        return begin(TableHead(table))
      case .html(let block):
        read(block)
        if let event = pending.popFirst() { return event }
      case .misfit(let misfit): return .misfit(misfit)
      case .swallowed(let line): return .swallowed(line: line)
      case .strayRows(let rows): return .strayRows(rows)
      case .looseTable(let table): return .looseTable(table)
      case .encoding(let issue): return .encoding(issue)
      }
    }
    return nil
  }

  private mutating func nextOfMarkdown() -> MarkdownTableReader.Event? {
    heldBack.take() ?? markdown.next()
  }

  /// Starts a table; one of fields and values is read ahead, for it is the row of one code.
  private mutating func begin(_ table: TableHead) -> Event {
    arrangement = areArranged ? ListArrangement(table.header) : .plain
    switch arrangement {
    case .plain: return .table(table)
    case .sideBySide(let width):
      var part = table
      part.header = Array(table.header.prefix(width))
      return .table(part)
    case .fields:
      arrangement = .plain
      var rows: [Row] = []
      while rows.count < ListArrangement.mostFields, let event = markdown.next() {
        guard case .row(let row) = event else {
          heldBack = event
          break
        }
        rows.append(row)
      }
      let isWhole = rows.count < ListArrangement.mostFields
      guard isWhole, let transposed = ListArrangement.transposed(table, rows) else {
        pending = rows.map { .row($0) }[...]
        return .table(table)
      }
      pending = transposed.rows.map { .row($0) }[...]
      return .table(transposed.head)
    }
  }

  /// Returns the head of a table in another notation.
  mutating func head(_ table: LooseTable) -> TableHead {
    strayCount += 1
    return TableHead(table, number: strayCount)
  }

  /// Returns the rows of a block that belong to no table, and the head that goes with them: the first
  /// row, if a delimiter row or its own words make it a header, or else `header`, or none.
  mutating func list(_ rows: StrayRows, header: [String]? = nil) -> (TableHead, StrayRowReader) {
    strayCount += 1
    var reader = markdown.read(rows)
    var first = reader
    var head = TableHead(rows, number: strayCount)
    if let row = first.next(),
      rows.startWithHeader || HeaderName.areHeaders(row.cells.map(\.text))
    {
      head.header = row.cells.map(\.text)
      reader = first
    } else if let header, header.count == rows.cellCount {
      head.header = header
    }
    return (head, reader)
  }

  private mutating func read(_ block: HTMLBlock) {
    let items = html.read(
      block.range, line: block.line, isQuoted: block.containers.contains(.blockQuote))
    for item in items {
      switch item {
      case .table(var table):
        htmlCount += 1
        var head = TableHead(table, in: block, number: htmlCount)
        if areArranged { ListArrangement.arrange(&head, &table) }
        pending.append(.htmlTable(head, table))
      case .refusal(let refusal):
        pending.append(.refusal(refusal))
      }
    }
  }
}

/// Returns the plain text of a cell's text that holds Markdown.
///
/// Its tags and character references have been read, so what looks like one is text.
@Sendable private func plainText(ofMarkdownInHTML text: String) -> String {
  // Stand-ins from the private use area, which mean nothing in Markdown.
  let standIns: [(Unicode.Scalar, Unicode.Scalar)] = [("<", "\u{F0003}"), ("&", "\u{F0004}")]
  var source = text.unicodeScalars
  for (mark, standIn) in standIns { source.replace(mark, with: standIn) }
  var result = plainText(ofInlineMarkdown: String(source)).unicodeScalars
  for (mark, standIn) in standIns { result.replace(standIn, with: mark) }
  return String(result)
}

extension String.UnicodeScalarView {
  fileprivate mutating func replace(_ old: Unicode.Scalar, with new: Unicode.Scalar) {
    guard contains(old) else { return }
    self = String.UnicodeScalarView(map { $0 == old ? new : $0 })
  }
}
