/// A value as SQLite stores it: one of its five storage classes.
///
/// Source: <https://www.sqlite.org/datatype3.html>, section 2.
///
/// ```swift
/// statement.value(0) == .text("ENOSPC")  // true
/// ```
@usableFromInline
package enum SQLiteValue: Equatable, Hashable, Sendable {
  /// No value.
  case null
  /// A signed integer of up to eight bytes.
  case integer(Int64)
  /// An eight-byte floating-point number.
  case real(Double)
  /// Text; a NUL inside it is a character like any other.
  case text(String)
  /// Bytes, exactly as they were written.
  case blob([UInt8])
}
