import CatalogSQLite
import Testing

// `#expect(try statement.step())` does not compile: the macro would copy the statement.
extension Statement {
  /// Steps to the next row, and fails if there is none.
  mutating func expectRow(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let hasRow = try step()
    #expect(hasRow, "a row", sourceLocation: sourceLocation)
  }

  /// Steps to the end of the rows, and fails if there is another row.
  mutating func expectEnd(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let hasRow = try step()
    #expect(!hasRow, "the end of the rows", sourceLocation: sourceLocation)
  }
}
