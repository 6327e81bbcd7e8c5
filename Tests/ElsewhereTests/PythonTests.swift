import TestSupport
import Testing

/// Python's sqlite3 module.
@Suite struct PythonTests {
  let catalog: ShippedCatalog

  init() throws {
    catalog = try ShippedCatalog()
  }

  @Test func `the page's commands print the output it shows`() throws {
    try catalog.expectWhatThePageShows("Python")
  }

  @Test func `every sample query runs, with its columns named`() throws {
    let outcome = try catalog.run(
      ["python", "-"],
      input: """
        import sqlite3
        catalog = sqlite3.connect("file:catalog.db?mode=ro", uri=True)
        queries = catalog.execute("SELECT name, sql FROM sample_queries ORDER BY id").fetchall()
        for name, sql in queries:
            answer = catalog.execute(sql)
            print(name, len(answer.description), len(answer.fetchall()))
        """)
    #expect(outcome.status == 0, "\(outcome.err)")
    let lines = outcome.out.split(separator: "\n")
    #expect(lines.first == "meanings-of-a-code 10 2")
    #expect(lines.contains("search 5 12"))
    #expect(lines.count >= 12)
    try catalog.expectUntouched()
  }

  @Test func `nothing can be written`() throws {
    let outcome = try catalog.run(
      [
        "python", "-c",
        "import sqlite3; sqlite3.connect('catalog.db').execute('DELETE FROM codes')",
      ])
    #expect(outcome.err.contains("attempt to write a readonly database"))
    try catalog.expectUntouched()
  }
}
