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
}
