/// A block of HTML that holds a table, or a part of one, for an HTML reader to read.
public struct HTMLBlock: Equatable, Sendable {
  /// The block's text, without the markers of the containers it stands in.
  ///
  /// Its first line is ``line``, and each of its lines is one of the document.
  public var source: String
  /// Where the block stands in the text that ``MarkdownTableReader/text`` is, in bytes.
  ///
  /// It starts behind the markers of the containers on its first line; the markers on its other
  /// lines are within it.
  public var range: Range<Int>
  /// The block's first line in the document, from 1.
  public var line: Int
  /// The headings above the block, outermost first, as plain text.
  public var headings: [String]
  /// The last heading, or the last line of the last paragraph, before the block, whichever is
  /// nearer; nil when there is none.
  public var lead: String?
  /// The block containers the block stands in, outermost first.
  public var containers: [Table.Container]
}
