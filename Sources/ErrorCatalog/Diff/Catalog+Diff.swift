internal import Causes
internal import CodeDocuments
internal import MarkdownReader

extension Catalog {
  /// The sources of the catalog for a comparison, in the order of their paths.
  func diffSources() throws -> [DiffSource] {
    var sources: [DiffSource] = []
    try database.withStatement("SELECT id, name, path FROM sources ORDER BY path") { statement in
      while try statement.step() {
        sources.append(
          DiffSource(
            name: statement.text(1), path: statement.text(2),
            domains: try diffDomains(ofSource: statement.int(0)), content: .catalog(self)))
      }
    }
    return sources
  }

  private func diffDomains(ofSource source: Int) throws -> [DiffSource.Domain] {
    try database.withStatement(
      """
      SELECT id, slug, title FROM domains
      WHERE source_id = ? AND EXISTS (SELECT 1 FROM codes WHERE domain_id = domains.id)
      ORDER BY ordinal
      """
    ) { statement in
      try statement.bind(source, at: 1)
      var domains: [DiffSource.Domain] = []
      while try statement.step() {
        domains.append(
          DiffSource.Domain(
            id: statement.int(0), slug: statement.text(1), title: statement.text(2)))
      }
      return domains
    }
  }

  /// The codes of a domain, in document order.
  func diffRows(ofDomain domain: Int) throws -> [DiffSource.Row] {
    var rows: [DiffSource.Row] = []
    try database.withStatement(
      """
      SELECT codes.id, code, text, symbol, EXISTS (SELECT 1 FROM attributes WHERE code_id = codes.id)
      FROM codes JOIN descriptions ON descriptions.id = description_id
      WHERE domain_id = ? ORDER BY codes.id
      """
    ) { statement in
      try statement.bind(domain, at: 1)
      while try statement.step() {
        let id = statement.int(0)
        rows.append(
          DiffSource.Row(
            id: id, code: statement.text(1), text: statement.text(2),
            symbol: statement.textOrNil(3),
            statement.int(4) != 0 ? try attributes(ofCode: id) : []))
      }
    }
    return rows
  }

  /// How the document of a source was read.
  func importOptions(ofSource path: String) throws -> ImportOptions {
    try database.withStatement(
      """
      SELECT options ->> 'codeColumn', options ->> 'descriptionColumn', options ->> 'domain',
        coalesce(options ->> 'allTables', 0)
      FROM sources WHERE path = ? AND json_valid(options)
      """
    ) { statement in
      try statement.bind(path, at: 1)
      guard try statement.step() else { return ImportOptions() }
      return ImportOptions(
        codeColumn: statement.textOrNil(0), descriptionColumn: statement.textOrNil(1),
        domain: statement.textOrNil(2), allTables: statement.int(3) != 0)
    }
  }
}
