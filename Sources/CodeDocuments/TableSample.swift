/// What of a table is looked at to tell its role: its header, its first rows, and the words
/// around it.
package struct TableSample: Sendable {
  /// The cells of the header row, as plain text.
  package var header: [String]
  /// The first body rows, as plain text; more than 200 are not looked at.
  package var rows: [[String]]
  /// The headings above the table, outermost first.
  package var headings: [String]
  /// The heading or text line nearest above the table.
  package var lead: String?
  /// The document's title, where it has one.
  package var documentTitle: String?
  /// The name of the document's file, without its ending.
  package var documentName: String?
  /// What the columns look like, where that is known already.
  var columns: [TableRole.Column]?
  /// What the words around the table tell, where that is known already.
  var context: TableRole.Context?

  /// Creates a sample.
  package init(
    header: [String], rows: [[String]], headings: [String] = [], lead: String? = nil,
    documentTitle: String? = nil, documentName: String? = nil
  ) {
    self.header = header
    self.rows = rows
    self.headings = headings
    self.lead = lead
    self.documentTitle = documentTitle
    self.documentName = documentName
  }
}
