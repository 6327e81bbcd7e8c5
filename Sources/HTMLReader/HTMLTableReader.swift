internal import ErrcatBytes

/// Reads the HTML tables of a document, a block of HTML at a time.
///
/// A table reaches from `<table` to its `</table>`, though the block may end before that: Markdown
/// ends a block of HTML at a blank line, which a table does not. So no table is read twice, blocks
/// are to be given in document order. The work is linear in the length of the document.
///
/// ```swift
/// let text = Array("<table><tr><th>Code<tr><td>404</table>".utf8)
/// var reader = HTMLTableReader(text)
/// for case .table(let table) in reader.read(0..<text.count, line: 1) {
///   print(table.header.cells[0].text, table.rows[0].cells[0].text)  // Code 404
/// }
/// ```
package struct HTMLTableReader: Sendable {
  /// An item that the reader finds.
  package enum Item: Equatable, Sendable {
    /// A table that has a header.
    case table(HTMLTable)
    /// A table that is not read.
    case refusal(HTMLRefusal)
  }

  private let text: [UInt8]
  /// The text without the markers of block quotes, once it is needed.
  private var unquotedText: [UInt8]?
  /// Where the last table ends.
  private var end = 0
  /// How far tables without an end may still be looked for, in bytes: each could be looked for to
  /// the end of the document.
  private var allowance: Int
  /// How many bytes have been gone through to find where tables end.
  private(set) var scannedByteCount = 0

  private let readMarkdown: @Sendable (String) -> String

  /// Starts reading `text`, which may hold any bytes.
  ///
  /// In a Markdown document, the content of a cell after a blank line is Markdown, unless it
  /// starts with a tag (GFM section 4.6).
  ///
  /// - Parameters:
  ///   - text: The document.
  ///   - readMarkdown: Makes plain text of the text of a cell that holds Markdown.
  package init(
    _ text: [UInt8], readMarkdown: @escaping @Sendable (String) -> String = { $0 }
  ) {
    self.text = text
    self.readMarkdown = readMarkdown
    allowance = 4 * text.count
  }

  /// Returns the tables that start in a block of the text, in document order.
  ///
  /// A table within a cell of another comes after that one.
  ///
  /// - Parameters:
  ///   - block: The block's place; anything read before is passed over.
  ///   - line: The line of the block's first byte, from 1.
  ///   - isQuoted: Whether the block is in a block quote, so that lines start with `>`.
  /// - Returns: The tables, and those that were refused.
  package mutating func read(_ block: Range<Int>, line: Int, isQuoted: Bool = false) -> [Item] {
    let document = isQuoted ? unquoted() : text
    let block = block.clamped(to: document.indices)
    var items: [Item] = []
    var positions = Positions(lineStart: lineStart(of: block.lowerBound), line: line)
    var scanner = TagScanner(from: max(block.lowerBound, end), to: max(block.upperBound, end))
    var heading: String?
    var headingStart: TagScanner.Tag?
    while let token = scanner.next(document.span) {
      guard case .tag(let tag) = token else { continue }
      if document.span.isHeading(tag.name) {
        if !tag.isEndTag {
          headingStart = tag
        } else if let start = headingStart {
          heading = headingText(start.range.lowerBound..<tag.range.upperBound, document) ?? heading
          headingStart = nil
        }
      }
      guard !tag.isEndTag, document.span.isName("table", tag.name) else { continue }
      let slice = slice(from: tag.range.lowerBound, blockEnd: block.upperBound, document)
      end = slice.range.upperBound
      scanner = TagScanner(from: end, to: max(block.upperBound, end))
      items += read(slice, document, heading: heading, &positions)
    }
    return items
  }

  private func read(
    _ slice: TableSlice, _ document: [UInt8], heading: String?, _ positions: inout Positions
  ) -> [Item] {
    let place = positions.position(of: slice.range.lowerBound, document.span)
    if let reason = slice.refusal {
      return [.refusal(HTMLRefusal(reason: reason, line: place.line, column: place.column))]
    }
    var builder = TableBuilder(
      slice, document: document, positions: positions, readMarkdown: readMarkdown)
    _ = HTMLTree.parse(slice.masked(document.span)) { builder.add(contentOf: $0) }
    return builder.tables.compactMap { found in
      guard found.header.width > 0 else { return nil }
      var table = found
      table.heading = heading
      return .table(table)
    }
  }

  /// Finds the end of a table: its own, or else that of its block.
  private mutating func slice(from start: Int, blockEnd: Int, _ document: [UInt8]) -> TableSlice {
    if allowance > 0 {
      let slice = TableSlice(from: start, to: document.count, document.span)
      if slice.isClosed {
        scannedByteCount += slice.range.count
        return slice
      }
      scannedByteCount += document.count - start
      allowance -= document.count - start
    }
    scannedByteCount += blockEnd - start
    return TableSlice(from: start, to: blockEnd, document.span)
  }

  private func lineStart(of offset: Int) -> Int {
    var start = offset
    while start > 0, text[start - 1] != 0x0A, text[start - 1] != 0x0D { start -= 1 }
    return start
  }

  private mutating func unquoted() -> [UInt8] {
    if let unquotedText { return unquotedText }
    let result = withoutQuoteMarkers(text)
    unquotedText = result
    return result
  }
}

/// Returns the text of a heading; nil if it is empty, or too long to be one.
private func headingText(_ range: Range<Int>, _ document: [UInt8]) -> String? {
  guard range.count <= 2000 else { return nil }
  let text = HTMLTree.parse(Array(document[range])) { root in
    var text = HTMLText()
    var tables: [HTMLNode] = []
    text.add(contentOf: root, tables: &tables)
    return text.text
  }
  return text.flatMap { $0.isEmpty ? nil : $0 }
}

/// Returns a text with the markers of block quotes at the start of its lines made spaces.
private func withoutQuoteMarkers(_ text: [UInt8]) -> [UInt8] {
  var result = text
  var isAtStart = true
  for index in result.indices {
    switch result[index] {
    case 0x0A, 0x0D: isAtStart = true
    case 0x20: break
    case UInt8(ascii: ">") where isAtStart: result[index] = 0x20
    default: isAtStart = false
    }
  }
  return result
}

extension Span<UInt8> {
  /// Returns whether an element's name is that of a heading, or of what announces details.
  fileprivate func isHeading(_ name: Range<Int>) -> Bool {
    if isName("summary", name) { return true }
    guard name.count == 2, self[name.lowerBound].lowercased == UInt8(ascii: "h") else {
      return false
    }
    return (UInt8(ascii: "1")...UInt8(ascii: "6")).contains(self[name.lowerBound + 1])
  }
}
