internal import CatalogSQLite
internal import CodeDocuments

extension Catalog {
  /// Whether the catalog has codes of more than one source.
  package func hasSeveralSources() throws -> Bool {
    try database.firstRow("SELECT count(*) FROM (SELECT 1 FROM sources LIMIT 2)") { $0.int(0) } == 2
  }

  /// Returns how many codes pass a filter.
  ///
  /// - Throws: ``CatalogError`` for an unknown name in the filter; ``SQLiteError``.
  package func entryCount(_ filter: Filter) throws -> Int {
    let ids = try ids(filter)
    return try database.firstRow("SELECT count(*) FROM codes WHERE \(ids.condition)") { $0.int(0) }
      ?? 0
  }

  /// Returns how many hits a search has without a limit; a count that is reached ends the counting.
  ///
  /// - Throws: As the search does.
  package func hitCount(
    _ query: String, isRaw: Bool, filter: Filter, atMost limit: Int
  ) throws -> Int {
    try reading {
      try isRaw
        ? ids(raw: query, ids(filter), limit: limit).count
        : countedHits(query, filter: filter, limit: limit)
    }
  }
}
