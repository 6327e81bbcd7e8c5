import CatalogSQLite
import TestSupport
import Testing

/// The examples in the comments of `Sources/CatalogSQLite`, word for word.
@Suite struct DocumentedExamples {
  let database: Database

  init() throws {
    database = try Database.inMemory()
    try database.execute(
      """
      CREATE TABLE codes (code TEXT NOT NULL UNIQUE, description TEXT NOT NULL) STRICT;
      CREATE VIEW entries AS SELECT code, description FROM codes;
      CREATE TABLE synonyms (word TEXT NOT NULL) STRICT;
      INSERT INTO codes VALUES ('10016', 'Insufficient coins'), ('ENOSPC', 'Disk is full');
      """)
  }

  @Test func `a database is opened, asked and closed`() throws {
    let folder = try TemporaryFolder()
    try folder.asCurrent {
      let made = try Database(path: "catalog.db", access: .create)
      try made.execute("CREATE TABLE entries (code, description)")
      try made.execute("INSERT INTO entries VALUES ('10016', 'Insufficient coins')")
    }
    try folder.asCurrent {
      let database = try Database(path: "catalog.db", access: .readOnly)
      let description = try database.withStatement(
        "SELECT description FROM entries WHERE code = ?"
      ) { statement in
        try statement.bind("10016", at: 1)
        return try statement.step() ? statement.text(0) : nil
      }
      #expect(description == "Insufficient coins")
    }
    let bytes = try folder.read("catalog.db")
    let copy = try Database.inMemory(copyOf: bytes)
    #expect(try copy.withStatement("SELECT code FROM entries") { try $0.step() })
    let bytesInMemory = try database.serialized()
    #expect(bytesInMemory.starts(with: "SQLite format 3".utf8))
  }

  @Test func `a database in memory is empty, and so is a temporary one`() throws {
    do {
      let database = try Database.inMemory()
      #expect(try isEmpty(database))
    }
    let database = try Database.temporary()
    #expect(try isEmpty(database))
  }

  private func isEmpty(_ database: Database) throws -> Bool {
    try database.withStatement("SELECT * FROM sqlite_schema") { try !$0.step() }
  }

  @Test func `rows are copied from one statement to another`() throws {
    try database.withStatement("SELECT code FROM codes") { row in
      try database.withStatement("INSERT INTO synonyms (word) VALUES (?)") { copy in
        while try row.step() {
          try copy.bind(0, of: row, at: 1)
          try copy.run()
        }
      }
    }
    #expect(try number("SELECT count(*) FROM synonyms WHERE word IN ('10016', 'ENOSPC')") == 2)
  }

  @Test func `statements are counted, run and looped over`() throws {
    let count = try database.withStatement("SELECT count(*) FROM codes") { statement in
      try statement.step() ? statement.int(0) : 0
    }
    #expect(count == 2)
    let lines = try printed {
      try database.withStatement("SELECT code, description FROM entries") { statement in
        while try statement.step() {
          print(statement.text(0), statement.text(1))
        }
      }
    }
    #expect(lines == ["10016 Insufficient coins", "ENOSPC Disk is full"])
    let words = ["otp", "2fa"]
    try database.withStatement("INSERT INTO synonyms (word) VALUES (?)") { statement in
      for word in words {
        try statement.bind(word, at: 1)
        try statement.run()
      }
    }
    #expect(try number("SELECT count(*) FROM synonyms") == 2)
  }

  @Test func `statements are composed, and their rows are read`() throws {
    try database.execute("DROP VIEW entries; CREATE TABLE entries (code, description, cause)")
    try database.execute(
      """
      INSERT INTO entries VALUES
        ('ECONNRESET', 'Reset', 'network'), ('EPIPE', 'Broken pipe', 'network'),
        ('ENOSPC', 'Disk is full', 'disk')
      """)
    do {
      let (cause, code) = ("network", "EPIPE")
      let isNetwork: SQL = "cause = \(cause) AND code <> \(code)"
      let codes = try database.rows("SELECT code FROM entries WHERE \(isNetwork)") { $0.text(0) }
      #expect(codes == ["ECONNRESET"])
    }
    let codes = try database.rows("SELECT code FROM entries") { row in row.text(0) }
    #expect(codes == ["ECONNRESET", "EPIPE", "ENOSPC"])
    let lines = try printed {
      try database.forEachRow("SELECT code, description FROM entries") { row in
        print(row.text(0), row.text(1))
      }
    }
    #expect(lines == ["ECONNRESET Reset", "EPIPE Broken pipe", "ENOSPC Disk is full"])
    let count = try database.firstRow("SELECT count(*) FROM entries") { row in row.int(0) }
    #expect(count == 3)
  }

  @Test func `a value equals what was stored`() throws {
    try database.withStatement("SELECT code FROM codes WHERE code = 'ENOSPC'") { statement in
      _ = try statement.step()
      let claims = try Claims {
        statement.value(0) == .text("ENOSPC")  // true
      }
      #expect(claims.wrong == [])
    }
  }

  @Test func `what is executed is done`() throws {
    let code = "ENOSPC"
    try database.execute("DELETE FROM codes WHERE code = \(code)")
    #expect(try number("SELECT count(*) FROM codes") == 1)
    try database.transaction {
      try database.execute("DELETE FROM codes")
    }
    #expect(try number("SELECT count(*) FROM codes") == 0)
    try database.execute("DROP VIEW entries; DROP TABLE codes")
    #expect(try number("SELECT count(*) FROM sqlite_schema") == 1)
  }

  @Test func `an ad-hoc statement runs within a budget`() throws {
    let count = try database.withAdHocStatement("SELECT count(*) FROM entries") { statement in
      try statement.step() ? statement.int(0) : 0
    }
    #expect(count == 2)
    let sql = "SELECT code FROM entries ORDER BY code"
    let lines = try printed {
      try database.withOperationBudget(50_000_000) {
        try database.withAdHocStatement(sql) { statement in
          while try statement.step() { print(statement.value(0)) }
        }
      }
    }
    #expect(lines == ["\(SQLiteValue.text("10016"))", "\(SQLiteValue.text("ENOSPC"))"])
    database.limitOperations(50_000_000)
    #expect(throws: SQLiteError.self) {
      try database.withAdHocStatement(
        """
        WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n
        """
      ) { _ = try $0.step() }
    }
  }

  @Test func `an error has a code, a message and a position`() throws {
    try database.execute("DROP VIEW entries; DROP TABLE codes")
    try database.execute("CREATE TABLE codes (code TEXT UNIQUE)")
    let lines = try printed {
      for _ in 1...2 {
        do {
          try database.execute("INSERT INTO codes (code) VALUES ('ENOSPC')")
        } catch ResultCode.constraintUnique {
          print("the code is there already")
        } catch ResultCode.constraint {
          print("some other constraint")
        }
      }
      do {
        try database.withAdHocStatement("SELECT * FORM entries") { _ in }
      } catch let error as SQLiteError {
        print(error.message)  // near "FORM": syntax error
        print(error.offset ?? 0)  // 9
      }
    }
    #expect(lines == ["the code is there already", "near \"FORM\": syntax error", "9"])
  }

  @Test func `stems match those of the index`() throws {
    let claims = try Claims {
      let stems = try Tokenizer(.stems, of: database)
      stems.tokens(of: "Insufficient funds").map(\.text)  // ["insuffici", "fund"]
    }
    #expect(claims.wrong == [])
  }

  private func number(_ sql: SQL) throws -> Int {
    try database.withStatement(sql) { try $0.step() ? $0.int(0) : -1 }
  }
}
