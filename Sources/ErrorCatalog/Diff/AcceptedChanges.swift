internal import CodeDocuments

/// Changes that are known and so are not reported: those of an earlier comparison, or written by hand.
///
/// A change is accepted if a row of the file says the same in all columns that it fills. So a row with
/// `change` and `code` alone accepts whatever happened to the code in that way.
package struct AcceptedChanges {
  private static let names = ["change", "source", "domain", "code", "column", "old", "new"]

  private var rows: [[String: String]]
  /// The rows by their code; those without one are under the empty text.
  private var places: [String: [Int]] = [:]

  /// Reads what a comparison wrote as JSON, JSON lines, CSV or TSV.
  ///
  /// - Returns: nil if the bytes are none of these, or a row says nothing of a change.
  package init?(_ bytes: [UInt8]) {
    guard let flat = FlatRows(bytes) else { return nil }
    rows = flat.rows.map { row in
      row.filter { Self.names.contains($0.key) && !$0.value.isEmpty }
    }
    for (index, row) in rows.enumerated() {
      guard let kind = row["change"], CodeChange.Kind(rawValue: kind) != nil else { return nil }
      places[row["code"] ?? "", default: []].append(index)
    }
  }

  /// Returns the row that accepts a change; nil if none does.
  func row(accepting change: CodeChange) -> Int? {
    let texts = [
      "change": change.kind.rawValue, "source": change.entry.source,
      "domain": change.entry.domain, "code": change.entry.code, "column": change.column ?? "",
      "old": change.old ?? "", "new": change.new ?? "",
    ]
    let candidates = (places[change.entry.code] ?? []) + (places[""] ?? [])
    return candidates.first { index in rows[index].allSatisfy { texts[$0.key] == $0.value } }
  }

  /// How many rows accepted no change.
  package func unmetCount(_ counts: ChangeCounts) -> Int { rows.count - counts.acceptingRows.count }
}
