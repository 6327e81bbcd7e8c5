internal import CErrcatSQLite

extension Database {
  /// Lends a statement that a person wrote: the one door for SQL that is not a literal.
  ///
  /// Exactly one statement, which only reads, is let through; comments, space and semicolons
  /// around it do no harm. What changes the connection or reaches beyond the file is refused
  /// while it is prepared and while it runs: `ATTACH`, `DETACH`, transactions, savepoints,
  /// `load_extension`, and each `PRAGMA` but those that only tell. On a connection for writing,
  /// an SQL function with side effects could still write; open the file for reading.
  ///
  /// ```swift
  /// let count = try database.withAdHocStatement("SELECT count(*) FROM entries") { statement in
  ///   try statement.step() ? statement.int(0) : 0
  /// }
  /// ```
  ///
  /// - Parameters:
  ///   - sql: The statement. Nothing of it is kept afterwards.
  ///   - body: What to do with the statement.
  /// - Returns: What the closure returns.
  /// - Throws: ``SQLiteError``: with ``ResultCode/auth`` or ``ResultCode/readOnly`` if the
  ///   statement is refused, with ``ResultCode/misuse`` if there is none or more than one; and
  ///   what the closure throws.
  public func withAdHocStatement<R>(
    _ sql: String, _ body: (inout Statement) throws -> R
  ) throws -> R {
    let authorizer = ReadingAuthorizer()
    let outer = self.authorizer
    install(authorizer)
    defer { install(outer) }
    let handle: OpaquePointer
    do {
      handle = try prepareAdHoc(sql, under: authorizer)
    } catch {
      guard error.code != .misuse, let refusal = authorizer.refusal else { throw error }
      throw SQLiteError(code: .auth, message: refusal, sql: sql)
    }
    defer { sqlite3_finalize(handle) }
    openStatement()
    defer { closeStatement() }
    var statement = Statement(handle: handle, budget: operationBudget)
    defer { precondition(statement.handle == handle, "a statement was exchanged for another") }
    return try body(&statement)
  }

  /// Prepares a person's statement, if it is one and only reads.
  private func prepareAdHoc(
    _ sql: String, under authorizer: ReadingAuthorizer
  ) throws(SQLiteError) -> OpaquePointer {
    try sql.utf8.span.withUnsafeBufferPointer { (bytes) throws(SQLiteError) in
      let (statement, tail) = try prepare(bytes, flags: 0)
      guard let statement else {
        throw SQLiteError(code: .misuse, message: "there is no SQL statement to run", sql: sql)
      }
      do throws(SQLiteError) {
        try refuseSecondStatement(tail, sql: sql)
        guard sqlite3_stmt_readonly(statement) != 0 || authorizer.asksForJournalMode else {
          throw SQLiteError(
            code: .readOnly, message: "only statements that read are allowed", sql: sql)
        }
      } catch {
        sqlite3_finalize(statement)
        throw error
      }
      return statement
    }
  }

  private func refuseSecondStatement(
    _ tail: UnsafeBufferPointer<UInt8>, sql: String
  ) throws(SQLiteError) {
    let refusal = SQLiteError(
      code: .misuse, message: "only one SQL statement at a time is allowed", sql: sql,
      offset: sql.utf8.count - tail.count)
    // SQLite itself tells what is space and comment. Anything else, right or wrong, is too much.
    let second: OpaquePointer?
    do {
      second = try prepare(tail, flags: 0).statement
    } catch {
      throw refusal
    }
    guard second == nil else {
      sqlite3_finalize(second)
      throw refusal
    }
  }

  private func install(_ authorizer: ReadingAuthorizer?) {
    self.authorizer = authorizer
    guard let authorizer else {
      sqlite3_set_authorizer(handle, nil, nil)
      return
    }
    // `self.authorizer` keeps it alive for as long as SQLite holds the address.
    sqlite3_set_authorizer(
      handle,
      { context, action, first, second, _, _ in
        guard let context else { return SQLITE_DENY }
        return Unmanaged<ReadingAuthorizer>.fromOpaque(context).takeUnretainedValue()
          .decide(action, first, second)
      },
      Unmanaged.passUnretained(authorizer).toOpaque())
  }
}
