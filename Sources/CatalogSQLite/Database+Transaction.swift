internal import CErrcatSQLite

extension Database {
  /// When a transaction takes its lock.
  public enum TransactionKind: Sendable {
    /// At the first statement that needs one: for several reads that must see the same state.
    case deferred
    /// At once, for writing: so a second writer waits here, and not in the middle.
    case immediate
  }

  /// Runs a closure within a transaction, which is committed when it returns and rolled back
  /// when it throws.
  ///
  /// Transactions do not nest. Many statements in one are much faster than each by itself.
  ///
  /// ```swift
  /// try database.transaction {
  ///   try database.execute("DELETE FROM codes")
  /// }
  /// ```
  ///
  /// - Returns: What the closure returns.
  /// - Throws: ``SQLiteError`` if the transaction cannot begin (with ``ResultCode/busy`` after
  ///   5 seconds in which others hold the lock) or not be committed, and what the closure
  ///   throws.
  public func transaction<R>(
    _ kind: TransactionKind = .immediate, _ body: () throws -> R
  ) throws -> R {
    switch kind {
    case .deferred: try execute("BEGIN DEFERRED")
    case .immediate: try execute("BEGIN IMMEDIATE")
    }
    do {
      let result = try body()
      try execute("COMMIT")
      return result
    } catch {
      // SQLite may have rolled back by itself, after a full disk for example. Should this fail
      // too, the first error is still the one to tell.
      if isInTransaction {
        try? execute("ROLLBACK")
      }
      throw error
    }
  }

  /// Whether a transaction is open.
  public var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }
}
