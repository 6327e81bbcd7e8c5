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
      SELECT sources.name, domains.slug, domains.title, codes.code, codes.number, codes.symbol,
        descriptions.text, causes.slug, causes.title, causes.advice, sources.path, codes.line
      FROM codes
      JOIN domains ON domains.id = codes.domain_id
      JOIN sources ON sources.id = domains.source_id
      JOIN descriptions ON descriptions.id = codes.description_id
      JOIN categories AS causes ON causes.id = codes.cause_id
      WHERE codes.id = ?
      """
    ) { row in
      try row.bind(id, at: 1)
      guard try row.step() else { return nil }
      return Entry(
        id: id, source: row.text(0), domain: row.text(1), domainTitle: row.text(2),
        code: row.text(3), number: row.intOrNil(4), symbol: row.textOrNil(5),
        description: row.text(6), cause: row.text(7), causeTitle: row.text(8),
        advice: row.text(9), areas: try areas(ofCode: id),
        attributes: try attributes(ofCode: id), path: row.text(10), line: row.int(11))
    }
  }

  /// The attributes of a code, in the order of its table's columns.
  package func attributes(ofCode id: Int) throws -> [Entry.Attribute] {
    try database.withStatement(
      "SELECT name, value FROM attributes WHERE code_id = ? ORDER BY ordinal"
    ) { statement in
      try statement.bind(id, at: 1)
      return try statement.rows { row in
        Entry.Attribute(name: row.text(0), value: row.text(1))
      }
    }
  }

  private func areas(ofCode id: Int) throws -> [String] {
    try database.withStatement(
      """
      SELECT slug FROM code_areas JOIN categories ON categories.id = category_id
      WHERE code_id = ? ORDER BY category_id
      """
    ) { statement in
      try statement.bind(id, at: 1)
      return try statement.rows { row in row.text(0) }
    }
  }
}
