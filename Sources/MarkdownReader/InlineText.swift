/// Returns the text that a reader of rendered inline Markdown sees, by the rules of ``Cell/text``.
///
/// ```swift
/// plainText(ofInlineMarkdown: "**Busy**, see [status](https://example.com)")  // "Busy, see status"
/// ```
///
/// - Parameter text: One line or several of inline Markdown; reference links find no definition.
/// - Returns: The text, without white space at its ends.
/// - Complexity: O(*n*) in the length of the text.
package func plainText(ofInlineMarkdown text: String) -> String {
  let bytes = Array(text.utf8)
  return PlainText.ofLines(
    [BlockParser.TextLine(number: 1, lineStart: 0, start: 0, end: bytes.count)],
    in: Source(bytes: bytes, dialect: .markdown))
}
