/// Documents that the reader once read wrong, each reduced to the smallest case.
enum Fixtures {
  static let documents: [(name: String, document: String)] = [
    ("a list marker comes before a delimiter row", "a\n- |-"),
    ("a list marker needs a space or tab after it", "a\n|-|\n-\u{B}"),
    ("a lazy header keeps its spaces", ">h\n |\n>:-"),
    ("a declaration starts with a capital", "a\n|-|\n<!p"),
    ("a struck opener survives a closer of another length", "a\n|-\n~~?~ >~~"),
    ("a backslash breaks a heading's line", "\\\n:\n-"),
    ("a number of eight digits is a reference", "a\n-|\n&#x10FFFFF;"),
    ("a definition before a header is text", "[a]: /u\n| a | b |\n|--|--|\n| [a] | 1 |"),
    ("an underline under a definition is text", "[a]: /u\n===\n| a |\n|-|"),
    ("a second chance for a header", "x | y\n-|-|-\na|b\n-|-\n1|2"),
    ("deep lists on one line", String(repeating: "- ", count: 120) + "|a|\n"),
    ("a long run of tildes", "|a|\n|-|\n" + String(repeating: "~", count: 101) + "a~|"),
    ("a longer run of tildes", "|a|\n|-|\n|x" + String(repeating: "~", count: 102) + "a~~|"),
    (
      "a run of too many backticks",
      "|a|\n|-|\n|" + String(repeating: "`", count: 81) + "a"
        + String(repeating: "`", count: 81) + "|"
    ),
    (
      "a run of just enough backticks",
      "|a|\n|-|\n|" + String(repeating: "`", count: 80) + "a"
        + String(repeating: "`", count: 80) + "|"
    ),
    ("instructions end by parity", "|a|\n|-|\n|a<?b??>c?>d<?e???>f|"),
    ("character data ends by threes", "|a|\n|-|\n|a<![CDATA[b]]]>c]]>d<![CDATA[e]]]]]>f|"),
    (
      "a long label",
      "|a|\n|-|\n|[" + String(repeating: "x", count: 1000) + "]|\n\n["
        + String(repeating: "x", count: 1000) + "]: /u"
    ),
    (
      "a label too long",
      "|a|\n|-|\n|[" + String(repeating: "x", count: 1001) + "]|\n\n["
        + String(repeating: "x", count: 1001) + "]: /u"
    ),
    (
      "parentheses in a destination",
      "|a|\n|-|\n|[a](" + String(repeating: "(", count: 32)
        + String(repeating: ")", count: 32) + ")|"
    ),
    (
      "too many parentheses in a destination",
      "|a|\n|-|\n|[a](" + String(repeating: "(", count: 33)
        + String(repeating: ")", count: 33) + ")|"
    ),
    (
      "a fence longer than counted",
      String(repeating: "`", count: 300) + "\n|a|\n|-|\n"
        + String(repeating: "`", count: 255) + "\n|b|\n|-|"
    ),
    ("form feeds and vertical tabs", "|a|\n|-|\n|\u{C}*a*\u{B}|\u{B}_b_|\n\n[a\u{B}b]: /u"),
    (
      "punctuation of later versions of Unicode",
      "|a|\n|-|\n|a*\u{2E52}b* a*\u{20AC}b* a*\u{2019}b*|"
    ),
  ]
}
