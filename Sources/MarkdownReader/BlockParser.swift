/// Finds the blocks of a document, a line at a time (GFM appendix "Phase 1: block structure").
///
/// Only what bears on tables is kept: open containers, the open leaf block, and the lines of the
/// open paragraph. Each line costs time in proportion to its length, however many containers are
/// open.
package struct BlockParser {
  /// A stretch of a line that belongs to a block.
  package struct TextLine {
    package var number: Int
    /// Where the whole line starts.
    var lineStart: Int
    package var start: Int
    package var end: Int
  }

  /// A block, or the start of one, that has been read.
  enum Block {
    case heading(level: Int, [TextLine])
    case paragraph([TextLine])
    case html([TextLine], containers: [Table.Container])
    case table(header: RowLayout, line: Int)
    case misfit(Misfit)
    case item(TextLine)
    case strayRows(StrayRows)
  }

  /// The block that takes lines of text.
  enum Leaf {
    case none
    case paragraph
    case table
    case indentedCode
    case fencedCode(Fence)
    case html(HTMLBlockKind)
  }

  /// The opening fence of a code block (GFM section 4.5).
  struct Fence {
    var character: UInt8
    var length: Int
  }

  /// What the next block on a line would stand in.
  package enum Context {
    case container
    case paragraph
    case table
  }

  package let dialect: MarkdownTableReader.Dialect
  /// What has been read and not been taken yet.
  var blocks: [Block] = []
  package var line = Line()
  package var containers: [Container] = []
  /// Where block quotes are among the containers: those a blank line does not continue.
  package var quotes: [Int] = []
  var leaf = Leaf.none
  /// The lines of the open paragraph or HTML block.
  package var text: [TextLine] = []
  /// The delimiter row in the open paragraph that did not fit its header.
  package var misfit: Misfit?
  /// The cells of the last row: once nobody has the row any more, the next one takes their memory.
  package var bounds: [RowLayout.Bounds] = []
  /// Finds rows that belong to no table.
  var strayRows = StrayRowScanner()
  /// Whether a list item starts on the line.
  var startsItem = false
  /// The definitions found, if they are asked for.
  package var definitions: LinkDefinitions?

  init(dialect: MarkdownTableReader.Dialect) {
    self.dialect = dialect
  }

  /// Reads the next line; returns its cells if it is a row of the open table's body.
  mutating func readLine(_ bytes: Span<UInt8>) -> RowLayout? {
    if let row = readBlocks(bytes) {
      strayRows.addTableRow(line: line.number)
      return row
    }
    // Whoever asks for definitions wants nothing else.
    if definitions == nil { takeLine(bytes) }
    return nil
  }

  private mutating func readBlocks(_ bytes: Span<UInt8>) -> RowLayout? {
    startsItem = false
    line.move(to: line.next, in: bytes)
    let matched = matchContainers(bytes)
    line.skipSpaces(in: bytes)
    let isMatched = matched == containers.count
    var context = Context.container
    if isMatched {
      switch leaf {
      case .none: break
      case .fencedCode(let fence):
        if closesFence(fence, bytes) { leaf = .none }
        return nil
      case .indentedCode:
        if line.isIndented || line.isBlank { return nil }
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

  /// Reads what is still open at the end of the document.
  package mutating func finish(_ bytes: Span<UInt8>) {
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
    // table's header, for a pipe behind spaces is not a leading one.
    let start = isLazy ? line.offset : line.firstNonspace
    text.append(textLine(from: start, to: line.end))
    return nil
  }

  /// Returns a stretch of the line.
  func textLine(from start: Int, to end: Int) -> TextLine {
    TextLine(number: line.number, lineStart: line.start, start: start, end: end)
  }

  /// Closes what a block that starts at `depth` cannot stand in.
  mutating func makeRoom(at depth: Int, _ bytes: Span<UInt8>) {
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
  package mutating func close(to depth: Int, _ bytes: Span<UInt8>) {
    closeLeaf(bytes)
    containers.removeLast(containers.count - depth)
    while let last = quotes.last, last >= depth { quotes.removeLast() }
  }

  /// Closes the leaf block.
  mutating func closeLeaf(_ bytes: Span<UInt8>) {
    switch leaf {
    case .paragraph: closeParagraph(bytes)
    case .html: closeHTML()
    case .none, .table, .indentedCode, .fencedCode: break
    }
    leaf = .none
  }
}
