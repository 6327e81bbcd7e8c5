internal import CErrcatSQLite

/// Values for parameters. They stay bound, over ``Statement/reset()`` too, until they are bound
/// anew or the statement goes back; one that was never bound is NULL.
///
/// All throw ``SQLiteError`` with ``ResultCode/range`` if there is no parameter with that
/// number, and with ``ResultCode/misuse`` while a row is being read: reset first.
extension Statement {
  /// How many parameters there are: the largest number of one.
  public var parameterCount: Int { Int(sqlite3_bind_parameter_count(handle)) }

  /// Returns the number of a named parameter.
  ///
  /// - Parameter name: The name as it stands in the SQL, with its `:`, `@` or `$`.
  /// - Returns: `nil` if there is none of that name.
  public func parameterIndex(_ name: StaticString) -> Int? {
    let index = name.bytes.withMemoryRebound(to: CChar.self) {
      sqlite3_bind_parameter_index(handle, $0.baseAddress)
    }
    return index == 0 ? nil : Int(index)
  }

  /// Binds text, of any length and with any characters, NUL included.
  ///
  /// - Throws: ``SQLiteError``.
  public mutating func bind(_ text: String, at index: Int) throws(SQLiteError) {
    var text = text
    let code = text.withUTF8 { bytes in
      // No bytes may come with no address, and no address means NULL.
      guard let start = bytes.baseAddress else {
        return errcat_sqlite3_bind_text(handle, Int32(clamping: index), "", 0)
      }
      return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        errcat_sqlite3_bind_text(handle, Int32(clamping: index), $0, UInt64(bytes.count))
      }
    }
    try check(code)
  }

  /// Binds text, or NULL.
  ///
  /// - Throws: ``SQLiteError``.
  public mutating func bind(_ text: String?, at index: Int) throws(SQLiteError) {
    if let text {
      try bind(text, at: index)
    } else {
      try bindNull(at: index)
    }
  }

  /// Binds an integer.
  ///
  /// - Throws: ``SQLiteError``.
  public mutating func bind(_ integer: Int64, at index: Int) throws(SQLiteError) {
    try check(sqlite3_bind_int64(handle, Int32(clamping: index), integer))
  }

  /// Binds an integer.
  ///
  /// - Throws: ``SQLiteError``.
  public mutating func bind(_ integer: Int, at index: Int) throws(SQLiteError) {
    try bind(Int64(integer), at: index)
  }

  /// Binds an integer, or NULL.
  ///
  /// - Throws: ``SQLiteError``.
  public mutating func bind(_ integer: Int?, at index: Int) throws(SQLiteError) {
    if let integer {
      try bind(Int64(integer), at: index)
    } else {
      try bindNull(at: index)
    }
  }

  /// Binds an integer, or NULL.
  ///
  /// - Throws: ``SQLiteError``.
  public mutating func bind(_ integer: Int64?, at index: Int) throws(SQLiteError) {
    if let integer {
      try bind(integer, at: index)
    } else {
      try bindNull(at: index)
    }
  }

  /// Binds a floating-point number.
  ///
  /// SQLite has no NaN and takes it for NULL.
  ///
  /// - Throws: ``SQLiteError``.
  public mutating func bind(_ real: Double, at index: Int) throws(SQLiteError) {
    try check(sqlite3_bind_double(handle, Int32(clamping: index), real))
  }

  /// Binds bytes.
  ///
  /// - Throws: ``SQLiteError``.
  public mutating func bind(_ bytes: [UInt8], at index: Int) throws(SQLiteError) {
    let code = bytes.withUnsafeBytes { bytes in
      // As with text: no address would mean NULL.
      guard let start = bytes.baseAddress else {
        return errcat_sqlite3_bind_blob(handle, Int32(clamping: index), "", 0)
      }
      return errcat_sqlite3_bind_blob(handle, Int32(clamping: index), start, UInt64(bytes.count))
    }
    try check(code)
  }

  /// Binds NULL.
  ///
  /// - Throws: ``SQLiteError``.
  public mutating func bindNull(at index: Int) throws(SQLiteError) {
    try check(sqlite3_bind_null(handle, Int32(clamping: index)))
  }

  /// Binds a value of any storage class.
  ///
  /// - Throws: ``SQLiteError``.
  public mutating func bind(_ value: SQLiteValue, at index: Int) throws(SQLiteError) {
    switch value {
    case .null: try bindNull(at: index)
    case .integer(let integer): try bind(integer, at: index)
    case .real(let real): try bind(real, at: index)
    case .text(let text): try bind(text, at: index)
    case .blob(let bytes): try bind(bytes, at: index)
    }
  }

  /// Binds a column of the current row of another statement, as it is stored.
  ///
  /// ```swift
  /// while try row.step() {
  ///   try copy.bind(0, of: row, at: 1)
  ///   try copy.run()
  /// }
  /// ```
  ///
  /// - Throws: ``SQLiteError``.
  public mutating func bind(
    _ column: Int, of row: borrowing Statement, at index: Int
  ) throws(SQLiteError) {
    precondition(column >= 0 && column < row.width, "no such column, or no row")
    try check(
      sqlite3_bind_value(
        handle, Int32(clamping: index), sqlite3_column_value(row.handle, Int32(column))))
  }

  /// Binds a value to each parameter, in their order.
  ///
  /// - Throws: ``SQLiteError``; with ``ResultCode/range``, and nothing bound, if there are more
  ///   or fewer values than parameters.
  public mutating func bind(_ values: [SQLiteValue]) throws(SQLiteError) {
    guard values.count == parameterCount else {
      throw SQLiteError(
        code: .range, message: "\(values.count) values for \(parameterCount) parameters", sql: sql)
    }
    for (index, value) in values.enumerated() {
      try bind(value, at: index + 1)
    }
  }
}
