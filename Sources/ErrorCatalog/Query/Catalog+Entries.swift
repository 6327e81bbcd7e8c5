internal import CatalogSQLite
public import CodeDocuments

extension Catalog {
  /// Calls `body` with the codes that pass a filter, in document order.
  ///
  /// - Parameters:
  ///   - filter: Which codes to give.
  ///   - limit: The most entries to give; nil for all.
  ///   - body: Gets one entry at a time, so that no list of all is ever held.
  /// - Throws: ``CatalogError`` for an unknown name in the filter, what `body` throws, or
  ///   ``SQLiteError``.
  public func forEachEntry(
    _ filter: Filter = Filter(), limit: Int? = nil, _ body: (Entry) throws -> Void
  ) throws {
    let ids = try ids(filter)
    try database.forEachRow(
      "SELECT id FROM codes WHERE \(ids.condition) ORDER BY id LIMIT \(limit ?? -1)"
    ) { row in
      if let entry = try entry(id: row.int(0)) { try body(entry) }
    }
  }

  // The three statements of an entry are bound by hand: a look-up and an export, which ask them of
  // each entry, compose no text.

  /// The entry with an id, or nil.
  package func entry(id: Int) throws -> Entry? {
    try database.withStatement(
      """
      SELECT sources.name, domains.slug, domains.title, codes.code, codes.occurrence, codes.number,
        codes.symbol, descriptions.text, categories.slug, categories.title, categories.advice,
        documents.path, codes.line,
        coalesce(documents.url, sources.url) || coalesce('#' || codes.anchor, ''),
        codes.description_id, rules.words
      FROM codes
      JOIN domains ON domains.id = codes.domain_id
      JOIN documents ON documents.id = domains.document_id
      JOIN sources ON sources.id = documents.source_id
      JOIN descriptions ON descriptions.id = codes.description_id
      JOIN categories ON categories.id = descriptions.cause_id
      LEFT JOIN rules ON rules.id = descriptions.rule_id
      WHERE codes.id = ?
      """
    ) { row in
      try row.bind(id, at: 1)
      guard try row.step() else { return nil }
      var entry = Entry(
        id: id, source: row.text(0), domain: row.text(1), domainTitle: row.text(2),
        code: row.text(3), occurrence: row.int(4), number: row.intOrNil(5),
        symbol: row.textOrNil(6), description: row.text(7), cause: row.text(8),
        causeTitle: row.text(9), advice: row.text(10), areas: try areas(ofDescription: row.int(14)),
        path: row.text(11), line: row.int(12), url: row.textOrNil(13),
        causeRule: row.textOrNil(15))
      try addCells(to: &entry)
      return entry
    }
  }

  private func addCells(to entry: inout Entry) throws {
    try database.withStatement(
      """
      SELECT json_extract(columns.key, '$'), columns.role, texts.text
      FROM cells
      JOIN columns ON columns.id = cells.column_id
      JOIN texts ON texts.id = cells.text_id
      WHERE cells.code_id = ? ORDER BY cells.column_id
      """
    ) { row in
      try row.bind(entry.id, at: 1)
      while try row.step() {
        let text = row.text(2)
        entry.attributes.append(Entry.Attribute(name: row.text(0), value: text))
        switch ColumnRole(rawValue: row.text(1)) {
        case .httpStatus: entry.httpStatus = entry.httpStatus.map { $0 + "\n" + text } ?? text
        case .remedy: entry.remedy = entry.remedy.map { $0 + "\n" + text } ?? text
        default: break
        }
      }
    }
  }

  private func areas(ofDescription id: Int) throws -> [String] {
    try database.withStatement(
      """
      SELECT slug FROM description_areas JOIN categories ON categories.id = area_id
      WHERE description_id = ? ORDER BY area_id
      """
    ) { statement in
      try statement.bind(id, at: 1)
      return try statement.rows { row in row.text(0) }
    }
  }

  /// The columns of a domain, in their order.
  func columns(ofDomain domain: Int) throws -> [ListColumn] {
    try database.rows(
      """
      SELECT header, json_extract(key, '$'), role FROM columns
      WHERE domain_id = \(domain) ORDER BY position
      """
    ) { row in
      ListColumn(
        header: row.text(0), name: row.text(1),
        role: ColumnRole(rawValue: row.text(2)) ?? .other)
    }
  }
}
