package import CodeDocuments

extension Catalog {
  /// What there is in a catalog, counted.
  package struct Statistics: Hashable, Sendable {
    /// How many documents it was made of.
    package var sources: Int
    /// How many domains they have.
    package var domains: Int
    /// How many codes they list, one for each time that a code is listed.
    package var codes: Int
    /// How many different codes there are.
    package var distinctCodes: Int
    /// How many different descriptions there are.
    package var descriptions: Int
    /// How many diagnostics the catalog keeps.
    package var diagnostics: Int
    /// How the rows of all documents ended.
    package var balance: RowBalance
    /// Each cause with the number of its codes, in the order of the rules.
    package var causes: [CauseCount]
  }

  /// A cause, and how many codes have it.
  package struct CauseCount: Hashable, Sendable {
    /// The slug of the cause.
    package var cause: String
    /// How many codes have it.
    package var codes: Int
  }

  /// Returns what there is in the catalog, counted.
  ///
  /// ```swift
  /// let statistics = try catalog.statistics()
  /// statistics.codes             // 203
  /// statistics.balance.rejected  // 0
  /// ```
  ///
  /// - Throws: ``SQLiteError``.
  package func statistics() throws -> Statistics {
    let causes = try causeCounts()
    return try database.withStatement(
      """
      SELECT (SELECT count(*) FROM sources), (SELECT count(*) FROM domains), count(*),
        count(DISTINCT code), (SELECT count(*) FROM descriptions),
        (SELECT count(*) FROM diagnostics), (SELECT total(rows_imported) FROM sources),
        (SELECT total(rows_with_diagnostics) FROM sources),
        (SELECT total(rows_rejected) FROM sources)
      FROM codes
      """
    ) { statement in
      _ = try statement.step()
      return Statistics(
        sources: statement.int(0), domains: statement.int(1), codes: statement.int(2),
        distinctCodes: statement.int(3), descriptions: statement.int(4),
        diagnostics: statement.int(5),
        balance: RowBalance(
          imported: statement.int(6), withDiagnostics: statement.int(7),
          rejected: statement.int(8)),
        causes: causes)
    }
  }

  private func causeCounts() throws -> [CauseCount] {
    try database.withStatement(
      """
      SELECT slug, count(codes.id)
      FROM categories LEFT JOIN codes ON codes.cause_id = categories.id
      WHERE facet = 'cause' GROUP BY categories.id ORDER BY categories.id
      """
    ) { statement in
      var causes: [CauseCount] = []
      while try statement.step() {
        causes.append(CauseCount(cause: statement.text(0), codes: statement.int(1)))
      }
      return causes
    }
  }
}
