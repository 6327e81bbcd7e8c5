// Long because the block structure is one state machine, and only it may touch its state.

internal import ErrcatBytes

/// Finds the blocks of a document, a line at a time (GFM appendix "Phase 1: block structure").
///
/// Only what bears on tables is kept: open containers, the open leaf block, and the lines of the
/// open paragraph; a parser that is asked to keep content keeps the lines of code, too. Each line
/// costs time in proportion to its length, however many containers are open.
struct BlockParser {
  /// A stretch of a line that belongs to a block.
  struct TextLine {
    var number: Int
    /// Where the whole line starts.
    var lineStart: Int
    var start: Int
    var end: Int
  }

  /// A block, or the start of one, that has been read.
  enum Block {
    case heading(level: Int, [TextLine])
    /// A paragraph, which so many list items hold.
    case paragraph([TextLine], itemLevel: Int)
    case html([TextLine], containers: [Table.Container])
    case table(header: RowLayout, line: Int)
    case misfit(Misfit)
    case strayRows(StrayRows)
    /// An item of a list starts; only if content is kept.
    case item(ItemStart)
    /// The lines of a code block; only if content is kept.
    case code([TextLine], isFenced: Bool, itemLevel: Int)
  }

  /// Where an item of a list starts.
  struct ItemStart {
    /// How many items hold the item's content, from 1.
    var level: Int
    /// The number of the list among the lists of the document.
    var list: Int
    /// The number in the item's marker.
    var number: Int?
    var line: Int
  }

  /// The block that takes lines of text.
  private enum Leaf {
    case none
    case paragraph
    case table
    case indentedCode
    case fencedCode(Fence)
    case html(HTMLBlockKind)
  }

  /// The opening fence of a code block (GFM section 4.5).
  private struct Fence {
    var character: UInt8
    var length: Int
  }

  /// The container of the next block on a line.
  private enum Context {
    case container
    case paragraph
    case table
  }

  private let dialect: MarkdownTableReader.Dialect
  /// Whether items and the lines of code are given out.
  private let keepsContent: Bool
  /// What has been read and not been taken yet.
  private var blocks: [Block] = []
  /// The line that was read last.
  private(set) var line = Line()
  private var containers: [Container] = []
  /// Where block quotes are among the containers: those a blank line does not continue.
  private var quotes: [Int] = []
  private var leaf = Leaf.none
  /// The lines of the open paragraph or HTML block.
  private var text: [TextLine] = []
  /// The delimiter row in the open paragraph that did not fit its header.
  private var misfit: Misfit?
  /// The cells of the last row: once nobody has the row any more, the next one takes their memory.
  private var bounds: [RowLayout.Bounds] = []
  /// Finds rows that belong to no table.
  private var strayRows = StrayRowScanner()
  /// The lines of the open code block, if content is kept.
  private var code: [TextLine] = []
  private var listCount = 0
  /// The definitions found, if they are asked for.
  private(set) var definitions: LinkDefinitions?

  /// Creates a parser; one that is given definitions adds to them, and wants nothing else.
  init(
    dialect: MarkdownTableReader.Dialect, definitions: LinkDefinitions? = nil,
    keepsContent: Bool = false
  ) {
    self.dialect = dialect
    self.keepsContent = keepsContent
    self.definitions = definitions
  }

  /// Goes to where the first line is read after `line`.
  mutating func start(after line: Line) { self.line = line }

  /// Whether the line that was read is text, in a paragraph or a heading, and no code or HTML.
  var isAtText: Bool {
    switch leaf {
    case .none, .paragraph: true
    case .table, .indentedCode, .fencedCode, .html: false
    }
  }

  /// Whether there are blocks to take.
  var hasBlocks: Bool { !blocks.isEmpty }

  /// Returns what has been read since the last call.
  mutating func takeBlocks() -> [Block] {
    defer { blocks.removeAll(keepingCapacity: true) }
    return blocks
  }

  /// Reads the next line; returns its cells if it is a row of the open table's body.
  mutating func readLine(_ bytes: Span<UInt8>) -> RowLayout? {
    if case .table = leaf, containers.isEmpty,
      let row = line.nextRow(in: bytes, reusing: &bounds)
    {
      strayRows.addTableRow(line: line.number)
      return row
    }
    if let row = readBlocks(bytes) {
      strayRows.addTableRow(line: line.number)
      return row
    }
    // A caller who asks for definitions wants nothing else.
    if definitions == nil { takeLine(bytes) }
    return nil
  }

  private mutating func readBlocks(_ bytes: Span<UInt8>) -> RowLayout? {
    line.move(to: line.next, in: bytes)
    let matched = matchContainers(bytes)
    line.skipSpaces(in: bytes)
    let isMatched = matched == containers.count
    var context = Context.container
    if isMatched {
      switch leaf {
      case .none: break
      case .fencedCode(let fence):
        if closesFence(fence, bytes) { closeLeaf(bytes) } else { keepCode() }
        return nil
      case .indentedCode:
        if line.isIndented || line.isBlank {
          keepCode()
          return nil
        }
        closeLeaf(bytes)
      case .html(let kind):
        if !line.isBlank || kind.holdsBlankLines {
          addHTML(kind, bytes)
          return nil
        }
        closeLeaf(bytes)
      case .paragraph:
        if line.isBlank { closeLeaf(bytes) } else { context = .paragraph }
      case .table:
        if line.isBlank { closeLeaf(bytes) } else { context = .table }
      }
    }
    // A line of text continues a paragraph even where the containers' markers are missing
    // (GFM section 5.1, laziness).
    var isLazy = false
    if !isMatched {
      if case .paragraph = leaf, !line.isBlank { isLazy = true } else { close(to: matched, bytes) }
    }
    return openBlocks(in: context, depth: matched, isLazy: isLazy, bytes)
  }

  /// Reads the blocks that are still open at the end of the document.
  mutating func finish(_ bytes: Span<UInt8>) {
    close(to: 0, bytes)
    if definitions == nil { report(strayRows.end()) }
  }

  /// Opens the blocks that start on the line, then takes the rest of the line as text.
  private mutating func openBlocks(
    in outer: Context, depth matched: Int, isLazy mayContinue: Bool, _ bytes: Span<UInt8>
  ) -> RowLayout? {
    var context = outer
    var depth = matched
    var isLazy = mayContinue
    while true {
      line.skipSpaces(in: bytes)
      if line.isBlank { return nil }
      if line.isIndented {
        if isLazy || context == .paragraph { break }
        makeRoom(at: depth, bytes)
        leaf = .indentedCode
        keepCode()
        return nil
      }
      let byte = bytes[line.firstNonspace]
      // No block but a row begins with a pipe, and most rows do.
      if byte == UInt8(ascii: "|"), context == .table { break }
      if byte == UInt8(ascii: ">") {
        makeRoom(at: depth, bytes)
        openQuote(bytes)
      } else if openLeaf(byte, in: context, depth: depth, bytes) {
        return nil
      } else if let marker = listMarker(byte, mayBeEmpty: context != .paragraph, bytes) {
        openItem(marker, depth: depth, bytes)
      } else if context == .paragraph, openTable(bytes) {
        return nil
      } else {
        break
      }
      context = .container
      depth = containers.count
      isLazy = false
    }
    if context == .table {
      if !line.isIndented, let row = rowLayout(bytes) { return row }
      context = .container
    }
    if !isLazy, context == .container {
      makeRoom(at: depth, bytes)
      leaf = .paragraph
    }
    // A lazy line keeps the spaces before it, as cmark-gfm has it: it matters if the line becomes a
    // table's header, for a pipe after spaces is not a leading one.
    let start = isLazy ? line.offset : line.firstNonspace
    text.append(textLine(from: start, to: line.end))
    return nil
  }

  /// Keeps what is left of the line as code.
  private mutating func keepCode() {
    if keepsContent { code.append(textLine(from: line.offset, to: line.end)) }
  }

  /// How many list items are open.
  private var itemLevel: Int {
    containers.count { if case .item = $0 { true } else { false } }
  }

  /// Returns a stretch of the line.
  private func textLine(from start: Int, to end: Int) -> TextLine {
    TextLine(number: line.number, lineStart: line.start, start: start, end: end)
  }

  /// Closes the containers that cannot hold a block that starts at `depth`.
  private mutating func makeRoom(at depth: Int, _ bytes: Span<UInt8>) {
    close(to: depth, bytes)
    if case .list = containers.last { containers.removeLast() }
    markParentAsFilled()
  }

  /// The open containers, as a table names them.
  var openContainers: [Table.Container] {
    containers.compactMap {
      switch $0 {
      case .quote: .blockQuote
      case .item: .listItem
      case .list: nil
      }
    }
  }

  /// Notes that the innermost container holds something, which a list item needs to go on past a
  /// blank line.
  private mutating func markParentAsFilled() {
    if case .item(var item) = containers.last, !item.isFilled {
      item.isFilled = true
      containers[containers.count - 1] = .item(item)
    }
  }

  /// Closes the leaf block and all containers but the outermost `depth`.
  private mutating func close(to depth: Int, _ bytes: Span<UInt8>) {
    closeLeaf(bytes)
    containers.removeLast(containers.count - depth)
    while let last = quotes.last, last >= depth { quotes.removeLast() }
  }

  /// Closes the leaf block.
  private mutating func closeLeaf(_ bytes: Span<UInt8>) {
    switch leaf {
    case .paragraph: closeParagraph(bytes)
    case .html: closeHTML()
    case .indentedCode: closeCode(isFenced: false)
    case .fencedCode: closeCode(isFenced: true)
    case .none, .table: break
    }
    leaf = .none
  }
}

// MARK: - Block quotes, lists and their items (GFM sections 5.1 to 5.3)

extension BlockParser {
  /// An open block that holds other blocks.
  private enum Container {
    case quote
    case list(ListKind, number: Int)
    case item(Item)
  }

  /// The mark that the items of one list share: the bullet, or the delimiter after the number.
  private struct ListKind: Equatable {
    var delimiter: UInt8
    var isOrdered: Bool
  }

  /// An open list item.
  private struct Item {
    /// How many columns a line must be indented to belong to the item.
    var indent: Int
    /// Whether the item has any content yet.
    var isFilled = false
  }

  /// A list marker on the line.
  private struct ListMarker {
    var kind: ListKind
    var length: Int
    /// The number in it.
    var number: Int?
  }

  /// Returns how many of the open containers the line continues, and moves past their markers.
  private mutating func matchContainers(_ bytes: Span<UInt8>) -> Int {
    var quotesPassed = 0
    var depth = 0
    while depth < containers.count {
      line.skipSpaces(in: bytes)
      switch containers[depth] {
      case .list: break
      case .quote:
        guard line.indent <= 3, line.byte(at: line.firstNonspace, in: bytes) == UInt8(ascii: ">")
        else {
          return depth
        }
        passQuoteMarker(bytes)
        quotesPassed += 1
      case .item(let item):
        if line.isBlank, line.indent < item.indent {
          return depthOfBlankLine(quotesPassed: quotesPassed)
        }
        guard line.indent >= item.indent else { return depth }
        line.advance(columns: item.indent, in: bytes)
      }
      depth += 1
    }
    return depth
  }

  /// Returns how many containers a blank line continues.
  ///
  /// It continues all up to the next block quote, but not an empty item. Going
  /// there at once keeps blank lines in deep lists cheap.
  private mutating func depthOfBlankLine(quotesPassed: Int) -> Int {
    line.offset = line.firstNonspace
    if quotesPassed < quotes.count { return quotes[quotesPassed] }
    if case .item(let item) = containers.last, !item.isFilled { return containers.count - 1 }
    return containers.count
  }

  private mutating func passQuoteMarker(_ bytes: Span<UInt8>) {
    line.advance(to: line.firstNonspace + 1, in: bytes)
    if line.byte(at: line.offset, in: bytes).isSpaceOrTab { line.advance(columns: 1, in: bytes) }
  }

  /// Opens a block quote at its marker.
  private mutating func openQuote(_ bytes: Span<UInt8>) {
    quotes.append(containers.count)
    containers.append(.quote)
    passQuoteMarker(bytes)
  }

  /// Returns the list marker that comes next on the line, if one does.
  ///
  /// A marker that interrupts a paragraph must have text after it, and count from 1.
  private func listMarker(
    _ first: UInt8, mayBeEmpty: Bool, _ bytes: Span<UInt8>
  ) -> ListMarker? {
    var index = line.firstNonspace
    var kind = ListKind(delimiter: first, isOrdered: false)
    var ordinal: Int?
    if first.isDigit {
      var number = 0
      while index - line.firstNonspace < 9, line.byte(at: index, in: bytes).isDigit {
        number = 10 * number + Int(bytes[index] - UInt8(ascii: "0"))
        index += 1
      }
      kind = ListKind(delimiter: line.byte(at: index, in: bytes), isOrdered: true)
      guard kind.delimiter == UInt8(ascii: ".") || kind.delimiter == UInt8(ascii: ")") else {
        return nil
      }
      guard mayBeEmpty || number == 1 else { return nil }
      ordinal = number
    } else if first != UInt8(ascii: "-"), first != UInt8(ascii: "*"), first != UInt8(ascii: "+") {
      return nil
    }
    index += 1
    guard line.byte(at: index, in: bytes).isSpaceTabOrLineEnding else { return nil }
    if !mayBeEmpty {
      var content = index
      while line.byte(at: content, in: bytes).isSpaceOrTab { content += 1 }
      guard content < line.end else { return nil }
    }
    return ListMarker(kind: kind, length: index - line.firstNonspace, number: ordinal)
  }

  /// Opens a list item at its marker, and a list unless the item continues the one that is open.
  private mutating func openItem(_ marker: ListMarker, depth: Int, _ bytes: Span<UInt8>) {
    let markerIndent = line.indent
    line.advance(to: line.firstNonspace + marker.length, in: bytes)
    // The content starts after one to four columns of white space. Five or more start with
    // indented code, and a marker alone on its line counts one.
    var probe = line
    probe.skipSpaces(in: bytes)
    let padding = probe.isBlank || probe.indent > 4 ? 1 : probe.indent
    line.advance(columns: padding, in: bytes)

    close(to: depth, bytes)
    let list: Int
    if case .list(let kind, let number) = containers.last, kind == marker.kind {
      // The item continues this list.
      list = number
    } else {
      makeRoom(at: depth, bytes)
      listCount += 1
      list = listCount
      containers.append(.list(marker.kind, number: list))
    }
    containers.append(.item(Item(indent: markerIndent + marker.length + max(padding, 1))))
    if keepsContent {
      blocks.append(
        .item(
          ItemStart(level: itemLevel, list: list, number: marker.number, line: line.number)))
    }
  }
}

// MARK: - Headings, thematic breaks, code fences and paragraphs (GFM section 4)

extension BlockParser {
  /// Reads the leaf block other than a paragraph that starts at `byte`, if one does.
  private mutating func openLeaf(
    _ byte: UInt8, in context: Context, depth: Int, _ bytes: Span<UInt8>
  ) -> Bool {
    switch byte {
    case UInt8(ascii: "#"):
      return addATXHeading(depth: depth, bytes)
    case UInt8(ascii: "`"), UInt8(ascii: "~"):
      guard let fence = openingFence(byte, bytes) else { return false }
      makeRoom(at: depth, bytes)
      leaf = .fencedCode(fence)
      return true
    case UInt8(ascii: "<"), UInt8(ascii: "{"):
      guard let kind = htmlBlockStart(mayInterrupt: context == .paragraph, bytes) else {
        return false
      }
      makeRoom(at: depth, bytes)
      leaf = .html(kind)
      addHTML(kind, bytes)
      return true
    case UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"):
      if context == .paragraph, let level = setextLevel(byte, bytes) {
        return endParagraph(withLevel: level, bytes)
      }
      guard isThematicBreak(byte, bytes) else { return false }
      makeRoom(at: depth, bytes)
      return true
    default:
      return false
    }
  }

  private mutating func addATXHeading(depth: Int, _ bytes: Span<UInt8>) -> Bool {
    var index = line.firstNonspace
    while line.byte(at: index, in: bytes) == UInt8(ascii: "#") { index += 1 }
    let level = index - line.firstNonspace
    let next = line.byte(at: index, in: bytes)
    guard level <= 6, index >= line.end || next.isSpaceOrTab else { return false }
    while line.byte(at: index, in: bytes).isSpaceOrTab { index += 1 }
    let end = endWithoutClosingSequence(bytes)
    makeRoom(at: depth, bytes)
    blocks.append(.heading(level: level, [textLine(from: index, to: max(index, end))]))
    return true
  }

  /// Returns where the line ends, without white space and a closing sequence of `#`.
  private func endWithoutClosingSequence(_ bytes: Span<UInt8>) -> Int {
    let end = trimmedEnd(line.end, bytes)
    var index = end
    while index > line.start, bytes[index - 1] == UInt8(ascii: "#") { index -= 1 }
    guard index < end, index > line.start, bytes[index - 1].isSpaceOrTab else { return end }
    return trimmedEnd(index, bytes)
  }

  private func trimmedEnd(_ end: Int, _ bytes: Span<UInt8>) -> Int {
    var index = end
    while index > line.start, bytes[index - 1].isSpaceTabOrLineEnding { index -= 1 }
    return index
  }

  private func openingFence(_ byte: UInt8, _ bytes: Span<UInt8>) -> Fence? {
    var index = line.firstNonspace
    while line.byte(at: index, in: bytes) == byte { index += 1 }
    let length = index - line.firstNonspace
    guard length >= 3 else { return nil }
    if byte == UInt8(ascii: "`") {
      while index < line.end {
        if bytes[index] == byte { return nil }
        index += 1
      }
    }
    return Fence(character: byte, length: min(length, 255))
  }

  /// Returns whether the line is a closing fence of the open code block.
  private func closesFence(_ fence: Fence, _ bytes: Span<UInt8>) -> Bool {
    guard !line.isIndented else { return false }
    var index = line.firstNonspace
    while line.byte(at: index, in: bytes) == fence.character { index += 1 }
    guard index - line.firstNonspace >= max(3, fence.length) else { return false }
    while line.byte(at: index, in: bytes).isSpaceOrTab { index += 1 }
    return index >= line.end
  }

  private func setextLevel(_ byte: UInt8, _ bytes: Span<UInt8>) -> Int? {
    guard byte == UInt8(ascii: "=") || byte == UInt8(ascii: "-") else { return nil }
    var index = line.firstNonspace
    while line.byte(at: index, in: bytes) == byte { index += 1 }
    while line.byte(at: index, in: bytes).isSpaceOrTab { index += 1 }
    guard index >= line.end else { return nil }
    return byte == UInt8(ascii: "=") ? 1 : 2
  }

  /// Makes the open paragraph a heading, or takes the underline as its text if it held nothing but
  /// link reference definitions.
  private mutating func endParagraph(withLevel level: Int, _ bytes: Span<UInt8>) -> Bool {
    takeDefinitions(bytes)
    if text.isEmpty {
      text.append(textLine(from: line.firstNonspace, to: line.end))
    } else {
      flushMisfit(bytes)
      // A line with pipes above an underline is a heading; several are rows that became one.
      if text.count == 1 { strayRows.dropLine() }
      blocks.append(.heading(level: level, text))
      text = []
      leaf = .none
    }
    return true
  }

  private mutating func isThematicBreak(_ byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
    guard byte == UInt8(ascii: "*") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") else {
      return false
    }
    // What spoiled a break that started further left spoils this one, too. Without this, a line of
    // many list markers would take quadratic time.
    guard line.firstNonspace >= line.spoiledBreakEnd else { return false }
    var count = 0
    var index = line.firstNonspace
    while index < line.end, bytes[index] == byte || bytes[index].isSpaceOrTab {
      if bytes[index] == byte { count += 1 }
      index += 1
    }
    if index == line.end, count >= 3 { return true }
    line.spoiledBreakEnd = index
    return false
  }

  /// Closes the open paragraph; one that holds only definitions does not count.
  private mutating func closeParagraph(_ bytes: Span<UInt8>) {
    flushMisfit(bytes)
    takeDefinitions(bytes)
    if !text.isEmpty {
      blocks.append(.paragraph(text, itemLevel: itemLevel))
    }
    text = []
  }

  /// Closes the open code block; blank lines at its end are no part of it.
  private mutating func closeCode(isFenced: Bool) {
    guard keepsContent else { return }
    blocks.append(.code(code, isFenced: isFenced, itemLevel: itemLevel))
    code = []
  }

  /// Removes the link reference definitions at the start of the open paragraph.
  private mutating func takeDefinitions(_ bytes: Span<UInt8>) {
    guard let first = text.first, first.start < first.end, bytes[first.start] == UInt8(ascii: "[")
    else {
      return
    }
    let content = PlainText.joined(text, in: bytes)
    var scanner = LinkDefinitionScanner(content)
    while let label = scanner.next() {
      definitions?.insert(label)
    }
    text.removeFirst(scanner.lineCount)
  }
}

// MARK: - HTML blocks (GFM section 4.6)

extension BlockParser {
  /// Returns the kind of HTML block that starts on the line, if one does.
  private func htmlBlockStart(mayInterrupt: Bool, _ bytes: Span<UInt8>) -> HTMLBlockKind? {
    let start = line.firstNonspace
    let end = line.end
    if bytes[start] == UInt8(ascii: "{") {
      let isComment = dialect == .mdx && bytes.has("{/*", at: start, before: end)
      return isComment ? .expressionComment : nil
    }
    for name: StaticString in ["<script", "<pre", "<style"]
    where bytes.has(name, at: start, before: end) {
      let next = line.byte(at: start + name.utf8CodeUnitCount, in: bytes)
      if next.isWhitespace || next == UInt8(ascii: ">") { return .rawText }
    }
    if bytes.has("<!--", at: start, before: end) { return .comment }
    if bytes.has("<?", at: start, before: end) { return .instruction }
    if bytes.has("<![cdata[", at: start, before: end) { return .characterData }
    let second = line.byte(at: start + 1, in: bytes)
    if second == UInt8(ascii: "!") {
      return line.byte(at: start + 2, in: bytes).isCapital ? .declaration : nil
    }
    if startsWithBlockTag(bytes) { return .blockTag }
    guard !mayInterrupt else { return nil }
    let isClosing = second == UInt8(ascii: "/")
    let tagEnd =
      isClosing
      ? HTMLTag.endOfClosingTag(bytes, from: start + 2, before: end)
      : HTMLTag.endOfOpenTag(bytes, from: start + 1, before: end)
    guard var index = tagEnd else { return nil }
    while index < end, bytes[index].isSpaceOrTab || bytes[index] == 0x0C { index += 1 }
    return index == end ? .anyTag : nil
  }

  private func startsWithBlockTag(_ bytes: Span<UInt8>) -> Bool {
    var start = line.firstNonspace + 1
    if line.byte(at: start, in: bytes) == UInt8(ascii: "/") { start += 1 }
    guard let end = HTMLTag.endOfName(bytes, from: start, before: line.end), end - start <= 10
    else { return false }
    let next = line.byte(at: end, in: bytes)
    let isClosed =
      next == UInt8(ascii: "/") && line.byte(at: end + 1, in: bytes) == UInt8(ascii: ">")
    guard next.isWhitespace || next == UInt8(ascii: ">") || isClosed else { return false }
    var name = ""
    for index in start..<end { name.unicodeScalars.append(Unicode.Scalar(bytes[index].lowercased)) }
    return HTMLBlockKind.blockTags.contains(name)
  }

  /// Adds the rest of the line to the open HTML block, and closes the block if its end is there.
  private mutating func addHTML(_ kind: HTMLBlockKind, _ bytes: Span<UInt8>) {
    text.append(textLine(from: line.offset, to: line.end))
    let ends = kind.ends
    guard !ends.isEmpty else { return }
    for index in line.firstNonspace..<max(line.firstNonspace, line.end) {
      for end in ends where bytes.has(end, at: index, before: line.end) {
        closeLeaf(bytes)
        return
      }
    }
  }

  /// Closes the open HTML block.
  private mutating func closeHTML() {
    blocks.append(.html(text, containers: openContainers))
    text = []
  }
}

// MARK: - Tables (GFM section 4.10)

extension BlockParser {
  /// Makes the last line of the open paragraph a table's header if the line is a delimiter row with
  /// as many cells.
  private mutating func openTable(_ bytes: Span<UInt8>) -> Bool {
    guard isDelimiterRow(bytes), let delimiter = rowLayout(bytes), let last = text.last else {
      return false
    }
    let header = RowLayout(
      bytes, from: last.start, to: last.end, lineStart: last.lineStart, reusing: &bounds)
    guard let header, header.cells.count == delimiter.cells.count else {
      flushMisfit(bytes)
      misfit = Misfit(
        headerLine: last.number, delimiterLine: line.number,
        headerCount: header?.cells.count ?? 0, delimiterCount: delimiter.cells.count,
        rowCount: 0)
      strayRows.noteReported(line: line.number)
      return false
    }
    text.removeLast()
    flushMisfit(bytes)
    if !text.isEmpty {
      blocks.append(.paragraph(text, itemLevel: itemLevel))
    }
    text = []
    leaf = .table
    bounds = header.cells
    report(strayRows.beginTable(header, delimiterLine: line.number))
    blocks.append(.table(header: header, line: last.number))
    return true
  }

  /// Returns the cells of the rest of the line, or nil if it has none.
  private mutating func rowLayout(_ bytes: Span<UInt8>) -> RowLayout? {
    let layout = RowLayout(
      bytes, from: line.firstNonspace, to: line.end, lineStart: line.start, reusing: &bounds)
    if let layout { bounds = layout.cells }
    return layout
  }

  /// Returns whether the rest of the line consists of cells of hyphens with optional colons.
  private func isDelimiterRow(_ bytes: Span<UInt8>) -> Bool {
    var index = line.firstNonspace
    if line.byte(at: index, in: bytes) == UInt8(ascii: "|") { index += 1 }
    var isFirst = true
    while true {
      while index < line.end, bytes[index].isWhitespace { index += 1 }
      // A pipe at the end of the line has no cell after it.
      if index >= line.end { return !isFirst }
      if bytes[index] == UInt8(ascii: ":") { index += 1 }
      let hyphens = index
      while line.byte(at: index, in: bytes) == UInt8(ascii: "-") { index += 1 }
      guard index > hyphens else { return false }
      if line.byte(at: index, in: bytes) == UInt8(ascii: ":") { index += 1 }
      while index < line.end, bytes[index].isWhitespace { index += 1 }
      if index >= line.end { return true }
      guard bytes[index] == UInt8(ascii: "|") else { return false }
      index += 1
      isFirst = false
    }
  }

  /// Reports the delimiter row that did not fit its header, now that the lines below it are known.
  private mutating func flushMisfit(_ bytes: Span<UInt8>) {
    guard var found = misfit else { return }
    misfit = nil
    for candidate in text.reversed() {
      if candidate.number <= found.delimiterLine { break }
      let row = RowLayout(
        bytes, from: candidate.start, to: candidate.end, lineStart: candidate.start,
        reusing: &bounds)
      if let row, row.hasPipe { found.rowCount += 1 }
    }
    if let header = text.last(where: { $0.number == found.headerLine }), let last = text.last {
      found.rows = StrayRows(
        firstLine: found.headerLine, lastLine: last.number, column: 1,
        rowCount: found.rowCount + 1, cellCount: found.headerCount,
        reason: .malformedDelimiter(line: found.delimiterLine), delimiterLine: found.delimiterLine,
        range: header.lineStart..<last.end, startLine: found.headerLine)
    }
    blocks.append(.misfit(found))
  }
}

// MARK: - Rows of pipes that belong to no table

extension BlockParser {
  /// Looks at the line that was read, which is not a row of a table's body.
  private mutating func takeLine(_ bytes: Span<UInt8>) {
    let isText = text.last?.number == line.number
    switch leaf {
    case .paragraph where isText:
      addStrayLine(isCode: false, bytes)
    case .indentedCode where !line.isBlank:
      addStrayLine(isCode: true, bytes)
    default:
      if !line.isBlank, !line.isIndented { strayRows.endIndentedFence() }
      report(strayRows.end())
    }
  }

  private mutating func addStrayLine(isCode: Bool, _ bytes: Span<UInt8>) {
    let place = StrayRowScanner.Place(
      number: line.number, lineStart: line.start, start: line.firstNonspace, end: line.end,
      isIndented: line.isIndented, isCode: isCode)
    report(strayRows.add(place, bytes, reusing: &bounds))
  }

  /// Reports rows that ended above the line, before the events of the line.
  private mutating func report(_ rows: StrayRows?) {
    if let rows { blocks.insert(.strayRows(rows), at: 0) }
  }
}
