import CatalogSQLite
import Testing

@Suite struct StatementTests {
  let database: Database

  init() throws {
    database = try Database.inMemory()
  }

  /// Binds a value, checks SQLite's type and length for it, and reads it back.
  private func roundTrip(
    _ value: SQLiteValue
  ) throws -> (value: SQLiteValue, type: String, bytes: Int?) {
    try database.withStatement(
      "SELECT ?1, typeof(?1), length(CAST(?1 AS BLOB))"
    ) { statement in
      try statement.bind(value, at: 1)
      try statement.expectRow()
      return (statement.value(0), statement.text(1), statement.intOrNil(2))
    }
  }

  @Test(
    arguments: [
      (.null, "null", nil),
      (.integer(0), "integer", 1),
      (.integer(.max), "integer", 19),
      (.integer(.min), "integer", 20),
      (.real(1.5), "real", 3),
      (.real(-.infinity), "real", 4),
      (.text(""), "text", 0),
      (.text("a\u{0}b"), "text", 3),
      (.text("\u{0}"), "text", 1),
      (.text("exactly15bytes!"), "text", 15),
      (.text("sixteen bytes !!"), "text", 16),
      (.text("Größe 🙂"), "text", 12),
      (.blob([]), "blob", 0),
      (.blob([0, 255, 0]), "blob", 3),
    ] as [(SQLiteValue, String, Int?)])
  func `a value reads back as bound`(
    value: SQLiteValue, type: String, bytes: Int?
  ) throws {
    let result = try roundTrip(value)
    #expect(result.value == value)
    #expect(result.type == type)
    #expect(result.bytes == bytes)
  }

  @Test func `a thousand random values read back as bound`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("random values: seed \(seed)")
    var generator = SplitMix64(state: seed)
    for _ in 0..<1000 {
      let bytes = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      let value: SQLiteValue =
        switch Int.random(in: 0...3, using: &generator) {
        case 0: .integer(Int64.random(in: .min ... .max, using: &generator))
        case 1: .real(Double.random(in: -1e300...1e300, using: &generator))
        case 2: .text(String(decoding: bytes, as: UTF8.self))
        default: .blob(bytes)
        }
      #expect(try roundTrip(value).value == value, "seed \(seed)")
    }
  }

  @Test func `a NaN is NULL`() throws {
    #expect(try roundTrip(.real(.nan)).value == .null)
  }

  @Test func `each type can be bound`() throws {
    try database.withStatement("SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?") { statement in
      try statement.bind("text", at: 1)
      try statement.bind(String?.none, at: 2)
      try statement.bind(String?.some("more"), at: 3)
      try statement.bind(42, at: 4)
      try statement.bind(Int?.none, at: 5)
      try statement.bind(Int64.max, at: 6)
      try statement.bind(Int64?.none, at: 7)
      try statement.bind(0.5, at: 8)
      try statement.bind([1, 2] as [UInt8], at: 9)
      try statement.bindNull(at: 10)
      try statement.expectRow()
      let values = (0..<10).map { statement.value($0) }
      #expect(
        values == [
          .text("text"), .null, .text("more"), .integer(42), .null, .integer(.max), .null,
          .real(0.5), .blob([1, 2]), .null,
        ])
    }
  }

  @Test func `each type can be read`() throws {
    try database.withStatement("SELECT 'a', 7, 2.5, x'00FF', NULL") { statement in
      try statement.expectRow()
      #expect(statement.text(0) == "a")
      #expect(statement.textOrNil(0) == "a")
      #expect(statement.int(1) == 7)
      #expect(statement.intOrNil(1) == 7)
      #expect(statement.double(2) == 2.5)
      #expect(statement.bytes(3) == [0, 255])
      #expect(statement.isNull(4) == true)
      #expect(statement.isNull(0) == false)
      #expect(statement.textOrNil(4) == nil)
      #expect(statement.intOrNil(4) == nil)
    }
  }

  @Test func `a value of another type is converted as SQLite does, and never traps`() throws {
    try database.withStatement("SELECT NULL, '12 apples', 9.9, x'41', 5, ''") { statement in
      try statement.expectRow()
      #expect(statement.text(0) == "" && statement.int(0) == 0 && statement.bytes(0) == [])
      #expect(statement.int(1) == 12)
      #expect(statement.int(2) == 9)
      #expect(statement.text(3) == "A")
      #expect(statement.text(4) == "5" && statement.double(4) == 5)
      #expect(statement.text(5) == "" && statement.bytes(5) == [])
    }
  }

  @Test(
    arguments: [
      ([0x61, 0xFF, 0x62], "a\u{FFFD}b"),
      ([0xC3], "\u{FFFD}"),
      ([0xC3, 0xA9], "é"),
      ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"),
      ([0x61, 0x00, 0x62], "a\u{0}b"),
    ] as [([UInt8], String)])
  func `bytes that are not UTF-8 are repaired`(bytes: [UInt8], text: String) throws {
    try database.withStatement("SELECT CAST(? AS TEXT)") { statement in
      try statement.bind(bytes, at: 1)
      try statement.expectRow()
      #expect(statement.text(0) == text)
      #expect(statement.value(0) == .text(text))
      #expect(statement.withTextBytes(0) { Array($0) } == bytes)
    }
  }

  @Test func `column names are the names after AS`() throws {
    try database.withStatement("SELECT 1 AS one, 2 AS \"two words\"") { statement in
      #expect(statement.columnCount == 2)
      #expect(statement.columnName(0) == "one")
      #expect(statement.columnName(1) == "two words")
    }
  }

  @Test func `parameters are counted and found by name`() throws {
    try database.withStatement("SELECT :code, @domain, $code, :code") { statement in
      #expect(statement.parameterCount == 3)
      #expect(statement.parameterIndex(":code") == 1)
      #expect(statement.parameterIndex("@domain") == 2)
      #expect(statement.parameterIndex("$code") == 3)
      #expect(statement.parameterIndex("code") == nil)
    }
  }

  @Test(arguments: [0, 2, -1, .max, .min])
  func `an unknown parameter is an error`(index: Int) throws {
    let error = try database.withStatement("SELECT ?") { statement in
      sqliteError { try statement.bind(1, at: index) }
    }
    #expect(error?.code == .range)
    #expect(error?.sql == "SELECT ?")
  }

  @Test func `a parameter cannot be bound in the middle of the rows`() throws {
    try database.withStatement("SELECT ?") { statement in
      try statement.expectRow()
      #expect(sqliteError { try statement.bind(1, at: 1) }?.code == .misuse)
      statement.reset()
      try statement.bind(1, at: 1)
      try statement.expectRow()
      #expect(statement.int(0) == 1)
    }
  }

  @Test func `rows end, and can start again`() throws {
    try database.withStatement("VALUES (1), (2)") { statement in
      for _ in 0..<2 {
        try statement.expectRow()
        #expect(statement.int(0) == 1)
        try statement.expectRow()
        #expect(statement.int(0) == 2)
        try statement.expectEnd()
      }
    }
  }

  @Test func `running a statement again keeps its values`() throws {
    try database.execute("CREATE TABLE t (x)")
    try database.withStatement("INSERT INTO t VALUES (?)") { statement in
      try statement.bind("a", at: 1)
      try statement.run()
      try statement.run()
      try statement.bind("b", at: 1)
      try statement.run()
    }
    #expect(try database.values("SELECT x FROM t") == [.text("a"), .text("a"), .text("b")])
  }

  @Test func `an unknown column traps`() async {
    await #expect(processExitsWith: .failure) {
      try Database.inMemory().withStatement("SELECT 1") { statement in
        _ = try statement.step()
        _ = statement.int(1)
      }
    }
    await #expect(processExitsWith: .failure) {
      try Database.inMemory().withStatement("SELECT 1") { statement in
        _ = try statement.step()
        _ = statement.text(-1)
      }
    }
  }

  @Test func `reading without a row traps`() async {
    await #expect(processExitsWith: .failure) {
      try Database.inMemory().withStatement("SELECT 1") { _ = $0.int(0) }
    }
    await #expect(processExitsWith: .failure) {
      try Database.inMemory().withStatement("SELECT 1") { statement in
        while try statement.step() {}
        _ = statement.int(0)
      }
    }
  }
}

/// A small seeded generator, so that a failure can be repeated.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
