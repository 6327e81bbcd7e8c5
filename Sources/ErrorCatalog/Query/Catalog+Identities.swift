internal import CatalogSQLite
internal import CodeDocuments

extension Catalog {
  /// Calls `body` with each document, in the catalog's order.
  func forEachDocument(
    _ body: (
      _ identity: DocumentIdentity, _ revised: String?, _ sha256: String, _ options: String
    ) throws -> Void
  ) throws {
    try database.forEachRow(
      """
      SELECT name, path, revised, sha256, options
      FROM documents JOIN sources ON sources.id = source_id ORDER BY documents.id
      """
    ) { row in
      try body(
        DocumentIdentity(source: row.text(0), path: row.text(1)), row.textOrNil(2), row.text(3),
        row.text(4))
    }
  }

  /// How many codes a document has, and how its rows ended.
  func content(of identity: DocumentIdentity) throws -> (codes: Int, balance: RowBalance) {
    try database.firstRow(
      """
      SELECT rows_imported, rows_with_diagnostics, rows_rejected, (
        SELECT count(*) FROM domains JOIN codes ON codes.domain_id = domains.id
        WHERE document_id = documents.id)
      FROM documents JOIN sources ON sources.id = source_id
      WHERE name = \(identity.source) AND path = \(identity.path)
      """
    ) { row in
      (
        row.int(3),
        RowBalance(imported: row.int(0), withDiagnostics: row.int(1), rejected: row.int(2))
      )
    } ?? (0, RowBalance())
  }

  /// The documents, in the catalog's order.
  func documentIdentities() throws -> [DocumentIdentity] {
    var identities: [DocumentIdentity] = []
    try forEachDocument { identity, _, _, _ in identities.append(identity) }
    return identities
  }
}
