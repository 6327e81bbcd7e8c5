extension Database {
  /// Returns what a closure makes of each row of a statement.
  ///
  /// ```swift
  /// let codes = try database.rows("SELECT code FROM entries") { row in row.text(0) }
  /// ```
  ///
  /// - Parameters:
  ///   - sql: One statement.
  ///   - body: Gets the statement at each row; it cannot move it to another.
  /// - Returns: What the closure returned, in the order of the rows.
  /// - Throws: ``SQLiteError``, and what the closure throws.
  @inlinable
  package func rows<R>(_ sql: SQL, _ body: (borrowing Statement) throws -> R) throws -> [R] {
    try withStatement(sql) { statement in try statement.rows(body) }
  }

  /// Calls a closure with each row of a statement.
  ///
  /// ```swift
  /// try database.forEachRow("SELECT code, description FROM entries") { row in
  ///   print(row.text(0), row.text(1))
  /// }
  /// ```
  ///
  /// - Parameters:
  ///   - sql: One statement.
  ///   - body: Gets the statement at each row; it cannot move it to another.
  /// - Throws: ``SQLiteError``, and what the closure throws.
  @inlinable
  package func forEachRow(_ sql: SQL, _ body: (borrowing Statement) throws -> Void) throws {
    try withStatement(sql) { statement in try statement.forEachRow(body) }
  }

  /// Returns what a closure makes of the first row of a statement; nil if there is no row.
  ///
  /// ```swift
  /// let count = try database.firstRow("SELECT count(*) FROM entries") { row in row.int(0) }
  /// ```
  ///
  /// - Parameters:
  ///   - sql: One statement. Rows after the first are not read.
  ///   - body: Gets the statement at its first row.
  /// - Returns: What the closure returned, or nil.
  /// - Throws: ``SQLiteError``, and what the closure throws.
  @inlinable
  package func firstRow<R>(_ sql: SQL, _ body: (borrowing Statement) throws -> R) throws -> R? {
    try withStatement(sql) { statement in
      try statement.step() ? try body(statement) : nil
    }
  }
}

extension Statement {
  /// Returns what a closure makes of each row from here on.
  ///
  /// For a statement whose parameters were bound by hand; for others there is
  /// ``Database/rows(_:_:)``.
  ///
  /// - Returns: What the closure returned, in the order of the rows.
  /// - Throws: ``SQLiteError``, and what the closure throws.
  @inlinable
  package mutating func rows<R>(_ body: (borrowing Statement) throws -> R) throws -> [R] {
    var rows: [R] = []
    while try step() { rows.append(try body(self)) }
    return rows
  }

  /// Calls a closure with each row from here on.
  ///
  /// - Throws: ``SQLiteError``, and what the closure throws.
  @inlinable
  package mutating func forEachRow(_ body: (borrowing Statement) throws -> Void) throws {
    while try step() { try body(self) }
  }
}
