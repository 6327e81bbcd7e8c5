import TestSupport
import Testing

@testable import ErrorCatalog

@Suite struct SampleQueryTests {
  static let names = SampleQuery.embedded.map(\.name)

  @Test func `a script is read as queries with a name and a question`() {
    let script = """
      -- About the file.

      -- name: one
      -- How many
      -- are there?
      SELECT 1 -- yes
      -- no
      FROM t;

      -- name: two
      SELECT 2
      """
    #expect(
      SampleQuery.queries(in: script) == [
        SampleQuery(
          name: "one", question: "How many are there?", sql: "SELECT 1 -- yes\n-- no\nFROM t"),
        SampleQuery(name: "two", question: "", sql: "SELECT 2"),
      ])
    #expect(SampleQuery.queries(in: "-- Nothing.\n\nSELECT 1;\n").isEmpty)
  }

  @Test func `every catalog has the script's queries, in order`() throws {
    let folder = try TemporaryFolder()
    #expect(try SeedCatalog.open(in: folder).sampleQueries() == SampleQuery.embedded)
    #expect(Set(Self.names).count == Self.names.count && Self.names.count >= 12)
    for query in SampleQuery.embedded {
      #expect(query.question.contains("?"), "\(query.name)")
      #expect(!query.sql.hasSuffix(";"), "\(query.name)")
    }
  }

  /// A document that gives every query something to find.
  private static let document =
    codeTable(
      "| 10016 | Withdraw refused | 401 | Sign in |", "| 10017 | Something odd | | |",
      "| 10018 | something odd. | | |", "| 10019 | Something odd | | |",
      "| 10020 | Rate limit reached | 429 | Wait |", "| 10021 | half a row",
      header: header)
    + "\n# Other error codes\n\n"
    + codeTable("| 10016 | Unknown order | 404 | |", header: header)

  private static let header = "Error Code | Description | HTTP | Fix"

  @Test(arguments: names)
  func `every query finds something in a document that covers them all`(name: String) throws {
    let folder = try TemporaryFolder()
    let catalog = try folder.catalog(["a.md": Self.document])
    let query = try #require(try catalog.sampleQueries().first { $0.name == name })
    #expect(try !catalog.rows(query.sql).isEmpty)
  }

  @Test(arguments: names)
  func `a query runs even if it finds nothing`(name: String) throws {
    let folder = try TemporaryFolder()
    let catalog = try folder.catalog([
      "a.md": codeTable("| 7 | Lost |", header: "Error Code | Description")
    ])
    let query = try #require(try catalog.sampleQueries().first { $0.name == name })
    _ = try catalog.rows(query.sql)
  }

  @Test(arguments: [
    ("meanings-of-a-code", 2), ("search", 12), ("codes-with-two-meanings", 14),
    ("codes-by-cause", 12), ("codes-without-a-cause", 9), ("documents", 1), ("other-columns", 0),
    ("codes-by-area", 10), ("http-status", 0), ("which-columns", 2),
  ])
  func `the seed gives the known number of answers`(name: String, count: Int) throws {
    let folder = try TemporaryFolder()
    let catalog = try SeedCatalog.open(in: folder)
    let query = try #require(try catalog.sampleQueries().first { $0.name == name })
    #expect(try catalog.rows(query.sql).count == count)
  }
}
