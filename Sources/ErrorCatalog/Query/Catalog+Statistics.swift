extension Catalog {
  /// Returns what there is in the catalog, counted: tables, row balance, then codes by cause.
  ///
  /// - Throws: ``SQLiteError``.
  public func statistics() throws -> [(name: String, value: Int)] {
    try database.rows(
      """
      SELECT 'sources', count(*) FROM sources
      UNION ALL SELECT 'domains', count(*) FROM domains
      UNION ALL SELECT 'codes', count(*) FROM codes
      UNION ALL SELECT 'distinct codes', count(DISTINCT code) FROM codes
      UNION ALL SELECT 'descriptions', count(*) FROM descriptions
      UNION ALL SELECT 'diagnostics', count(*) FROM diagnostics
      UNION ALL SELECT 'rows', total(rows) FROM sources
      UNION ALL SELECT 'rows imported', total(rows_imported) FROM sources
      UNION ALL SELECT 'rows with diagnostics', total(rows_with_diagnostics) FROM sources
      UNION ALL SELECT 'rows rejected', total(rows_rejected) FROM sources
      UNION ALL SELECT * FROM (
        SELECT 'cause ' || slug, count(codes.id)
        FROM categories LEFT JOIN codes ON codes.cause_id = categories.id
        WHERE facet = 'cause' GROUP BY categories.id ORDER BY categories.id)
      """
    ) { row in (row.text(0), row.int(1)) }
  }
}
