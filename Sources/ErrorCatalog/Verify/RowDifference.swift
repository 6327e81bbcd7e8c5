internal import CatalogSQLite

/// The first row that one database has and the other has not, where both give theirs in the same
/// order; nil if all are equal.
func firstDifference(
  _ sql: SQL, _ copy: Database, _ reference: Database
) throws -> String? {
  try copy.withStatement(sql) { actual in
    try reference.withStatement(sql) { expected in
      while true {
        let (isActual, isExpected) = (try actual.step(), try expected.step())
        guard isActual || isExpected else { return nil }
        let found = isActual ? row(actual) : nil
        let wanted = isExpected ? row(expected) : nil
        guard found == wanted else { return difference(found, wanted) }
      }
    }
  }
}

private func row(_ statement: borrowing Statement) -> [SQLiteValue] {
  (0..<statement.columnCount).map { statement.value($0) }
}

private func difference(_ found: [SQLiteValue]?, _ wanted: [SQLiteValue]?) -> String {
  guard let found else { return "\(shown(wanted ?? [])) is missing" }
  guard let wanted else { return "\(shown(found)) is too much" }
  return "it has \(shown(found)) instead of \(shown(wanted))"
}

private func shown(_ row: [SQLiteValue]) -> String {
  let words = row.prefix(2).map { value in
    switch value {
    case .null: "NULL"
    case .integer(let integer): "\(integer)"
    case .real(let real): "\(real)"
    case .text(let text): text.count > 60 ? "\(text.prefix(60))…" : text
    case .blob(let bytes): "\(bytes.count) bytes"
    }
  }
  return "'\(words.joined(separator: " "))'"
}
