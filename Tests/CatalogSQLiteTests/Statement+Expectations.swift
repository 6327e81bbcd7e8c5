import CatalogSQLite
import Testing

// `#expect(try statement.step())` does not compile: the macro would copy the statement.
extension Statement {
  /// Goes to the next row, which there must be.
  mutating func expectRow(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let hasRow = try step()
    #expect(hasRow, "a row", sourceLocation: sourceLocation)
  }

  /// Goes to the end of the rows, which must be here.
  mutating func expectEnd(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let hasRow = try step()
    #expect(!hasRow, "the end of the rows", sourceLocation: sourceLocation)
  }
}
