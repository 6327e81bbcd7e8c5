/// A table's header row and its place in the document.
package struct Table: Equatable, Sendable {
  /// The table's place among the tables of its document, from 1.
  package var number: Int
  /// The header row.
  package var header: Row
  /// The headings above the table, outermost first, as plain text.
  package var headings: [String]
  /// The last heading, or the last line of the last paragraph, before the table, whichever is
  /// nearer; nil when there is none.
  package var lead: String?
  /// Whether ``lead`` is a paragraph of one line, and no heading.
  package var leadIsAlone = false
  /// The table's block containers, outermost first.
  package var containers: [Container]

  /// A block that holds other blocks (GFM section 5).
  package enum Container: String, Sendable {
    /// A block quote (GFM section 5.1).
    case blockQuote = "quote"
    /// An item of a list (GFM section 5.2).
    case listItem = "item"
  }
}
