import CatalogSQLite
import Testing

@Suite struct DatabaseOperationLimitTests {
  let database: Database

  init() throws {
    database = try Database.inMemory()
    database.limitOperations(100_000)
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

  @Test func `a statement beyond the limit is stopped`() throws {
    #expect(sqliteError { _ = try countTo(.max) }?.code == .interrupt)
    let adHoc = sqliteError {
      try database.withAdHocStatement(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
      ) { _ = try $0.step() }
    }
    #expect(adHoc?.code == .interrupt)
  }

  @Test func `each statement has the whole limit`() throws {
    for _ in 0..<200 { #expect(try countTo(1000) == 1000) }
    _ = sqliteError { _ = try countTo(.max) }
    #expect(try countTo(1000) == 1000)
  }

  @Test func `nested statements share the limit`() {
    let error = sqliteError {
      try database.withStatement("SELECT 1") { statement in
        _ = try statement.step()
        for _ in 0..<200 { _ = try countTo(1000) }
      }
    }
    #expect(error?.code == .interrupt)
  }

  @Test func `reading rows counts too`() throws {
    let error = sqliteError {
      try database.withStatement(
        """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3000)
        SELECT hex(zeroblob(50000)) FROM n
        """
      ) { statement in
        while try statement.step() { _ = statement.text(0) }
      }
    }
    #expect(error?.code == .interrupt)
  }

  @Test func `a budget replaces the limit, and the limit applies again afterwards`() throws {
    #expect(try database.withOperationBudget(100_000_000) { try countTo(100_000) } == 100_000)
    #expect(sqliteError { _ = try countTo(100_000) }?.code == .interrupt)
  }

  @Test func `a limit can be changed`() throws {
    database.limitOperations(100_000_000)
    #expect(try countTo(100_000) == 100_000)
  }
}
