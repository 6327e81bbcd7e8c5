internal import HTMLReader
internal import MarkdownReader

/// The text of an HTML page outside its tables, one block at a time.
struct PageBlocks {
  private var page: HTMLPageReader
  private var pending: ArraySlice<OutlineBlocks.Block> = []
  /// The lines above the text, and the number of the first list of definitions, below 0.
  private let lineOffset: Int
  private var definitionList: Int
  /// How deep the open definitions are.
  private var definitions = 0

  /// Reads the page of a document.
  init(_ text: [UInt8]) {
    page = HTMLPageReader(TextDecoder(text).content)
    lineOffset = 0
    definitionList = 0
  }

  /// Reads a part of a document that is HTML.
  init(fragment text: [UInt8], line: Int, list: Int) {
    page = HTMLPageReader(text)
    lineOffset = line - 1
    definitionList = list + 1
  }

  /// Returns the next block, or nil at the end.
  mutating func next() -> OutlineBlocks.Block? {
    while true {
      if let block = pending.popFirst() { return block }
      guard let event = page.next() else { return nil }
      add(event)
    }
  }

  private mutating func add(_ event: HTMLPageReader.Event) {
    switch event {
    case .title, .refusal: break
    case .heading(let level, let line, let anchor):
      pending.append(.heading(level: level, text(line), anchor: anchor))
    case .item(let level, let list, let line):
      pending.append(
        .item(OutlineItem(level: level + definitions, list: list, line: line + lineOffset)))
    case .text(let lines, let level):
      pending.append(.text(lines.map(text), level: level + definitions))
    case .term(let lines, let level):
      guard let line = lines.first else { break }
      if definitions == 0 { definitionList -= 1 }
      definitions = level
      pending.append(
        .item(
          OutlineItem(
            level: level, list: definitionList, isTerm: true, line: line.line + lineOffset)))
      pending.append(.text(lines.map(text), level: level))
    case .definition: break
    case .endOfDefinitions(let level): definitions = level - 1
    case .code(let lines, let level):
      pending.append(.code(lines.map(text), level: level + definitions))
    case .table(let table):
      let rows = table.rows.prefix(MarkdownOutlineReader.mostRows).map { $0.cells.map(\.text) }
      pending.append(
        .table(
          header: table.header.cells.map(\.text), rows: Array(rows), rowCount: table.rows.count,
          line: table.header.line + lineOffset))
    }
  }

  private func text(_ line: HTMLTextLine) -> TextLine {
    let lead = line.lead.map { lead in
      let kind: TextLine.Lead.Kind =
        switch lead.mark {
        case .code: .code
        case .link: .link
        case .strong, .emphasis: .emphasis
        }
      return TextLine.Lead(kind: kind, text: lead.text)
    }
    var result = TextLine(
      text: line.text, lead: lead, rest: line.rest, line: line.line + lineOffset)
    result.anchor = line.anchor
    return result
  }
}
