internal import ErrcatBytes

/// Reads the text of a Markdown document outside its tables, one block at a time: headings, lists,
/// paragraphs, code.
///
/// ```swift
/// var reader = MarkdownOutlineReader(Array("## `E1`: Full\n\nThe disk is full.".utf8))
/// while let block = reader.next() {
///   if case .heading(_, let text, _) = block { print(text.lead?.text ?? "", text.rest) }
///   // E1 : Full
/// }
/// ```
package struct MarkdownOutlineReader {
  package enum Block: Equatable, Sendable {
    case frontMatter(FrontMatter)
    /// A heading, and the fragment that leads to it if the document says it.
    case heading(level: Int, TextLine, anchor: String?)
    /// An item of a list starts, which so many items hold, itself included.
    case item(level: Int, list: Int, number: Int?, line: Int)
    /// The lines of a paragraph, which so many items hold.
    case text([TextLine], level: Int)
    /// The lines of a code block as they are.
    case code([TextLine], isFenced: Bool, level: Int)
    /// A table: its header and its first rows, and how many it has.
    case table(header: [String], rows: [[String]], rowCount: Int, line: Int)
    /// A block of HTML.
    case html(Range<Int>, line: Int, level: Int)
  }

  /// How many rows of a table are given.
  package static let mostRows = 30

  private var source: Source
  private var parser: BlockParser
  private var start = Line()
  private var pending: ArraySlice<Block> = []
  /// The table whose rows come.
  private var table: (header: [String], rows: [[String]], rowCount: Int, line: Int)?
  /// The anchor that the HTML directly above a heading sets.
  private var anchor: String?
  private var isFinished = false

  /// Starts reading a document that is text: UTF-8 without NUL.
  package init(_ text: [UInt8], dialect: MarkdownTableReader.Dialect = .markdown) {
    self.init(MarkdownText(text, dialect: dialect))
  }

  /// Starts reading a document that is decoded.
  package init(_ markdown: MarkdownText) {
    var markdown = markdown
    markdown.resolveDefinitions()
    let bytes = markdown.bytes
    start.next = markdown.decoder.start
    let frontMatter = FrontMatter.read(bytes.span, moving: &start)
    source = Source(bytes: bytes, dialect: markdown.dialect, definitions: markdown.definitions)
    parser = BlockParser(dialect: markdown.dialect, keepsContent: true)
    parser.start(after: start)
    if let frontMatter { pending = [.frontMatter(frontMatter)] }
  }

  /// The document as it is read: what offsets of bytes count in.
  package var text: [UInt8] { source.bytes }

  /// Returns the next block, or nil at the end of the document.
  package mutating func next() -> Block? {
    let bytes = source.bytes
    while true {
      if let block = pending.popFirst() { return block }
      if parser.line.next < bytes.count {
        if let row = parser.readLine(bytes.span) {
          add(row)
          continue
        }
      } else if isFinished {
        return nil
      } else {
        isFinished = true
        parser.finish(bytes.span)
      }
      if parser.hasBlocks { for block in parser.takeBlocks() { add(block) } }
      if isFinished { endTable() }
    }
  }

  private mutating func add(_ row: RowLayout) {
    guard var open = table.take() else { return }
    open.rowCount += 1
    if open.rows.count < Self.mostRows { open.rows.append(cells(row)) }
    table = open
  }

  private func cells(_ row: RowLayout) -> [String] {
    row.cells.map { PlainText.ofCell($0.start..<$0.end, in: source) }
  }

  private mutating func endTable() {
    guard let open = table.take() else { return }
    pending.append(
      .table(header: open.header, rows: open.rows, rowCount: open.rowCount, line: open.line))
  }

  private mutating func add(_ block: BlockParser.Block) {
    switch block {
    case .misfit, .strayRows: return
    default: endTable()
    }
    let anchorAbove = anchor.take()
    switch block {
    case .heading(let level, let lines):
      let bytes = source.bytes
      let content = PlainText.joined(lines, in: bytes.span)
      let own = HTMLAnchor.first(in: content)
      let attribute = HTMLAnchor.attribute(in: content)
      let words = attribute.map { Array(content[..<$0.start]) } ?? content
      let marked = InlineParser.plainText(words, source, marksSpans: true)
      let text = TextLine(
        marked: marked.map { byte in
          byte == InlineParser.lineBreak || byte == InlineParser.separator ? ASCII.space : byte
        }[...],
        line: lines[0].number)
      pending.append(
        .heading(level: level, text, anchor: own ?? attribute?.id ?? anchorAbove))
    case .item(let item):
      pending.append(
        .item(level: item.level, list: item.list, number: item.number, line: item.line))
    case .paragraph(let lines, let level):
      let bytes = source.bytes
      let content = PlainText.joined(lines, in: bytes.span)
      anchor = HTMLAnchor.only(in: content)
      let text = TextLine.lines(of: lines, content, in: source)
      if !text.isEmpty { pending.append(.text(text, level: level)) }
    case .code(let lines, let isFenced, let level):
      pending.append(
        .code(lines.map { TextLine(source: $0, in: source) }, isFenced: isFenced, level: level))
    case .html(let lines, let containers):
      let bytes = source.bytes
      let content = PlainText.joined(lines, in: bytes.span)
      anchor = HTMLAnchor.only(in: content)
      pending.append(
        .html(
          lines[0].start..<lines[lines.count - 1].end, line: lines[0].number,
          level: containers.count { $0 == .listItem }))
    case .table(let header, let line):
      table = (cells(header), [], 0, line)
    case .misfit, .strayRows:
      break
    }
  }
}

extension TextLine {
  /// The lines of a paragraph, also those that `<br>` and the like set apart.
  fileprivate static func lines(
    of lines: [BlockParser.TextLine], _ content: [UInt8], in source: Source
  ) -> [TextLine] {
    let text = InlineParser.plainText(content, source, marksSpans: true)
    var result: [TextLine] = []
    var place = 0
    for line in text.split(separator: InlineParser.lineBreak, omittingEmptySubsequences: false) {
      let number = lines[min(place, lines.count - 1)].number
      for part in line.split(separator: InlineParser.separator) {
        let read = TextLine(marked: part, line: number)
        if !read.text.isEmpty { result.append(read) }
      }
      place += 1
    }
    return result
  }

  /// A line of code as it is.
  fileprivate init(source line: BlockParser.TextLine, in source: Source) {
    var end = line.end
    while end > line.start, source.bytes[end - 1].isSpaceTabOrLineEnding { end -= 1 }
    self.init(
      text: String(decoding: source.bytes[line.start..<end], as: UTF8.self), line: line.number)
  }
}
