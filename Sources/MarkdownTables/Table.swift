/// A table's header row and where it stands in its document.
public struct Table: Equatable, Sendable {
  /// The table's place among the tables of its document, from 1.
  public var number: Int
  /// The header row.
  public var header: Row
  /// The headings above the table, outermost first, as plain text.
  public var headings: [String]
  /// The last heading, or the last line of the last paragraph, before the table, whichever is
  /// nearer; nil when there is none.
  public var lead: String?
  /// The block containers the table stands in, outermost first.
  public var containers: [Container]

  /// A block that holds other blocks (GFM section 5).
  public enum Container: String, Sendable {
    case blockQuote = "quote"
    case listItem = "item"
  }
}

/// One row of a table: exactly as many cells as its header, and what was beyond them.
public struct Row: Equatable, Sendable {
  /// The row's line in the document, from 1.
  public var line: Int
  /// The cells, padded with empty ones to the width of the header (GFM section 4.10).
  public var cells: [Cell]
  /// The cells beyond the header's width, which GFM drops.
  public var surplus: [Cell]
  /// Whether the row starts with a pipe.
  public var hasLeadingPipe: Bool
  /// Whether the row ends with a pipe.
  public var hasTrailingPipe: Bool
}

/// One cell of a row.
public struct Cell: Equatable, Sendable {
  /// The cell's content without markup.
  public var text: String
  /// The cell's content as it stands in the document, trimmed of spaces and tabs.
  public var source: String
  /// Where `source` starts in its line, in Unicode scalars, from 1.
  public var column: Int
}
