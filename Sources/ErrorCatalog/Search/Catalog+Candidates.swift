internal import CatalogSQLite
internal import ErrcatBytes

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
    id: Int, rank: Double = 0, source: String = "", path: String = "", domain: String = "",
    domainTitle: String = "", code: String = "", symbol: String? = nil, description: String = "",
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
  /// How the entries are chosen where more match than can be ranked.
  private enum Choice {
    /// By FTS5's bm25.
    case rank
    /// The shortest texts of the first that match: bm25 would choose them, too, where all words are
    /// about as frequent.
    case length
    /// The first in document order.
    case document
  }

  /// Returns entries that match, to be put in order by ``HitRanking``.
  ///
  /// Where no more than `window` match, these are all, in document order. Of more, FTS5's bm25 chooses
  /// if fewer than `mostRanked` match, and their words are not so frequent that it would take
  /// long; else the shortest of the first that match are taken. So the cost does not grow with the
  /// catalog. The rung that asks is for ``Catalog/onStatement``.
  package func candidates(
    _ expression: MatchExpression, _ filter: FilterIDs, rung: Hit.Match, window: Int, limit: Int,
    mostRanked: Int
  ) throws -> [Candidate] {
    if try filter.testsEach && onStatement == nil
      && rowsToRank(expression, atMost: Self.mostRowsToTest) == Self.mostRowsToTest
    {
      return try candidates(testedOnce: expression, filter, window: window, limit: limit)
    }
    var reports: [String] = []
    // Of frequent words, all entries are rarely so few that they need not be chosen among.
    if try !isFrequent(expression)
      || ids(matching: expression, filter, limit: window + 1).count <= window
    {
      let few = try candidates(expression, filter, by: .document, limit: window + 1, &reports)
      if few.count <= window {
        memo.keep(few.map(\.id), matching: expression.forEntries, filter)
        for report in reports { onStatement?(rung, report) }
        return few
      }
      reports = []
    }
    let isRanked =
      try rowsToRank(expression, atMost: Self.mostRowsToRank) < Self.mostRowsToRank
      && count(expression, atMost: mostRanked) < mostRanked
    let found = try candidates(
      expression, filter, by: isRanked ? .rank : .length, limit: limit, &reports)
    for report in reports { onStatement?(rung, report) }
    return found
  }

  /// Returns entries that match frequent words, each tested once for the filter.
  private func candidates(
    testedOnce expression: MatchExpression, _ filter: FilterIDs, window: Int, limit: Int
  ) throws -> [Candidate] {
    let ids = try ids(matching: expression, filter, limit: Self.mostMeasured)
    if ids.count < Self.mostMeasured {
      memo.keep(ids, matching: expression.forEntries, filter)
    }
    if ids.count <= window { return try candidates(ids: ids) }
    let first: SQL = "SELECT id FROM codes WHERE id IN \(list: ids)"
    var reports: [String] = []
    return try candidates(shortest(first, limit), &reports)
  }

  /// Rows of the full-text index that are tested for a filter more than once.
  private static let mostRowsToTest = 20_000
  /// Rows of the full-text index that bm25 may go through to learn how rare the words are.
  private static let mostRowsToRank = 300_000
  /// Entries whose lengths are compared.
  private static let mostMeasured = 1_000

  private func candidates(
    _ expression: MatchExpression, _ filter: FilterIDs, by choice: Choice, limit: Int,
    _ reports: inout [String]
  ) throws -> [Candidate] {
    let range = try rowRange(filter)
    var found = try candidates(
      self.found(matches(expression.forEntries, filter, range), by: choice, limit), &reports)
    guard try hasSegments() else { return found }
    let known = Set(found.map(\.id))
    found += try candidates(
      foundInSegments(expression.forSegments, filter, range, by: choice, limit), &reports
    ).filter { !known.contains($0.id) }
    found.sort { ($1.rank, $0.id) < ($0.rank, $1.id) }
    return Array(found.prefix(limit))
  }

  /// Returns the ids of entries that match, at most a number of them.
  func ids(
    matching expression: MatchExpression, _ filter: FilterIDs, limit: Int
  ) throws -> [Int] {
    if let known = memo.ids(matching: expression.forEntries, filter) {
      return Array(known.prefix(limit))
    }
    let found = try ids(raw: expression.forEntries, filter, limit: limit)
    guard try found.count < limit && hasSegments() else { return found }
    let known = Set(found)
    let more = try ids(
      foundInSegments(expression.forSegments, filter, rowRange(filter), by: .document, limit))
    return Array((found + more.filter { !known.contains($0) }).prefix(limit))
  }

  /// Returns the ids of the first entries that match an expression in FTS5's own syntax.
  func ids(raw expression: String, _ filter: FilterIDs, limit: Int) throws -> [Int] {
    try ids(found(matches(expression, filter, rowRange(filter)), by: .document, limit))
  }

  private func ids(_ found: SQL) throws -> [Int] {
    try database.rows(found) { row in row.int(0) }
  }

  /// Returns the entries of these ids.
  package func candidates(ids: [Int]) throws -> [Candidate] {
    let found: SQL = """
        SELECT id, 0 AS score FROM codes WHERE id IN \(list: ids)
      """
    var reports: [String] = []
    let candidates = try candidates(found, &reports)
    for report in reports { onStatement?(.code, report) }
    return candidates
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
  func hasSegments() throws -> Bool {
    if let known = memo.hasSegments { return known }
    let has = try database.withStatement("SELECT 1 FROM segments_fts_docsize LIMIT 1") {
      try $0.step()
    }
    memo.hasSegments = has
    return has
  }

  /// Returns codes that have a number among other words: `HTTP ERROR CODE 403`.
  func codeIDs(holding number: String, _ filter: FilterIDs) throws -> [Int] {
    try candidates(raw: "code : \"\(number)\"", filter, limit: 100).map(\.id)
  }

  /// Returns candidates for an expression in FTS5's own syntax.
  package func candidates(raw expression: String, _ filter: FilterIDs, limit: Int) throws
    -> [Candidate]
  {
    var reports: [String] = []
    let found = try candidates(
      self.found(matches(expression, filter, rowRange(filter)), by: .rank, limit), &reports)
    for report in reports { onStatement?(.words, report) }
    return found
  }
}

// MARK: - Statements

extension Catalog {
  /// The ids that a filter leaves lie between these, if it is known without looking at each.
  private func rowRange(_ filter: FilterIDs) throws -> ClosedRange<Int>? {
    if let codes = filter.codes, let first = codes.min(), let last = codes.max() {
      return first...last
    }
    // A list has its codes one after another.
    guard let domains = filter.domains else { return nil }
    return try database.firstRow(
      """
      SELECT
        min((SELECT id FROM codes WHERE domain_id = value ORDER BY id LIMIT 1)),
        max((SELECT id FROM codes WHERE domain_id = value ORDER BY id DESC LIMIT 1))
      FROM json_each(\(JSONValue.array(domains.map { .integer($0) }).text))
      """
    ) { row in
      let (first, last) = (row.int(0), row.int(1))
      return first <= last ? first...last : nil
    } ?? nil
  }

  /// The rows of `entries_fts` that match and pass.
  private func matches(
    _ expression: String, _ filter: FilterIDs, _ range: ClosedRange<Int>?
  ) -> SQL {
    if filter.isEmpty {
      let matches: SQL = "entries_fts WHERE entries_fts MATCH \(expression)"
      return matches
    }
    if let codes = filter.codes, codes.count <= Self.fewCodes {
      // Few codes are looked for in the index one by one.
      let matches: SQL = """
        codes CROSS JOIN entries_fts
          WHERE codes.id IN \(list: codes) AND entries_fts.rowid = codes.id
            AND entries_fts MATCH \(expression)
            AND \(filter.condition)
        """
      return matches
    }
    let matches: SQL = """
      entries_fts JOIN codes ON codes.id = entries_fts.rowid
        WHERE entries_fts MATCH \(expression)
          AND entries_fts.rowid BETWEEN \(range?.lowerBound ?? 0) AND \(range?.upperBound ?? .max)
          AND \(filter.condition)
      """
    return matches
  }

  private static let fewCodes = 20

  private func found(_ matches: SQL, by choice: Choice, _ limit: Int) -> SQL {
    switch choice {
    case .rank:
      let found: SQL = """
          SELECT entries_fts.rowid AS id, -entries_fts.rank AS score FROM \(matches)
          ORDER BY entries_fts.rank, entries_fts.rowid LIMIT \(limit)
        """
      return found
    case .document:
      let found: SQL = """
          SELECT entries_fts.rowid AS id, 0 AS score FROM \(matches)
          LIMIT \(limit)
        """
      return found
    case .length:
      let first: SQL = """
        SELECT entries_fts.rowid AS id FROM \(matches) LIMIT \(Self.mostMeasured)
        """
      return shortest(first, limit)
    }
  }

  /// The same in `segments_fts`.
  private func foundInSegments(
    _ expression: String, _ filter: FilterIDs, _ range: ClosedRange<Int>?, by choice: Choice,
    _ limit: Int
  ) -> SQL {
    let segments: SQL = """
      segments_fts JOIN codes ON codes.id = segments_fts.rowid
        WHERE segments_fts MATCH \(expression)
          AND segments_fts.rowid BETWEEN \(range?.lowerBound ?? 0)
            AND \(range?.upperBound ?? .max)
          AND \(filter.condition)
      """
    switch choice {
    case .rank:
      let found: SQL = """
          SELECT codes.id, -segments_fts.rank AS score FROM \(segments)
          ORDER BY segments_fts.rank, codes.id LIMIT \(limit)
        """
      return found
    case .document:
      let found: SQL = """
          SELECT codes.id, 0 AS score FROM \(segments)
          LIMIT \(limit)
        """
      return found
    case .length:
      let first: SQL = "SELECT codes.id FROM \(segments) LIMIT \(Self.mostMeasured)"
      return shortest(first, limit)
    }
  }

  private func shortest(_ first: SQL, _ limit: Int) -> SQL {
    let found: SQL = """
        SELECT first.id, -length(descriptions.text) AS score
        FROM (
        \(first)
        ) AS first
        JOIN codes ON codes.id = first.id
        JOIN descriptions ON descriptions.id = codes.description_id
        ORDER BY score DESC, first.id LIMIT \(limit)
      """
    return found
  }

  /// Returns the entries that a statement finds, which gives each an `id` and a `score`.
  ///
  /// The statement is added to the reports if anybody wants them.
  private func candidates(_ found: SQL, _ reports: inout [String]) throws -> [Candidate] {
    try database.withStatement(
      """
      SELECT codes.id, found.score, domains.slug, domains.title, codes.code, codes.symbol,
        descriptions.text, (
          SELECT group_concat(texts.text, char(10)) FROM cells CROSS JOIN texts
          WHERE texts.id = cells.text_id AND cells.code_id = codes.id),
        sources.name, documents.path
      FROM (
      \(found)
      ) AS found
      JOIN codes ON codes.id = found.id
      JOIN descriptions ON descriptions.id = codes.description_id
      JOIN domains ON domains.id = codes.domain_id
      JOIN documents ON documents.id = domains.document_id
      JOIN sources ON sources.id = documents.source_id
      ORDER BY found.score DESC, codes.id
      """
    ) { statement in
      if onStatement != nil { reports.append(statement.expandedSQL) }
      return try statement.rows { row in
        Candidate(
          id: row.int(0), rank: row.double(1), source: row.text(8), path: row.text(9),
          domain: row.text(2), domainTitle: row.text(3), code: row.text(4),
          symbol: row.textOrNil(5), description: row.text(6), other: row.textOrNil(7) ?? "")
      }
    }
  }
}
