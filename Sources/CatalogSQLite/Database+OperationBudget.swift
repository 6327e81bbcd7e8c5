internal import CErrcatSQLite

extension Database {
  /// How many operations of SQLite's virtual machine pass between two looks at the budget.
  private static let operationsPerCheck = 1000

  /// Runs a closure whose statements may, all together, take only so many operations of
  /// SQLite's virtual machine.
  ///
  /// A bound on what a hostile file or an endless statement can cost: about 10 to 100 million
  /// operations take a second. They are counted by the thousand. A budget within a budget
  /// counts alone while it lasts.
  ///
  /// ```swift
  /// try database.withOperationBudget(50_000_000) {
  ///   try database.withAdHocStatement(sql) { statement in
  ///     while try statement.step() { print(statement.value(0)) }
  ///   }
  /// }
  /// ```
  ///
  /// - Returns: What the closure returns.
  /// - Throws: What the closure throws: ``SQLiteError`` with ``ResultCode/interrupt`` from the
  ///   step that went beyond the budget.
  public func withOperationBudget<R>(
    _ operations: Int, _ body: () throws -> R
  ) throws -> R {
    var checksLeft = operations / Self.operationsPerCheck
    return try withUnsafeMutablePointer(to: &checksLeft) { budget in
      let outer = operationBudget
      install(budget)
      defer { install(outer) }
      return try body()
    }
  }

  /// Bounds from now on what each statement may take, together with those that are run while it
  /// is open: so many operations of SQLite's virtual machine, and text and blobs read, 4 KB of
  /// which count as 1000 operations.
  ///
  /// For files of strangers: a few pages that point at one another make a table without end, and
  /// no check but this one finds them in time.
  ///
  /// ```swift
  /// database.limitOperations(50_000_000)
  /// ```
  ///
  /// A statement beyond it throws ``SQLiteError`` with ``ResultCode/interrupt`` from its next
  /// step. ``withOperationBudget(_:_:)`` counts alone while it lasts.
  public func limitOperations(_ operations: Int) {
    let left = operationLimit?.left ?? .allocate(capacity: 1)
    left.initialize(to: operations / Self.operationsPerCheck)
    operationLimit = OperationLimit(left: left, checks: operations / Self.operationsPerCheck)
    install(left)
  }

  private func install(_ budget: UnsafeMutablePointer<Int>?) {
    operationBudget = budget
    guard let budget else {
      sqlite3_progress_handler(handle, 0, nil, nil)
      return
    }
    let check: @convention(c) (UnsafeMutableRawPointer?) -> Int32 = { context in
      guard let checksLeft = context?.assumingMemoryBound(to: Int.self) else { return 0 }
      checksLeft.pointee -= 1
      return checksLeft.pointee < 0 ? 1 : 0
    }
    sqlite3_progress_handler(handle, Int32(Self.operationsPerCheck), check, budget)
  }
}

/// What ``Database/limitOperations(_:)`` set, and what is left of it for the open statements.
struct OperationLimit {
  let left: UnsafeMutablePointer<Int>
  let checks: Int
}

extension Database {
  /// Counts a statement that is lent; the outermost one starts with the whole limit.
  func openStatement() {
    if openStatements == 0, let operationLimit {
      operationLimit.left.pointee = operationLimit.checks
    }
    openStatements += 1
  }

  /// Counts a statement that is given back.
  func closeStatement() { openStatements -= 1 }
}
