internal import CErrcatSQLite

/// A connection to one SQLite database.
///
/// This room exists so that the rest of the program never meets a C pointer: a connection closes
/// itself, a statement cannot outlive the closure it is lent to, values are always bound, and
/// each failure is a ``SQLiteError``.
///
/// ```swift
/// let database = try Database(path: "catalog.db", access: .readOnly)
/// let description = try database.withStatement(
///   "SELECT description FROM entries WHERE code = ?"
/// ) { statement in
///   try statement.bind("10016", at: 1)
///   return try statement.step() ? statement.text(0) : nil
/// }
/// ```
///
/// A connection belongs to one thread at a time: it is not `Sendable`, and SQLite's own locks
/// around it are left out.
public final class Database {
  /// What may be done with the file.
  public enum Access: Sendable {
    /// Reads a file that exists. Nothing is ever created or written, not even a temporary table.
    ///
    /// A file in WAL mode is the exception: where the folder permits it, SQLite makes a `-wal`
    /// and a `-shm` beside it even for a reader.
    case readOnly

    /// Reads a file that no one changes while it is open. No lock is taken and nothing beside
    /// the file is looked at.
    ///
    /// This is the one way to read a file in WAL mode in a folder that cannot be written to.
    /// The price: a `-wal` or `-journal` beside the file is ignored, and should someone write
    /// after all, the answers may be wrong.
    case immutable

    /// Reads and writes a file that exists.
    case readWrite

    /// Reads and writes a file, which is created where it is missing.
    case create
  }

  /// What may be done with the file.
  public let access: Access

  @usableFromInline let handle: OpaquePointer
  // Accesses are short and never nest. Checking that at run time would cost a lookup by rowid
  // 7 % of its instructions.
  @exclusivity(unchecked) var statements = StatementCache(capacity: 32)
  /// How often SQLite still looks before it stops; nil without a bound.
  @usableFromInline @exclusivity(unchecked) var operationBudget: UnsafeMutablePointer<Int>?
  @exclusivity(unchecked) var operationLimit: OperationLimit?
  /// How many statements are lent at the moment.
  @exclusivity(unchecked) var openStatements = 0
  var authorizer: ReadingAuthorizer?

  /// Opens the database in a file.
  ///
  /// SQLite opens lazily: that the file is no database shows at the first statement, as
  /// ``ResultCode/notADatabase``.
  ///
  /// - Parameters:
  ///   - path: The path, always taken as one: `:memory:` and `file:x` are files of those names.
  ///   - access: What may be done with the file.
  /// - Throws: ``SQLiteError`` with ``ResultCode/cantOpen`` if there is no such file, or it is
  ///   not a regular file, or it cannot be opened; with ``ResultCode/readOnly`` if it is to be
  ///   written to and cannot.
  public convenience init(path: String, access: Access) throws(SQLiteError) {
    try self.init(filename: Self.filename(path: path, access: access), access: access)
    if !access.isForReading, sqlite3_db_readonly(handle, "main") == 1 {
      throw SQLiteError(
        code: .readOnly, message: "the file cannot be written to: check its permissions")
    }
  }

  /// Creates an empty database in memory, which is gone with the connection.
  ///
  /// ```swift
  /// let database = try Database.inMemory()
  /// ```
  ///
  /// - Throws: ``SQLiteError`` if memory runs out.
  public static func inMemory() throws(SQLiteError) -> Database {
    try Database(filename: ":memory:", access: .create)
  }

  /// Creates an empty database that only this connection sees, and that is gone with it.
  ///
  /// It stays in memory as long as it fits into the page cache; what is beyond goes to a file
  /// without a name, in the folder that `SQLITE_TMPDIR` or `TMPDIR` names, else `/var/tmp`
  /// (SQLite manual, inmemorydb.html and tempfiles.html).
  ///
  /// ```swift
  /// let database = try Database.temporary()
  /// ```
  ///
  /// - Throws: ``SQLiteError`` if memory runs out.
  public static func temporary() throws(SQLiteError) -> Database {
    try Database(filename: "", access: .create)
  }

  /// Creates a database in memory from the bytes of a database file, which may be read and
  /// changed without any effect on that file.
  ///
  /// As with a file, that the bytes are no database shows at the first statement. A file in WAL
  /// mode cannot be used so (SQLite manual, c3ref/deserialize.html).
  ///
  /// ```swift
  /// let copy = try Database.inMemory(copyOf: bytes)
  /// ```
  ///
  /// - Complexity: O(n): the bytes are copied.
  /// - Throws: ``SQLiteError`` if memory runs out.
  public static func inMemory(copyOf bytes: [UInt8]) throws(SQLiteError) -> Database {
    let database = try inMemory()
    guard let copy = sqlite3_malloc64(UInt64(max(bytes.count, 1))) else {
      throw SQLiteError(code: .noMemory, message: "out of memory")
    }
    bytes.withUnsafeBytes { source in
      if let start = source.baseAddress { copy.copyMemory(from: start, byteCount: source.count) }
    }
    // SQLite owns the copy from here on, also where it fails.
    let code = sqlite3_deserialize(
      database.handle, "main", copy.assumingMemoryBound(to: UInt8.self), Int64(bytes.count),
      Int64(bytes.count), UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE))
    guard code == SQLITE_OK else { throw SQLiteError(code: code, database: database.handle) }
    return database
  }

  /// Returns the bytes of a file that holds what the database does.
  ///
  /// ```swift
  /// let bytesInMemory = try database.serialized()
  /// ```
  ///
  /// - Complexity: O(n): the bytes are copied.
  /// - Throws: ``SQLiteError`` if memory runs out.
  public func serialized() throws(SQLiteError) -> [UInt8] {
    var size: Int64 = 0
    guard let start = sqlite3_serialize(handle, "main", &size, 0) else {
      throw SQLiteError(code: .noMemory, message: "out of memory")
    }
    defer { sqlite3_free(start) }
    return Array(UnsafeBufferPointer(start: start, count: Int(size)))
  }

  /// The path of the file, absolute; nil for a database in memory.
  public var path: String? {
    guard let name = sqlite3_db_filename(handle, "main"), name.pointee != 0 else { return nil }
    return String(cString: name)
  }

  private init(filename: String, access: Access) throws(SQLiteError) {
    var handle: OpaquePointer?
    let code = sqlite3_open_v2(filename, &handle, access.openFlags, nil)
    guard code == SQLITE_OK, let handle else {
      let error = SQLiteError(openCode: code, database: handle)
      sqlite3_close(handle)
      throw error
    }
    do {
      try Self.setUp(handle, access: access)
    } catch {
      sqlite3_close(handle)
      throw error
    }
    self.handle = handle
    self.access = access
  }

  deinit {
    statements.removeAll()
    // sqlite3_close, not _v2: a statement that was not finalized must be loud, not a leak.
    let code = sqlite3_close(handle)
    assert(code == SQLITE_OK, "a statement outlived its database")
    operationLimit?.left.deallocate()
  }
}
