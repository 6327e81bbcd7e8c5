import TestSupport

/// A seeded generator of random numbers.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// The next number, by SplitMix64 (Steele, Lea, Flood 2014).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Makes small documents with many constructs that are hard to read right.
struct DocumentGenerator {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// Makes a document of any kind.
  mutating func document() -> String {
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<5: blocks()
    case 5..<9: inlines()
    default: lines(count: 1...12) { $0.soup(DocumentGenerator.bytes, count: 0...12) }
    }
  }

  /// Makes a document whose lines start, interrupt and end blocks of all kinds.
  private mutating func blocks() -> String {
    lines(count: 1...14) { generator in
      var line = ""
      for _ in 0..<Int.random(in: 0...3, using: &generator.random) {
        line += generator.one(of: DocumentGenerator.prefixes)
      }
      return line + generator.one(of: DocumentGenerator.lines)
    }
  }

  /// Makes a table whose cells are full of markup.
  private mutating func inlines() -> String {
    var document = "| a |\n| - |\n"
    if Int.random(in: 0..<4, using: &random) == 0 {
      document = "# " + soup(DocumentGenerator.inlines, count: 1...10) + "\n\n" + document
    }
    document += lines(count: 1...5) { $0.soup(DocumentGenerator.inlines, count: 1...14) }
    if Bool.random(using: &random) { document += "\n\n" + one(of: DocumentGenerator.definitions) }
    return document
  }

  private mutating func lines(
    count: ClosedRange<Int>, _ make: (inout DocumentGenerator) -> String
  ) -> String {
    var text = ""
    for _ in 0..<Int.random(in: count, using: &random) { text += make(&self) + "\n" }
    return text
  }

  private mutating func soup(_ parts: [String], count: ClosedRange<Int>) -> String {
    var text = ""
    for _ in 0..<Int.random(in: count, using: &random) { text += one(of: parts) }
    return text
  }

  private mutating func one(of parts: [String]) -> String {
    parts[Int.random(in: 0..<parts.count, using: &random)]
  }

  private static let prefixes = [
    "> ", ">", "- ", "* ", "+ ", "1. ", "1) ", "2. ", "10) ", " ", "  ", "   ", "    ", "\t",
    "-\t", ">\t", "-   ", "1.\t", "      ", "",
  ]

  private static let lines = [
    "a | b", "| a | b |", "|-|-|", "-|-", "| - | - |", ":-:|-", "|a|", "|-|", "| 1 | 2 |", "1|2",
    "| 1 | 2 | 3 |", "x", "x y", "", "", "", "|", "||", "| |", "\\|", "a \\| b", "`a | b`", "# h",
    "## h ##", "#h", "####### x", "# #", "h", "===", "---", "-", "=", "***", "* * *", "_ _ _",
    "- - -", "-- -", "```", "~~~", "````", "``` x", "``` `", "~~~ ~", "<div>", "</div>", "<span>",
    "</span>", "<a b='c'>", "<!-- c", "-->", "<!-- c -->", "<? x", "?>", "<!X", ">", "<![CDATA[",
    "]]>", "<pre>", "</pre>", "<script>", "</script>", "<style x", "<table>", "<tr", "<hr/>",
    "<meta>", "<source>", "<textarea>", "[a]: /u", "[a]: /u 't'", "[a]:", "/u", "'t", "t'",
    "[a]: <u> x", "[b", "c]: /u", "| [a] | [b c] |", "[a]", "[a]: /u \"x\" y", "\\", "a\\", ":-",
    "-:", ":-:", "|:-", "--|--", "| a", "a |", "a | b |", "| a \\| b | c |", "|-|-|-|", "---|",
    "|---", "| --- ", "|- -|", "| : |", "- a", "- |-|", "1. a", "2. a", "> a", "> |-|",
    "\u{B}", "\u{C}|-|", "é | ü", "| é |", "&amp; | &#124;", "[x]: <", ">]", "``", "a  ", "  a",
  ]

  private static let inlines = [
    "*", "**", "***", "_", "__", "___", "~", "~~", "~~~", "`", "``", "[", "]", "![", "](u)",
    "](<u> 't')", "][a]", "][]", "[a]", "[A]", "(", ")", "(u)", "<", ">", "<b>", "</b>", "<br>",
    "<br/>", "<p x='1'>", "<x:y>", "<a@b.c>", "<http://e.x/?a&amp;b>", "<!-- c -->", "<!---->",
    "<!-->", "<!--->", "<!-- a--b -->", "<? x ?>", "<??>", "<!X y>", "<![CDATA[ ]]>", "&amp;",
    "&copy;", "&#65;", "&#x41;", "&#0;", "&nbsp;", "&x;", "&ampx;", "&#9999999;", "&#x10FFFFF;",
    "\\", "\\\\", "\\*", "\\|", "\\`", "\\[", "|", " ", "  ", "a", "b", "1", ".", ",", "!", "\"",
    "'", "é", "ß", "。", "“", "—", "€", "\u{A0}", "\u{3000}", "{", "}", ":", "-", "--", "=", "/",
    "\t", "a*b", "a_b", "http://x", "![a](b)", "[a](b)", "[a](b 'c')", "[a](b\"c\")", "\u{B}",
  ]

  private static let definitions = [
    "[a]: /u", "[A]: <u> 't'", "[a]:\n/u\n't'", "[*]: /u", "[b]: /u\n[a]: /v", "[ a ]: /u",
    "[a b]: /u", "[é]: /u", "[a]: /u 't' x",
  ]

  private static let bytes = [
    "|", "|", "-", "-", ":", "a", " ", "\\", "`", "*", "_", "~", "[", "]", "(", ")", "<", ">", "&",
    ";", "#", "!", "\t", "1", ".", "+", "=", "é", "\"", "'", "/", "?",
  ]
}
