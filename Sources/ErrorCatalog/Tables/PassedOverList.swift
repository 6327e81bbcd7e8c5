/// A table that is not read, though a column of it looks like codes and the words around it speak of
/// errors.
struct PassedOverList {
  /// The line of the header.
  let firstLine: Int
  /// The line of the last row.
  private(set) var lastLine: Int
  private(set) var rowCount = 0
  /// Why the table is not read.
  let reason: String
  /// The column that looks like codes, in words.
  let columnName: String
  /// What names that column to an import.
  let columnOption: String

  /// Looks at a table that is not read; nil if nothing of it may be a list of codes.
  init?(_ sample: TableSample, line: Int, _ role: TableRole, path: String) {
    guard Self.speaksOfErrors(sample, path: path),
      let column = Self.codeColumn(of: TableRole.Column.columns(of: sample))
    else { return nil }
    firstLine = line
    lastLine = line
    reason = role.reason
    let header = column.header
    let isKnown = sample.header.firstIndex { $0.lowercased() == header.lowercased() }
    let isNamed = !header.isEmpty && isKnown == column.index && Int(header) == nil
    columnName =
      header.isEmpty ? "column \(column.index + 1)" : "the column \"\(header)\""
    columnOption = isNamed ? header : String(column.index + 1)
  }

  /// Counts a row.
  mutating func add(_ line: Int) {
    rowCount += 1
    lastLine = line
  }

  /// Whether a heading, the title or the name of the file speaks of errors.
  private static func speaksOfErrors(_ sample: TableSample, path: String) -> Bool {
    let context = TableRole.Context(of: sample)
    return context.isNear || context.isFar || TableRole.Context.nameSpeaksOfErrors(path)
  }

  private static func codeColumn(of columns: [TableRole.Column]) -> TableRole.Column? {
    columns.filter(\.looksLikeCodes).max { $0.profile.plainCodes < $1.profile.plainCodes }
  }
}

extension TableRole.Context {
  /// Returns whether the name of a file speaks of errors: `docs/error-codes.md`.
  static func nameSpeaksOfErrors(_ path: String) -> Bool {
    guard let name = path.split(separator: "/").last else { return false }
    return speaksOfErrors(String(name.split(separator: ".").first ?? name))
  }
}

extension TableRole.Column {
  /// Whether a third of the cells can be nothing but codes.
  fileprivate var looksLikeCodes: Bool {
    profile.filled > 0 && profile.plainCodes * 3 >= profile.filled
  }
}
