import CatalogSQLite
import Testing

@Suite struct DatabaseOperationBudgetTests {
  let database: Database

  init() throws {
    database = try Database.inMemory()
  }

  private func countTo(_ limit: Int) throws -> Int {
    try database.withStatement(
      """
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT ?)
      SELECT count(*) FROM n
      """
    ) { statement in
      try statement.bind(limit, at: 1)
      return try statement.step() ? statement.int(0) : 0
    }
  }

  @Test func `a statement beyond the budget is stopped`() throws {
    let error = sqliteError {
      try database.withOperationBudget(100_000) { _ = try countTo(.max) }
    }
    #expect(error?.code == .interrupt)
    #expect(error?.message == "interrupted")
  }

  @Test func `a statement within the budget is not stopped`() throws {
    #expect(try database.withOperationBudget(100_000) { try countTo(1000) } == 1000)
  }

  @Test func `small statements add up`() {
    let error = sqliteError {
      try database.withOperationBudget(100_000) {
        for _ in 0..<1000 {
          _ = try countTo(1000)
        }
      }
    }
    #expect(error?.code == .interrupt)
  }

  @Test func `the connection continues without a budget afterwards`() throws {
    #expect(throws: SQLiteError.self) {
      try database.withOperationBudget(1000) { try countTo(.max) }
    }
    #expect(try countTo(100_000) == 100_000)
  }

  @Test func `a nested budget does not lift the outer one`() {
    let error = sqliteError {
      try database.withOperationBudget(100_000) {
        _ = try database.withOperationBudget(10_000_000) { try countTo(100_000) }
        _ = try countTo(.max)
      }
    }
    #expect(error?.code == .interrupt)
  }

  @Test(arguments: [0, -1, .min])
  func `no long statement runs without a budget`(operations: Int) {
    let error = sqliteError {
      try database.withOperationBudget(operations) { _ = try countTo(.max) }
    }
    #expect(error?.code == .interrupt)
  }
}
