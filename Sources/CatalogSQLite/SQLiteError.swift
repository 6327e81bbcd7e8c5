internal import CErrcatSQLite

/// What SQLite had against a call: the code, its words for it, and where in which SQL.
///
/// Never holds a bound value, so that it can be printed and logged without a look at the data.
///
/// ```swift
/// do {
///   try database.withAdHocStatement("SELECT * FORM entries") { _ in }
/// } catch let error as SQLiteError {
///   print(error.message)  // near "FORM": syntax error
///   print(error.offset ?? 0)  // 9
/// }
/// ```
public struct SQLiteError: Error, Equatable, Sendable {
  /// The extended result code.
  public let code: ResultCode

  /// What went wrong, in English, without a full stop.
  public let message: String

  /// The text of the statement or of the rest of the script, if there is one.
  public let sql: String?

  /// Where in ``sql`` the mistake is, in bytes of UTF-8, where SQLite knows it.
  public let offset: Int?

  /// Creates an error.
  public init(code: ResultCode, message: String, sql: String? = nil, offset: Int? = nil) {
    self.code = code
    self.message = message
    self.sql = sql
    self.offset = offset
  }
}

extension SQLiteError {
  /// Creates the error for a code that a call on `database` has just returned.
  ///
  /// The connection's last message is trusted only if it belongs to this very code; otherwise it
  /// could be that of an earlier failure, and SQLite's general text for the code is taken.
  package init(code: Int32, database: OpaquePointer?, sql: String? = nil) {
    let code = ResultCode(rawValue: code)
    let isCurrent = database != nil && sqlite3_extended_errcode(database) == code.rawValue
    let offset = isCurrent && sql != nil ? Int(sqlite3_error_offset(database)) : -1
    self.init(
      code: code,
      message: code.explanation
        ?? String(cString: isCurrent ? sqlite3_errmsg(database) : sqlite3_errstr(code.rawValue)),
      sql: sql,
      offset: offset >= 0 ? offset : nil)
  }

  /// Creates the error for a code that a call on the statement `handle` has just returned.
  package init(code: Int32, statement handle: OpaquePointer) {
    self.init(
      code: code, database: sqlite3_db_handle(handle),
      sql: sqlite3_sql(handle).map { String(cString: $0) })
  }
}

extension SQLiteError: CustomStringConvertible {
  /// The message, the code, and the SQL up to 200 characters.
  public var description: String {
    var text = "\(message) (SQLite code \(code.rawValue)"
    if let offset {
      text += ", at byte \(offset)"
    }
    text += ")"
    if let sql {
      let start = sql.prefix(200)
      text += " in: \(start)"
      if start.endIndex != sql.endIndex {
        text += "…"
      }
    }
    return text
  }
}

extension ResultCode {
  /// Our own words if those of SQLite ("attempt to write a readonly database", shown to
  /// somebody who only reads) are misleading.
  fileprivate var explanation: String? {
    switch self {
    case .readOnlyRollback:
      "another program left an unfinished write in the -journal next to the file; "
        + "let a program with write access open the file once"
    case .readOnlyDirectory:
      "a -wal, -shm or -journal is needed next to the file, but the folder cannot be written to"
    default:
      nil
    }
  }
}
