/// The headings and the text above the place that a reader has come to.
struct Outline {
  private var stack: [(level: Int, text: String)] = []
  private var leadText: String?
  private var paragraph: [BlockParser.TextLine] = []

  /// The headings above, outermost first.
  var headings: [String] { stack.map(\.text) }

  /// Adds a heading, which ends those of its level and below.
  mutating func add(level: Int, text: String) {
    while let last = stack.last, last.level >= level { stack.removeLast() }
    stack.append((level, text))
    leadText = text
    leadIsAlone = false
    paragraph = []
  }

  /// Adds a paragraph.
  mutating func add(paragraph lines: [BlockParser.TextLine], isInItem: Bool) {
    paragraph = lines
    leadIsAlone = lines.count == 1 && !isInItem
  }

  /// Whether the nearest text above is a paragraph of one line, and no item of a list.
  private(set) var leadIsAlone = false

  /// Returns the last heading or the last line of the last paragraph, whichever is nearer.
  mutating func lead(in source: Source) -> String? {
    if !paragraph.isEmpty {
      leadText = PlainText.ofLastLine(paragraph, in: source)
      paragraph = []
    }
    return leadText
  }
}
