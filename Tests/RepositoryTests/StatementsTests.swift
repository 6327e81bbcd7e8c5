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
    var count = 0
    for file in Repository.swiftFiles(below: "Sources/ErrorCatalog") {
      for sql in literals(try Repository.text(file)) {
        count += 1
        do {
          try database.executeScript("EXPLAIN \(sql)")
        } catch  where error.code == .row {
          // The statement prepares; the result is its program, which nobody reads.
        } catch {
          Issue.record("\(file): \(error)")
        }
      }
    }
    #expect(count > 30, "only \(count) statements were found")
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
      #expect(names.count == 18)
    }
  }

  /// The string literals of a statement: those that begin with an SQL verb.
  private func literals(_ source: String) -> [String] {
    var found: [String] = []
    let blocks = source.split(separator: "\"\"\"", omittingEmptySubsequences: false)
    for (index, block) in blocks.enumerated() {
      if index % 2 == 1 {
        found.append(String(block))
      } else {
        for line in block.split(separator: "\n")
        where !line.drop(while: \.isWhitespace).hasPrefix("//") {
          let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
          for place in stride(from: 1, to: parts.count - 1, by: 2) {
            found.append(String(parts[place]))
          }
        }
      }
    }
    return found.filter { text in
      let words =
        text.split(separator: "\n").map { $0.drop(while: \.isWhitespace) }
        .first { !$0.isEmpty && !$0.hasPrefix("--") } ?? ""
      return ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "WITH "].contains(where: words.hasPrefix)
    }
  }
}
