internal import CErrcatSQLite

extension Database {
  /// Lends a prepared statement to a closure.
  ///
  /// The SQL is made of literals: text that is put together at run time is bound, see ``SQL``.
  /// The statement is prepared once and kept under its text, up to ``statementCacheCapacity``;
  /// within the closure it belongs to the closure alone, so the same SQL may be used again
  /// inside. On return it is reset and its values are cleared.
  ///
  /// ```swift
  /// let count = try database.withStatement("SELECT count(*) FROM codes") { statement in
  ///   try statement.step() ? statement.int(0) : 0
  /// }
  /// ```
  ///
  /// - Parameters:
  ///   - sql: One statement. Its values are bound; without any, the closure binds the parameters.
  ///   - body: What to do with it. The statement cannot be stored: that does not compile.
  /// - Returns: What the closure returns.
  /// - Throws: ``SQLiteError`` if the SQL is wrong, and what the closure throws.
  @inlinable
  public func withStatement<R>(
    _ sql: SQL, _ body: (inout Statement) throws -> R
  ) throws -> R {
    let handle = try takeStatement(sql.text)
    var statement = Statement(handle: handle, budget: operationBudget)
    defer {
      precondition(statement.handle == handle, "a statement was exchanged for another")
      putBackStatement(handle, sql.text)
    }
    if !sql.values.isEmpty { try statement.bind(sql.values) }
    return try body(&statement)
  }

  /// Executes SQL that gives no rows: one statement if values are interpolated, or else a script
  /// of any number of statements.
  ///
  /// ```swift
  /// try database.execute("DELETE FROM codes WHERE code = \(code)")
  /// ```
  ///
  /// ```swift
  /// try database.execute("DROP VIEW entries; DROP TABLE codes")
  /// ```
  ///
  /// - Throws: ``SQLiteError`` at the first statement that fails, or, with ``ResultCode/row``,
  ///   that gives a row. What the statements before it did, stays.
  public func execute(_ sql: SQL) throws(SQLiteError) {
    guard !sql.values.isEmpty else {
      return try sql.text.withBytes { (bytes) throws(SQLiteError) in try executeScript(bytes) }
    }
    let handle = try takeStatement(sql.text)
    defer { putBackStatement(handle, sql.text) }
    var statement = Statement(handle: handle)
    try statement.bind(sql.values)
    try statement.run()
  }

  /// Executes a script that comes with the program but is not a literal, such as an embedded
  /// `schema.sql`.
  ///
  /// Never for text that a person typed: that is ``withAdHocStatement(_:_:)``.
  ///
  /// - Throws: ``SQLiteError`` at the first statement that fails, or, with ``ResultCode/row``,
  ///   that gives a row. What the statements before it did, stays.
  public func executeScript(_ sql: String) throws(SQLiteError) {
    try sql.utf8.span.withUnsafeBufferPointer { (bytes) throws(SQLiteError) in
      try executeScript(bytes)
    }
  }

  /// How many idle statements are kept for the next use of their SQL: 32 at first.
  public var statementCacheCapacity: Int {
    get { statements.capacity }
    set { statements.capacity = max(0, newValue) }
  }

  /// Finalizes the idle statements, which then are prepared anew.
  public func clearStatementCache() {
    statements.removeAll()
  }

  /// How many rows the last statement inserted, changed or deleted.
  public var changes: Int { Int(sqlite3_changes64(handle)) }

  /// The rowid of the last row that was inserted; 0 before the first.
  public var lastInsertRowID: Int64 { sqlite3_last_insert_rowid(handle) }
}

extension Database {
  @usableFromInline
  func takeStatement(_ sql: SQLText) throws(SQLiteError) -> OpaquePointer {
    if let idle = statements.take(sql) {
      openStatement()
      return idle
    }
    let statement = try sql.withBytes { (bytes) throws(SQLiteError) in
      let (statement, tail) = try prepare(bytes, flags: UInt32(SQLITE_PREPARE_PERSISTENT))
      guard let statement else {
        throw SQLiteError(
          code: .misuse, message: "no statement in the SQL",
          sql: String(decoding: bytes, as: UTF8.self))
      }
      precondition(
        tail.allSatisfy { $0 <= 0x20 || $0 == UInt8(ascii: ";") }, "a second statement")
      return statement
    }
    openStatement()
    return statement
  }

  @usableFromInline
  func putBackStatement(_ statement: OpaquePointer, _ sql: SQLText) {
    // The result is that of the last step, which has been thrown already.
    sqlite3_reset(statement)
    sqlite3_clear_bindings(statement)
    statements.put(statement, for: sql)
    closeStatement()
  }

  /// Prepares the first statement of `sql`.
  ///
  /// - Returns: The statement, `nil` if there is nothing but space and comments; and what
  ///   follows it.
  package func prepare(
    _ sql: UnsafeBufferPointer<UInt8>, flags: UInt32
  ) throws(SQLiteError) -> (statement: OpaquePointer?, tail: UnsafeBufferPointer<UInt8>) {
    guard let start = sql.baseAddress, !sql.isEmpty else { return (nil, sql) }
    guard let length = Int32(exactly: sql.count) else {
      throw SQLiteError(code: .tooBig, message: "the SQL is too long")
    }
    if let index = sql.firstIndex(of: 0) {
      // SQLite would take it for the end, and what follows would not be seen by anyone.
      throw SQLiteError(
        code: .error, message: "a NUL character in the SQL",
        sql: String(decoding: sql, as: UTF8.self), offset: index)
    }
    return try start.withMemoryRebound(to: CChar.self, capacity: sql.count) {
      (text) throws(SQLiteError) in
      var statement: OpaquePointer?
      var tail: UnsafePointer<CChar>?
      let code = sqlite3_prepare_v3(handle, text, length, flags, &statement, &tail)
      guard code == SQLITE_OK else {
        throw SQLiteError(
          code: code, database: handle, sql: String(decoding: sql, as: UTF8.self))
      }
      let used = tail.map { $0 - text } ?? sql.count
      return (statement, UnsafeBufferPointer(rebasing: sql[used...]))
    }
  }

  private func executeScript(_ sql: UnsafeBufferPointer<UInt8>) throws(SQLiteError) {
    var rest = sql
    while !rest.isEmpty {
      let (handle, tail) = try prepare(rest, flags: 0)
      guard let handle else { return }
      defer { sqlite3_finalize(handle) }
      var statement = Statement(handle: handle)
      try statement.run()
      rest = tail
    }
  }
}
