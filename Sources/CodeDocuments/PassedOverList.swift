internal import HTMLReader
internal import MarkdownReader

/// A table that is not read, though a column of it looks like codes and the words around it mention
/// errors.
package struct PassedOverList {
  /// The line of the header.
  let firstLine: Int
  /// The line of the last row.
  private(set) var lastLine: Int
  private(set) var rowCount = 0
  /// Why the table is not read.
  package let reason: String
  /// The column that looks like codes, in words.
  package let columnName: String
  /// What names that column to an import.
  let columnOption: String

  /// Looks at a table that is not read; nil if nothing of it may be a list of codes.
  init?(_ sample: TableSample, line: Int, _ role: TableRole) {
    guard TableRole.Context(of: sample).isAboutErrors,
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
  package mutating func add(_ line: Int) {
    rowCount += 1
    lastLine = line
  }

  /// The column that looks most like codes; one that is named after codes first.
  private static func codeColumn(of columns: [TableRole.Column]) -> TableRole.Column? {
    let areParameters =
      columns.first?.name == .parameter
      || columns.contains {
        $0.name == .parameterTrait && $0.profile.share($0.profile.dataTypes) >= 0.5
      }
    let candidates = columns.filter { column in
      guard column.profile.filled > 0, column.profile.plainCodes * 5 >= column.profile.filled else {
        return false
      }
      if column.isStatuses, column.profile.errorStatuses == 0 { return false }
      return !column.isVague || (!areParameters && column.holdsMoreThanNames)
    }
    return candidates.max { left, right in
      (left.isVague ? 0 : 1, left.profile.plainCodes) < (
        right.isVague ? 0 : 1, right.profile.plainCodes
      )
    }
  }
}

extension TableRole.Column {
  /// Whether the cells are codes by their look alone, whatever the column is named: they name
  /// failures, or nearly all of them are numbers or in capitals.
  fileprivate var holdsMoreThanNames: Bool {
    switch name {
    case .parameter, .parameterTrait, .remedy, .ordinal: return false
    default: break
    }
    if profile.failureCodes * 5 >= profile.filled { return true }
    guard profile.plainCodes * 5 >= profile.filled * 4, name != .foreign else { return false }
    return profile.capitals * 5 >= profile.distinct * 4
  }
}
