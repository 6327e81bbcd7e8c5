/// A word, a text in quotes or a sign of a program.
package struct SourceToken: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case word
    case number
    /// What is between quotes.
    case text
    case sign
  }

  package var kind: Kind
  /// Its place in the file's bytes.
  package var range: Range<Int>
}
