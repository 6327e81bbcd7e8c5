import Testing

@testable import CatalogSQLite

@Suite struct SQLiteErrorTests {
  let database: Database

  init() throws {
    database = try Database.inMemory()
    try database.execute(
      """
      CREATE TABLE parents (id INTEGER PRIMARY KEY) STRICT;
      CREATE TABLE t (
        id INTEGER PRIMARY KEY, word TEXT UNIQUE NOT NULL, parent INTEGER REFERENCES parents,
        small INTEGER CHECK (small < 10)
      ) STRICT;
      INSERT INTO t (id, word) VALUES (1, 'a');
      """)
  }

  @Test(
    arguments: [
      ("INSERT INTO t (word) VALUES ('a')", .constraintUnique),
      ("INSERT INTO t (id, word) VALUES (1, 'b')", .constraintPrimaryKey),
      ("INSERT INTO t (id) VALUES (2)", .constraintNotNull),
      ("INSERT INTO t (word, parent) VALUES ('b', 9)", .constraintForeignKey),
      ("INSERT INTO t (word, small) VALUES ('b', 10)", .constraintCheck),
      ("INSERT INTO t (word, small) VALUES ('b', 'x')", .constraintDataType),
    ] as [(String, ResultCode)])
  func `each constraint has its own code, and is a constraint`(
    sql: String, code: ResultCode
  ) throws {
    let error = try #require(sqliteError { try database.executeScript(sql) })
    #expect(error.code == code)
    #expect(error.code.primary == .constraint)
    #expect(ResultCode.constraint ~= error.code)
    #expect(!(ResultCode.busy ~= error.code))
    #expect(error.sql == sql)
    #expect(error.message.contains("constraint failed") || code == .constraintDataType)
  }

  @Test func `a primary code as a pattern catches the codes that refine it`() throws {
    do {
      try database.execute("INSERT INTO t (word) VALUES ('a')")
      Issue.record("no error")
    } catch ResultCode.busy {
      Issue.record("not busy")
    } catch ResultCode.constraintForeignKey {
      Issue.record("not a foreign key")
    } catch ResultCode.constraint {
      // as it should be
    }
  }

  @Test func `an extended code as a pattern does not match its primary code`() {
    #expect(!(ResultCode.constraintUnique ~= ResultCode.constraint))
    #expect(ResultCode.constraintUnique ~= ResultCode.constraintUnique)
  }

  @Test func `an error of another kind matches no code`() {
    struct Other: Error {}
    let error: any Error = Other()
    #expect(!(ResultCode.error ~= error))
  }

  @Test func `wrong SQL is reported with its position and its text`() {
    let error = sqliteError { try database.withStatement("SELECT * FORM t") { _ in } }
    #expect(
      error
        == SQLiteError(
          code: .error, message: "near \"FORM\": syntax error", sql: "SELECT * FORM t", offset: 9))
    #expect(
      error?.description
        == "near \"FORM\": syntax error (SQLite code 1, at byte 9) in: SELECT * FORM t")
  }

  @Test func `the message of an earlier failure is not reported for a later one`() {
    #expect(throws: SQLiteError.self) { try database.execute("SELECT * FORM t") }
    let busy = SQLiteError(
      code: ResultCode.busy.rawValue, database: database.handle, sql: "SELECT 1")
    #expect(busy == SQLiteError(code: .busy, message: "database is locked", sql: "SELECT 1"))
  }

  @Test func `the position after text in other scripts counts bytes`() {
    let error = sqliteError { try database.withStatement("SELECT 'ü', nothing FROM t") { _ in } }
    #expect(error?.offset == "SELECT 'ü', ".utf8.count)
  }

  @Test func `bound values are not shown`() throws {
    let secret = "a secret value"
    try database.execute("INSERT INTO t (word) VALUES (\(secret))")
    let error = try #require(
      sqliteError { try database.execute("INSERT INTO t (word) VALUES (\(secret))") })
    #expect(error.sql == "INSERT INTO t (word) VALUES (?)")
    #expect(!error.description.contains(secret))
  }

  @Test func `a long statement is shortened in the message`() {
    let sql = "SELECT nothing, '" + String(repeating: "x", count: 1000) + "'"
    let error = sqliteError { try database.executeScript(sql) }
    #expect(error?.sql == sql)
    #expect(error?.description.hasSuffix("xxx…") == true)
    #expect((error?.description.count ?? 1000) < 300)
  }

  @Test func `an error without SQL has no SQL in its message`() {
    let error = SQLiteError(code: .cantOpen, message: "it is a folder")
    #expect(error.description == "it is a folder (SQLite code 14)")
  }

  @Test func `a code has a number and an English name`() {
    #expect(ResultCode.busy.description == "5 (database is locked)")
    #expect(ResultCode(rawValue: 12_345).primary == ResultCode(rawValue: 57))
  }
}
