internal import CatalogSQLite
internal import Causes

extension Verification {
  /// Compares the balance of each source with its diagnostics and codes, and the sums with metadata.
  func rowBalance(of copy: Database) throws -> String {
    try copy.forEachRow(
      """
      SELECT path, rows, rows_imported, rows_with_diagnostics, rows_rejected FROM sources
      ORDER BY id
      """
    ) { row in
      let (imported, rejected) = (row.int(2), row.int(4))
      guard row.int(1) == imported &+ rejected, imported >= 0, rejected >= 0,
        (0...imported).contains(row.int(3))
      else { throw Fault("the rows of '\(row.text(0))' do not add up") }
    }
    var facts: [String: Int] = [:]
    try copy.forEachRow(
      """
      SELECT 'rows', total(rows) FROM sources
      UNION ALL SELECT 'rows_imported', total(rows_imported) FROM sources
      UNION ALL SELECT 'rows_with_diagnostics', total(rows_with_diagnostics) FROM sources
      UNION ALL SELECT 'rows_rejected', total(rows_rejected) FROM sources
      UNION ALL SELECT 'codes', count(*) FROM codes
      """
    ) { row in facts[row.text(0)] = row.int(1) }
    for key in ["rows", "rows_imported", "rows_with_diagnostics", "rows_rejected"] {
      let stored = try copy.metadata(key) ?? "nothing"
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
