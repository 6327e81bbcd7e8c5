import Testing

@testable import MarkdownReader

/// The events that the reader reports in addition to tables and rows.
@Suite struct EventTests {
  @Test func `headings have a level, a text and a line`() {
    let found = events("# a\n\n> ## *b* #\n\nc\nd\n---\n\n####### no\n#no\n#\n")
      .compactMap { if case .heading(let heading) = $0 { heading } else { nil } }
    #expect(found.map(\.level) == [1, 2, 2, 1])
    #expect(found.map(\.text) == ["a", "b", "c d", ""])
    #expect(found.map(\.line) == [1, 3, 5, 11])
  }

  @Test(
    arguments: [
      ("---\ntitle: A b\n---\n", "A b", 2), ("---\nx: y\ntitle: 'it''s'\n...\n", "it's", 3),
      ("---\ntitle: \"a \\\"b\\\"\" # c\n---\n", "a \"b\"", 2),
      ("---\r\ntitle: a # b\r\n---\r\n", "a", 2),
      ("---\ntitle: >\n  a\n---\n", nil, 1), ("---\ntitle:\n---\n", nil, 1),
      ("---\nsubtitle: a\n---\n", nil, 1), ("---  \n---\n", nil, 1),
      ("\u{FEFF}---\ntitle: a\n---\n", "a", 2),
    ] as [(String, String?, Int)])
  func `front matter is removed and its title is read`(
    document: String, title: String?, line: Int
  ) {
    let found = events(document + "|a|\n|-|\n|1|")
    let frontMatter = found.compactMap {
      if case .frontMatter(let frontMatter) = $0 { frontMatter } else { nil }
    }
    #expect(frontMatter.map(\.title) == [title])
    #expect(frontMatter.map(\.line) == [line])
    let lineCount = document.split(omittingEmptySubsequences: false) { $0.isNewline }.count - 1
    #expect(found.last?.row?.line == lineCount + 3)
  }

  @Test(arguments: [
    "---\ntitle: a\n", "\n---\ntitle: a\n---\n", "----\ntitle: a\n----\n", "x\n---\n",
  ])
  func `text that is not closed or not at the top is not front matter`(document: String) {
    let isFrontMatter = events(document).contains {
      if case .frontMatter = $0 { true } else { false }
    }
    #expect(!isFrontMatter)
  }

  @Test func `HTML with a table is passed on with its position`() throws {
    let blocks = events(
      "# h\n\ntext\n\n> <div>\n> <TABLE>\n> </table>\n\n<p>\nno\n\n- <table>\n  x\n"
    ).compactMap { if case .html(let block) = $0 { block } else { nil } }
    #expect(blocks.count == 2)
    let first = try #require(blocks.first)
    #expect(first.source == "<div>\n<TABLE>\n</table>\n")
    #expect(first.line == 5)
    #expect(first.headings == ["h"])
    #expect(first.lead == "text")
    #expect(first.containers == [.blockQuote])
    #expect(blocks.last?.containers == [.listItem])
  }

  @Test func `HTML is reported before the text after it`() {
    let kinds = events("<table>\n\n# h\n\n<table>").map {
      switch $0 {
      case .html: "html"
      case .heading: "heading"
      default: "other"
      }
    }
    #expect(kinds == ["html", "heading", "html"])
  }

  @Test(arguments: [
    (
      "|a|b|\n|-|-|-|\n|1|2|\n|3|4|",
      [Misfit(headerLine: 1, delimiterLine: 2, headerCount: 2, delimiterCount: 3, rowCount: 2)]
    ),
    (
      "x\na|b\n|-|\n1|2\ntext\n\n|3|",
      [Misfit(headerLine: 2, delimiterLine: 3, headerCount: 2, delimiterCount: 1, rowCount: 1)]
    ),
    (
      "|a|b|\n|-|\nc|d\n-|-\n1|2",
      [Misfit(headerLine: 1, delimiterLine: 2, headerCount: 2, delimiterCount: 1, rowCount: 0)]
    ),
    (
      "|a|b|\n|-|\n|1|\n|-|-|-|\n|2|",
      [
        Misfit(headerLine: 1, delimiterLine: 2, headerCount: 2, delimiterCount: 1, rowCount: 1),
        Misfit(headerLine: 3, delimiterLine: 4, headerCount: 1, delimiterCount: 3, rowCount: 1),
      ]
    ),
    ("|a|b|\n|-|-|\n|1|", []), ("a|b\n\n|-|", []), ("```\n|a|\n|-|-|\n```", []),
  ])
  func `rows that are almost a table are reported`(document: String, misfits: [Misfit]) {
    let found = events(document).compactMap {
      if case .misfit(let misfit) = $0 { misfit } else { nil }
    }
    #expect(found == misfits)
  }

  @Test(arguments: [
    ("<div>\n| a | b |\n|---|---|\n| 1 | 2 |\n</div>\n", []),
    ("<div><tr>\n| a | b |\n|---|---|\n| 1 | 2 |\n</div>\n", [2]),
    ("<div>\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n</div>\n", []),
    ("<div><td>\na | b\n- | -\n</div>\n", [2]),
    ("<div>\ntext\n---|---\n</div>\n", []),
    ("<!--\n| a | b |\n|---|---|\n-->\n", []),
    ("<pre>\n| a | b |\n|---|---|\n</pre>\n", []),
    ("<script>\n| a | b |\n|---|---|\n</script>\n", []),
  ])
  func `a table among the cells of one in HTML is told by its line`(text: String, lines: [Int]) {
    var reader = MarkdownTableReader(Array(text.utf8))
    var swallowed: [Int] = []
    while let event = reader.next() {
      if case .swallowed(let line) = event { swallowed.append(line) }
    }
    #expect(swallowed == lines)
  }

  @Test func `an MDX comment swallows no table`() {
    let text = "{/*\n| a | b |\n|---|---|\n*/}\n"
    var reader = MarkdownTableReader(Array(text.utf8), dialect: .mdx)
    #expect(reader.next() == nil)
  }
}
