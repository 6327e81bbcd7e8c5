internal import CErrcatSQLite

/// A prepared statement, lent to a closure by ``Database/withStatement(_:_:)``.
///
/// It cannot be copied, and the closure does not own it: to store it, return it or hand it to a
/// task does not compile. So no statement is used after its connection is closed, or by two
/// loops at once.
///
/// Rows are read in a loop that may throw, never as a `Sequence`, whose iterator could not:
///
/// ```swift
/// try database.withStatement("SELECT code, description FROM entries") { statement in
///   while try statement.step() {
///     print(statement.text(0), statement.text(1))
///   }
/// }
/// ```
///
/// Parameters count from 1 and columns from 0, as in SQLite.
@usableFromInline
package struct Statement: ~Copyable {
  @usableFromInline let handle: OpaquePointer

  /// How many columns the current row has; 0 while there is no row.
  private var width = 0

  /// What reading long values is counted against, if anything is.
  let budget: UnsafeMutablePointer<Int>?

  @usableFromInline
  init(handle: OpaquePointer, budget: UnsafeMutablePointer<Int>? = nil) {
    self.handle = handle
    self.budget = budget
  }

  /// Goes to the next row; the first, the first time.
  ///
  /// Once there are no more rows, the next call starts again from the first.
  ///
  /// - Returns: `false` when there are no more rows.
  /// - Throws: ``SQLiteError`` if SQLite fails.
  @usableFromInline package mutating func step() throws(SQLiteError) -> Bool {
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW {
      if width == 0 {
        width = Int(sqlite3_data_count(handle))
      }
      return true
    }
    width = 0
    guard code == SQLITE_DONE else { throw SQLiteError(code: code, statement: handle) }
    return false
  }

  /// Goes back to before the first row.
  ///
  /// The bound values stay.
  package mutating func reset() {
    width = 0
    // The result is that of the last step, which has been thrown already.
    sqlite3_reset(handle)
  }

  /// Runs a statement that gives no rows, and resets it, so that it can be bound and run again.
  ///
  /// ```swift
  /// try database.withStatement("INSERT INTO synonyms (word) VALUES (?)") { statement in
  ///   for word in words {
  ///     try statement.bind(word, at: 1)
  ///     try statement.run()
  ///   }
  /// }
  /// ```
  ///
  /// - Throws: ``SQLiteError``; with ``ResultCode/row`` if it gives a row.
  package mutating func run() throws(SQLiteError) {
    defer { reset() }
    if try step() {
      throw SQLiteError(
        code: .row, message: "the statement gives rows, which nobody reads", sql: sql)
    }
  }

  /// The text of the statement.
  package var sql: String { sqlite3_sql(handle).map { String(cString: $0) } ?? "" }

  /// The text of the statement with the bound values in the place of its parameters.
  ///
  /// Any program can run it unchanged (SQLite manual, c3ref/expanded_sql.html).
  /// Empty if memory runs out.
  package var expandedSQL: String {
    guard let text = sqlite3_expanded_sql(handle) else { return "" }
    defer { sqlite3_free(text) }
    return String(cString: text)
  }

  /// Throws the error for a code, unless it is that of success.
  private func check(_ code: Int32) throws(SQLiteError) {
    guard code == SQLITE_OK else { throw SQLiteError(code: code, statement: handle) }
  }
}

/// Values for parameters. They stay bound, over ``Statement/reset()`` too, until they are bound
/// again or the statement goes back; one that was never bound is NULL.
///
/// All throw ``SQLiteError`` with ``ResultCode/range`` if there is no parameter with that
/// number, and with ``ResultCode/misuse`` while a row is being read: reset first.
extension Statement {
  /// How many parameters there are: the largest number of one.
  package var parameterCount: Int { Int(sqlite3_bind_parameter_count(handle)) }

  /// Returns the number of a named parameter.
  ///
  /// - Parameter name: The name as in the SQL, with its `:`, `@` or `$`.
  /// - Returns: `nil` if there is none of that name.
  package func parameterIndex(_ name: StaticString) -> Int? {
    let index = name.bytes.withMemoryRebound(to: CChar.self) {
      sqlite3_bind_parameter_index(handle, $0.baseAddress)
    }
    return index == 0 ? nil : Int(index)
  }

  /// Returns the name of a parameter with its `:`, `@` or `$`.
  ///
  /// - Parameter index: The number of the parameter, from 1.
  /// - Returns: nil if it has none, as `?`.
  package func parameterName(at index: Int) -> String? {
    sqlite3_bind_parameter_name(handle, Int32(clamping: index)).map { String(cString: $0) }
  }

  /// Binds text, of any length and with any characters, NUL included.
  ///
  /// - Throws: ``SQLiteError``.
  package mutating func bind(_ text: String, at index: Int) throws(SQLiteError) {
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
  package mutating func bind(_ text: String?, at index: Int) throws(SQLiteError) {
    if let text {
      try bind(text, at: index)
    } else {
      try bindNull(at: index)
    }
  }

  /// Binds an integer.
  ///
  /// - Throws: ``SQLiteError``.
  package mutating func bind(_ integer: Int64, at index: Int) throws(SQLiteError) {
    try check(sqlite3_bind_int64(handle, Int32(clamping: index), integer))
  }

  /// Binds an integer.
  ///
  /// - Throws: ``SQLiteError``.
  package mutating func bind(_ integer: Int, at index: Int) throws(SQLiteError) {
    try bind(Int64(integer), at: index)
  }

  /// Binds an integer, or NULL.
  ///
  /// - Throws: ``SQLiteError``.
  package mutating func bind(_ integer: Int?, at index: Int) throws(SQLiteError) {
    if let integer {
      try bind(Int64(integer), at: index)
    } else {
      try bindNull(at: index)
    }
  }

  /// Binds an integer, or NULL.
  ///
  /// - Throws: ``SQLiteError``.
  package mutating func bind(_ integer: Int64?, at index: Int) throws(SQLiteError) {
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
  package mutating func bind(_ real: Double, at index: Int) throws(SQLiteError) {
    try check(sqlite3_bind_double(handle, Int32(clamping: index), real))
  }

  /// Binds bytes.
  ///
  /// - Throws: ``SQLiteError``.
  package mutating func bind(_ bytes: [UInt8], at index: Int) throws(SQLiteError) {
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
  package mutating func bindNull(at index: Int) throws(SQLiteError) {
    try check(sqlite3_bind_null(handle, Int32(clamping: index)))
  }

  /// Binds a value of any storage class.
  ///
  /// - Throws: ``SQLiteError``.
  package mutating func bind(_ value: SQLiteValue, at index: Int) throws(SQLiteError) {
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
  package mutating func bind(
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
  @usableFromInline package mutating func bind(_ values: [SQLiteValue]) throws(SQLiteError) {
    guard values.count == parameterCount else {
      throw SQLiteError(
        code: .range, message: "\(values.count) values for \(parameterCount) parameters", sql: sql)
    }
    for (index, value) in values.enumerated() {
      try bind(value, at: index + 1)
    }
  }
}

/// The columns of the current row.
///
/// A column that the row does not have, or reading one while there is no row, is a mistake in
/// our own program and stops it. The content of the file never does: a value of another storage
/// class is converted by SQLite's rules, NULL reads as `""` and 0, and bytes that are not UTF-8
/// are repaired with U+FFFD.
///
/// Source: <https://www.sqlite.org/c3ref/column_blob.html>.
extension Statement {
  /// How many columns the rows have; 0 for a statement that gives none.
  package var columnCount: Int { Int(sqlite3_column_count(handle)) }

  /// Returns the name of a column: what follows its `AS`, where there is one.
  package func columnName(_ index: Int) -> String {
    precondition(index >= 0 && index < columnCount, "no such column")
    return sqlite3_column_name(handle, Int32(index)).map { String(cString: $0) } ?? ""
  }

  /// Returns a column as text.
  package func text(_ index: Int) -> String {
    String(decoding: textBytes(index), as: UTF8.self)
  }

  /// Returns a column as text, `nil` for NULL.
  package func textOrNil(_ index: Int) -> String? {
    isNull(index) ? nil : text(index)
  }

  /// Calls a closure with the bytes of a column as text, without a copy of them.
  ///
  /// They are valid UTF-8 only if the stored bytes are. They must not be used after the closure.
  ///
  /// - Returns: The closure's result.
  /// - Throws: Errors of the closure.
  @inlinable
  package func withTextBytes<R, E>(
    _ index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws(E) -> R
  ) throws(E) -> R {
    try body(textBytes(index))
  }

  /// Returns a column as an integer.
  package func int(_ index: Int) -> Int {
    Int(sqlite3_column_int64(handle, column(index)))
  }

  /// Returns a column as an integer, `nil` for NULL.
  package func intOrNil(_ index: Int) -> Int? {
    isNull(index) ? nil : int(index)
  }

  /// Returns a column as a floating-point number.
  package func double(_ index: Int) -> Double {
    sqlite3_column_double(handle, column(index))
  }

  /// Returns a column as bytes.
  package func bytes(_ index: Int) -> [UInt8] { withBytes(index) { Array($0) } }

  /// Calls a closure with a column as bytes, without a copy of them.
  ///
  /// They must not be used after the closure.
  ///
  /// - Returns: The closure's result.
  /// - Throws: Errors of the closure.
  package func withBytes<R, E>(
    _ index: Int, _ body: (UnsafeRawBufferPointer) throws(E) -> R
  ) throws(E) -> R {
    let index = column(index)
    // In this order: the first call may convert, the second counts what it made.
    let start = sqlite3_column_blob(handle, index)
    let count = Int(sqlite3_column_bytes(handle, index))
    if let budget { budget.pointee -= count >> 10 }
    return try body(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
  }

  /// Tells whether a column is NULL.
  package func isNull(_ index: Int) -> Bool {
    sqlite3_column_type(handle, column(index)) == SQLITE_NULL
  }

  /// Returns how a column is stored.
  package func storageClass(_ index: Int) -> StorageClass {
    switch sqlite3_column_type(handle, column(index)) {
    case SQLITE_INTEGER: .integer
    case SQLITE_FLOAT: .real
    case SQLITE_TEXT: .text
    case SQLITE_BLOB: .blob
    default: .null
    }
  }

  /// Returns a column as it is stored.
  package func value(_ index: Int) -> SQLiteValue {
    switch sqlite3_column_type(handle, column(index)) {
    case SQLITE_INTEGER: .integer(sqlite3_column_int64(handle, column(index)))
    case SQLITE_FLOAT: .real(double(index))
    case SQLITE_TEXT: .text(text(index))
    case SQLITE_BLOB: .blob(bytes(index))
    default: .null
    }
  }

  private func column(_ index: Int) -> Int32 {
    precondition(index >= 0 && index < width, "no such column, or no row")
    return Int32(truncatingIfNeeded: index)
  }

  @usableFromInline
  func textBytes(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    let index = column(index)
    // In this order: the first call may convert, the second counts what it made.
    let start = sqlite3_column_text(handle, index)
    let count = Int(sqlite3_column_bytes(handle, index))
    if let budget { budget.pointee -= count >> 10 }
    return UnsafeBufferPointer(start: start, count: start == nil ? 0 : count)
  }
}

/// How SQLite stores a value (SQLite manual, datatype3.html, section 2).
@usableFromInline
package enum StorageClass: Sendable {
  /// NULL, a whole number, a floating-point number, text, bytes.
  case null, integer, real, text, blob
}
