internal import CatalogSQLite
internal import Causes

/// Checks of what a catalog says about texts.
enum TextChecks {
  /// How many descriptions are sorted again unless all are.
  static let sampleSize = 1000

  /// Proves that no text is stored twice, which no index does.
  ///
  /// - Returns: The fact that was confirmed.
  /// - Throws: ``Fault``.
  static func distinct(in database: Database) throws -> String {
    let repeated: [(name: String, sql: SQL)] = [
      (
        "descriptions",
        """
        SELECT text FROM descriptions WHERE text <> '' GROUP BY text HAVING count(*) > 1 LIMIT 1
        """
      ),
      ("texts", "SELECT text FROM texts GROUP BY text HAVING count(*) > 1 LIMIT 1"),
    ]
    for (name, sql) in repeated {
      let text = try database.firstRow(sql) { $0.text(0) }
      if let text { throw Fault("\(name) has '\(text.prefix(60))' twice") }
    }
    return "no description and no cell's text is stored twice"
  }

  /// Sorts descriptions again by the catalog's own rules and compares their causes and areas.
  ///
  /// - Parameters:
  ///   - database: The catalog.
  ///   - isWhole: Whether all descriptions are sorted, not only some all over the file.
  /// - Returns: The fact that was confirmed.
  /// - Throws: ``Fault``.
  static func causes(in database: Database, ofAll isWhole: Bool) throws -> String {
    let classifier = try Catalog(database).rules().classifier
    let count = try database.firstRow("SELECT max(id) FROM descriptions") { $0.int(0) } ?? 0
    let step = isWhole ? 1 : max(1, count / sampleSize)
    var checked = 0
    for id in stride(from: 1, through: count, by: step) {
      let row = try database.firstRow(
        "SELECT text, cause_id, rule_id FROM descriptions WHERE id = \(id)"
      ) { ($0.text(0), $0.int(1), $0.intOrNil(2)) }
      // What codes without a description mean follows from themselves.
      guard let (text, cause, rule) = row, !text.isEmpty else { continue }
      let sorting = classifier.sort(text)
      let areas = try database.rows(
        "SELECT area_id FROM description_areas WHERE description_id = \(id) ORDER BY area_id"
      ) { $0.int(0) }
      guard sorting.cause + 1 == cause, sorting.rule.map({ $0 + 1 }) == rule,
        sorting.areas.map({ $0 + 1 }) == areas
      else { throw Fault("'\(text.prefix(60))' has another cause or area than the rules say") }
      checked += 1
    }
    return "\(checked) of \(count) descriptions have the causes and areas that the rules say"
  }
}
