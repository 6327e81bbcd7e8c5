import MarkdownReader
import Testing

/// The text of a cell, without its markup (GFM section 6).
@Suite struct CellTextTests {
  /// Returns the text of a cell in a document that also defines the label "ref".
  private func text(_ cell: String, dialect: MarkdownTableReader.Dialect = .markdown) -> String? {
    texts("|a|\n|-|\n|\(cell)|\n\n[ref]: /u\n[Groß é]: /u", dialect: dialect).first?.last?.first
  }

  @Test(arguments: [
    ("plain", "plain"), ("a  b\tc", "a b c"), ("\u{A0}a\u{200B}", "\u{A0}a\u{200B}"),
    ("`*a*`", "*a*"), ("`` a ` b ``", "a ` b"), ("` a `b", "ab"), ("`  `b", "b"),
    ("`a", "`a"), ("``a`", "``a`"), ("\\`a`", "`a`"),
    ("\\*a\\*", "*a*"), ("\\a", "\\a"), ("\\\\ a", "\\ a"), ("a\\|b", "a|b"), ("\\<b>", "<b>"),
    ("&amp;&lt;&#65;&#x42;&copy;", "&<AB©"), ("&nbsp;a", "\u{A0}a"), ("&bogus;", "&bogus;"),
    ("&amp", "&amp"), ("&#0;", "\u{FFFD}"), ("&#xD800;", "\u{FFFD}"), ("&#99999999;", "\u{FFFD}"),
    ("&#999999999;", "&#999999999;"), ("&NotEqualTilde;", "\u{2242}\u{338}"), ("&#124;", "|"),
    ("&AElig;&zwnj;", "Æ\u{200C}"), ("&#32;a&#10;b", "a b"),
    ("*a* **b** ***c***", "a b c"), ("_a_ __b__", "a b"), ("a_b_c", "a_b_c"), ("a*b*c", "abc"),
    ("**a*", "*a"), ("* a *", "* a *"), ("*a **b* c**", "a b c"), ("*(*a*)*", "(a)"),
    ("_(a)_b", "_(a)_b"), ("**a*b**c*", "a*bc*"), ("*a\\*", "*a*"), ("“_a_”", "“a”"),
    ("~a~ ~~b~~", "a b"), ("~~~a~~~", "~~~a~~~"), ("~~a~", "~~a~"), ("~~a ~b~~", "~~a ~b~~"),
    ("[a](u)", "a"), ("[a](<u v> 't')", "a"), ("[a](u v)", "[a](u v)"), ("[a] (u)", "[a] (u)"),
    ("![a *b*](u)", "a b"), ("[![a](u)](v)", "a"), ("[a [b](u)](v)", "[a b](v)"),
    ("[ref]", "ref"), ("[REF]", "REF"), ("[x][ref]", "x"), ("[ref][]", "ref"),
    ("[x][no]", "[x][no]"),
    ("[no]", "[no]"), ("[GROSS É]", "GROSS É"), ("[GROẞ  é]", "GROẞ é"), ("![ref]", "ref"),
    ("[ref](no link", "ref(no link"), ("[*a](u)*", "*a*"), ("*[a*](u)", "*a*"),
    ("<http://e.x/?a&amp;b>", "http://e.x/?a&b"), ("<a@b.cd>", "a@b.cd"), ("<a@-b>", "<a@-b>"),
    ("<a b='c'>x</a>", "x"), ("a<br>b", "a b"), ("a<BR/>b", "a b"), ("a<!-- b -->c", "ac"),
    ("a<p>b</p>c", "a b c"), ("a<b>b</b>c", "abc"), ("a < b", "a < b"), ("<1>", "<1>"),
    ("a<?b?>c", "ac"), ("a<!X b>c", "ac"), ("a<![CDATA[b]]>c", "ac"),
    ("a<![Cdata[b]]>c", "a<![Cdata[b]]>c"), ("a<!-->b", "a<!-->b"),
    ("a<!-- b -- c -->d", "a<!-- b -- c -->d"), ("<a b=\"c>", "<a b=\"c>"),
    ("{/* a */}", "{/* a */}"),
  ])
  func `a cell's text is the text that a reader of the page sees`(cell: String, expected: String) {
    #expect(text(cell) == expected)
  }

  @Test(arguments: [
    ("a{/* b */}c", "ac"), ("{/* a", "{/* a"), ("{a}", "{a}"), ("`{/* a */}`", "{/* a */}"),
  ])
  func `MDX has comments in braces`(cell: String, expected: String) {
    #expect(text(cell, dialect: .mdx) == expected)
  }

  @Test func `an MDX comment hides tables`() {
    let document = "x\n{/*\n\n|a|\n|-|\n*/}\n|b|\n|-|"
    #expect(texts(document, dialect: .mdx) == [[["b"]]])
    #expect(texts(document) == [[["a"], ["*/}"], ["b"], ["-"]]])
  }

  @Test func `a definition may be in any block, before or after its references`() {
    #expect(texts("> - [a]:\n>   /u\n>   't'\n\n|x|\n|-|\n|[a]|") == [[["x"], ["a"]]])
    #expect(texts("|x|\n|-|\n|[a]|\n\n1. [a]: /u") == [[["x"], ["a"]]])
    #expect(texts("|x|\n|-|\n|[a]|\n\n    [a]: /u") == [[["x"], ["[a]"]]])
    #expect(texts("|x|\n|-|\n|[a]|\n\nt\n[a]: /u") == [[["x"], ["[a]"]]])
  }

  @Test func `all named character references of HTML are known`() {
    let names = ["Aacute", "zwnj", "CounterClockwiseContourIntegral", "b.beta", "fjlig"]
    let known = names.map { text("&\($0);") }
    #expect(known == ["Á", "\u{200C}", "∳", "&b.beta;", "fj"])
  }

  /// The reader scans cells many bytes at a time: it must see markup at any position.
  @Test(arguments: [
    ("&amp;", "&"), ("\\|", "|"), ("`*`", "*"), ("a  b", "a b"), ("a\tb", "a b"), ("*b*", "b"),
    ("~b~", "b"), ("<b>", ""), ("[ref]", "ref"), ("a_b", "a_b"), (" {", " {"), ("é", "é"),
    ("a b", "a b"),
  ])
  func `markup is seen at each position in a cell`(markup: String, meaning: String) {
    for before in 1...40 {
      for after in [1, 15, 16, 17] {
        let (left, right) = (
          String(repeating: "x", count: before), String(repeating: "y", count: after)
        )
        #expect(text(left + markup + right) == left + meaning + right, "\(before), \(after)")
      }
    }
  }
}
