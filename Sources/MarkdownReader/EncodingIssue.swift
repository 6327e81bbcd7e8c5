/// Something about a document's bytes that its text does not show.
package enum EncodingIssue: Equatable, Sendable {
  /// The document starts with a UTF-8 byte order mark, which is dropped.
  case byteOrderMark
  /// The document is UTF-16.
  case utf16
  /// The document is UTF-32.
  case utf32
  /// The document is no text, and is not read.
  case binary
  /// A line holds bytes that are not UTF-8, or UTF-16 surrogates without a partner; U+FFFD stands
  /// for each of them. `column` is the first one's, in Unicode scalars.
  case malformed(line: Int, column: Int, count: Int)
  /// A line holds NULs; U+FFFD stands for each of them (GFM section 2.3). `column` is the first
  /// one's, in Unicode scalars.
  case nul(line: Int, column: Int, count: Int)
}
