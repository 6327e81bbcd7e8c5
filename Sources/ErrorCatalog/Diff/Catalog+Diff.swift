internal import CatalogSQLite
internal import Causes
internal import CodeDocuments
internal import MarkdownReader

extension Catalog {
  /// The sources of the catalog for a comparison, in the order of their paths.
  func diffSources() throws -> [DiffSource] {
    try database.rows("SELECT id, name, path FROM sources ORDER BY path") { row in
      DiffSource(
        name: row.text(1), path: row.text(2), domains: try diffDomains(ofSource: row.int(0)),
        content: .catalog(self))
    }
  }

  private func diffDomains(ofSource source: Int) throws -> [DiffSource.Domain] {
    try database.rows(
      """
      SELECT id, slug, title FROM domains
      WHERE source_id = \(source)
        AND EXISTS (SELECT 1 FROM codes WHERE domain_id = domains.id)
      ORDER BY ordinal
      """
    ) { row in
      DiffSource.Domain(id: row.int(0), slug: row.text(1), title: row.text(2))
    }
  }

  /// The codes of a domain, in document order.
  func diffRows(ofDomain domain: Int) throws -> [DiffSource.Row] {
    try database.rows(
      """
      SELECT codes.id, code, text, symbol, EXISTS (SELECT 1 FROM attributes WHERE code_id = codes.id)
      FROM codes JOIN descriptions ON descriptions.id = description_id
      WHERE domain_id = \(domain) ORDER BY codes.id
      """
    ) { row in
      let id = row.int(0)
      return DiffSource.Row(
        id: id, code: row.text(1), text: row.text(2), symbol: row.textOrNil(3),
        row.int(4) != 0 ? try attributes(ofCode: id) : [])
    }
  }

  /// How the document of a source was read.
  func importOptions(ofSource path: String) throws -> ImportOptions {
    try database.firstRow(
      """
      SELECT options ->> 'codeColumn', options ->> 'descriptionColumn', options ->> 'domain',
        coalesce(options ->> 'allTables', 0)
      FROM sources WHERE path = \(path) AND json_valid(options)
      """
    ) { row in
      ImportOptions(
        codeColumn: row.textOrNil(0), descriptionColumn: row.textOrNil(1),
        domain: row.textOrNil(2), allTables: row.int(3) != 0)
    } ?? ImportOptions()
  }
}
