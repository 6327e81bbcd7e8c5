/// A table that was found and not read.
package struct HTMLRefusal: Equatable, Sendable {
  /// Why a table is not read.
  package enum Reason: Sendable {
    /// More than 200 elements are open at once.
    case tooDeep
    /// A tag has more than 200 attributes.
    case tooManyAttributes
    /// The table is longer than 16 MiB.
    case tooLong
  }

  /// Why it was not read.
  package var reason: Reason
  /// The line of its start tag, from 1.
  package var line: Int
  /// The column of its start tag in Unicode scalars, from 1.
  package var column: Int
}
