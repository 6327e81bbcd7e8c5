internal import CGumbo

/// Makes tables of gumbo's tree of one slice of a document, or of a page: the outermost first, then
/// those within its cells.
struct TableBuilder {
  private(set) var tables: [HTMLTable] = []

  private let document: [UInt8]
  /// Where in the document the text starts that the tree is of.
  private let start: Int
  /// Whether the slice has the end of its table; nil for a page, whose tables tell it themselves.
  private let isClosed: Bool?
  private var positions: Positions
  /// Makes plain text of the text of a cell that holds Markdown; nil where no cell does.
  private let readMarkdown: ((String) -> String)?
  /// Whether elements that are hidden are left out.
  private let leavesOutHidden: Bool

  init(
    _ slice: TableSlice, document: [UInt8], positions: Positions,
    readMarkdown: @escaping (String) -> String
  ) {
    self.readMarkdown = readMarkdown
    self.document = document
    self.positions = positions
    start = slice.range.lowerBound
    isClosed = slice.isClosed
    leavesOutHidden = false
  }

  /// Makes tables of a whole page.
  init(page document: [UInt8]) {
    self.document = document
    positions = Positions(lineStart: 0, line: 1)
    start = 0
    isClosed = nil
    readMarkdown = nil
    leavesOutHidden = true
  }

  /// Returns the tables since the last call that have a header.
  mutating func takeTables() -> [HTMLTable] {
    let result = tables.filter { $0.header.width > 0 }
    tables = []
    return result
  }

  /// Adds the tables of an element's content.
  mutating func add(contentOf element: HTMLNode) {
    for child in element.children {
      if case .element(GUMBO_TAG_TABLE) = child.kind {
        addTable(child)
      } else {
        add(contentOf: child)
      }
    }
  }

  /// Adds a table, and those within its cells.
  mutating func addTable(_ element: HTMLNode) {
    let place = position(element) ?? position(start)
    let number = tables.count
    // The tables within this one come after it, though their rows are known first.
    tables.append(
      HTMLTable(
        line: place.line, column: place.column, isClosed: isClosed ?? element.hasEndTag,
        header: HTMLRow(line: place.line, column: place.column, placed: [], width: 0), rows: []))
    let tag = element.startTag
    var grid = TableGrid(length: max(0, element.contentEnd - (tag?.lowerBound ?? 0)))
    var caption: String?
    for group in element.children {
      switch group.kind {
      case .element(GUMBO_TAG_CAPTION):
        let text = read(group).text
        caption = caption ?? (text.isEmpty ? nil : text)
      case .element(let tag)
      where tag == GUMBO_TAG_THEAD || tag == GUMBO_TAG_TBODY || tag == GUMBO_TAG_TFOOT:
        for row in group.children where row.tag == GUMBO_TAG_TR {
          addRow(row, to: &grid, isInHead: tag == GUMBO_TAG_THEAD)
        }
        grid.endGroup()
      default: break
      }
    }
    guard let (title, header, body) = grid.split() else { return }
    tables[number].caption = caption ?? title
    tables[number].header = header
    tables[number].rows = body
  }

  private mutating func addRow(_ row: HTMLNode, to grid: inout TableGrid, isInHead: Bool) {
    var place = position(row)
    var written: [TableGrid.WrittenCell] = []
    for cell in row.children where cell.tag == GUMBO_TAG_TD || cell.tag == GUMBO_TAG_TH {
      guard let tag = cell.startTag, let cellPlace = position(cell) else { continue }
      place = place ?? cellPlace
      let contentStart = start + tag.upperBound
      let contentEnd = start + cell.contentEnd
      let content = contentStart..<min(max(contentStart, contentEnd), document.count)
      let read = read(cell)
      let isMarkdown = readMarkdown != nil && holdsMarkdown(content, document.span)
      let text = isMarkdown ? readMarkdown?(read.text) ?? read.text : read.text
      written.append(
        TableGrid.WrittenCell(
          cell: HTMLCell(
            text: text, line: cellPlace.line, column: cellPlace.column, isRepeated: false,
            document: document, content: content, breaks: isMarkdown ? [] : read.breaks),
          isHeader: cell.tag == GUMBO_TAG_TH, columnSpan: cell.number("colspan") ?? 1,
          rowSpan: rowSpan(of: cell)))
    }
    let line = place ?? position(start)
    grid.add(written, line: line.line, column: line.column, isInHead: isInHead)
  }

  /// A span of no rows is one to the end of the group of rows.
  private func rowSpan(of cell: HTMLNode) -> Int {
    cell.number("rowspan").map { $0 == 0 ? .max : $0 } ?? 1
  }

  /// Returns the text of an element, and adds the tables within it.
  private mutating func read(_ element: HTMLNode) -> HTMLText {
    var text = HTMLText()
    var inner: [HTMLNode] = []
    let leavesOutHidden = leavesOutHidden
    text.add(contentOf: element, tables: &inner) { leavesOutHidden && $0.isHidden }
    for table in inner { addTable(table) }
    return text
  }

  private mutating func position(_ element: HTMLNode) -> (line: Int, column: Int)? {
    element.startTag.map { position(start + $0.lowerBound) }
  }

  private mutating func position(_ offset: Int) -> (line: Int, column: Int) {
    let document = document
    return positions.position(of: offset, document.span)
  }
}

/// Returns whether a range has a blank line followed by a line that does not start with a tag.
///
/// The parser that made the text of a cell is not asked which of its words that line holds: a cell
/// is rarely HTML and Markdown at once.
private func holdsMarkdown(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
  var newlineCount = 0
  for index in range {
    switch bytes[index] {
    case 0x0A: newlineCount += 1
    case 0x0D: newlineCount += index + 1 < range.upperBound && bytes[index + 1] == 0x0A ? 0 : 1
    case 0x20, 0x09: break
    case UInt8(ascii: "<"): newlineCount = 0
    default:
      if newlineCount > 1 { return true }
      newlineCount = 0
    }
  }
  return false
}
