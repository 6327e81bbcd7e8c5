/// An item of a list that begins with text.
public struct ListItem: Equatable, Sendable {
  /// The plain text of the item's first line; only the start of a very long line.
  public var text: String
  /// Whether the text begins with a code span, emphasis or a link.
  public var startsWithMarkup: Bool
  /// The item's first line in the document, from 1.
  public var line: Int

  /// How much of a line is read, in bytes.
  package static let longest = 300

  package init(_ line: BlockParser.TextLine, in source: Source) {
    var start = line
    start.end = min(line.end, line.start + Self.longest)
    text = PlainText.ofLines([start], in: source)
    startsWithMarkup = line.start < line.end && "`*_[".utf8.contains(source.bytes[line.start])
    self.line = line.number
  }
}
