internal import ErrcatBytes

/// A block of HTML that holds a table, or a part of one, for an HTML reader to read.
package struct HTMLBlock: Equatable, Sendable {
  /// The block's text, without the markers of its containers.
  ///
  /// Its first line is ``line``, and each of its lines is one of the document.
  package var source: String
  /// Where the block is in the text that ``MarkdownTableReader/text`` is, in bytes.
  ///
  /// It starts after the markers of the containers on its first line; the markers on its other
  /// lines are within it.
  package var range: Range<Int>
  /// The block's first line in the document, from 1.
  package var line: Int
  /// The headings above the block, outermost first, as plain text.
  package var headings: [String]
  /// The last heading, or the last line of the last paragraph, before the block, whichever is
  /// nearer; nil when there is none.
  package var lead: String?
  /// Whether ``lead`` is a paragraph of one line, and no heading.
  package var leadIsAlone = false
  /// The block's containers, outermost first.
  package var containers: [Table.Container]
}

extension HTMLBlock {
  /// The lines of a block of HTML that would be headers of tables, were the block Markdown.
  ///
  /// Comments, scripts and the like hold what nobody is meant to read, so they are passed over.
  static func tableLines(_ lines: [BlockParser.TextLine], in bytes: [UInt8]) -> [Int] {
    guard !isVerbatim(lines, in: bytes.span) else { return [] }
    return zip(lines, lines.dropFirst()).compactMap { header, delimiter in
      isDelimiterRow(bytes[delimiter.start..<delimiter.end])
        && bytes[header.start..<header.end].contains(UInt8(ascii: "|")) ? header.number : nil
    }
  }

  /// The rows of pipes in a block of HTML that holds no table of any kind.
  static func strayRows(
    _ lines: [BlockParser.TextLine], in bytes: Span<UInt8>
  ) -> [StrayRows] {
    let others: [StaticString] = ["<table", "<tr", "<td", "<pre"]
    guard !isVerbatim(lines, in: bytes), PlainText.holds("|", lines, in: bytes),
      !others.contains(where: { PlainText.holds($0, lines, in: bytes) })
    else { return [] }
    var scanner = StrayRowScanner()
    var spare: [RowLayout.Bounds] = []
    var blocks: [StrayRows] = []
    for line in lines {
      var start = line.start
      while start < line.end, bytes[start].isSpaceOrTab { start += 1 }
      let place = StrayRowScanner.Place(
        number: line.number, lineStart: line.lineStart, start: start, end: line.end, isHTML: true)
      if let block = scanner.add(place, bytes, reusing: &spare) { blocks.append(block) }
    }
    if let block = scanner.end() { blocks.append(block) }
    return blocks
  }

  private static func isVerbatim(
    _ lines: [BlockParser.TextLine], in bytes: Span<UInt8>
  ) -> Bool {
    let starts: [StaticString] = [
      "<!", "<?", "{/*", "<pre", "<script", "<style", "<textarea",
    ]
    guard let first = lines.first else { return true }
    return starts.contains { bytes.has($0, at: first.start, before: first.end) }
  }

  /// Whether a line has a pipe, a dash, and nothing that a delimiter row has not.
  private static func isDelimiterRow(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    return text.contains(UInt8(ascii: "|")) && text.contains(UInt8(ascii: "-"))
      && text.allSatisfy { "|-: \t\r\n".utf8.contains($0) }
  }
}
