import Testing

@testable import ErrorCatalog

@Suite struct CatalogFormatTests {
  @Test(arguments: [(3_034_001, "3.34.1"), (3_036_000, "3.36.0"), (3_006_020, "3.6.20")])
  func `a SQLite before 3.37 is refused by name`(number: Int, name: String) throws {
    let error = try #require(throws: CatalogError.self) {
      try CatalogFormat.requireSQLite(number)
    }
    #expect(
      error.description
        == "this program runs with SQLite \(name), and catalogs need 3.37 or newer")
  }

  @Test(arguments: [3_037_000, 3_040_001, 3_054_001])
  func `SQLite 3.37 and newer is taken`(number: Int) throws {
    try CatalogFormat.requireSQLite(number)
  }
}
