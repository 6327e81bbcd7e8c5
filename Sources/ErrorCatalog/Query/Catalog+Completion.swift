extension Catalog {
  /// Returns the codes that begin with what was typed so far, each once, with one of its texts.
  ///
  /// Case does not count. However large the catalog, a few hundred rows of an index are read, so that
  /// it can be asked at each press of a key.
  ///
  /// ```swift
  /// try catalog.codes(startingWith: "1001", limit: 2).map(\.code)  // ["10010", "10011"]
  /// ```
  ///
  /// - Parameters:
  ///   - prefix: What was typed so far; all codes begin with nothing.
  ///   - domain: The slug of a domain, or `source/slug`, to take codes from; nil for all.
  ///   - limit: How many codes at most.
  /// - Returns: Codes in the order of their text; empty where none begins so, or no such domain is.
  /// - Throws: ``SQLiteError``.
  public func codes(
    startingWith prefix: String, domain: String? = nil, limit: Int = 100
  ) throws -> [(code: String, description: String)] {
    try database.withStatement(
      """
      SELECT code, min(text) FROM (
        SELECT code, text FROM codes
        JOIN domains ON domains.id = codes.domain_id
        JOIN sources ON sources.id = domains.source_id
        JOIN descriptions ON descriptions.id = codes.description_id
        WHERE code >= ?1 COLLATE NOCASE AND code < ?1 || char(0x10FFFF) COLLATE NOCASE
          AND (?2 IS NULL OR ?2 IN (domains.slug, sources.name || '/' || domains.slug))
        ORDER BY code COLLATE NOCASE LIMIT ?3 * 4)
      GROUP BY code ORDER BY code COLLATE NOCASE, code LIMIT ?3
      """
    ) { statement in
      try statement.bind(prefix, at: 1)
      try statement.bind(domain, at: 2)
      try statement.bind(limit, at: 3)
      var codes: [(code: String, description: String)] = []
      while try statement.step() { codes.append((statement.text(0), statement.text(1))) }
      return codes
    }
  }
}
