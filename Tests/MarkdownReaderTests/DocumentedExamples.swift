import MarkdownReader
import TestSupport
import Testing

/// The examples in the comments of `Sources/MarkdownReader`, word for word.
@Suite struct DocumentedExamples {
  @Test func `inline Markdown is read and written`() throws {
    let claims = try Claims {
      inlineMarkdown(ofPlainText: "a|b <= *c*")  // "a\\|b \\<= \\*c\\*"
      plainText(ofInlineMarkdown: "**Busy**, see [status](https://example.com)")
      // "Busy, see status"
    }
    #expect(claims.wrong == [])
  }

  @Test func `a heading begins with a code span`() {
    let lines = printed {
      var reader = MarkdownOutlineReader(Array("## `E1`: Full\n\nThe disk is full.".utf8))
      while let block = reader.next() {
        if case .heading(_, let text, _) = block { print(text.lead?.text ?? "", text.rest) }
        // E1 : Full
      }
    }
    #expect(lines == ["E1 : Full"])
  }

  @Test func `a document is decoded once for two readers`() {
    let lines = printed {
      let text = MarkdownText(Array("# Codes\n\n| Code |\n|---|\n| 404 |".utf8))
      var tables = MarkdownTableReader(text)
      var blocks = MarkdownOutlineReader(text)
      print(tables.next() != nil, blocks.next() != nil)  // true true
    }
    #expect(lines == ["true true"])
  }

  @Test func `a table's rows have their lines`() {
    let lines = printed {
      var reader = MarkdownTableReader(Array("| Code |\n|---|\n| 404 |".utf8))
      while let event = reader.next() {
        if case .row(let row) = event { print(row.line, row.cells[0].text) }  // 3 404
      }
    }
    #expect(lines == ["3 404"])
  }
}
