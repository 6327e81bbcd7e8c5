import TestSupport
import Testing

@testable import ErrorCatalog

@Suite struct CatalogQueryTests {
  let folder: TemporaryFolder
  let catalog: Catalog

  init() throws {
    folder = try TemporaryFolder()
    catalog = try SeedCatalog.open(in: folder)
  }

  @Test(
    arguments: [
      ("SELECT 1, 2.5, 'é', NULL, x'00ff'", #"[1,2.5,"é",null,"00ff"]"#),
      ("SELECT 9223372036854775807", "[9223372036854775807]"), ("SELECT 9e999", "[null]"),
      ("SELECT 'a' || char(0) || 'b'", #"["a\u0000b"]"#), ("SELECT '' ;  -- end", #"[""]"#),
    ])
  func `values keep their stored types`(sql: String, row: String) throws {
    #expect(try catalog.rows(sql) == [row])
  }

  @Test func `columns keep their names, and repeated names are numbered`() throws {
    var names: [String] = []
    var count = 0
    try catalog.query(
      "SELECT 1 AS a, 2 AS b, 3 AS a, 4 AS \"a:2\", 5 AS a FROM codes",
      onColumns: { names = $0 },
      onRow: { _ in
        count += 1
        return count < 3
      })
    #expect(names == ["a", "b", "a:2", "a:2:2", "a:3"])
    #expect(count == 3)
  }

  @Test(arguments: [
    "DELETE FROM codes", "INSERT INTO metadata VALUES ('a', 'b')", "DROP VIEW entries",
    "CREATE TEMP TABLE t (x)", "ATTACH 'x.db' AS x", "VACUUM INTO 'x.db'", "BEGIN", "SAVEPOINT s",
    "PRAGMA writable_schema = 1", "SELECT load_extension('x')", "SELECT 1; SELECT 2",
    "SELECT 1; DROP TABLE codes", "", "  -- nothing", "SELECT * FORM codes", "SELECT nothing",
  ])
  func `a statement that writes, or more than one statement, is refused`(sql: String) throws {
    let error = #expect(throws: QueryError.self) { try catalog.rows(sql) }
    #expect(error?.message.isEmpty == false)
  }

  @Test func `a mistake is reported with its position`() throws {
    let error = #expect(throws: QueryError.self) {
      try catalog.rows("SELECT é FORM x y")
    }
    #expect(error?.offset == 15)
    #expect(error?.description.contains("syntax error") == true)
  }
}
