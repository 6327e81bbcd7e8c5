/// Rows that look like a table but are not one: the delimiter row has fewer or more cells than the row
/// above it, so GFM reads all of them as text (section 4.10).
package struct Misfit: Equatable, Sendable {
  /// The line of the row that would be the header.
  package var headerLine: Int
  /// The line of the delimiter row.
  package var delimiterLine: Int
  /// How many cells the header row has.
  package var headerCount: Int
  /// How many cells the delimiter row has.
  package var delimiterCount: Int
  /// How many lines below the delimiter row, in the same paragraph, have pipes as rows have.
  package var rowCount: Int
  /// The rows with the header, to be read nevertheless.
  package var rows: StrayRows?

  /// Returns whether two misfits are the same but for their rows.
  package static func == (left: Misfit, right: Misfit) -> Bool {
    left.headerLine == right.headerLine && left.delimiterLine == right.delimiterLine
      && left.headerCount == right.headerCount && left.delimiterCount == right.delimiterCount
      && left.rowCount == right.rowCount
  }
}
