internal import CatalogSQLite

/// An entry that an expression matches: what is needed to rank it.
package struct Candidate {
  package var id: Int
  /// FTS5's own rank (bm25), higher is better.
  var rank: Double
  package var domain: String
  package var domainTitle: String
  package var code: String
  package var symbol: String?
  package var description: String

  package init(
    id: Int, rank: Double, domain: String, domainTitle: String, code: String, symbol: String? = nil,
    description: String
  ) {
    self.id = id
    self.rank = rank
    self.domain = domain
    self.domainTitle = domainTitle
    self.code = code
    self.symbol = symbol
    self.description = description
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
    try database.withStatement(
      """
      SELECT id, 0, domain, domain_title, code, symbol, description FROM entries
      WHERE id IN (SELECT value FROM json_each(?1))
      ORDER BY id
      """
    ) { statement in
      try statement.bind(json(ids), at: 1)
      return try candidates(&statement, .code)
    }
  }

  /// Returns how many entries the catalog has.
  func entryCount() throws -> Int {
    try database.withStatement("SELECT sum(rows_imported) FROM sources") { statement in
      try statement.step() ? statement.int(0) : 0
    }
  }

  /// Whether any entry is in `segments_fts`.
  private func hasSegments() throws -> Bool {
    try database.withStatement("SELECT 1 FROM segments_fts_docsize LIMIT 1") { statement in
      try statement.step()
    }
  }

  /// Returns how many entries have a part of a query; a count that is reached ends the counting.
  package func count(_ unit: SearchUnit, atMost limit: Int = 2_000) throws -> Int {
    try count(MatchExpression([unit], .all), atMost: limit)
  }

  /// Returns how many entries match; a count that is reached ends the counting.
  package func count(_ expression: MatchExpression, atMost limit: Int) throws -> Int {
    let count = try database.withStatement(
      "SELECT count(*) FROM (SELECT 1 FROM entries_fts WHERE entries_fts MATCH ?1 LIMIT ?2)"
    ) { statement in
      try statement.bind(expression.forEntries, at: 1)
      try statement.bind(limit, at: 2)
      return try statement.step() ? statement.int(0) : 0
    }
    guard try count < limit && hasSegments() else { return count }
    return try database.withStatement(
      "SELECT count(*) FROM (SELECT 1 FROM segments_fts WHERE segments_fts MATCH ?1 LIMIT ?2)"
    ) { statement in
      try statement.bind(expression.forSegments, at: 1)
      try statement.bind(limit - count, at: 2)
      return try statement.step() ? count + statement.int(0) : count
    }
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
    try database.withStatement(
      """
      SELECT codes.id, found.score, domains.slug, domains.title, codes.code, codes.symbol,
        descriptions.text
      FROM (
        SELECT rowid AS id, -rank AS score FROM entries_fts
        WHERE entries_fts MATCH ?1 ORDER BY rank, rowid LIMIT ?2
      ) AS found JOIN codes ON codes.id = found.id
      JOIN domains ON domains.id = codes.domain_id
      JOIN descriptions ON descriptions.id = codes.description_id
      ORDER BY found.score DESC, codes.id
      """
    ) { statement in
      try statement.bind(expression, at: 1)
      try statement.bind(limit, at: 2)
      return try candidates(&statement, rung)
    }
  }

  private func ranked(
    _ expression: String, _ filter: FilterIDs, _ rung: Hit.Match, limit: Int
  ) throws -> [Candidate] {
    try database.withStatement(
      """
      SELECT codes.id, found.score, domains.slug, domains.title, codes.code, codes.symbol,
        descriptions.text
      FROM (
        SELECT entries_fts.rowid AS id, -entries_fts.rank AS score
        FROM entries_fts JOIN codes ON codes.id = entries_fts.rowid
        WHERE entries_fts MATCH ?5
          AND (?1 IS NULL OR codes.domain_id IN (SELECT value FROM json_each(?1)))
          AND (?2 IS NULL OR codes.cause_id IN (SELECT value FROM json_each(?2)))
          AND (?3 IS NULL OR codes.id IN (
            SELECT code_id FROM code_areas
            WHERE category_id IN (SELECT value FROM json_each(?3))))
          AND (?4 IS NULL OR codes.id IN (SELECT value FROM json_each(?4)))
        ORDER BY entries_fts.rank, codes.id LIMIT ?6
      ) AS found JOIN codes ON codes.id = found.id
      JOIN domains ON domains.id = codes.domain_id
      JOIN descriptions ON descriptions.id = codes.description_id
      ORDER BY found.score DESC, codes.id
      """
    ) { statement in
      try bind(filter, to: &statement)
      try statement.bind(json(filter.codes), at: 4)
      try statement.bind(expression, at: 5)
      try statement.bind(limit, at: 6)
      return try candidates(&statement, rung)
    }
  }

  private func first(
    _ expression: String, _ filter: FilterIDs, _ rung: Hit.Match, limit: Int
  ) throws -> [Candidate] {
    try database.withStatement(
      """
      SELECT codes.id, 0, domains.slug, domains.title, codes.code, codes.symbol,
        descriptions.text
      FROM (
        SELECT entries_fts.rowid AS id
        FROM entries_fts JOIN codes ON codes.id = entries_fts.rowid
        WHERE entries_fts MATCH ?5
          AND (?1 IS NULL OR codes.domain_id IN (SELECT value FROM json_each(?1)))
          AND (?2 IS NULL OR codes.cause_id IN (SELECT value FROM json_each(?2)))
          AND (?3 IS NULL OR codes.id IN (
            SELECT code_id FROM code_areas
            WHERE category_id IN (SELECT value FROM json_each(?3))))
          AND (?4 IS NULL OR codes.id IN (SELECT value FROM json_each(?4)))
        LIMIT ?6
      ) AS found JOIN codes ON codes.id = found.id
      JOIN domains ON domains.id = codes.domain_id
      JOIN descriptions ON descriptions.id = codes.description_id
      ORDER BY codes.id
      """
    ) { statement in
      try bind(filter, to: &statement)
      try statement.bind(json(filter.codes), at: 4)
      try statement.bind(expression, at: 5)
      try statement.bind(limit, at: 6)
      return try candidates(&statement, rung)
    }
  }

  private func segments(
    _ expression: String, _ filter: FilterIDs, _ rung: Hit.Match, limit: Int
  ) throws -> [Candidate] {
    try database.withStatement(
      """
      SELECT codes.id, found.score, domains.slug, domains.title, codes.code, codes.symbol,
        descriptions.text
      FROM (
        SELECT segments_fts.rowid AS id, -segments_fts.rank AS score
        FROM segments_fts JOIN codes ON codes.id = segments_fts.rowid
        WHERE segments_fts MATCH ?5
          AND (?1 IS NULL OR codes.domain_id IN (SELECT value FROM json_each(?1)))
          AND (?2 IS NULL OR codes.cause_id IN (SELECT value FROM json_each(?2)))
          AND (?3 IS NULL OR codes.id IN (
            SELECT code_id FROM code_areas
            WHERE category_id IN (SELECT value FROM json_each(?3))))
          AND (?4 IS NULL OR codes.id IN (SELECT value FROM json_each(?4)))
        ORDER BY segments_fts.rank, codes.id LIMIT ?6
      ) AS found JOIN codes ON codes.id = found.id
      JOIN domains ON domains.id = codes.domain_id
      JOIN descriptions ON descriptions.id = codes.description_id
      ORDER BY found.score DESC, codes.id
      """
    ) { statement in
      try bind(filter, to: &statement)
      try statement.bind(json(filter.codes), at: 4)
      try statement.bind(expression, at: 5)
      try statement.bind(limit, at: 6)
      return try candidates(&statement, rung)
    }
  }

  private func candidates(
    _ statement: inout Statement, _ rung: Hit.Match
  ) throws -> [Candidate] {
    onStatement?(rung, statement.expandedSQL)
    var candidates: [Candidate] = []
    while try statement.step() {
      candidates.append(
        Candidate(
          id: statement.int(0), rank: statement.double(1), domain: statement.text(2),
          domainTitle: statement.text(3), code: statement.text(4),
          symbol: statement.textOrNil(5), description: statement.text(6)))
    }
    return candidates
  }
}
