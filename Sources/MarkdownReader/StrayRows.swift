/// A block of rows of pipes that belong to no table, so GFM reads them as text or code.
///
/// The rows are counted as they are read, not kept.
package struct StrayRows: Equatable, Sendable {
  /// Why the rows belong to no table.
  package enum Reason: Equatable, Sendable {
    /// They have as many cells as the table above, whose last row is on this line.
    case endedTable(line: Int)
    /// A tab or four spaces before them make them code.
    case indented
    /// This line is meant as their delimiter row, but GFM does not read it as one.
    case malformedDelimiter(line: Int)
    /// The delimiter row on this line has no header directly above it.
    case missingHeader(line: Int)
    /// They are part of a block of HTML.
    case html
    /// No delimiter row goes with them.
    case missingDelimiter
  }

  /// The line of the first row.
  package var firstLine: Int
  /// The line of the last row.
  package var lastLine: Int
  /// Where the first row starts in its line, in Unicode scalars, from 1.
  package var column: Int
  /// How many rows there are, without delimiter rows.
  package var rowCount: Int
  /// How many cells the first row has.
  package var cellCount: Int
  /// Why they belong to no table.
  package var reason: Reason
}
