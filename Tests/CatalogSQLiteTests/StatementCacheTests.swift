import Testing

@testable import CatalogSQLite

@Suite struct StatementCacheTests {
  let database: Database

  init() throws {
    database = try Database.inMemory()
    try database.execute("CREATE TABLE t (x); INSERT INTO t VALUES (1), (2), (3)")
  }

  @Test func `the same SQL is prepared once`() throws {
    let first = try database.withStatement("SELECT x FROM t") { $0.handle }
    #expect(database.statements.count == 1)
    let second = try database.withStatement("SELECT x FROM t") { $0.handle }
    #expect(first == second)
    #expect(database.statements.count == 1)
  }

  @Test func `a statement is not idle while it is in use`() throws {
    try database.withStatement("SELECT x FROM t") { _ in
      #expect(database.statements.count == 0)
    }
    #expect(database.statements.count == 1)
  }

  @Test func `a nested use of the same SQL has its own cursor`() throws {
    func pairs() throws -> [Int] {
      try database.withStatement("SELECT x FROM t ORDER BY x") { outer in
        var pairs: [Int] = []
        while try outer.step() {
          try database.withStatement("SELECT x FROM t ORDER BY x") { inner in
            #expect(inner.handle != outer.handle)
            while try inner.step() {
              pairs.append(outer.int(0) * 10 + inner.int(0))
            }
          }
        }
        return pairs
      }
    }
    #expect(try pairs() == [11, 12, 13, 21, 22, 23, 31, 32, 33])
    #expect(database.statements.count == 2)
    #expect(try pairs() == [11, 12, 13, 21, 22, 23, 31, 32, 33])
    #expect(database.statements.count == 2)
  }

  @Test func `a cached statement starts at its first row and without values`() throws {
    func first(bind value: Int?) throws -> SQLiteValue {
      try database.withStatement("SELECT x, ? FROM t ORDER BY x") { statement in
        if let value {
          try statement.bind(value, at: 1)
        }
        try statement.expectRow()
        #expect(statement.int(0) == 1)
        return statement.value(1)
      }
    }
    #expect(try first(bind: 5) == .integer(5))
    #expect(try first(bind: nil) == .null)
    #expect(database.statements.count == 1)
  }

  @Test func `a statement left in the middle holds no lock`() throws {
    try database.withStatement("SELECT x FROM t") { statement in
      try statement.expectRow()
    }
    try database.execute("DROP TABLE t")
  }

  @Test func `a statement that fails in the middle can be used again`() throws {
    func absolutes(of value: Int64) throws -> Int {
      try database.withStatement("SELECT abs(?) FROM t") { statement in
        try statement.bind(value, at: 1)
        try statement.expectRow()
        return statement.int(0)
      }
    }
    #expect(try absolutes(of: -2) == 2)
    #expect(sqliteError { _ = try absolutes(of: .min) }?.message == "integer overflow")
    #expect(try absolutes(of: -3) == 3)
    #expect(database.statements.count == 1)
  }

  @Test func `an idle statement follows a change of the schema`() throws {
    func columns() throws -> [Int] {
      try database.withStatement("SELECT * FROM t ORDER BY x LIMIT 1") { statement in
        try statement.expectRow()
        return (0..<statement.columnCount).map { statement.int($0) }
      }
    }
    #expect(try columns() == [1])
    try database.execute("ALTER TABLE t ADD COLUMN y INTEGER DEFAULT 7")
    #expect(try columns() == [1, 7])
    #expect(database.statements.count == 1)
  }

  @Test func `the least recently used statement is dropped first`() throws {
    database.statementCacheCapacity = 2
    let first = try database.withStatement("SELECT 1") { $0.handle }
    _ = try database.values("SELECT 2")
    #expect(try database.withStatement("SELECT 1") { $0.handle } == first)
    _ = try database.values("SELECT 3")
    #expect(database.statements.count == 2)
    #expect(try database.withStatement("SELECT 1") { $0.handle } == first)
  }

  @Test func `a capacity of zero keeps nothing`() throws {
    _ = try database.values("SELECT 1")
    database.statementCacheCapacity = 0
    #expect(database.statements.count == 0)
    #expect(try database.values("SELECT 1") == [.integer(1)])
    #expect(database.statements.count == 0)
    database.statementCacheCapacity = -1
    #expect(database.statementCacheCapacity == 0)
  }

  @Test func `clearing the cache finalizes idle statements, not those in use`() throws {
    _ = try database.values("SELECT 1")
    try database.withStatement("SELECT x FROM t ORDER BY x") { statement in
      database.clearStatementCache()
      #expect(database.statements.count == 0)
      try statement.expectRow()
      #expect(statement.int(0) == 1)
    }
    #expect(database.statements.count == 1)
  }

  @Test func `texts of the same length are told apart`() throws {
    #expect(try database.values("SELECT 1") == [.integer(1)])
    #expect(try database.values("SELECT 2") == [.integer(2)])
  }
}
