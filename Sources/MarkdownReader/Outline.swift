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
    paragraph = []
  }

  /// Adds a paragraph.
  mutating func add(paragraph lines: [BlockParser.TextLine]) {
    paragraph = lines
  }

  /// Returns the last heading or the last line of the last paragraph, whichever is nearer.
  mutating func lead(in source: Source) -> String? {
    if !paragraph.isEmpty {
      leadText = PlainText.ofLastLine(paragraph, in: source)
      paragraph = []
    }
    return leadText
  }
}
