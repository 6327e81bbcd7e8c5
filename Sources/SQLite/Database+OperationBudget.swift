internal import CSQLite

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
  ///   try database.withAdHocStatement(sql) { statement in … }
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
