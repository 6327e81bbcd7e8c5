import MarkdownReader
import Testing

@Suite struct InlineTextTests {
  @Test(arguments: [
    ("**Busy**, see [status](https://example.com)", "Busy, see status"), ("", ""),
    (" a  `b*`\n\\*c&amp;<br>d ", "a b* *c& d"), ("[a][b] __", "[a][b] __"),
  ])
  func `inline Markdown is reduced to its text`(markdown: String, text: String) {
    #expect(plainText(ofInlineMarkdown: markdown) == text)
  }
}
