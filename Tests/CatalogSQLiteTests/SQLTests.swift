import Testing

@testable import CatalogSQLite

@Suite struct SQLTests {
  let database: Database

  init() throws {
    database = try Database.inMemory()
    try database.execute(
      """
      CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT, number INTEGER) STRICT;
      INSERT INTO words VALUES (1, 'disk', 5), (2, 'net', NULL), (3, 'disk', 7)
      """)
  }

  @Test(arguments: [
    "disk", "", "'", "x') OR 1 = 1 --", "words; DROP TABLE words", "?", "\\(id)", "a\0b", "\u{E9}",
  ])
  func `text from outside is bound, whatever it says`(text: String) throws {
    let sql: SQL = "SELECT \(text)"
    #expect(sql.description == "SELECT ?")
    #expect(sql.values == [.text(text)])
    #expect(try database.rows(sql) { $0.text(0) } == [text])
    try database.execute("INSERT INTO words (word) VALUES (\(text))")
    let stored = try database.rows("SELECT word FROM words ORDER BY id") { $0.text(0) }
    #expect(stored == ["disk", "net", "disk", text])
  }

  @Test func `each kind of value is bound as what it is`() throws {
    let (text, int, wide): (String, Int, Int64) = ("a", 1, .max)
    let (noText, noInt, noWide): (String?, Int?, Int64?) = (nil, nil, nil)
    let bytes = SQLiteValue.blob([0, 255])
    let values = try database.rows(
      "SELECT \(text), \(int), \(wide), \(noText), \(noInt), \(noWide), \(bytes)"
    ) { row in
      (0..<row.columnCount).map { row.value($0) }
    }
    #expect(
      values == [[.text("a"), .integer(1), .integer(.max), .null, .null, .null, bytes]])
  }

  @Test func `a statement in a statement brings its values, each in its place`() throws {
    let (word, most) = ("disk", 6)
    let plain: SQL = "number IS NOT NULL"
    let isSmall: SQL = "\(plain) AND number < \(most)"
    let sql: SQL = "SELECT id, \(1) FROM words WHERE word = \(word) AND (\(isSmall)) LIMIT \(9)"
    #expect(
      sql.description
        == "SELECT id, ? FROM words WHERE word = ? AND (number IS NOT NULL AND number < ?) LIMIT ?")
    #expect(sql.values == [.integer(1), .text("disk"), .integer(6), .integer(9)])
    #expect(try database.rows(sql) { $0.int(0) } == [1])
  }

  @Test(arguments: [0, 3, -1, Int(Int32.max)])
  func `an integer is written where no parameter can be`(number: Int) throws {
    let sql: SQL = "PRAGMA user_version = \(literal: number)"
    #expect(sql.description == "PRAGMA user_version = \(number)" && sql.values.isEmpty)
    try database.execute(sql)
    #expect(try database.firstRow("PRAGMA user_version") { $0.int(0) } == number)
  }

  @Test func `a composed statement is prepared once for all values`() throws {
    func word(_ id: Int) throws -> String? {
      try database.firstRow("SELECT word FROM words WHERE id = \(id)") { $0.text(0) }
    }
    func handle(_ id: Int) throws -> OpaquePointer {
      try database.withStatement("SELECT word FROM words WHERE id = \(id)") { $0.handle }
    }
    #expect(try word(1) == "disk")
    #expect(try word(2) == "net")
    #expect(try word(4) == nil)
    #expect(try handle(1) == handle(2))
    #expect(database.statements.count == 1)
    // A literal with the same text is the same statement, whose values are those it is given.
    let literal = try database.withStatement("SELECT word FROM words WHERE id = ?") { statement in
      try statement.bind(2, at: 1)
      try statement.expectRow()
      #expect(statement.text(0) == "net")
      return statement.handle
    }
    #expect(try literal == handle(1))
    #expect(database.statements.count == 1)
  }

  @Test func `texts that differ in bytes alone are two statements`() throws {
    let first: SQL = "SELECT 'e\u{301}', \(1)"
    let second: SQL = "SELECT '\u{E9}', \(1)"
    #expect(first.description == second.description, "Swift takes them for equal")
    #expect(try database.rows(first) { Array($0.text(0).utf8) } == [[0x65, 0xCC, 0x81]])
    #expect(try database.rows(second) { Array($0.text(0).utf8) } == [[0xC3, 0xA9]])
    #expect(database.statements.count == 2)
  }

  @Test func `values come or go, and none is left of the last use`() throws {
    let number = 5
    let bound = try database.rows("SELECT word FROM words WHERE number = \(number)") { $0.text(0) }
    #expect(bound == ["disk"])
    let rows = try database.rows("SELECT word FROM words WHERE number = ?") { $0.text(0) }
    #expect(rows == [])
  }

  @Test func `rows end where the closure throws, and can be read again`() throws {
    struct Stop: Error {}
    var seen: [Int] = []
    #expect(throws: Stop.self) {
      try database.forEachRow("SELECT id FROM words ORDER BY id") { row in
        seen.append(row.int(0))
        if seen.count == 2 { throw Stop() }
      }
    }
    #expect(seen == [1, 2])
    #expect(try database.rows("SELECT id FROM words ORDER BY id") { $0.int(0) } == [1, 2, 3])
    #expect(sqliteError { try database.forEachRow("SELECT nothing") { _ in } }?.code == .error)
  }

  @Test func `rows within rows have a cursor each`() throws {
    let ids: SQL = "SELECT id FROM words WHERE number IS NOT NULL ORDER BY id"
    let pairs = try database.rows(ids) { row in
      let id = row.int(0)
      return try database.rows(ids) { id * 10 + $0.int(0) }
    }
    #expect(pairs == [[11, 13], [31, 33]])
  }
}
