internal import MarkdownReader

/// A code that is written as text, and what the text says about it.
struct OutlineEntry {
  /// The code; nil for an item among codes that has none.
  var code: LeadingCode?
  var line: Int
  var anchor: String?
  /// The texts, with the labels that they are under.
  private(set) var texts: [(label: String?, text: String)] = []
  /// The label that the text that comes belongs to.
  private var label: String?
  /// Whether a heading set it, which holds until the next heading.
  private var isLabelOfHeading = false

  init(_ code: LeadingCode?, line: Int) {
    self.code = code
    self.line = line
  }

  /// A heading below that of the code.
  mutating func begin(heading: TextLine) {
    label = TitleText.ofHeading(heading.text)
    isLabelOfHeading = true
  }

  /// The title of a page that is about the code.
  mutating func begin(title: LeadingCode?, _ text: TextLine, _ anchor: String?) {
    label = nil
    self.anchor = self.anchor ?? anchor
    if let title, code?.symbol == nil { code?.symbol = title.symbol }
    guard code?.text.isEmpty ?? false else { return }
    code?.text = title.map(\.text) ?? TitleText.ofHeading(text.text) ?? ""
  }

  /// Adds the lines of a paragraph.
  mutating func add(_ lines: [TextLine]) {
    var text: [String] = []
    for line in lines {
      if let field = FieldLine(line) {
        flush(&text)
        if !isLabelOfHeading || field.value.isEmpty { label = field.label }
        if !field.value.isEmpty {
          add(field.value, under: field.label)
          // Lines that go on with it.
          label = field.label
        }
      } else {
        text.append(line.text)
      }
    }
    flush(&text)
    // A label with a text of its own holds for its paragraph.
    if !isLabelOfHeading, let last = lines.last(where: { FieldLine($0) != nil }),
      FieldLine(last)?.value.isEmpty == false
    {
      label = nil
    }
  }

  mutating func add(_ fields: [FieldLine]) {
    for field in fields { add(field.value, under: field.label) }
  }

  /// Adds a block of code: a message, if the label says so.
  mutating func addCode(_ lines: [TextLine]) {
    guard let label, case .text(let rank) = HeaderName(label), rank >= 2 else { return }
    add(lines.map(\.text).joined(separator: " "), under: label)
  }

  private mutating func flush(_ text: inout [String]) {
    guard !text.isEmpty else { return }
    let joined = text.joined(separator: " ")
    text = []
    add(joined, under: label)
  }

  private mutating func add(_ text: String, under label: String?) {
    if !text.isEmpty { texts.append((label, text)) }
  }
}
