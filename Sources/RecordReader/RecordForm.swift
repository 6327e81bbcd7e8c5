/// How a document writes its records.
package enum RecordForm: String, CaseIterable, Sendable {
  /// Cells apart by commas, semicolons or tabs (RFC 4180).
  case csv
  /// Cells apart by tabs.
  case tsv
  /// One JSON value (RFC 8259).
  case json
  /// JSON values one after the other, usually one a line.
  case jsonl
  /// YAML 1.1, as libyaml reads it.
  case yaml

  /// The form of a file, by the ending of its name; nil if it says none.
  package init?(path: String) {
    let name = path.lowercased()
    let form = Self.endings.first { name.hasSuffix($0.ending) }?.form
    guard let form else { return nil }
    self = form
  }

  private static let endings: [(ending: String, form: RecordForm)] = [
    (".csv", .csv), (".tsv", .tsv), (".json", .json), (".jsonl", .jsonl), (".ndjson", .jsonl),
    (".yaml", .yaml), (".yml", .yaml),
  ]
}
