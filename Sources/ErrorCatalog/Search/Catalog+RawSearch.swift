internal import CatalogSQLite
internal import CodeDocuments
internal import MarkdownReader

extension Catalog {
  /// Returns the codes that match an expression in FTS5's own syntax, best match first.
  ///
  /// The columns are `code`, `description` and `symbol` (SQLite manual, fts5.html, section 3).
  /// Only the index `entries_fts` is asked, as it is.
  ///
  /// ```swift
  /// try catalog.search(raw: "withdraw* NOT cancel*", limit: 1)[0].entry.code  // "1050"
  /// ```
  ///
  /// - Throws: ``QueryError`` with FTS5's words if the expression is malformed;
  ///   ``CatalogError`` for an unknown name in the filter; ``SQLiteError``.
  package func search(
    raw expression: String, filter: Filter = Filter(), limit: Int = 20
  ) throws -> [Hit] {
    let ids = try ids(filter)
    do {
      return try candidates(raw: expression, ids, limit: limit).compactMap { candidate in
        guard let entry = try entry(id: candidate.id) else { return nil }
        return Hit(
          entry: entry, match: .words, score: candidate.rank,
          highlighted: try highlighted(expression, id: candidate.id, entry.description))
      }
    } catch let error as SQLiteError where error.code == .error {
      throw QueryError(message: error.message)
    }
  }

  private func highlighted(
    _ expression: String, id: Int, _ description: String
  ) throws -> [Hit.Segment] {
    // The marks that highlight() is given cannot be told from those of a document.
    if description.unicodeScalars.contains(where: { $0 == "\u{2}" || $0 == "\u{3}" }) {
      return [Hit.Segment(text: description, isMatch: false)]
    }
    let marked = try database.firstRow(
      """
      SELECT highlight(entries_fts, 1, char(2), char(3)) FROM entries_fts
      WHERE entries_fts MATCH \(expression) AND rowid = \(id)
      """
    ) { row in row.text(0) }
    return segments(marked ?? description)
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
