internal import MarkdownReader

/// The text of a document outside its tables, one block at a time, whatever it is written in.
///
/// What writers mean alike comes alike: a term and its definition are an item of a list, and the
/// text within an admonition of mkdocs is text, not code.
struct OutlineBlocks {
  enum Block: Equatable {
    case frontMatter(FrontMatter)
    case heading(level: Int, TextLine, anchor: String?)
    case item(OutlineItem)
    case text([TextLine], level: Int)
    case code([TextLine], level: Int)
    case table(header: [String], rows: [[String]], rowCount: Int, line: Int)
  }

  private var markdown: MarkdownOutlineReader
  /// What an HTML page has, which then has no Markdown.
  private var page: PageBlocks?
  private var pending: ArraySlice<Block> = []
  /// A paragraph that may be a term: its definition would come next.
  private var heldBack: (lines: [TextLine], level: Int)?
  private var definitionList = 0
  private var isInDefinitions = false
  private var isInAdmonition = false
  private var isAtEnd = false

  init(_ document: DecodedDocument) {
    markdown = MarkdownOutlineReader(document.markdown)
    if document.isPage { page = PageBlocks(document.otherText) }
  }

  /// Returns the next block, or nil at the end of the document.
  mutating func next() -> Block? {
    if page != nil { return page?.next() }
    while true {
      if let block = pending.popFirst() { return block }
      if isAtEnd { return nil }
      guard let block = markdown.next() else {
        isAtEnd = true
        flush()
        continue
      }
      add(block)
    }
  }

  private mutating func add(_ block: MarkdownOutlineReader.Block) {
    let wasInAdmonition = isInAdmonition
    isInAdmonition = false
    switch block {
    case .frontMatter(let frontMatter): pending.append(.frontMatter(frontMatter))
    case .html(let range, let line, _): addDefinitions(ofHTML: range, line: line)
    case .heading(let level, let text, let anchor):
      flush()
      isInDefinitions = false
      pending.append(.heading(level: level, text, anchor: anchor))
    case .item(let level, let list, let number, let line):
      flush()
      isInDefinitions = false
      pending.append(.item(OutlineItem(level: level, list: list, number: number, line: line)))
    case .text(let lines, let level):
      add(lines, level: level)
    case .code(let lines, let isFenced, let level):
      if wasInAdmonition, !isFenced {
        isInAdmonition = true
        addText(ofCode: lines, level: level)
      } else {
        flush()
        pending.append(.code(lines, level: level))
      }
    case .table(let header, let rows, let rowCount, let line):
      flush()
      pending.append(.table(header: header, rows: rows, rowCount: rowCount, line: line))
    }
  }

  /// Adds a paragraph, which may be a term, a definition, or the start of an admonition.
  private mutating func add(_ lines: [TextLine], level: Int) {
    var lines = lines
    if let first = lines.first, let marker = Self.admonitions.first(where: first.text.hasPrefix) {
      flush()
      isInAdmonition = true
      let title = first.text.dropFirst(marker.count).split(separator: "\"")
      lines.removeFirst()
      if title.count > 1, let words = title.dropFirst().first {
        lines.insert(TextLine(text: String(words), line: first.line), at: 0)
      }
      if !lines.isEmpty { pending.append(.text(lines, level: level)) }
      return
    }
    guard level == 0 else {
      flush()
      pending.append(.text(lines, level: level))
      return
    }
    if let start = lines.firstIndex(where: Self.isDefinition) {
      var terms = Array(lines[..<start])
      if terms.isEmpty, let held = heldBack.take() { terms = held.lines }
      flush()
      if !terms.isEmpty {
        if !isInDefinitions { definitionList -= 1 }
        isInDefinitions = true
        let line = terms[terms.count - 1]
        pending.append(
          .item(OutlineItem(level: 1, list: definitionList, isTerm: true, line: line.line)))
        pending.append(.text([line], level: 1))
      }
      addDefinitions(lines[start...])
      return
    }
    flush()
    heldBack = (lines, level)
  }

  /// Adds definitions, and the terms between them where no blank line parts them.
  private mutating func addDefinitions(_ lines: ArraySlice<TextLine>) {
    var open: [TextLine] = []
    for (place, line) in zip(lines.indices, lines) {
      let isNext = place + 1 < lines.endIndex && Self.isDefinition(lines[place + 1])
      if isNext, !Self.isDefinition(line) {
        if !open.isEmpty { pending.append(.text(open, level: 1)) }
        open = []
        pending.append(
          .item(OutlineItem(level: 1, list: definitionList, isTerm: true, line: line.line)))
        pending.append(.text([line], level: 1))
      } else if Self.isDefinition(line) {
        open.append(
          TextLine(
            text: String(line.text.dropFirst().drop { $0 == " " }), line: line.line))
      } else {
        open.append(line)
      }
    }
    if !open.isEmpty { pending.append(.text(open, level: 1)) }
  }

  /// Adds the terms and definitions of a block of HTML.
  private mutating func addDefinitions(ofHTML range: Range<Int>, line: Int) {
    let source = markdown.text[range]
    guard source.starts(with: Array("<dl".utf8)) else { return }
    flush()
    definitionList -= 1
    var blocks = PageBlocks(fragment: Array(source), line: line, list: definitionList)
    while let block = blocks.next() { pending.append(block) }
  }

  /// Adds the lines of an admonition, which are indented, as paragraphs.
  private mutating func addText(ofCode lines: [TextLine], level: Int) {
    for paragraph in lines.split(whereSeparator: { $0.text.allSatisfy(\.isWhitespace) }) {
      let text = paragraph.map { line in
        TextLine(
          text: String(
            plainText(ofInlineMarkdown: line.text)[...].trimming(where: CodeText.isBlank)),
          line: line.line)
      }
      pending.append(.text(text.filter { !$0.text.isEmpty }, level: level))
    }
  }

  private mutating func flush() {
    guard let held = heldBack.take() else { return }
    isInDefinitions = false
    pending.append(.text(held.lines, level: held.level))
  }

  /// `: definition` (PHP Markdown Extra).
  private static func isDefinition(_ line: TextLine) -> Bool {
    line.text.hasPrefix(": ") && line.lead == nil
  }

  private static let admonitions = ["!!!", "???+", "???", "===+", "==="]
}

/// An item of a list starts, or a term that is defined.
struct OutlineItem: Equatable {
  /// How many items hold the item's content, itself included.
  var level: Int
  /// The number of the list; below 0 for definitions.
  var list: Int
  /// The number in its marker.
  var number: Int?
  var isTerm = false
  var line: Int
}
