/// A heading of a document.
package struct Heading: Equatable, Sendable {
  /// The heading's level, from 1 to 6.
  package var level: Int
  /// The heading's plain text.
  package var text: String
  /// The heading's first line in the document, from 1.
  package var line: Int

  package init(level: Int, text: String, line: Int) {
    self.level = level
    self.text = text
    self.line = line
  }
}
