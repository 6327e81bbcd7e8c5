internal import CErrcatSQLite

/// The columns of the current row.
///
/// A column that the row does not have, or reading one while there is no row, is a mistake in
/// our own program and stops it. What the file holds never does: a value of another storage
/// class is converted by SQLite's rules, NULL reads as `""` and 0, and bytes that are not UTF-8
/// are repaired with U+FFFD.
///
/// Source: <https://www.sqlite.org/c3ref/column_blob.html>.
extension Statement {
  /// How many columns the rows have; 0 for a statement that gives none.
  public var columnCount: Int { Int(sqlite3_column_count(handle)) }

  /// Returns the name of a column: what follows its `AS`, where there is one.
  public func columnName(_ index: Int) -> String {
    precondition(index >= 0 && index < columnCount, "no such column")
    return sqlite3_column_name(handle, Int32(index)).map { String(cString: $0) } ?? ""
  }

  /// Returns a column as text.
  public func text(_ index: Int) -> String {
    String(decoding: textBytes(index), as: UTF8.self)
  }

  /// Returns a column as text, `nil` for NULL.
  public func textOrNil(_ index: Int) -> String? {
    isNull(index) ? nil : text(index)
  }

  /// Calls a closure with the bytes of a column as text, without a copy of them.
  ///
  /// They are valid UTF-8 only if what was stored is. They must not be used after the closure.
  ///
  /// - Returns: What the closure returns.
  /// - Throws: What the closure throws.
  @inlinable
  public func withTextBytes<R, E>(
    _ index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws(E) -> R
  ) throws(E) -> R {
    try body(textBytes(index))
  }

  /// Returns a column as an integer.
  public func int(_ index: Int) -> Int {
    Int(sqlite3_column_int64(handle, column(index)))
  }

  /// Returns a column as an integer, `nil` for NULL.
  public func intOrNil(_ index: Int) -> Int? {
    isNull(index) ? nil : int(index)
  }

  /// Returns a column as a floating-point number.
  public func double(_ index: Int) -> Double {
    sqlite3_column_double(handle, column(index))
  }

  /// Returns a column as bytes.
  public func bytes(_ index: Int) -> [UInt8] { withBytes(index) { Array($0) } }

  /// Calls a closure with a column as bytes, without a copy of them.
  ///
  /// They must not be used after the closure.
  ///
  /// - Returns: What the closure returns.
  /// - Throws: What the closure throws.
  public func withBytes<R, E>(
    _ index: Int, _ body: (UnsafeRawBufferPointer) throws(E) -> R
  ) throws(E) -> R {
    let index = column(index)
    // In this order: the first call may convert, the second counts what it made.
    let start = sqlite3_column_blob(handle, index)
    let count = Int(sqlite3_column_bytes(handle, index))
    if let budget { budget.pointee -= count >> 12 }
    return try body(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
  }

  /// Tells whether a column is NULL.
  public func isNull(_ index: Int) -> Bool {
    sqlite3_column_type(handle, column(index)) == SQLITE_NULL
  }

  /// Returns how a column is stored.
  public func storageClass(_ index: Int) -> StorageClass {
    switch sqlite3_column_type(handle, column(index)) {
    case SQLITE_INTEGER: .integer
    case SQLITE_FLOAT: .real
    case SQLITE_TEXT: .text
    case SQLITE_BLOB: .blob
    default: .null
    }
  }

  /// Returns a column as it is stored.
  public func value(_ index: Int) -> SQLiteValue {
    switch sqlite3_column_type(handle, column(index)) {
    case SQLITE_INTEGER: .integer(sqlite3_column_int64(handle, column(index)))
    case SQLITE_FLOAT: .real(double(index))
    case SQLITE_TEXT: .text(text(index))
    case SQLITE_BLOB: .blob(bytes(index))
    default: .null
    }
  }

  private func column(_ index: Int) -> Int32 {
    precondition(index >= 0 && index < width, "no such column, or no row")
    return Int32(truncatingIfNeeded: index)
  }

  @usableFromInline
  func textBytes(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    let index = column(index)
    // In this order: the first call may convert, the second counts what it made.
    let start = sqlite3_column_text(handle, index)
    let count = Int(sqlite3_column_bytes(handle, index))
    if let budget { budget.pointee -= count >> 12 }
    return UnsafeBufferPointer(start: start, count: start == nil ? 0 : count)
  }
}

/// How SQLite stores a value (SQLite manual, datatype3.html, section 2).
public enum StorageClass: Sendable {
  /// NULL, a whole number, a floating-point number, text, bytes.
  case null, integer, real, text, blob
}
