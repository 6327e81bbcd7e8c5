import TestSupport
import Testing

/// docs/shipping-the-catalog.md as a whole, and the part of it that PostgreSQL runs.
@Suite(.withPostgreSQL) struct ShippingPageTests {
  @Test func `every command of the page is run by a suite`() throws {
    #expect(
      try ExamplePage(ExamplePage.shipping).runnable == [
        "The sqlite3 shell", "Python", "pandas", "sqlite-utils", "SQLAlchemy",
        "Datasette", "Datasette 1.0", "DuckDB", "PostgreSQL",
      ])
  }

  @Test func `the page's commands for PostgreSQL print the output it shows`() throws {
    let server = try #require(PostgreSQLServer.running)
    try ShippedCatalog().expectWhatThePageShows(
      "PostgreSQL", environment: ["PGHOST": server.path, "PGUSER": "errcat"], keepsPrivileges: true)
  }
}
