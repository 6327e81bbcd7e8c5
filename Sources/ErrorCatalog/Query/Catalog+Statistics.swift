public import CodeDocuments

extension Catalog {
  /// What there is in a catalog, counted.
  public struct Statistics: Hashable, Sendable {
    /// How many sources it has.
    public var sources: Int
    /// How many documents they have.
    public var documents: Int
    /// How many domains they have.
    public var domains: Int
    /// How many codes they list, one for each time that a code is listed.
    public var codes: Int
    /// How many different codes there are.
    public var distinctCodes: Int
    /// How many different descriptions there are.
    public var descriptions: Int
    /// How many diagnostics the catalog keeps.
    public var diagnostics: Int
    /// How the rows of all documents ended.
    public var balance: RowBalance
    /// Each cause with the number of its codes, in the order of the rules.
    public var causes: [CauseCount]
  }

  /// A cause, and how many codes have it.
  public struct CauseCount: Hashable, Sendable {
    /// The slug of the cause.
    public var cause: String
    /// How many codes have it.
    public var codes: Int
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
  public func statistics() throws -> Statistics {
    let causes = try causeCounts()
    return try database.withStatement(
      """
      SELECT (SELECT count(*) FROM sources), (SELECT count(*) FROM domains), count(*),
        count(DISTINCT code), (SELECT count(*) FROM descriptions WHERE text <> ''),
        (SELECT count(*) FROM diagnostics), (SELECT total(rows_imported) FROM documents),
        (SELECT total(rows_with_diagnostics) FROM documents),
        (SELECT total(rows_rejected) FROM documents), (SELECT count(*) FROM documents)
      FROM codes
      """
    ) { statement in
      _ = try statement.step()
      return Statistics(
        sources: statement.int(0), documents: statement.int(9), domains: statement.int(1),
        codes: statement.int(2),
        distinctCodes: statement.int(3), descriptions: statement.int(4),
        diagnostics: statement.int(5),
        balance: RowBalance(
          imported: statement.int(6), withDiagnostics: statement.int(7),
          rejected: statement.int(8)),
        causes: causes)
    }
  }

  /// When the documents of a catalog were last changed, as far as that is known.
  package struct Age: Hashable, Sendable {
    /// The day of the document that was changed first; nil if none has a date.
    package var oldest: String?
    /// The day of the document that was changed last.
    package var newest: String?
    /// How many documents have no date.
    package var undated: Int
  }

  /// Returns when the documents were last changed.
  ///
  /// - Throws: ``SQLiteError``.
  package func age() throws -> Age {
    try database.firstRow(
      "SELECT min(revised), max(revised), count(*) - count(revised) FROM documents"
    ) { row in
      Age(oldest: row.textOrNil(0), newest: row.textOrNil(1), undated: row.int(2))
    } ?? Age(undated: 0)
  }

  private func causeCounts() throws -> [CauseCount] {
    try database.withStatement(
      """
      SELECT slug, count(codes.id)
      FROM categories
      LEFT JOIN descriptions ON descriptions.cause_id = categories.id
      LEFT JOIN codes ON codes.description_id = descriptions.id
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
