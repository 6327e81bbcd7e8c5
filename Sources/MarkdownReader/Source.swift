/// A document's text, shared by all that was read from it.
///
/// Its bytes are well-formed UTF-8 without NUL, thanks to ``TextDecoder``, so no later step
/// has to.
@usableFromInline final class Source: Sendable {
  /// The text.
  let bytes: [UInt8]
  /// How the text is read.
  let dialect: MarkdownTableReader.Dialect
  /// The link reference definitions, or nil as long as nothing has asked for them.
  let definitions: LinkDefinitions?

  init(bytes: [UInt8], dialect: MarkdownTableReader.Dialect, definitions: LinkDefinitions? = nil) {
    self.bytes = bytes
    self.dialect = dialect
    self.definitions = definitions
  }

  /// Returns the text of a cell without markup.
  @usableFromInline
  func text(of cell: RowLayout.Bounds) -> String {
    guard cell.kind == .unknown else { return string(cell) }
    return cell.start == cell.end ? "" : PlainText.ofCell(cell.start..<cell.end, in: self)
  }

  /// Returns the source of a cell.
  func string(_ cell: RowLayout.Bounds) -> String {
    let bytes = bytes
    let content = bytes.span.extracting(cell.start..<cell.end)
    // The document is well-formed and a plain cell is whole, so the string need not check it.
    if cell.kind != .unknown, #available(macOS 26, *) {
      let isASCII = cell.kind == .plainASCII
      return String(copying: unsafe UTF8Span(unchecked: content, isKnownASCII: isASCII))
    }
    return content.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }
}
