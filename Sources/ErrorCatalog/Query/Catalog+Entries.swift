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
    try database.withStatement(
      """
      SELECT id FROM codes
      WHERE (?1 IS NULL OR domain_id IN (SELECT value FROM json_each(?1)))
        AND (?2 IS NULL OR cause_id IN (SELECT value FROM json_each(?2)))
        AND (?3 IS NULL OR id IN (
          SELECT code_id FROM code_areas
          WHERE category_id IN (SELECT value FROM json_each(?3))))
      ORDER BY id LIMIT ?4
      """
    ) { statement in
      try bind(ids, to: &statement)
      try statement.bind(limit ?? -1, at: 4)
      while try statement.step() {
        if let entry = try entry(id: statement.int(0)) { try body(entry) }
      }
    }
  }

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
    ) { statement in
      try statement.bind(id, at: 1)
      guard try statement.step() else { return nil }
      return Entry(
        id: id, source: statement.text(0), domain: statement.text(1),
        domainTitle: statement.text(2), code: statement.text(3), number: statement.intOrNil(4),
        symbol: statement.textOrNil(5), description: statement.text(6), cause: statement.text(7),
        causeTitle: statement.text(8), advice: statement.text(9), areas: try areas(ofCode: id),
        path: statement.text(10), line: statement.int(11), attributes: try attributes(ofCode: id))
    }
  }

  /// The attributes of a code, in the order of its table's columns.
  package func attributes(ofCode id: Int) throws -> [Entry.Attribute] {
    try database.withStatement(
      "SELECT name, value FROM attributes WHERE code_id = ? ORDER BY ordinal"
    ) { statement in
      try statement.bind(id, at: 1)
      var attributes: [Entry.Attribute] = []
      while try statement.step() {
        attributes.append(Entry.Attribute(name: statement.text(0), value: statement.text(1)))
      }
      return attributes
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
      var areas: [String] = []
      while try statement.step() { areas.append(statement.text(0)) }
      return areas
    }
  }
}
