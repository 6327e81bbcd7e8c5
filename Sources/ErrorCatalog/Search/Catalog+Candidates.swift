internal import CatalogSQLite

/// An entry that an expression matches, with the data for ranking it.
package struct Candidate {
  package var id: Int
  /// FTS5's own rank (bm25), higher is better.
  var rank: Double
  package var source: String
  package var path: String
  package var domain: String
  package var domainTitle: String
  package var code: String
  package var symbol: String?
  package var description: String
  /// The texts of its other columns, a line each.
  package var other: String

  package init(
    id: Int, rank: Double, source: String = "", path: String = "", domain: String,
    domainTitle: String, code: String, symbol: String? = nil, description: String,
    other: String = ""
  ) {
    self.id = id
    self.rank = rank
    self.source = source
    self.path = path
    self.domain = domain
    self.domainTitle = domainTitle
    self.code = code
    self.symbol = symbol
    self.description = description
    self.other = other
  }
}

extension Catalog {
  /// Returns the entries that match, best first by FTS5's bm25; equals in document order.
  ///
  /// Where they are not ranked, the first in document order are given, at a cost that does not
  /// grow with their number. The rung that asks is for ``Catalog/onStatement``.
  package func candidates(
    _ expression: MatchExpression, _ filter: FilterIDs, rung: Hit.Match, isRanked: Bool,
    limit: Int
  ) throws -> [Candidate] {
    var found =
      if !isRanked {
        try first(expression.forEntries, filter, rung, limit: limit)
      } else if filter.isEmpty {
        try ranked(expression.forEntries, rung, limit: limit)
      } else {
        try ranked(expression.forEntries, filter, rung, limit: limit)
      }
    guard try hasSegments() else { return found }
    let known = Set(found.map(\.id))
    found += try segments(expression.forSegments, filter, rung, limit: limit).filter {
      !known.contains($0.id)
    }
    found.sort { ($1.rank, $0.id) < ($0.rank, $1.id) }
    return Array(found.prefix(limit))
  }

  /// Returns the entries of these ids.
  package func candidates(ids: [Int]) throws -> [Candidate] {
    let found: SQL = """
        SELECT id, 0 AS score FROM codes WHERE id IN \(list: ids)
      """
    return try candidates(found, .code)
  }

  /// Returns the ids of the first entries that pass a filter, in document order.
  func ids(passing filter: FilterIDs, limit: Int) throws -> [Int] {
    try database.rows(
      "SELECT id FROM codes WHERE \(filter.condition) ORDER BY id LIMIT \(limit)"
    ) { $0.int(0) }
  }

  /// Returns how many entries the catalog has.
  func entryCount() throws -> Int {
    try database.firstRow("SELECT max(id) FROM codes") { $0.int(0) } ?? 0
  }

  /// Whether any entry is in `segments_fts`.
  private func hasSegments() throws -> Bool {
    try database.withStatement("SELECT 1 FROM segments_fts_docsize LIMIT 1") { try $0.step() }
  }

  /// Returns how many entries have a part of a query; a count that is reached ends the counting.
  package func count(_ unit: SearchUnit, atMost limit: Int = 2_000) throws -> Int {
    try count(MatchExpression([unit], .all), atMost: limit)
  }

  /// Returns how many entries match; a count that is reached ends the counting.
  package func count(_ expression: MatchExpression, atMost limit: Int) throws -> Int {
    let count = try count(
      """
      SELECT count(*) FROM (
        SELECT 1 FROM entries_fts WHERE entries_fts MATCH \(expression.forEntries) LIMIT \(limit))
      """)
    guard try count < limit && hasSegments() else { return count }
    return try count
      + self.count(
        """
        SELECT count(*) FROM (
          SELECT 1 FROM segments_fts WHERE segments_fts MATCH \(expression.forSegments)
          LIMIT \(limit - count))
        """)
  }

  private func count(_ sql: SQL) throws -> Int {
    try database.firstRow(sql) { $0.int(0) } ?? 0
  }

  /// Returns the codes that have a number among other words: `HTTP ERROR CODE 403`.
  func codeIDs(holding number: String, _ filter: FilterIDs) throws -> [Int] {
    try candidates(raw: "code : \"\(number)\"", filter, limit: 100).map(\.id)
  }

  /// Returns candidates for an expression in FTS5's own syntax.
  package func candidates(raw expression: String, _ filter: FilterIDs, limit: Int) throws
    -> [Candidate]
  {
    try filter.isEmpty
      ? ranked(expression, .words, limit: limit) : ranked(expression, filter, .words, limit: limit)
  }

  private func ranked(
    _ expression: String, _ rung: Hit.Match, limit: Int
  ) throws -> [Candidate] {
    let found: SQL = """
        SELECT rowid AS id, -rank AS score FROM entries_fts
        WHERE entries_fts MATCH \(expression) ORDER BY rank, rowid LIMIT \(limit)
      """
    return try candidates(found, rung)
  }

  private func ranked(
    _ expression: String, _ filter: FilterIDs, _ rung: Hit.Match, limit: Int
  ) throws -> [Candidate] {
    let found: SQL = """
        SELECT codes.id, -entries_fts.rank AS score
        FROM entries_fts JOIN codes ON codes.id = entries_fts.rowid
        WHERE entries_fts MATCH \(expression)
          AND \(filter.condition)
        ORDER BY entries_fts.rank, codes.id LIMIT \(limit)
      """
    return try candidates(found, rung)
  }

  private func first(
    _ expression: String, _ filter: FilterIDs, _ rung: Hit.Match, limit: Int
  ) throws -> [Candidate] {
    let found: SQL = """
        SELECT codes.id, 0 AS score
        FROM entries_fts JOIN codes ON codes.id = entries_fts.rowid
        WHERE entries_fts MATCH \(expression)
          AND \(filter.condition)
        LIMIT \(limit)
      """
    return try candidates(found, rung)
  }

  private func segments(
    _ expression: String, _ filter: FilterIDs, _ rung: Hit.Match, limit: Int
  ) throws -> [Candidate] {
    let found: SQL = """
        SELECT codes.id, -segments_fts.rank AS score
        FROM segments_fts JOIN codes ON codes.id = segments_fts.rowid
        WHERE segments_fts MATCH \(expression)
          AND \(filter.condition)
        ORDER BY segments_fts.rank, codes.id LIMIT \(limit)
      """
    return try candidates(found, rung)
  }

  /// Returns the entries that a statement finds, which gives each an `id` and a `score`.
  private func candidates(_ found: SQL, _ rung: Hit.Match) throws -> [Candidate] {
    try database.withStatement(
      """
      SELECT entries.id, found.score, entries.domain, entries.domain_title, entries.code,
        entries.symbol, entries.description,
        (SELECT other FROM entry_texts WHERE entry_texts.id = found.id), entries.source,
        entries.path
      FROM (
      \(found)
      ) AS found JOIN entries ON entries.id = found.id
      ORDER BY found.score DESC, entries.id
      """
    ) { statement in
      onStatement?(rung, statement.expandedSQL)
      return try statement.rows { row in
        Candidate(
          id: row.int(0), rank: row.double(1), source: row.text(8), path: row.text(9),
          domain: row.text(2), domainTitle: row.text(3), code: row.text(4),
          symbol: row.textOrNil(5), description: row.text(6), other: row.textOrNil(7) ?? "")
      }
    }
  }
}
