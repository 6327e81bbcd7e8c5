internal import ErrcatBytes

/// A line of a document's text, without markup.
package struct TextLine: Equatable, Sendable {
  /// The code span, emphasis or link that a line begins with.
  package struct Lead: Equatable, Sendable {
    package enum Kind: Sendable {
      case code
      case emphasis
      case link
    }

    package var kind: Kind
    package var text: String

    package init(kind: Kind, text: String) {
      self.kind = kind
      self.text = text
    }
  }

  /// The plain text of the whole line.
  package var text: String
  /// What it begins with, if that is marked up.
  package var lead: Lead?
  /// The plain text after ``lead``, or all of it.
  package var rest: String
  /// The line in the document, from 1.
  package var line: Int
  /// The fragment that leads to it, if the document sets one.
  package var anchor: String?

  package init(text: String, lead: Lead? = nil, rest: String? = nil, line: Int) {
    self.text = text
    self.lead = lead
    self.rest = rest ?? text
    self.line = line
  }
}

extension TextLine {
  /// Reads a line of text in which ``InlineParser/SpanMark`` marks spans.
  init(marked bytes: ArraySlice<UInt8>, line: Int) {
    self.line = line
    text = PlainText.normalized(bytes.filter { !Self.isMark($0) }[...])
    rest = text
    let start = bytes.drop { $0.isWhitespace }
    let marks = start.prefix(while: Self.isMark)
    guard let outer = marks.first, outer != InlineParser.SpanMark.end, let inner = marks.last,
      let end = Self.end(of: start)
    else { return }
    let content = start[..<end]
    let innerStart = start.dropFirst(marks.count - 1)
    // `**`CODE`**` is code, but `**`CODE` - name**` is not.
    let isWhole =
      Self.end(of: innerStart).map { close in
        start[close..<end].allSatisfy { Self.isMark($0) || $0.isWhitespace }
      } ?? false
    let text = PlainText.normalized(content.filter { !Self.isMark($0) }[...])
    guard !text.isEmpty else { return }
    lead = Lead(kind: Self.kind(isWhole ? inner : outer), text: text)
    rest = PlainText.normalized(bytes[(end + 1)...].filter { !Self.isMark($0) }[...])
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    (InlineParser.SpanMark.end...InlineParser.SpanMark.code).contains(byte)
  }

  /// Returns where the span ends whose mark is first.
  private static func end(of span: ArraySlice<UInt8>) -> Int? {
    var depth = 0
    for index in span.indices where isMark(span[index]) {
      depth += span[index] == InlineParser.SpanMark.end ? -1 : 1
      if depth == 0 { return index }
    }
    return nil
  }

  private static func kind(_ mark: UInt8) -> Lead.Kind {
    switch mark {
    case InlineParser.SpanMark.code: .code
    case InlineParser.SpanMark.link: .link
    default: .emphasis
    }
  }
}
