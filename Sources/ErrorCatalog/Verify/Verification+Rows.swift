internal import CatalogSQLite
internal import Causes

extension Verification {
  /// Compares the balance of each source with its diagnostics and codes, and the sums with metadata.
  func rowBalance(of copy: Database) throws -> String {
    try copy.withStatement(
      """
      SELECT path, rows, rows_imported, rows_with_diagnostics, rows_rejected FROM sources
      ORDER BY id
      """
    ) { statement in
      while try statement.step() {
        let (imported, rejected) = (statement.int(2), statement.int(4))
        guard statement.int(1) == imported &+ rejected, imported >= 0, rejected >= 0,
          (0...imported).contains(statement.int(3))
        else { throw Fault("the rows of '\(statement.text(0))' do not add up") }
      }
    }
    let facts: [String: Int] = try copy.withStatement(
      """
      SELECT 'rows', total(rows) FROM sources
      UNION ALL SELECT 'rows_imported', total(rows_imported) FROM sources
      UNION ALL SELECT 'rows_with_diagnostics', total(rows_with_diagnostics) FROM sources
      UNION ALL SELECT 'rows_rejected', total(rows_rejected) FROM sources
      UNION ALL SELECT 'codes', count(*) FROM codes
      """
    ) { statement in
      var facts: [String: Int] = [:]
      while try statement.step() { facts[statement.text(0)] = statement.int(1) }
      return facts
    }
    for key in ["rows", "rows_imported", "rows_with_diagnostics", "rows_rejected"] {
      let stored = try copy.withStatement("SELECT value FROM metadata WHERE key = ?") { statement in
        try statement.bind(key, at: 1)
        return try statement.step() ? statement.text(0) : "nothing"
      }
      guard let sum = facts[key], stored == "\(sum)" else {
        throw Fault("the sources have \(facts[key] ?? 0) \(key), and metadata says \(stored)")
      }
    }
    // An imported row has one code or more, or a diagnostic that says why it has none.
    let (imported, codes) = (facts["rows_imported"] ?? 0, facts["codes"] ?? 0)
    let spokenOf = facts["rows_with_diagnostics"] ?? 0
    guard codes >= imported - spokenOf, imported > 0 || codes == 0 else {
      throw Fault("\(imported) rows were imported, and there are \(codes) codes")
    }
    return "\(facts["rows"] ?? 0) rows: \(imported) imported, \(facts["rows_rejected"] ?? 0) "
      + "rejected, \(codes) codes"
  }
}
