internal import CatalogSQLite

/// Counts of entries that match.
extension Catalog {
  /// Returns how many entries have a part of a query; a count that is reached ends the counting.
  package func count(_ unit: SearchUnit, atMost limit: Int = mostCounted) throws -> Int {
    // A part has at least the entries that it has as typed.
    if unit.alternatives.count > 1,
      let known = memo.count(MatchExpression([unit.asTyped], .all).forEntries, atMost: limit),
      known == limit
    {
      return limit
    }
    return try count(MatchExpression([unit], .all), atMost: limit)
  }

  /// Whether each part of an expression is known to be in so many entries that counting them ended.
  func isFrequent(_ expression: MatchExpression) -> Bool {
    expression.units.allSatisfy { alternatives in
      var part = expression
      (part.units, part.excluded) = ([alternatives], [])
      return memo.count(part.forEntries, atMost: Self.mostCounted) == Self.mostCounted
    }
  }

  /// Entries of a part of a query that are counted.
  package static let mostCounted = 2_000

  /// Returns how many entries match; a count that is reached ends the counting.
  package func count(_ expression: MatchExpression, atMost limit: Int) throws -> Int {
    let text = expression.forEntries
    if let known = memo.count(text, atMost: limit) { return known }
    var count = try count(
      """
      SELECT count(*) FROM (
        SELECT 1 FROM entries_fts WHERE entries_fts MATCH \(text) LIMIT \(limit))
      """)
    if try count < limit && hasSegments() {
      count += try self.count(
        """
        SELECT count(*) FROM (
          SELECT 1 FROM segments_fts WHERE segments_fts MATCH \(expression.forSegments)
          LIMIT \(limit - count))
        """)
    }
    memo.keep(count: count, atMost: limit, of: text)
    return count
  }

  private func count(_ sql: SQL) throws -> Int {
    try database.firstRow(sql) { $0.int(0) } ?? 0
  }

  /// About how many rows of the index bm25 goes through for an expression: those of each of its words,
  /// for it counts the entries of each.
  func rowsToRank(_ expression: MatchExpression, atMost limit: Int) throws -> Int {
    var rows = 0
    for part in expression.units.joined().flatMap(\.parts) {
      for word in try words(of: Segmentation.wanted(part).text) {
        let entries = try database.firstRow(
          "SELECT entries FROM vocabulary WHERE word = \(word)"
        ) { $0.int(0) }
        rows += min(max(entries ?? 0, 0), limit)
        if rows >= limit { return limit }
      }
    }
    return rows
  }
}
