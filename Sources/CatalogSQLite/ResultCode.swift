internal import CErrcatSQLite

/// A result code of SQLite: a primary code, or an extended one that refines a primary code.
///
/// Source: <https://www.sqlite.org/rescode.html>.
///
/// As a pattern, a primary code matches itself and each code that refines it, while an extended
/// code matches only itself:
///
/// ```swift
/// do {
///   try database.execute("INSERT INTO codes (code) VALUES ('ENOSPC')")
/// } catch ResultCode.constraintUnique {
///   print("the code is there already")
/// } catch ResultCode.constraint {
///   print("some other constraint")
/// }
/// ```
public struct ResultCode: RawRepresentable, Hashable, Sendable {
  /// The number SQLite gave.
  public let rawValue: Int32

  /// Creates the code with this number, known to us or not.
  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// The primary code that this code refines: its low eight bits.
  ///
  /// A primary code gives itself.
  public var primary: ResultCode { ResultCode(rawValue: rawValue & 0xFF) }

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

extension ResultCode: CustomStringConvertible {
  /// The number and the English of SQLite for it, such as `5 (database is locked)`.
  public var description: String { "\(rawValue) (\(String(cString: sqlite3_errstr(rawValue))))" }
}

extension ResultCode {
  /// The statement is wrong: unknown syntax, table, column or function.
  public static let error = ResultCode(rawValue: SQLITE_ERROR)
  /// The authorizer refused the statement.
  public static let auth = ResultCode(rawValue: SQLITE_AUTH)
  /// Another connection holds the lock, and did so for the whole of the busy timeout.
  public static let busy = ResultCode(rawValue: SQLITE_BUSY)
  /// The file cannot be opened.
  public static let cantOpen = ResultCode(rawValue: SQLITE_CANTOPEN)
  /// A constraint of the schema would be broken.
  public static let constraint = ResultCode(rawValue: SQLITE_CONSTRAINT)
  /// The file is damaged.
  public static let corrupt = ResultCode(rawValue: SQLITE_CORRUPT)
  /// The disk, or the permitted number of pages, is full.
  public static let full = ResultCode(rawValue: SQLITE_FULL)
  /// The statement was stopped, here always by an operation budget.
  public static let interrupt = ResultCode(rawValue: SQLITE_INTERRUPT)
  /// The operating system reported a failure to read or write.
  public static let ioError = ResultCode(rawValue: SQLITE_IOERR)
  /// Another statement of the same connection holds the lock.
  public static let locked = ResultCode(rawValue: SQLITE_LOCKED)
  /// A value has the wrong type for where it should be stored.
  public static let mismatch = ResultCode(rawValue: SQLITE_MISMATCH)
  /// The interface was used out of order.
  public static let misuse = ResultCode(rawValue: SQLITE_MISUSE)
  /// Memory could not be had.
  public static let noMemory = ResultCode(rawValue: SQLITE_NOMEM)
  /// The file is not a database of SQLite.
  public static let notADatabase = ResultCode(rawValue: SQLITE_NOTADB)
  /// The number of a parameter, or the number of values given for them, is wrong.
  public static let range = ResultCode(rawValue: SQLITE_RANGE)
  /// The database may not be written to.
  public static let readOnly = ResultCode(rawValue: SQLITE_READONLY)
  /// A row came where none was expected.
  public static let row = ResultCode(rawValue: SQLITE_ROW)
  /// The schema changed again and again while a statement was to be run.
  public static let schema = ResultCode(rawValue: SQLITE_SCHEMA)
  /// A text, a blob, a row or a statement is longer than the limit.
  public static let tooBig = ResultCode(rawValue: SQLITE_TOOBIG)
}

extension ResultCode {
  /// A `CHECK` constraint failed.
  public static let constraintCheck = ResultCode(rawValue: SQLITE_CONSTRAINT | (1 << 8))
  /// A foreign key has no parent row.
  public static let constraintForeignKey = ResultCode(rawValue: SQLITE_CONSTRAINT | (3 << 8))
  /// A `NOT NULL` column was given no value.
  public static let constraintNotNull = ResultCode(rawValue: SQLITE_CONSTRAINT | (5 << 8))
  /// A primary key exists already.
  public static let constraintPrimaryKey = ResultCode(rawValue: SQLITE_CONSTRAINT | (6 << 8))
  /// A `UNIQUE` column or index has the value already.
  public static let constraintUnique = ResultCode(rawValue: SQLITE_CONSTRAINT | (8 << 8))
  /// A rowid exists already.
  public static let constraintRowID = ResultCode(rawValue: SQLITE_CONSTRAINT | (10 << 8))
  /// A `STRICT` table was given a value of another type than its column's.
  public static let constraintDataType = ResultCode(rawValue: SQLITE_CONSTRAINT | (12 << 8))
  /// A program left an unfinished write in a journal, which a reader may not undo.
  public static let readOnlyRollback = ResultCode(rawValue: SQLITE_READONLY | (3 << 8))
  /// The folder may not be written to, so no journal can be made.
  public static let readOnlyDirectory = ResultCode(rawValue: SQLITE_READONLY | (6 << 8))
}
