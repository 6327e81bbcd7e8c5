internal import HTMLReader
internal import MarkdownReader

/// The headings, tables and rows of a document, in document order, whether Markdown or HTML.
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
    case item(ListItem)
    case encoding(EncodingIssue)
  }

  private var markdown: MarkdownTableReader
  private var html: HTMLTableReader
  private var pending: ArraySlice<Event> = []
  private var htmlCount = 0

  init(_ document: Document) {
    markdown = MarkdownTableReader(document.bytes, dialect: document.dialect)
    html = HTMLTableReader(markdown.text, readMarkdown: plainText(ofMarkdownInHTML:))
  }

  /// Returns the next event, or nil at the end of the document.
  mutating func next() -> Event? {
    if let event = pending.popFirst() { return event }
    while let event = markdown.next() {
      switch event {
      case .frontMatter(let frontMatter): return .frontMatter(frontMatter)
      case .heading(let heading): return .heading(heading)
      case .row(let row): return .row(row)
      case .table(let table):
        return .table(TableHead(table))
      case .html(let block):
        read(block)
        if let event = pending.popFirst() { return event }
      case .misfit(let misfit): return .misfit(misfit)
      case .swallowed(let line): return .swallowed(line: line)
      case .strayRows(let rows): return .strayRows(rows)
      case .item(let item): return .item(item)
      case .encoding(let issue): return .encoding(issue)
      }
    }
    return nil
  }

  private mutating func read(_ block: HTMLBlock) {
    let items = html.read(
      block.range, line: block.line, isQuoted: block.containers.contains(.blockQuote))
    for item in items {
      switch item {
      case .table(let table):
        htmlCount += 1
        pending.append(.htmlTable(TableHead(table, in: block, number: htmlCount), table))
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
