import CatalogSQLite
import Testing

@Suite struct DatabaseStatementsTests {
  let database: Database

  init() throws {
    database = try Database.inMemory()
    try database.execute(
      "CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE) STRICT")
  }

  @Test func `a script runs to its end`() throws {
    try database.execute(
      """
      -- two statements, and comments
      INSERT INTO words (word) VALUES ('a'); /* between */ INSERT INTO words (word) VALUES ('b');
      -- the end
      """)
    #expect(try database.values("SELECT word FROM words") == [.text("a"), .text("b")])
    #expect(database.changes == 1)
    #expect(database.lastInsertRowID == 2)
  }

  @Test(arguments: ["", " \n", ";", "-- nothing", "/* nothing */;;"])
  func `a script without a statement does nothing`(script: String) throws {
    try database.executeScript(script)
  }

  @Test func `a script stops at its first mistake and keeps the earlier changes`() throws {
    let error = sqliteError {
      try database.executeScript("INSERT INTO words (word) VALUES ('a'); INSERT INTO nowhere;")
    }
    #expect(error?.code == .error)
    #expect(error?.sql == " INSERT INTO nowhere;")
    #expect(try database.values("SELECT count(*) FROM words") == [.integer(1)])
  }

  @Test func `a row that nobody reads is an error`() throws {
    let expected = SQLiteError(
      code: .row, message: "the statement gives rows, which nobody reads", sql: "SELECT 1")
    #expect(sqliteError { try database.execute("SELECT 1") } == expected)
    #expect(sqliteError { try database.executeScript("SELECT 1") } == expected)
    let value = 1
    let bound = sqliteError { try database.execute("SELECT \(value)") }
    #expect(bound?.code == .row && bound?.sql == "SELECT ?")
  }

  @Test func `a NUL in a script is an error, not its end`() {
    let error = sqliteError { try database.executeScript("SELECT 1;\u{0} DROP TABLE words") }
    #expect(error?.message == "a NUL character in the SQL")
    #expect(error?.offset == 9)
  }

  @Test func `a parameter beside interpolated values is an error`() throws {
    let word = "a"
    let error = sqliteError {
      try database.execute("INSERT INTO words (id, word) VALUES (?, \(word))")
    }
    #expect(error?.code == .range)
    #expect(error?.message == "1 values for 2 parameters")
    #expect(try database.values("SELECT count(*) FROM words") == [.integer(0)])
  }

  @Test func `a statement with values is executed`() throws {
    let (id, word) = (7, "a")
    try database.execute("INSERT INTO words (id, word) VALUES (\(id), \(word))")
    #expect(try database.values("SELECT id FROM words WHERE word = 'a'") == [.integer(7)])
  }

  @Test func `a literal without a statement is an error`() {
    let error = sqliteError { try database.withStatement("-- nothing") { _ in } }
    #expect(error?.code == .misuse)
    #expect(error?.message == "no statement in the SQL")
  }

  @Test func `a literal with a second statement traps`() async {
    await #expect(processExitsWith: .failure) {
      try Database.inMemory().withStatement("SELECT 1; SELECT 2") { _ in }
    }
  }

  @Test func `an error from the closure is thrown, and the statement is returned`() throws {
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try database.withStatement("SELECT 1") { statement in
        _ = try statement.step()
        throw Stop()
      }
    }
    #expect(try database.values("SELECT 1") == [.integer(1)])
  }

  @Test func `swapping two statements traps`() async {
    await #expect(processExitsWith: .failure) {
      let database = try Database.inMemory()
      try database.withStatement("SELECT 1") { outer in
        try database.withStatement("SELECT 2") { inner in
          swap(&outer, &inner)
        }
      }
    }
  }
}
