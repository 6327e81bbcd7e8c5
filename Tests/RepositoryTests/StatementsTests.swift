import CatalogSQLite
import Testing

@testable import MarkdownReader

/// The SQL in `Sources/ErrorCatalog`, prepared against schema.sql.
@Suite struct StatementsTests {
  @Test func `every statement in the sources prepares against the schema`() throws {
    let database = try Database.inMemory()
    try database.executeScript(Repository.text("schema.sql"))
    // A table that `verify` opens in addition to the schema, to look into an index.
    try database.execute(
      "CREATE VIRTUAL TABLE temp.segments USING fts5vocab('main', 'segments_fts', 'instance')")
    let files = try Repository.swiftFiles(below: "Sources/ErrorCatalog").map { file in
      (file, try Repository.text(file))
    }
    let literals = StatementLiterals(files)
    #expect(
      literals.splicedNames == ["chosen", "condition", "first", "found", "matches", "segments"])
    let statements = literals.statements
    for (file, sql) in statements {
      do {
        try database.executeScript("EXPLAIN \(sql)")
      } catch  where error.code == .row {
        // It prepares: what comes is the program, which nobody reads.
      } catch {
        Issue.record("\(file): \(error)")
      }
    }
    #expect(statements.count > 130, "only \(statements.count) statements were found")
  }

  @Test func `statements are found in each of the forms they are composed of`() {
    let source = """
      let first: SQL = "SELECT \\(list: ids) FROM a WHERE \\(filter.condition)" // "SELECT 1"
      var condition: SQL {
        let ids = json(self.ids)
        return \"\"\"
          id = \\(ids) AND name IN (\\(names(of: "a)")))
          \"\"\"
      }
      rows(chosen: "SELECT * FROM b"), rows(chosen: "SELECT * FROM c WHERE \\(ids.condition)")
      let text = "SELECTED \\(a)", raw = #"SELECT "x" "#
      try database.execute(
        \"\"\"
        -- a comment
        WITH d AS (\\(chosen)) DELETE FROM d LIMIT \\(literal: Self.limit)
        \"\"\")
      """
    let literals = StatementLiterals([("a.swift", source)])
    #expect(literals.splicedNames == ["condition", "chosen"])
    let condition = "id = ? AND name IN (?)"
    let statements = literals.statements.map {
      $0.sql.split { $0.isWhitespace }.joined(separator: " ")
    }
    #expect(
      statements == [
        "SELECT (SELECT value FROM json_each(?)) FROM a WHERE \(condition)",
        "-- a comment WITH d AS (SELECT * FROM b) DELETE FROM d LIMIT 0",
        "-- a comment WITH d AS (SELECT * FROM c WHERE \(condition) ) DELETE FROM d LIMIT 0",
      ])
  }

  @Test func `every table and view of the schema opens with a comment that the file keeps`() throws
  {
    let database = try Database.inMemory()
    try database.executeScript(Repository.text("schema.sql"))
    try database.withStatement(
      """
      SELECT name, sql FROM sqlite_schema
      WHERE name IN (SELECT name FROM pragma_table_list WHERE type <> 'shadow')
      """
    ) { statement in
      var names: [String] = []
      while try statement.step() {
        names.append(statement.text(0))
        let second = statement.text(1).split(separator: "\n").dropFirst().first ?? ""
        #expect(second.hasPrefix("  -- "), "\(statement.text(0)) has no comment")
      }
      #expect(names.count == 29)
    }
  }
}
