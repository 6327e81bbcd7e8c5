import TestSupport
import Testing

/// The sqlite3 shell, which reads a catalog without errcat.
@Suite struct SQLiteShellTests {
  let catalog: ShippedCatalog

  init() throws {
    catalog = try ShippedCatalog()
  }

  @Test func `the page's commands print the output it shows`() throws {
    try catalog.expectWhatThePageShows("The sqlite3 shell")
  }

  @Test func `the schema includes its comments, and the file is valid`() throws {
    let outcome = try catalog.run(
      ["sqlite3", "-readonly", "-bail", "catalog.db"],
      input: ".schema codes\nPRAGMA integrity_check;\nPRAGMA foreign_key_check;\n")
    #expect(outcome.out.contains("-- One row is one code of one domain"))
    #expect(outcome.out.contains("-- The code as written; not always a number"))
    #expect(outcome.out.hasSuffix("\nok\n") && outcome.err.isEmpty)
  }

  @Test func `every sample query runs as stored in the file`() throws {
    let outcome = try catalog.run([
      "/bin/sh", "-c",
      """
      sqlite3 -readonly catalog.db "SELECT sql || ';' FROM sample_queries ORDER BY id" > all.sql
      sqlite3 -readonly -bail catalog.db < all.sql
      """,
    ])
    #expect(outcome.status == 0 && outcome.err.isEmpty, "\(outcome.err)")
    #expect(outcome.out.contains("Insufficient coins balance"))
    try catalog.expectUntouched()
  }

  @Test func `the statements of errcat schema run too`() throws {
    let outcome = try catalog.run([
      "/bin/sh", "-c", "errcat schema --queries | sqlite3 -readonly -bail catalog.db | tail -n 1",
    ])
    #expect(outcome.out.hasPrefix("segments_fts|text|") && outcome.err.isEmpty, "\(outcome.err)")
  }
}
