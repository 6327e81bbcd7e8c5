internal import ErrcatBytes

/// What the cells of a column of a code list are.
package enum ColumnRole: String, Sendable, CaseIterable {
  /// The code itself.
  case code
  /// The symbolic name of the code.
  case symbol
  /// The text that explains the code.
  case description
  /// The HTTP status that comes with the code.
  case httpStatus = "http-status"
  /// What to do about it.
  case remedy
  /// How bad it is.
  case severity
  /// The description in another language.
  case translation
  /// Anything else.
  case other
}

/// A column of a code list: what becomes a row of `columns`.
package struct ListColumn: Equatable, Sendable {
  /// Its header as written, without markup; empty where the list has none.
  package var header: String
  /// Its name among the attributes of a code, unique within the list: the header, or `column 3`
  /// where there is none; equal headers get `:2`.
  package var name: String
  package var role: ColumnRole

  package init(header: String, name: String, role: ColumnRole) {
    self.header = header
    self.name = name
    self.role = role
  }

  /// Whether its cells are kept as cells: those of codes, symbols and descriptions are not.
  package var hasCells: Bool { role != .code && role != .symbol && role != .description }
}

extension ListColumn {
  /// The columns of a list whose headers and roles are known, in their order.
  static func columns(_ headers: [String], roles: [ColumnRole], _ taken: inout TakenNames) -> [Self]
  {
    zip(headers, roles).enumerated().map { place, column in
      var result = ListColumn(header: column.0, name: column.0, role: column.1)
      if result.hasCells {
        result.name = taken.take(column.0.isEmpty ? "column \(place + 1)" : column.0)
      }
      return result
    }
  }
}
