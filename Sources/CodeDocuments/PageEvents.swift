internal import HTMLReader
internal import MarkdownReader

/// The headings and tables of a document that is an HTML page.
struct PageEvents {
  private var encoding: TextDecoder
  private var page: HTMLPageReader
  private let title: String?
  private let areArranged: Bool
  /// The headings above the place in the page, outermost first.
  private var headings: [(level: Int, text: String)] = []
  private var lead: (text: String, isAlone: Bool)?
  private var tableCount = 0

  init(_ text: [UInt8], areArranged: Bool) {
    self.areArranged = areArranged
    encoding = TextDecoder(text)
    page = HTMLPageReader(encoding.content)
    title = Self.title(of: page)
  }

  mutating func next() -> DocumentEvents.Event? {
    if let issue = encoding.nextIssue() { return .encoding(issue) }
    while let event = page.next() {
      switch event {
      case .title:
        if let title { return .frontMatter(FrontMatter(title: title, line: 1)) }
      case .heading(let level, let line, _):
        while let last = headings.last, last.level >= level { headings.removeLast() }
        headings.append((level, line.text))
        lead = (line.text, false)
        return .heading(Heading(level: level, text: line.text, line: line.line))
      case .text(let lines, let level):
        guard let last = lines.last else { continue }
        lead = (last.text, lines.count == 1 && level == 0)
      case .table(var table):
        var head = head(of: table)
        if areArranged { ListArrangement.arrange(&head, &table) }
        return .htmlTable(head, table)
      case .refusal(let refusal): return .refusal(refusal)
      case .item, .term, .definition, .endOfDefinitions, .code: break
      }
    }
    return nil
  }

  private mutating func head(of table: HTMLTable) -> TableHead {
    tableCount += 1
    var head = TableHead(
      number: tableCount, form: .html, line: table.header.line, headings: headings.map(\.text),
      lead: table.caption ?? lead?.text, header: table.header.cells.map(\.text))
    head.leadIsAlone = table.caption != nil || lead?.isAlone == true
    return head
  }

  /// The title of a page: its first heading of the first level if `<title>` has it too, for that
  /// often names the site as well.
  private static func title(of page: HTMLPageReader) -> String? {
    var page = page
    var title: String?
    while let event = page.next() {
      switch event {
      case .title(let text): title = text
      case .heading(level: 1, let line, _):
        guard let title, !title.lowercased().hasPrefix(line.text.lowercased()) else {
          return line.text
        }
        return part(of: title)
      default: break
      }
    }
    return title.map(part)
  }

  /// The part of a title that mentions errors, where the name of the site is another.
  private static func part(of title: String) -> String {
    for separator in [" | ", " · ", " — ", " – ", " - ", " :: ", " » "] {
      let parts = title.split(separator: separator).map(String.init)
      if parts.count > 1, let part = parts.first(where: HeadingSense.speaksOfErrors) {
        return part
      }
    }
    return title
  }
}
