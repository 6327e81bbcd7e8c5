/// A table of codes as it is read: what becomes a row of `domains`.
package struct DomainDraft: Equatable, Sendable {
  package var slug: String
  package var title: String
  package var line: Int
  /// The header of the column of symbols, which a catalog does not keep.
  package var symbolHeader: String?

  package init(slug: String, title: String, line: Int, symbolHeader: String? = nil) {
    self.slug = slug
    self.title = title
    self.line = line
    self.symbolHeader = symbolHeader
  }
}

/// A code as it is read: a row of `codes` without the decisions of the rules.
package struct EntryDraft: Equatable, Sendable {
  package var code: String
  package var occurrence: Int
  package var number: Int64?
  package var range: ClosedRange<Int64>?
  package var symbol: String?
  package var description: String
  package var line: Int
  package var raw: String?
  package var attributes: [Entry.Attribute]

  package init(
    code: String, occurrence: Int, number: Int64? = nil, range: ClosedRange<Int64>? = nil,
    symbol: String? = nil, description: String, line: Int, raw: String? = nil,
    attributes: [Entry.Attribute]
  ) {
    self.code = code
    self.occurrence = occurrence
    self.number = number
    self.range = range
    self.symbol = symbol
    self.description = description
    self.line = line
    self.raw = raw
    self.attributes = attributes
  }

  /// The words that explain the code: its description, or else its symbol or the code itself.
  package var wording: String { description.isEmpty ? symbol ?? code : description }
}
