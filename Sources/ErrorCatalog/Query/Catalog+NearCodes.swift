internal import CodeDocuments
internal import MarkdownReader

extension Catalog {
  /// Returns codes that look like one that was not found: those of few different characters first,
  /// then those nearest in number.
  ///
  /// ```swift
  /// try catalog.nearCodes("10061", limit: 3)  // ["10001", "10011", "10016"]
  /// ```
  ///
  /// - Returns: Distinct codes, at most `limit`; empty if no code of the catalog is near.
  /// - Throws: ``SQLiteError``.
  package func nearCodes(_ typed: String, limit: Int = 5) throws -> [String] {
    let query = CodeQuery(typed)
    // Of a longer text nothing is near, and its distances would cost its length squared.
    let wanted = (query.fullerTexts + [query.text]).filter { (1...200).contains($0.utf8.count) }
      .map { Array($0.lowercased().unicodeScalars) }
    guard !wanted.isEmpty else { return [] }
    var near: [(distance: Int, code: String)] = []
    for code in try neighbors(query) {
      let scalars = Array(code.lowercased().unicodeScalars)
      let distance = wanted.compactMap {
        editDistance($0, scalars, atMost: $0.count < 4 ? 1 : 2)
      }.min()
      if let distance, distance > 0 { near.append((distance, code)) }
    }
    near.sort { ($0.distance, $0.code) < ($1.distance, $1.code) }
    var codes = near.map(\.code)
    if codes.isEmpty, let number = query.numbers.first { codes = try nearestNumbers(Int(number)) }
    return Array(codes.prefix(limit))
  }

  /// The codes to compare with: those that begin alike and, as the first character may be the wrong
  /// one, the others too as long as there are not too many to go through.
  private func neighbors(_ query: CodeQuery) throws -> [String] {
    let text = query.text.isEmpty ? query.fullerTexts.first ?? "" : query.text
    let start = CodePrefix(String(text.prefix(2)))
    return try database.rows(
      """
      SELECT DISTINCT code FROM (
        SELECT code FROM (
          SELECT code FROM codes
          WHERE \(start.condition)
          ORDER BY \(start.order) LIMIT 5000)
        UNION
        SELECT code FROM (SELECT code FROM codes LIMIT 5000))
      """
    ) { row in row.text(0) }
  }

  private func nearestNumbers(_ number: Int) throws -> [String] {
    try database.rows(
      """
      SELECT code FROM (
        SELECT code, number FROM codes WHERE number IS NOT NULL
        ORDER BY abs(CAST(number AS REAL) - \(number)), number LIMIT 100)
      GROUP BY code ORDER BY min(abs(CAST(number AS REAL) - \(number))), number LIMIT 3
      """
    ) { row in row.text(0) }
  }
}
