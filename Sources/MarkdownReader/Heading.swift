/// A heading of a document.
public struct Heading: Equatable, Sendable {
  /// The heading's level, from 1 to 6.
  public var level: Int
  /// The heading's plain text.
  public var text: String
  /// The heading's first line in the document, from 1.
  public var line: Int
}
