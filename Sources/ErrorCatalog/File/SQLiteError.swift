// Of CatalogSQLite, these two and nothing else are seen by whoever imports this one. The
// typealiases alone would give them names without members.
@_exported public import struct CatalogSQLite.ResultCode
@_exported public import struct CatalogSQLite.SQLiteError

/// An error reported by SQLite about a catalog: a file that is damaged or in use, a full
/// disk, a failing one.
///
/// It has a `code`, a `message` in English, the `sql` of the statement and the `offset` of the
/// mistake in it, if there are any; never a value that was looked up. A mistake of the caller
/// is a ``CatalogError`` or ``QueryError`` instead.
///
/// ```swift
/// do {
///   let meanings = try catalog.explain("10016")
///   print(meanings.map(\.description))
/// } catch let error as SQLiteError where error.code.primary == .corrupt {
///   print("damaged: \(error.message)")
/// }
/// ```
public typealias SQLiteError = CatalogSQLite.SQLiteError

/// A result code of SQLite, by which a caller decides what to do about an ``SQLiteError``.
///
/// A primary code, such as `.busy`, is refined by extended ones; as a pattern, it matches them all.
///
/// ```swift
/// do {
///   print(try catalog.explain("10016").count)
/// } catch ResultCode.busy {
///   print("another program holds the file")
/// } catch ResultCode.ioError {
///   print("the disk fails")
/// }
/// ```
///
/// Source: <https://www.sqlite.org/rescode.html>.
public typealias ResultCode = CatalogSQLite.ResultCode

// Operators are not seen through the imports above. Without these, a code as a pattern would be
// compared by `==`, and miss those that refine it.
extension ResultCode {
  /// Tells whether a code is the pattern or refines it.
  public static func ~= (pattern: ResultCode, code: ResultCode) -> Bool {
    code == pattern || code.primary == pattern
  }

  /// Tells whether an error comes from SQLite, with a code that is the pattern or refines it.
  public static func ~= (pattern: ResultCode, error: any Error) -> Bool {
    guard let error = error as? SQLiteError else { return false }
    return pattern ~= error.code
  }
}
