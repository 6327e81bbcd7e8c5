internal import CatalogSQLite
internal import Causes
internal import CodeDocuments
internal import MarkdownReader

extension Catalog {
  /// The documents of the catalog for a comparison, in its order.
  func diffSources() throws -> [DiffSource] {
    try database.rows(
      """
      SELECT documents.id, sources.name, documents.path
      FROM documents JOIN sources ON sources.id = source_id ORDER BY documents.id
      """
    ) { row in
      DiffSource(
        name: row.text(1), path: row.text(2), domains: try diffDomains(ofDocument: row.int(0)),
        content: .catalog(self))
    }
  }

  private func diffDomains(ofDocument document: Int) throws -> [DiffSource.Domain] {
    try database.rows(
      """
      SELECT id, slug, title FROM domains
      WHERE document_id = \(document)
        AND EXISTS (SELECT 1 FROM codes WHERE domain_id = domains.id)
      ORDER BY ordinal
      """
    ) { row in
      DiffSource.Domain(
        id: row.int(0), slug: row.text(1), title: row.text(2),
        columns: try columns(ofDomain: row.int(0)))
    }
  }

  /// The codes of a domain, in document order.
  func diffRows(ofDomain domain: DiffSource.Domain) throws -> DiffRows {
    var rows = DiffRows()
    try database.forEachRow(
      """
      SELECT codes.id, code, text, symbol FROM codes
      JOIN descriptions ON descriptions.id = description_id
      WHERE domain_id = \(domain.id) ORDER BY codes.id
      """
    ) { row in
      rows.append(
        DiffSource.Row(
          id: row.int(0), code: row.text(1), text: row.text(2), symbol: row.textOrNil(3),
          try cells(ofCode: row.int(0)), domain.columns))
    }
    return rows
  }

  /// How a document was read.
  func importOptions(of document: DiffSource) throws -> ImportOptions {
    try database.firstRow(
      """
      SELECT options ->> 'code_column', options ->> 'description_column', options ->> 'domain',
        coalesce(options ->> 'all_tables', 0), options ->> 'encoding',
        options ->> 'as', options ->> 'header', options ->> 'skip'
      FROM documents JOIN sources ON sources.id = source_id
      WHERE name = \(document.name) AND path = \(document.path) AND json_valid(options)
      """
    ) { row in
      var options = ImportOptions(
        codeColumn: row.textOrNil(0), descriptionColumn: row.textOrNil(1),
        domain: row.textOrNil(2), allTables: row.int(3) != 0,
        encoding: row.textOrNil(4).flatMap { TextEncoding($0) })
      options.form = row.textOrNil(5).flatMap(DocumentForm.init)
      options.hasHeader = row.textOrNil(6).map { $0 != "0" }
      options.skippedForms = row.textOrNil(7).flatMap(CodeListForm.forms) ?? []
      return options
    } ?? ImportOptions()
  }
}
