/// Reads the tables of a Markdown document, one event at a time.
///
/// The reader reads the document once and keeps only the open blocks. It reads
/// GitHub Flavored Markdown as cmark-gfm 0.29.0.gfm.6 does.
///
/// ```swift
/// var reader = MarkdownTableReader(Array("| Code |\n|---|\n| 404 |".utf8))
/// while let event = reader.next() {
///   if case .row(let row) = event { print(row.line, row.cells[0].text) }  // 3 404
/// }
/// ```
package struct MarkdownTableReader {
  /// How a document is read.
  package enum Dialect: Sendable {
    /// GitHub Flavored Markdown.
    case markdown
    /// MDX: as Markdown, but `{/* … */}` is a comment.
    case mdx
  }

  /// An item that the reader finds.
  package enum Event: Equatable, Sendable {
    /// Something about the document's bytes; all of these come before anything else.
    case encoding(EncodingIssue)
    /// The document's front matter.
    indirect case frontMatter(FrontMatter)
    /// A heading.
    indirect case heading(Heading)
    /// A table starts: its header row.
    indirect case table(Table)
    /// A body row of the table that started last.
    case row(Row)
    /// Rows that look like a table and are none.
    indirect case misfit(Misfit)
    /// Rows that belong to no table.
    indirect case strayRows(StrayRows)
    /// A table in a notation that GitHub shows as text.
    indirect case looseTable(LooseTable)
    /// A block of HTML that holds a table, or a part of one.
    indirect case html(HTMLBlock)
    /// A would-be Markdown table that is not one, because the block of HTML above it extends to the next
    /// blank line (GFM section 4.6): the line of what would be its header.
    case swallowed(line: Int)
  }

  /// The document as it is read: what offsets of bytes count in.
  package let text: [UInt8]
  private var source: Source
  private var parser: BlockParser
  private var outline = Outline()
  private var pending: [Event] = []
  private var nextPending = 0
  private var replacements: ReplacementScanner?
  private var tableCount = 0
  private var looseTables = LooseTableReader()
  /// The last line of the last table in another notation.
  private var looseEnd = 0
  private var width = 0
  private var isInBody = false
  private var isFinished = false
  /// Where the text after the front matter starts, and on which line.
  private var start = Line()

  /// Starts reading a document.
  ///
  /// The document may be UTF-8, with or without a byte order mark, or UTF-16 with one. Lines end
  /// with a line feed, a carriage return, or both.
  package init(_ bytes: [UInt8], dialect: Dialect = .markdown) {
    self.init(MarkdownText(bytes, dialect: dialect))
  }

  /// Starts reading a document that is decoded.
  package init(_ markdown: MarkdownText) {
    let decoder = markdown.decoder
    text = decoder.text
    source = Source(
      bytes: decoder.text, dialect: markdown.dialect, definitions: markdown.definitions)
    parser = BlockParser(dialect: markdown.dialect)
    start.next = decoder.start
    replacements = decoder.replacements
    if let issue = decoder.documentIssue { pending.append(.encoding(issue)) }
  }

  /// Returns the next event, or nil at the end of the document.
  ///
  /// - Complexity: All events of a document together take time in proportion to its length.
  package mutating func next() -> Event? {
    if !isInBody, let event = nextBeforeBody() { return event }
    while true {
      if nextPending < pending.count {
        nextPending += 1
        return pending[nextPending - 1]
      }
      if nextPending > 0 {
        pending.removeAll(keepingCapacity: true)
        nextPending = 0
      }
      if parser.line.next < text.count {
        if let layout = Self.readLine(of: text, with: &parser) {
          return .row(row(layout, line: parser.line.number))
        }
      } else if isFinished {
        return nil
      } else {
        isFinished = true
        let bytes = text
        parser.finish(bytes.span)
      }
      if parser.hasBlocks { takeBlocks() }
      if !isFinished { takeLooseTable() }
    }
  }

  /// Reads a line without a reference to the text of its own, which each row would pay for.
  @inline(__always)
  private static func readLine(of text: [UInt8], with parser: inout BlockParser) -> RowLayout? {
    parser.readLine(text.span)
  }

  /// Reads a table in another notation, if one starts at the line.
  private mutating func takeLooseTable() {
    guard parser.line.number > looseEnd else { return }
    let found = looseTables.table(at: parser.line, isText: parser.isAtText, in: source)
    guard var table = found else { return }
    looseEnd = table.lines.upperBound
    resolveDefinitions()
    table.headings = outline.headings
    table.lead = outline.lead(in: source)
    table.leadIsAlone = outline.leadIsAlone
    pending.append(.looseTable(table))
  }

  /// Returns the issues of the bytes, then the front matter; nil when both are done.
  private mutating func nextBeforeBody() -> Event? {
    if let issue = pending.popLast() { return issue }
    if let issue = replacements?.next() { return .encoding(issue) }
    replacements = nil
    isInBody = true
    let bytes = source.bytes
    let frontMatter = FrontMatter.read(bytes.span, moving: &start)
    parser.start(after: start)
    return frontMatter.map { .frontMatter($0) }
  }

  private mutating func takeBlocks() {
    for block in parser.takeBlocks() {
      switch block {
      case .heading(let level, let lines):
        resolveDefinitions()
        let text = PlainText.ofLines(lines, in: source)
        outline.add(level: level, text: text)
        pending.append(.heading(Heading(level: level, text: text, line: lines[0].number)))
      case .paragraph(let lines, let itemLevel):
        outline.add(paragraph: lines, isInItem: itemLevel > 0)
      case .misfit(var misfit):
        if misfit.headerLine <= looseEnd { continue }
        misfit.rows = misfit.rows.map { placed($0) }
        pending.append(.misfit(misfit))
      case .strayRows(let rows):
        if rows.firstLine <= looseEnd { continue }
        pending.append(.strayRows(placed(rows)))
      case .item, .code: break
      case .html(let lines, let containers):
        takeHTML(lines, containers)
      case .table(let header, let line):
        resolveDefinitions()
        tableCount += 1
        width = header.cells.count
        pending.append(
          .table(
            Table(
              number: tableCount, header: row(header, line: line), headings: outline.headings,
              lead: outline.lead(in: source), leadIsAlone: outline.leadIsAlone,
              containers: parser.openContainers)))
      }
    }
  }

  /// Reports a block of HTML that has to do with a table.
  private mutating func takeHTML(
    _ lines: [BlockParser.TextLine], _ containers: [Table.Container]
  ) {
    let bytes = source.bytes
    let rows = HTMLBlock.strayRows(lines, in: bytes.span)
    pending += rows.map { .strayRows(placed($0)) }
    if rows.isEmpty {
      for line in HTMLBlock.tableLines(lines, in: bytes) { pending.append(.swallowed(line: line)) }
    }
    guard PlainText.holds("<table", lines, in: bytes.span) else { return }
    resolveDefinitions()
    let text = PlainText.joined(lines, in: bytes.span)
    pending.append(
      .html(
        HTMLBlock(
          source: String(decoding: text, as: UTF8.self),
          range: lines[0].start..<lines[lines.count - 1].end, line: lines[0].number,
          headings: outline.headings, lead: outline.lead(in: source),
          leadIsAlone: outline.leadIsAlone, containers: containers)))
  }

  /// Returns the rows of a block that belong to no table.
  package mutating func read(_ rows: StrayRows) -> StrayRowReader {
    resolveDefinitions()
    return StrayRowReader(rows, in: source)
  }

  /// Notes what is above rows that belong to no table.
  private mutating func placed(_ rows: StrayRows) -> StrayRows {
    var rows = rows
    rows.headings = outline.headings
    rows.lead = outline.lead(in: source)
    rows.leadIsAlone = outline.leadIsAlone
    return rows
  }

  @inline(__always)
  private mutating func row(_ layout: consuming RowLayout, line: Int) -> Row {
    if layout.hasBracket { resolveDefinitions() }
    return Row(line: line, source: source, layout: layout, width: width)
  }

  /// Finds the document's link reference definitions, which may come after their uses.
  private mutating func resolveDefinitions() {
    guard source.definitions == nil else { return }
    let bytes = source.bytes
    let definitions = LinkDefinitions(of: bytes.span, from: start.next, dialect: source.dialect)
    source = Source(bytes: bytes, dialect: source.dialect, definitions: definitions)
  }
}
