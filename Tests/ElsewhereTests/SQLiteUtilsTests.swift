import TestSupport
import Testing

/// sqlite-utils, the command line for SQLite files.
@Suite struct SQLiteUtilsTests {
  let catalog: ShippedCatalog

  init() throws {
    catalog = try ShippedCatalog()
  }

  @Test func `the page's commands print the output it shows`() throws {
    try catalog.expectWhatThePageShows("sqlite-utils")
  }

  @Test func `tables, views and keys are reported`() throws {
    let tables = try catalog.run(["sqlite-utils", "tables", "catalog.db", "--counts", "--csv"]).out
    #expect(tables.contains("codes,203") && tables.contains("data_dictionary,"))
    let views = try catalog.run(["sqlite-utils", "views", "catalog.db", "--csv"]).out
    #expect(views.contains("entries"))
    let schema = try catalog.run(["sqlite-utils", "schema", "catalog.db", "domains"]).out
    #expect(schema.contains("-- One row is one list of codes in a document"))
    try catalog.expectUntouched()
  }

  @Test func `a search takes words as typed`() throws {
    let outcome = try catalog.run([
      "sqlite-utils", "search", "catalog.db", "entries_fts", "can't withdraw\"", "--quote",
    ])
    #expect(outcome.status == 0, "\(outcome.err)")
  }
}
