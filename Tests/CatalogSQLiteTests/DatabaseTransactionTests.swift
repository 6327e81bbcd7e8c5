import CatalogSQLite
import TestSupport
import Testing

@Suite struct DatabaseTransactionTests {
  let folder: TemporaryFolder
  let path: String
  let database: Database

  struct Stop: Error {}

  init() throws {
    folder = try TemporaryFolder()
    path = try folder.makeDatabase()
    database = try Database(path: path, access: .readWrite)
  }

  private func count(_ database: Database) throws -> SQLiteValue? {
    try database.values("SELECT count(*) FROM words").first
  }

  @Test func `changes in a transaction stay when it returns`() throws {
    let result = try database.transaction {
      #expect(database.isInTransaction)
      try database.execute("INSERT INTO words (word) VALUES ('full')")
      return 7
    }
    #expect(result == 7)
    #expect(!database.isInTransaction)
    #expect(try count(Database(path: path, access: .readOnly)) == .integer(2))
  }

  @Test func `no change stays when the transaction throws`() throws {
    #expect(throws: Stop.self) {
      try database.transaction {
        try database.execute("DELETE FROM words")
        throw Stop()
      }
    }
    #expect(!database.isInTransaction)
    #expect(try count(database) == .integer(1))
  }

  @Test func `a commit that fails is rolled back`() throws {
    try database.execute(
      """
      CREATE TABLE notes (
        word_id INTEGER REFERENCES words DEFERRABLE INITIALLY DEFERRED
      ) STRICT
      """)
    let error = sqliteError {
      try database.transaction { try database.execute("INSERT INTO notes VALUES (99)") }
    }
    #expect(error?.code == .constraintForeignKey)
    #expect(!database.isInTransaction)
    #expect(try database.values("SELECT count(*) FROM notes") == [.integer(0)])
  }

  @Test func `a nested transaction is an error and ends both`() throws {
    let error = sqliteError {
      try database.transaction {
        try database.execute("DELETE FROM words")
        try database.transaction {}
      }
    }
    #expect(error?.message == "cannot start a transaction within a transaction")
    #expect(!database.isInTransaction)
    #expect(try count(database) == .integer(1))
  }

  @Test func `a second writer gets the error busy`() throws {
    let second = try Database(path: path, access: .readWrite)
    try second.execute("PRAGMA foreign_keys = 1")
    _ = try second.values("PRAGMA busy_timeout = 1")
    try database.transaction {
      let error = sqliteError { try second.transaction {} }
      #expect(error?.code == .busy)
      #expect(error?.message == "database is locked")
      #expect(!second.isInTransaction)
    }
    try second.transaction {}
  }

  @Test func `a deferred transaction of a reader sees one state`() throws {
    let reader = try Database(path: path, access: .readOnly)
    _ = try database.values("PRAGMA busy_timeout = 1")
    try reader.transaction(.deferred) {
      let before = try count(reader)
      #expect(sqliteError { try database.execute("DELETE FROM words") }?.code == .busy)
      let after = try count(reader)
      #expect(before == .integer(1) && after == .integer(1))
    }
    try database.execute("DELETE FROM words")
    #expect(try count(reader) == .integer(0))
  }

  @Test func `a full disk is an error, and the old content stays`() throws {
    _ = try database.values("PRAGMA max_page_count = 4")
    let error = sqliteError {
      try database.transaction {
        let word = String(repeating: "x", count: 100_000)
        try database.execute("INSERT INTO words (word) VALUES (\(word))")
      }
    }
    #expect(error?.code == .full)
    #expect(error?.message == "database or disk is full")
    #expect(!database.isInTransaction)
    #expect(try count(database) == .integer(1))
  }
}
