internal import CGumbo

/// Walks through gumbo's tree of a page, and makes the parts of the page of it.
struct PageWalker {
  /// The parts so far, in document order.
  private(set) var events: [HTMLPageReader.Event] = []

  private let lineStarts: LineStarts
  private var tables: TableBuilder
  private var text = PageText()
  private var hasTitle = false
  /// How deep the item is that holds what comes; 0 outside lists.
  private var itemLevel = 0
  private var listLevel = 0
  private var listNumber = 0
  private var listCount = 0
  private var definitionLevel = 0
  /// How deep the place is in what is not the header of the page.
  private var contentLevel = 0
  private var outline = PageOutline()
  /// The anchor that leads to what comes next.
  private var anchor: PageOutline.Anchor?
  /// The anchor of the line that is collected.
  private var lineAnchor: PageOutline.Anchor?

  init(_ document: [UInt8]) {
    lineStarts = LineStarts(document)
    tables = TableBuilder(page: document)
  }

  mutating func add(_ refusal: HTMLRefusal) { events.append(.refusal(refusal)) }

  /// Reads a page.
  mutating func read(_ root: HTMLNode) {
    walk(root, depth: 0)
    flush()
  }

  private mutating func walk(_ element: HTMLNode, depth: Int) {
    var previous: HTMLNode?
    for child in element.children {
      if let piece = child.text {
        add(piece)
        previous = nil
      } else if let tag = child.tag {
        if let previous, child.isApart(from: previous) { text.addSpace() }
        previous = child
        visit(child, tag, depth: depth + 1)
      }
    }
    outline.end(depth: depth)
  }

  private mutating func add(_ piece: HTMLNode.Text) {
    let isStart = text.isEmpty
    let name = anchor?.name
    guard text.add(piece, anchor: name) else { return }
    if isStart { lineAnchor = anchor }
    anchor = nil
  }

  private mutating func visit(_ node: HTMLNode, _ tag: GumboTag, depth: Int) {
    if tag == GUMBO_TAG_BUTTON || node.isLeftOut || node.isWordlessLink {
      // A link without a word may be a place that others lead to.
      if tag == GUMBO_TAG_A, !node.isHidden { noteAnchor(of: node, tag, depth) }
      text.addSpace()
      return
    }
    noteAnchor(of: node, tag, depth)
    if let level = node.headingLevel(tag) {
      readHeading(node, level: level, depth: depth)
      return
    }
    switch tag {
    case GUMBO_TAG_HEAD: readTitles(node)
    case GUMBO_TAG_TITLE: readTitle(node)
    case GUMBO_TAG_BR: text.breakLine(lineOf: lineStarts.line)
    case GUMBO_TAG_HR: flush()
    case GUMBO_TAG_HEADER where contentLevel == 0 && node.isPageHeader:
      readHeadings(node, depth: depth)
    case GUMBO_TAG_SUMMARY, GUMBO_TAG_HEADER, GUMBO_TAG_DIV:
      if node.actsAsHeading(tag) {
        readHeading(node, level: nil, depth: depth)
      } else {
        readBlock(node, tag, depth: depth)
      }
    case GUMBO_TAG_UL, GUMBO_TAG_OL, GUMBO_TAG_MENU, GUMBO_TAG_DIR:
      flush()
      if listLevel > 0 || !node.isContents { readList(node, depth: depth) }
    case GUMBO_TAG_LI: readItem(node, depth: depth)
    case GUMBO_TAG_DL: readDefinitions(node, depth: depth)
    case GUMBO_TAG_DT where definitionLevel > 0: readTerm(node)
    case GUMBO_TAG_DD where definitionLevel > 0:
      flush()
      events.append(.definition(level: definitionLevel, line: line(of: node)))
      readBlock(node, tag, depth: depth)
    case GUMBO_TAG_PRE, GUMBO_TAG_LISTING:
      flush()
      if node.holdsLineNumbers { break }
      let lines = PageCode.lines(of: node, lineOf: lineStarts.line)
      if !lines.isEmpty { events.append(.code(lines, level: itemLevel)) }
      anchor = nil
    case GUMBO_TAG_TABLE where !node.isLayoutTable:
      flush()
      tables.addTable(node)
      events += tables.takeTables().map { .table($0) }
      anchor = nil
    case _ where tag.isShownAsBlock: readBlock(node, tag, depth: depth)
    default:
      guard let mark = node.mark else {
        walk(node, depth: depth)
        return
      }
      text.begin(mark)
      walk(node, depth: depth)
      text.end()
    }
  }

  private mutating func readBlock(_ node: HTMLNode, _ tag: GumboTag, depth: Int) {
    if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) && node.holdsLineNumbers { return }
    flush()
    contentLevel += tag.isContent ? 1 : 0
    walk(node, depth: depth)
    contentLevel -= tag.isContent ? 1 : 0
    flush()
    // The place of a block that holds no text is not that of what comes after it.
    if let anchor, anchor.isContainer, anchor.depth == depth, node.contains(where: { _ in true }) {
      self.anchor = nil
    }
  }

  private mutating func readList(_ node: HTMLNode, depth: Int) {
    let outer = listNumber
    listCount += 1
    listNumber = listCount
    listLevel += 1
    walk(node, depth: depth)
    flush()
    listLevel -= 1
    listNumber = outer
  }

  private mutating func readItem(_ node: HTMLNode, depth: Int) {
    flush()
    if listLevel == 0 {
      // An item outside any list makes one.
      listCount += 1
      listNumber = listCount
    }
    let outer = itemLevel
    itemLevel = max(listLevel, 1)
    events.append(.item(level: itemLevel, list: listNumber, line: line(of: node)))
    readBlock(node, GUMBO_TAG_LI, depth: depth)
    itemLevel = outer
  }

  private mutating func readDefinitions(_ node: HTMLNode, depth: Int) {
    flush()
    definitionLevel += 1
    walk(node, depth: depth)
    flush()
    events.append(.endOfDefinitions(level: definitionLevel))
    definitionLevel -= 1
  }

  private mutating func readTerm(_ node: HTMLNode) {
    flush()
    var term = PageText()
    var inner: String?
    collect(node, into: &term, &inner)
    var lines = term.takeLines(lineOf: lineStarts.line)
    if let name = anchor?.name ?? inner, !lines.isEmpty { lines[0].anchor = name }
    anchor = nil
    events.append(.term(lines, level: definitionLevel))
  }

  /// Reads a heading; one without a level is below the last heading around it.
  private mutating func readHeading(_ node: HTMLNode, level: Int?, depth: Int) {
    flush()
    var heading = PageText(isOneLine: true)
    var inner: String?
    collect(node, into: &heading, &inner)
    guard var line = heading.takeLines(lineOf: lineStarts.line).first else { return }
    line.anchor = node.anchorName ?? inner ?? anchor?.name
    anchor = nil
    if let level {
      outline.add(level: level, depth: depth)
      events.append(.heading(level: level, line, anchor: line.anchor))
    } else {
      addActing(line, owner: depth - 1)
    }
  }

  /// Adds a line that acts as a heading of what is in its owner.
  private mutating func addActing(_ line: HTMLTextLine, owner: Int) {
    // Of two at once, the first is the heading.
    if case .heading? = events.last, outline.actsSince == events.count {
      events.append(.text([line], level: itemLevel))
      return
    }
    let level = outline.addActing(owner: owner)
    events.append(.heading(level: level, line, anchor: line.anchor))
    outline.actsSince = events.count
  }

  /// Ends the text that is collected.
  private mutating func flush() {
    let lines = text.takeLines(lineOf: lineStarts.line)
    let owner = lineAnchor
    lineAnchor = nil
    guard let first = lines.first else { return }
    if lines.count == 1, itemLevel == 0, definitionLevel == 0, let owner, owner.isContainer,
      owner.isNamed(after: first)
    {
      addActing(first, owner: owner.depth)
    } else {
      events.append(.text(lines, level: itemLevel))
    }
  }

  /// Collects all text of an element; blocks in it break the line.
  private func collect(_ element: HTMLNode, into part: inout PageText, _ inner: inout String?) {
    var previous: HTMLNode?
    for child in element.children {
      if let piece = child.text {
        _ = part.add(piece, anchor: nil)
        previous = nil
      } else if let tag = child.tag {
        if let previous, child.isApart(from: previous) { part.addSpace() }
        previous = child
        guard !child.isHidden, !child.isSectionNumber else { continue }
        inner = inner ?? child.anchorName
        guard !child.isLeftOut, !child.isWordlessLink else {
          part.addSpace()
          continue
        }
        let isBlock = tag.isShownAsBlock || tag == GUMBO_TAG_BR
        if isBlock { part.breakLine(lineOf: lineStarts.line) }
        let mark = child.mark
        if let mark { part.begin(mark) }
        collect(child, into: &part, &inner)
        if mark != nil { part.end() }
        if isBlock { part.breakLine(lineOf: lineStarts.line) }
      }
    }
  }

  /// Reads the headings of an element, and nothing else of it.
  private mutating func readHeadings(_ element: HTMLNode, depth: Int) {
    flush()
    for child in element.children {
      guard let tag = child.tag, !child.isLeftOut else { continue }
      if let level = child.headingLevel(tag) {
        readHeading(child, level: level, depth: depth + 1)
      } else {
        readHeadings(child, depth: depth + 1)
      }
    }
  }

  private mutating func readTitles(_ head: HTMLNode) {
    for child in head.children where child.tag == GUMBO_TAG_TITLE { readTitle(child) }
  }

  private mutating func readTitle(_ node: HTMLNode) {
    guard !hasTitle else { return }
    var title = HTMLText()
    var inner: [HTMLNode] = []
    title.add(contentOf: node, tables: &inner)
    guard !title.text.isEmpty else { return }
    hasTitle = true
    events.append(.title(title.text))
  }

  private mutating func noteAnchor(of node: HTMLNode, _ tag: GumboTag, _ depth: Int) {
    guard let name = node.anchorName else { return }
    let isContainer =
      tag == GUMBO_TAG_DIV || tag == GUMBO_TAG_SECTION || tag == GUMBO_TAG_ARTICLE
      || tag == GUMBO_TAG_MAIN || tag == GUMBO_TAG_ASIDE || tag == GUMBO_TAG_DETAILS
    anchor = PageOutline.Anchor(name: name, depth: depth, isContainer: isContainer)
  }

  private func line(of node: HTMLNode) -> Int {
    lineStarts.line(of: node.startTag?.lowerBound ?? 0)
  }
}

extension GumboTag {
  /// Whether a header within the element is that of a part of a page.
  fileprivate var isContent: Bool {
    switch self {
    case GUMBO_TAG_MAIN, GUMBO_TAG_ARTICLE, GUMBO_TAG_SECTION, GUMBO_TAG_LI, GUMBO_TAG_TD: true
    default: false
    }
  }
}
