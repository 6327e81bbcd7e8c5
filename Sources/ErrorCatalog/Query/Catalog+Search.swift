internal import SQLite

/// A code that a search found.
public struct Hit: Equatable, Sendable {
  /// The code.
  public var entry: Entry
  /// How it was found.
  public var match: Match
  /// How well it fits: higher is better, comparable within one search only.
  public var score: Double
  /// The description, cut where words of the query begin and end.
  public var highlighted: [Segment]

  /// The ways to find a code, the surest first.
  public enum Match: String, Sendable {
    /// The query is the code.
    case code
    /// All words of the query stand in the entry, in any grammatical form.
    case words
  }

  /// A part of a description.
  public struct Segment: Equatable, Sendable {
    /// Its text.
    public var text: String
    /// Whether it is a word of the query.
    public var isMatch: Bool
  }
}

extension Catalog {
  /// Returns the codes that match what a person typed, best match first.
  ///
  /// Every word must match, in any grammatical form (`withdraw` finds `withdrawn`), in code,
  /// description or symbol. Words are literal: no character is an operator, and no text is an error.
  ///
  /// ```swift
  /// try catalog.search("insufficient coins", limit: 1)[0].entry.code  // "10016"
  /// ```
  ///
  /// - Parameters:
  ///   - query: The words.
  ///   - filter: Which codes to look among.
  ///   - limit: The most hits to give.
  /// - Returns: At most `limit` hits; empty when nothing matches or the query has no word.
  /// - Throws: ``CatalogError`` for an unknown name in the filter; ``SQLiteError``.
  public func search(
    _ query: String, filter: Filter = Filter(), limit: Int = 20
  ) throws -> [Hit] {
    guard let expression = matchExpression(allWordsOf: query) else { return [] }
    return try hits(expression, typed: query, filter: ids(filter), limit: limit)
  }

  /// Returns the codes that match an expression in FTS5's own syntax, best match first.
  ///
  /// The columns are `code`, `description` and `symbol` (SQLite manual, fts5.html, section 3).
  ///
  /// - Throws: ``QueryError`` with FTS5's words if the expression is malformed;
  ///   ``CatalogError`` for an unknown name in the filter; ``SQLiteError``.
  public func search(
    raw expression: String, filter: Filter = Filter(), limit: Int = 20
  ) throws -> [Hit] {
    let ids = try ids(filter)
    do {
      return try hits(expression, typed: expression, filter: ids, limit: limit)
    } catch let error as SQLiteError where error.code == .error {
      throw QueryError(message: error.message)
    }
  }

  private func hits(
    _ expression: String, typed: String, filter: FilterIDs, limit: Int
  ) throws -> [Hit] {
    let ranked =
      try filter.isEmpty
      ? ranked(expression, limit: limit) : ranked(expression, filter, limit: limit)
    let code = CodeQuery(typed).foldedText
    return try ranked.compactMap { id, rank in
      guard let entry = try entry(id: id) else { return nil }
      return Hit(
        entry: entry, match: entry.code.lowercased() == code ? .code : .words, score: -rank,
        highlighted: try highlighted(expression, id: id, entry.description))
    }
  }

  private func ranked(_ expression: String, limit: Int) throws -> [(id: Int, rank: Double)] {
    try database.withStatement(
      """
      SELECT rowid, rank FROM entries_fts WHERE entries_fts MATCH ?1
      ORDER BY rank, rowid LIMIT ?2
      """
    ) { statement in
      try statement.bind(expression, at: 1)
      try statement.bind(limit, at: 2)
      return try ranks(&statement)
    }
  }

  private func ranked(
    _ expression: String, _ filter: FilterIDs, limit: Int
  ) throws -> [(id: Int, rank: Double)] {
    try database.withStatement(
      """
      SELECT entries_fts.rowid, entries_fts.rank
      FROM entries_fts JOIN codes ON codes.id = entries_fts.rowid
      WHERE entries_fts MATCH ?4
        AND (?1 IS NULL OR domain_id IN (SELECT value FROM json_each(?1)))
        AND (?2 IS NULL OR cause_id IN (SELECT value FROM json_each(?2)))
        AND (?3 IS NULL OR codes.id IN (
          SELECT code_id FROM code_areas
          WHERE category_id IN (SELECT value FROM json_each(?3))))
      ORDER BY entries_fts.rank, codes.id LIMIT ?5
      """
    ) { statement in
      try bind(filter, to: &statement)
      try statement.bind(expression, at: 4)
      try statement.bind(limit, at: 5)
      return try ranks(&statement)
    }
  }

  private func ranks(_ statement: inout Statement) throws -> [(id: Int, rank: Double)] {
    var ranks: [(id: Int, rank: Double)] = []
    while try statement.step() { ranks.append((statement.int(0), statement.double(1))) }
    return ranks
  }

  private func highlighted(
    _ expression: String, id: Int, _ description: String
  ) throws -> [Hit.Segment] {
    // The marks that highlight() is given cannot be told from those of a document.
    if description.contains(where: { $0 == "\u{2}" || $0 == "\u{3}" }) {
      return [Hit.Segment(text: description, isMatch: false)]
    }
    let marked = try database.withStatement(
      """
      SELECT highlight(entries_fts, 1, char(2), char(3)) FROM entries_fts
      WHERE entries_fts MATCH ?1 AND rowid = ?2
      """
    ) { statement in
      try statement.bind(expression, at: 1)
      try statement.bind(id, at: 2)
      return try statement.step() ? statement.text(0) : description
    }
    return segments(marked)
  }

  private func segments(_ marked: String) -> [Hit.Segment] {
    var segments: [Hit.Segment] = []
    for (index, part) in marked.split(separator: "\u{2}", omittingEmptySubsequences: false)
      .enumerated()
    {
      let halves = part.split(
        separator: "\u{3}", maxSplits: 1, omittingEmptySubsequences: false)
      if index > 0, halves.count == 2 {
        segments.append(Hit.Segment(text: String(halves[0]), isMatch: true))
        segments.append(Hit.Segment(text: String(halves[1]), isMatch: false))
      } else {
        segments.append(Hit.Segment(text: String(part), isMatch: false))
      }
    }
    return segments.filter { !$0.text.isEmpty }
  }
}

/// Returns the FTS5 expression that asks for every word of a text, or nil if it has no word.
///
/// Each word stands in quotation marks, which makes a string of it, whatever it holds
/// (SQLite manual, fts5.html, section 3.1); FTS5's own tokenizer then takes it apart.
func matchExpression(allWordsOf query: String) -> String? {
  let words = query.split(whereSeparator: \.isWhitespace).filter { word in
    word.unicodeScalars.contains(where: isTokenScalar)
  }
  guard !words.isEmpty else { return nil }
  // A word that is repeated a thousand times would be looked up as often.
  var seen: Set<Substring> = []
  return words.filter { seen.insert($0).inserted }.map(quoted).joined(separator: " ")
}

/// A string of FTS5's syntax.
///
/// By scalars, not characters: a quotation mark with an accent on it is still one to FTS5. A NUL
/// would end the expression; a space separates words as well.
private func quoted(_ word: Substring) -> String {
  var result = "\""
  for scalar in word.unicodeScalars {
    if scalar == "\"" { result.unicodeScalars.append(scalar) }
    result.unicodeScalars.append(scalar == "\0" ? " " : scalar)
  }
  return result + "\""
}

/// What the tokenizer unicode61 makes part of a token (SQLite manual, fts5.html, section 4.3.1).
private func isTokenScalar(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
    .decimalNumber, .letterNumber, .otherNumber, .privateUse:
    true
  default: false
  }
}
