/// The text of a Markdown document, decoded once for all passes over it.
///
/// ```swift
/// let text = MarkdownText(Array("# Codes\n\n| Code |\n|---|\n| 404 |".utf8))
/// var tables = MarkdownTableReader(text)
/// var blocks = MarkdownOutlineReader(text)
/// print(tables.next() != nil, blocks.next() != nil)  // true true
/// ```
package struct MarkdownText: Sendable {
  let decoder: TextDecoder
  let dialect: MarkdownTableReader.Dialect
  /// The link reference definitions, or nil as long as nothing has asked for them.
  private(set) var definitions: LinkDefinitions?

  /// Decodes a document.
  ///
  /// The document may be UTF-8, with or without a byte order mark, or UTF-16 with one. Lines end
  /// with a line feed, a carriage return, or both.
  package init(_ bytes: [UInt8], dialect: MarkdownTableReader.Dialect = .markdown) {
    decoder = TextDecoder(bytes)
    self.dialect = dialect
  }

  /// The document as it is read: what offsets of bytes count in.
  package var bytes: [UInt8] { decoder.text }

  /// Finds the link reference definitions, which any pass that needs them would find again.
  package mutating func resolveDefinitions() {
    guard definitions == nil else { return }
    let bytes = bytes
    var start = Line()
    start.next = decoder.start
    _ = FrontMatter.read(bytes.span, moving: &start)
    definitions = LinkDefinitions(of: bytes.span, from: start.next, dialect: dialect)
  }
}
