/// What of a table is looked at to tell its role: its header, its first rows, and the words
/// around it.
public struct TableSample: Sendable {
  /// The cells of the header row, as plain text.
  public var header: [String]
  /// The first body rows, as plain text; more than 200 are not looked at.
  public var rows: [[String]]
  /// The headings above the table, outermost first.
  public var headings: [String]
  /// The heading or text line nearest above the table.
  public var lead: String?
  /// The document's title, where it has one.
  public var documentTitle: String?

  /// Creates a sample.
  public init(
    header: [String], rows: [[String]], headings: [String] = [], lead: String? = nil,
    documentTitle: String? = nil
  ) {
    self.header = header
    self.rows = rows
    self.headings = headings
    self.lead = lead
    self.documentTitle = documentTitle
  }
}
