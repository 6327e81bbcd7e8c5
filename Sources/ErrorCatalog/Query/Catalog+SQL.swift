internal import CatalogSQLite
internal import CodeDocuments
package import ErrcatBytes

extension Catalog {
  /// A value that a statement of a person's own SQL gave.
  public enum Value: Hashable, Sendable {
    /// Nothing.
    case null
    /// A whole number.
    case integer(Int)
    /// Any other number.
    case real(Double)
    /// A text; a blob as its hex digits.
    case text(String)
  }

  /// Runs one statement of a person's own SQL, which can only read.
  ///
  /// Text, numbers and NULL come as such, a blob as its hex digits. A column name that repeats gets
  /// `:2`, `:3` and so on.
  ///
  /// ```swift
  /// try catalog.query("SELECT cause, count(*) AS codes FROM entries GROUP BY cause") { row in
  ///   print(row)
  ///   return true
  /// }
  /// ```
  ///
  /// - Parameters:
  ///   - sql: The statement.
  ///   - parameters: The values of its named parameters: that of `:code` goes by `code`.
  ///   - operations: How many operations of SQLite's virtual machine it may take: by default
  ///     some minutes' worth, so that no hostile view runs forever.
  ///   - onColumns: Called once, before any row, with the names of the columns.
  ///   - onRow: Called with each row's values; false ends the query.
  /// - Throws: ``QueryError`` if SQLite refuses the statement, it is not one that only reads, a
  ///   parameter has no value, or a value no parameter.
  public func query(
    _ sql: String, parameters: [String: Value] = [:], operations: Int = 3_000_000_000,
    onColumns: ([String]) throws -> Void = { _ in },
    onRow: ([Value]) throws -> Bool
  ) throws {
    do {
      try database.withOperationBudget(operations) {
        try database.withAdHocStatement(sql) { statement in
          try bind(parameters, to: &statement)
          var taken = TakenNames(separator: ":")
          let names = (0..<statement.columnCount).map { taken.take(statement.columnName($0)) }
          try onColumns(names)
          while try statement.step() {
            guard try onRow((0..<names.count).map { Value(statement.value($0)) }) else {
              return
            }
          }
        }
      }
    } catch let error as SQLiteError where error.code ~= .interrupt {
      throw QueryError(message: "stopped: the statement takes too long, or never ends")
    } catch let error as SQLiteError {
      throw QueryError(message: error.message, offset: error.offset)
    }
  }
}

extension Catalog {
  private func bind(_ values: [String: Value], to statement: inout Statement) throws {
    var unused = Set(values.keys)
    for place in stride(from: 1, through: statement.parameterCount, by: 1) {
      guard let spelled = statement.parameterName(at: place) else {
        throw QueryError(message: "parameter \(place) has no name; write it as :name")
      }
      let name = String(spelled.dropFirst())
      guard let value = values[name] else {
        throw QueryError(message: "the parameter \(spelled) has no value")
      }
      unused.remove(name)
      switch value {
      case .null: break
      case .integer(let integer): try statement.bind(integer, at: place)
      case .real(let real): try statement.bind(real, at: place)
      case .text(let text): try statement.bind(text, at: place)
      }
    }
    if let name = unused.min() {
      throw QueryError(message: "the statement has no parameter '\(name)'")
    }
  }
}

/// Why a person's own SQL or search expression was refused.
public struct QueryError: Error, Equatable, Sendable, CustomStringConvertible {
  /// SQLite's message.
  public var message: String
  /// Where in the text, in UTF-8 bytes from 0, if SQLite knows.
  public var offset: Int?

  /// SQLite's message.
  public var description: String { message }
}

extension Catalog.Value {
  fileprivate init(_ value: SQLiteValue) {
    switch value {
    case .null: self = .null
    case .integer(let integer): self = .integer(Int(integer))
    case .real(let real): self = .real(real)
    case .text(let text): self = .text(text)
    case .blob(let bytes):
      self = .text(bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    }
  }

  /// The value as JSON has it.
  package var json: JSONValue {
    switch self {
    case .null: .null
    case .integer(let integer): .integer(integer)
    case .real(let real): .real(real)
    case .text(let text): .string(text)
    }
  }
}
