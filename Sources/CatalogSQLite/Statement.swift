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
public struct Statement: ~Copyable {
  @usableFromInline let handle: OpaquePointer

  /// How many columns the current row has; 0 while there is no row.
  package var width = 0

  /// What reading long values is counted against, if anything is.
  let budget: UnsafeMutablePointer<Int>?

  @usableFromInline
  package init(handle: OpaquePointer, budget: UnsafeMutablePointer<Int>? = nil) {
    self.handle = handle
    self.budget = budget
  }

  /// Goes to the next row; the first, the first time.
  ///
  /// Once there are no more rows, the next call starts again from the first.
  ///
  /// - Returns: `false` when there are no more rows.
  /// - Throws: ``SQLiteError`` if SQLite fails.
  public mutating func step() throws(SQLiteError) -> Bool {
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
  public mutating func reset() {
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
  public mutating func run() throws(SQLiteError) {
    defer { reset() }
    if try step() {
      throw SQLiteError(
        code: .row, message: "the statement gives rows, which nobody reads", sql: sql)
    }
  }

  /// The text of the statement.
  public var sql: String { sqlite3_sql(handle).map { String(cString: $0) } ?? "" }

  /// The text of the statement with the bound values in the place of its parameters.
  ///
  /// Ready to be run as it stands, by any program (SQLite manual, c3ref/expanded_sql.html).
  /// Empty if memory runs out.
  public var expandedSQL: String {
    guard let text = sqlite3_expanded_sql(handle) else { return "" }
    defer { sqlite3_free(text) }
    return String(cString: text)
  }

  /// Throws the error for a code, unless it is that of success.
  package func check(_ code: Int32) throws(SQLiteError) {
    guard code == SQLITE_OK else { throw SQLiteError(code: code, statement: handle) }
  }
}
