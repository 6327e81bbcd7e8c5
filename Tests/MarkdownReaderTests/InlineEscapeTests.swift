import MarkdownReader
import TestSupport
import Testing

/// Plain text as inline Markdown: our reader and cmark-gfm read the same text back.
@Suite struct InlineEscapeTests {
  @Test(arguments: [
    ("", ""), ("plain text, 100% (of it)!", "plain text, 100% (of it)!"),
    ("a|b", "a\\|b"), ("a\\b", "a\\\\b"), ("a\\|b", "a\\\\\\|b"),
    ("*a* `b` ~c~ [d](e)", "\\*a\\* \\`b\\` \\~c\\~ \\[d\\](e)"),
    ("<b> => <", "\\<b\\> =\\> \\<"), ("# a #", "\\# a \\#"), ("{a}", "\\{a\\}"),
    ("ERR_BAD _a_ __b__ c_", "ERR_BAD \\_a\\_ \\_\\_b\\_\\_ c\\_"),
    ("a & b, &amp; &#65; R&D", "a & b, \\&amp; \\&\\#65; R\\&D"),
    ("a\nb\r\nc\rd", "a<br>b<br>c<br>d"), ("a\tb", "a&#x9;b"), ("\u{A0}a", "&#xa0;a"),
    ("a\u{1B}[1m\u{9B}\u{202E}\u{200B}", "a&#x1b;\\[1m&#x9b;&#x202e;&#x200b;"),
    ("a\0b", "a\u{FFFD}b"), ("ü漢🙂", "ü漢🙂"),
  ])
  func `text that could be markup is escaped, and nothing else`(text: String, markdown: String) {
    #expect(inlineMarkdown(ofPlainText: text) == markdown)
  }

  /// The characters of the texts here: everything that has a meaning in Markdown.
  static let pieces = [
    "\\", "`", "``", "*", "**", "_", "__", "[", "]", "(", ")", "<", ">", "<b>", "</b>", "&",
    "&amp;",
    "&#65;", "~", "~~", "|", "||", "#", "{", "}", "!", "-", "---", "+", ".", ":", ":-", "=", "\"",
    "'",
    "www.x.com", "http://a_b/?c=1&d=2", "a@b.co", "a", "B_c", "1", "1.", "é", "漢", "🙂", "\u{A0}",
    "\u{3000}", "\u{200B}", "\u{FEFF}", "\u{1B}", "\u{7F}", "\u{85}", "\u{2028}", "$", "^", "^1",
    "%",
    "<!--", "-->", "<br>", "&nbsp;", "[^1]", "[x]",
  ]

  private static func text(_ generator: inout DocumentRandom) -> String {
    (0..<generator.number(below: 9)).map { _ in
      pieces[generator.number(below: pieces.count)]
        + (generator.number(below: 3) == 0 ? " " : "")
    }.joined()
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `any text in a cell or a heading reads back as itself`(seed: UInt64) throws {
    var generator = DocumentRandom(seed: seed)
    var texts: [String] = []
    var document = "| a | b |\n| - | - |\n"
    for _ in 0..<500 {
      let text = Self.text(&generator)
      texts.append(text)
      let markdown = inlineMarkdown(ofPlainText: text)
      document += "| \(markdown) | x |\n"
      #expect(plainText(ofInlineMarkdown: markdown) == trimmed(text), "seed \(seed)")
      var heading = MarkdownTableReader(Array("# \(markdown)\n".utf8))
      guard case .heading(let read)? = heading.next() else {
        Issue.record("seed \(seed): no heading of \(text.debugDescription)")
        continue
      }
      #expect(read.text == trimmed(text), "seed \(seed)")
    }
    let reading = Reading(byTableReader: document)
    #expect(reading.lines.count == texts.count + 1, "seed \(seed)")
    for (index, (line, text)) in zip(reading.lines.dropFirst(), texts).enumerated() {
      #expect(line == "row \(index + 3) \([trimmed(text), "x"])", "seed \(seed)")
    }
    #expect(try reading == CMark.reading(of: document), "seed \(seed)")
  }

  /// A text as Markdown keeps it: trimmed, and with single spaces.
  private func trimmed(_ text: String) -> String {
    text.split(separator: " ").joined(separator: " ")
  }
}

/// Seeded random numbers (xorshift64*, Vigna 2016).
private struct DocumentRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func number(below limit: Int) -> Int {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return Int((state &* 0x2545_F491_4F6C_DD1D) >> 33) % limit
  }
}
