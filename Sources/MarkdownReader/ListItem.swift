/// An item of a list that begins with text.
package struct ListItem: Equatable, Sendable {
  /// The plain text of the item's first line; only the start of a very long line.
  package var text: String
  /// Whether the text begins with a code span, emphasis or a link.
  package var startsWithMarkup: Bool
  /// The item's first line in the document, from 1.
  package var line: Int

  /// How much of a line is read, in bytes.
  static let longest = 300

  init(_ line: BlockParser.TextLine, in source: Source) {
    var start = line
    start.end = min(line.end, line.start + Self.longest)
    text = PlainText.ofLines([start], in: source)
    startsWithMarkup = line.start < line.end && "`*_[".utf8.contains(source.bytes[line.start])
    self.line = line.number
  }
}
