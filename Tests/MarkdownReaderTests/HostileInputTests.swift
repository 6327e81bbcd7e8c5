import MarkdownReader
import Testing

/// Documents made to take more than linear time.
///
/// Each has some hundred thousand bytes: reading it in linear time takes well below a second,
/// in quadratic time far more than the limit.
@Suite struct HostileInputTests {
  struct Input: Sendable, CustomTestStringConvertible {
    var name: String
    var document: String
    var testDescription: String { name }

    init(_ name: String, cell: String = "", _ part: String, _ more: String = "") {
      self.name = name
      let count = 200_000 / part.utf8.count
      document =
        "|a|\n|-|\n|" + cell + String(repeating: part, count: count)
        + String(repeating: more, count: count)
    }

    init(_ name: String, lines: String, then rest: String = "") {
      self.name = name
      let count = 200_000 / lines.utf8.count
      document =
        String(repeating: lines, count: count) + "a\n" + String(repeating: rest, count: count)
    }
  }

  @Test(
    .timeLimit(.minutes(15)),
    arguments: [
      Input("openers", "*a "), Input("closers", "a* "), Input("both", "a**b", "c* "),
      Input("alternating openers", "*a_ "), Input("nested emphasis", "*a **b ", "c** d*"),
      Input("tildes of two lengths", cell: "~~a ", "b~ "),
      Input("tildes among stars", cell: "~~a ", "*b c~ "),
      Input("tildes that do not fit", " ~a", " b~~c"),
      Input("open brackets", "["), Input("nested brackets", "[", "]"),
      Input("images around links", cell: "[", "![", "[a](b)"), Input("links", "[a](b)"),
      Input("destinations", "[a](b"), Input("destinations in angles", "[a](<b"),
      Input("titles", "[a](b \""),
      Input("backticks", "`a``"), Input("less than", "<"), Input("tags", "<a "),
      Input("attributes", "<a x=\""), Input("attributes of two quotes", "<a x='<a x=\""),
      Input("instructions", "<?"), Input("character data", "<![CDATA["),
      Input("declarations", "<!A "),
      Input("comments", "<!-- a "), Input("ampersands", "&"), Input("numbers", "&#1"),
      Input("addresses", "<a@b."), Input("backslashes", "\\"), Input("cells", "|"),
      Input("quotes, then lazy lines", lines: ">", then: "b\n"),
      Input("lists, then blank lines", lines: "- ", then: "\n"),
      Input("lists, then lazy lines", lines: "* ", then: "b\n"),
      Input("quotes and lists", lines: "> - ", then: ">\n"),
      Input("definitions", lines: "[a]: b \"\n"),
      Input("definitions of two quotes", lines: "[a]: '\n[a]: \"\n"),
      Input("misfits", lines: "a|b\n|-|\n"), Input("tables", lines: "|[a]|\n|-|\n\n"),
      Input("HTML", lines: "> <table>\n"), Input("headings", lines: "# [a\n"),
      Input("stray rows", lines: "| 1 | x |\n"), Input("stray blocks", lines: "| 1 | x |\n\n"),
      Input("rows in code", lines: "    | 1 | x |\n"),
      Input("rows in HTML", lines: "<b>\n| 1 | x |\n"),
      Input("delimiters", lines: "|—|—|\n"), Input("items", lines: "- `a`\n"),
      Input("NULs", lines: "\0\n"), Input("tables of double pipes", lines: "#|\n\n"),
      Input("double pipes", lines: "#|\n|| a | b ||\n|| c | d ||\n|#\n"),
      Input("double pipes with one end", lines: "#|\n", then: "|#\n"),
      Input("double pipes without an end", lines: "#|\n|| a | b ||\n"),
      Input("columns below dashes", lines: "a  b\n-- --\nc  d\n\n"),
      Input("rows below dashes", lines: "a  b\n-- --\n"),
    ])
  func `no document takes more than linear time`(_ input: Input) {
    var length = 0
    for event in events(input.document) {
      guard let row = event.row else { continue }
      for index in 0..<row.writtenCount { length += row.cells[index].text.utf8.count }
    }
    #expect(length <= input.document.utf8.count)
  }
}
