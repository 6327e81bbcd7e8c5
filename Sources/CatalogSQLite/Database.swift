// Long because a connection, its statements and its limits share one state, which stays private.

internal import CErrcatSQLite
internal import ErrcatPlatform

/// A connection to one SQLite database.
///
/// This target keeps C pointers away from the rest of the program: a connection closes
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
@usableFromInline
package final class Database {
  /// The ways to open a file.
  package enum Access: Sendable {
    /// Reads a file that exists. Nothing is ever created or written, not even a temporary table.
    ///
    /// A file in WAL mode is the exception: where the folder permits it, SQLite makes a `-wal`
    /// and a `-shm` next to it even for a reader.
    case readOnly

    /// Reads a file that no one changes while it is open. No lock is taken and nothing beside
    /// the file is looked at.
    ///
    /// This is the one way to read a file in WAL mode in a folder that cannot be written to.
    /// The price: a `-wal` or `-journal` next to the file is ignored, and if someone writes
    /// after all, the answers may be wrong.
    case immutable

    /// Reads and writes a file that exists.
    case readWrite

    /// Reads and writes a file, which is created where it is missing.
    case create
  }

  /// The ways to open a file.
  package let access: Access

  @usableFromInline let handle: OpaquePointer
  // Accesses are short and never nest. Checking that at run time would cost a lookup by rowid
  // 7 % of its instructions.
  @exclusivity(unchecked) private(set) var statements = StatementCache(capacity: 32)
  /// How often SQLite still looks before it stops; nil without a bound.
  @usableFromInline @exclusivity(unchecked) var operationBudget: UnsafeMutablePointer<Int>?
  @exclusivity(unchecked) private var operationLimit: OperationLimit?
  /// How many statements are lent at the moment.
  @exclusivity(unchecked) private var openStatements = 0
  private var authorizer: ReadingAuthorizer?

  /// Opens the database in a file.
  ///
  /// SQLite opens lazily: a file that is not a database fails at the first statement, with
  /// ``ResultCode/notADatabase``.
  ///
  /// - Parameters:
  ///   - path: The path, always taken as one: `:memory:` and `file:x` are files of those names.
  ///   - access: The way to open the file.
  /// - Throws: ``SQLiteError`` with ``ResultCode/cantOpen`` if there is no such file, or it is
  ///   not a regular file, or it cannot be opened; with ``ResultCode/readOnly`` if it is to be
  ///   written to and cannot.
  package convenience init(path: String, access: Access) throws(SQLiteError) {
    let filename = try ConnectionSettings.filename(path: path, access: access)
    try self.init(filename: filename, access: access)
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
  package static func inMemory() throws(SQLiteError) -> Database {
    try Database(filename: ":memory:", access: .create)
  }

  /// Creates an empty database that only this connection sees, and that is gone with it.
  ///
  /// It stays in memory as long as it fits into the page cache; the rest goes to a file
  /// without a name, in the folder that `SQLITE_TMPDIR` or `TMPDIR` names, else `/var/tmp`
  /// (SQLite manual, inmemorydb.html and tempfiles.html).
  ///
  /// ```swift
  /// let database = try Database.temporary()
  /// ```
  ///
  /// - Throws: ``SQLiteError`` if memory runs out.
  package static func temporary() throws(SQLiteError) -> Database {
    try Database(filename: "", access: .create)
  }

  /// Creates a database in memory from the bytes of a database file, which may be read and
  /// changed without any effect on that file.
  ///
  /// As with a file, bytes that are not a database fail at the first statement. A file in WAL
  /// mode cannot be used so (SQLite manual, c3ref/deserialize.html).
  ///
  /// ```swift
  /// let copy = try Database.inMemory(copyOf: bytes)
  /// ```
  ///
  /// - Complexity: O(n): the bytes are copied.
  /// - Throws: ``SQLiteError`` if memory runs out.
  package static func inMemory(copyOf bytes: [UInt8]) throws(SQLiteError) -> Database {
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

  /// Returns the bytes of a file with the content of the database.
  ///
  /// ```swift
  /// let bytesInMemory = try database.serialized()
  /// ```
  ///
  /// - Complexity: O(n): the bytes are copied.
  /// - Throws: ``SQLiteError`` if memory runs out.
  package func serialized() throws(SQLiteError) -> [UInt8] {
    var size: Int64 = 0
    guard let start = sqlite3_serialize(handle, "main", &size, 0) else {
      throw SQLiteError(code: .noMemory, message: "out of memory")
    }
    defer { sqlite3_free(start) }
    return Array(UnsafeBufferPointer(start: start, count: Int(size)))
  }

  /// The path of the file, absolute; nil for a database in memory.
  package var path: String? {
    guard let name = sqlite3_db_filename(handle, "main"), name.pointee != 0 else { return nil }
    return String(path: name)
  }

  private init(filename: String, access: Access) throws(SQLiteError) {
    var handle: OpaquePointer?
    let code = filename.withPath { sqlite3_open_v2($0, &handle, access.openFlags, nil) }
    guard code == SQLITE_OK, let handle else {
      let error = SQLiteError(openCode: code, database: handle)
      sqlite3_close(handle)
      throw error
    }
    do {
      try ConnectionSettings.apply(to: handle, access: access)
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

extension Database {
  /// Lends a prepared statement to a closure.
  ///
  /// The SQL is made of literals: text that is put together at run time is bound, see ``SQL``.
  /// The statement is prepared once and kept under its text, up to ``statementCacheCapacity``;
  /// within the closure it belongs to the closure alone, so the same SQL may be used again
  /// inside. On return it is reset and its values are cleared.
  ///
  /// ```swift
  /// let count = try database.withStatement("SELECT count(*) FROM codes") { statement in
  ///   try statement.step() ? statement.int(0) : 0
  /// }
  /// ```
  ///
  /// - Parameters:
  ///   - sql: One statement. Its values are bound; without any, the closure binds the parameters.
  ///   - body: What to do with it. The statement cannot be stored: that does not compile.
  /// - Returns: The closure's result.
  /// - Throws: ``SQLiteError`` if the SQL is wrong, and errors of the closure.
  @inlinable
  package func withStatement<R>(
    _ sql: SQL, _ body: (inout Statement) throws -> R
  ) throws -> R {
    let handle = try takeStatement(sql.text)
    var statement = Statement(handle: handle, budget: operationBudget)
    defer {
      precondition(statement.handle == handle, "a statement was exchanged for another")
      putBackStatement(handle, sql.text)
    }
    if !sql.values.isEmpty { try statement.bind(sql.values) }
    return try body(&statement)
  }

  /// Executes SQL that gives no rows: one statement if values are interpolated, or else a script
  /// of any number of statements.
  ///
  /// ```swift
  /// try database.execute("DELETE FROM codes WHERE code = \(code)")
  /// ```
  ///
  /// ```swift
  /// try database.execute("DROP VIEW entries; DROP TABLE codes")
  /// ```
  ///
  /// - Throws: ``SQLiteError`` at the first statement that fails, or, with ``ResultCode/row``,
  ///   that gives a row. The effects of the statements before it stay.
  package func execute(_ sql: SQL) throws(SQLiteError) {
    guard !sql.values.isEmpty else {
      return try sql.text.withBytes { (bytes) throws(SQLiteError) in try executeScript(bytes) }
    }
    let handle = try takeStatement(sql.text)
    defer { putBackStatement(handle, sql.text) }
    var statement = Statement(handle: handle)
    try statement.bind(sql.values)
    try statement.run()
  }

  /// Executes a script that comes with the program but is not a literal, such as an embedded
  /// `schema.sql`.
  ///
  /// Never for text that a person typed: that is ``withAdHocStatement(_:_:)``.
  ///
  /// - Throws: ``SQLiteError`` at the first statement that fails, or, with ``ResultCode/row``,
  ///   that gives a row. The effects of the statements before it stay.
  package func executeScript(_ sql: String) throws(SQLiteError) {
    try sql.utf8.span.withUnsafeBufferPointer { (bytes) throws(SQLiteError) in
      try executeScript(bytes)
    }
  }

  /// How many idle statements are kept for the next use of their SQL: 32 at first.
  package var statementCacheCapacity: Int {
    get { statements.capacity }
    set { statements.capacity = max(0, newValue) }
  }

  /// Finalizes the idle statements; their next use prepares them again.
  package func clearStatementCache() {
    statements.removeAll()
  }

  /// How many rows the last statement inserted, changed or deleted.
  package var changes: Int { Int(sqlite3_changes64(handle)) }

  /// The rowid of the last row that was inserted; 0 before the first.
  package var lastInsertRowID: Int64 { sqlite3_last_insert_rowid(handle) }
}

extension Database {
  @usableFromInline
  func takeStatement(_ sql: SQLText) throws(SQLiteError) -> OpaquePointer {
    if let idle = statements.take(sql) {
      openStatement()
      return idle
    }
    let statement = try sql.withBytes { (bytes) throws(SQLiteError) in
      let (statement, tail) = try prepare(bytes, flags: UInt32(SQLITE_PREPARE_PERSISTENT))
      guard let statement else {
        throw SQLiteError(
          code: .misuse, message: "no statement in the SQL",
          sql: String(decoding: bytes, as: UTF8.self))
      }
      precondition(
        tail.allSatisfy { $0 <= 0x20 || $0 == UInt8(ascii: ";") }, "a second statement")
      return statement
    }
    openStatement()
    return statement
  }

  @usableFromInline
  func putBackStatement(_ statement: OpaquePointer, _ sql: SQLText) {
    // The result is that of the last step, which has been thrown already.
    sqlite3_reset(statement)
    sqlite3_clear_bindings(statement)
    statements.put(statement, for: sql)
    closeStatement()
  }

  /// Prepares the first statement of `sql`.
  ///
  /// - Returns: The statement, `nil` if there is nothing but space and comments; and what
  ///   follows it.
  func prepare(
    _ sql: UnsafeBufferPointer<UInt8>, flags: UInt32
  ) throws(SQLiteError) -> (statement: OpaquePointer?, tail: UnsafeBufferPointer<UInt8>) {
    guard let start = sql.baseAddress, !sql.isEmpty else { return (nil, sql) }
    guard let length = Int32(exactly: sql.count) else {
      throw SQLiteError(code: .tooBig, message: "the SQL is too long")
    }
    if let index = sql.firstIndex(of: 0) {
      // SQLite would take it for the end, and what follows would not be seen by anyone.
      throw SQLiteError(
        code: .error, message: "a NUL character in the SQL",
        sql: String(decoding: sql, as: UTF8.self), offset: index)
    }
    return try start.withMemoryRebound(to: CChar.self, capacity: sql.count) {
      (text) throws(SQLiteError) in
      var statement: OpaquePointer?
      var tail: UnsafePointer<CChar>?
      let code = sqlite3_prepare_v3(handle, text, length, flags, &statement, &tail)
      guard code == SQLITE_OK else {
        throw SQLiteError(
          code: code, database: handle, sql: String(decoding: sql, as: UTF8.self))
      }
      let used = tail.map { $0 - text } ?? sql.count
      return (statement, UnsafeBufferPointer(rebasing: sql[used...]))
    }
  }

  private func executeScript(_ sql: UnsafeBufferPointer<UInt8>) throws(SQLiteError) {
    var rest = sql
    while !rest.isEmpty {
      let (handle, tail) = try prepare(rest, flags: 0)
      guard let handle else { return }
      defer { sqlite3_finalize(handle) }
      var statement = Statement(handle: handle)
      try statement.run()
      rest = tail
    }
  }
}

extension Database {
  /// Lends a statement that a person wrote: the one door for SQL that is not a literal.
  ///
  /// Exactly one statement, which only reads, is let through; comments, space and semicolons
  /// around it do no harm. What changes the connection or reaches beyond the file is refused
  /// while it is prepared and while it runs: `ATTACH`, `DETACH`, transactions, savepoints,
  /// `load_extension`, and each `PRAGMA` but those that only tell. On a connection for writing,
  /// an SQL function with side effects could still write; open the file for reading.
  ///
  /// ```swift
  /// let count = try database.withAdHocStatement("SELECT count(*) FROM entries") { statement in
  ///   try statement.step() ? statement.int(0) : 0
  /// }
  /// ```
  ///
  /// - Parameters:
  ///   - sql: The statement. Nothing of it is kept afterwards.
  ///   - body: What to do with the statement.
  /// - Returns: The closure's result.
  /// - Throws: ``SQLiteError``: with ``ResultCode/auth`` or ``ResultCode/readOnly`` if the
  ///   statement is refused, with ``ResultCode/misuse`` if there is none or more than one; and
  ///   errors of the closure.
  package func withAdHocStatement<R>(
    _ sql: String, _ body: (inout Statement) throws -> R
  ) throws -> R {
    let authorizer = ReadingAuthorizer()
    let outer = self.authorizer
    install(authorizer)
    defer { install(outer) }
    let handle: OpaquePointer
    do {
      handle = try prepareAdHoc(sql, under: authorizer)
    } catch {
      guard error.code != .misuse, let refusal = authorizer.refusal else { throw error }
      throw SQLiteError(code: .auth, message: refusal, sql: sql)
    }
    defer { sqlite3_finalize(handle) }
    openStatement()
    defer { closeStatement() }
    var statement = Statement(handle: handle, budget: operationBudget)
    defer { precondition(statement.handle == handle, "a statement was exchanged for another") }
    return try body(&statement)
  }

  /// Prepares a person's statement, if it is one and only reads.
  private func prepareAdHoc(
    _ sql: String, under authorizer: ReadingAuthorizer
  ) throws(SQLiteError) -> OpaquePointer {
    try sql.utf8.span.withUnsafeBufferPointer { (bytes) throws(SQLiteError) in
      let (statement, tail) = try prepare(bytes, flags: 0)
      guard let statement else {
        throw SQLiteError(code: .misuse, message: "there is no SQL statement to run", sql: sql)
      }
      do throws(SQLiteError) {
        try refuseSecondStatement(tail, sql: sql)
        guard sqlite3_stmt_readonly(statement) != 0 || authorizer.asksForJournalMode else {
          throw SQLiteError(
            code: .readOnly, message: "only statements that read are allowed", sql: sql)
        }
      } catch {
        sqlite3_finalize(statement)
        throw error
      }
      return statement
    }
  }

  private func refuseSecondStatement(
    _ tail: UnsafeBufferPointer<UInt8>, sql: String
  ) throws(SQLiteError) {
    let refusal = SQLiteError(
      code: .misuse, message: "only one SQL statement at a time is allowed", sql: sql,
      offset: sql.utf8.count - tail.count)
    // SQLite itself recognizes space and comments. Anything else, right or wrong, is too much.
    let second: OpaquePointer?
    do {
      second = try prepare(tail, flags: 0).statement
    } catch {
      throw refusal
    }
    guard second == nil else {
      sqlite3_finalize(second)
      throw refusal
    }
  }

  private func install(_ authorizer: ReadingAuthorizer?) {
    self.authorizer = authorizer
    guard let authorizer else {
      sqlite3_set_authorizer(handle, nil, nil)
      return
    }
    // `self.authorizer` keeps it alive for as long as SQLite holds the address.
    sqlite3_set_authorizer(
      handle,
      { context, action, first, second, _, _ in
        guard let context else { return SQLITE_DENY }
        return Unmanaged<ReadingAuthorizer>.fromOpaque(context).takeUnretainedValue()
          .decide(action, first, second)
      },
      Unmanaged.passUnretained(authorizer).toOpaque())
  }
}

extension Database {
  /// When a transaction takes its lock.
  package enum TransactionKind: Sendable {
    /// At the first statement that needs one: for several reads that must see the same state.
    case deferred
    /// At once, for writing: so a second writer waits here, and not in the middle.
    case immediate
  }

  /// Runs a closure within a transaction, which is committed when it returns and rolled back
  /// when it throws.
  ///
  /// Transactions do not nest. Many statements in one are much faster than each by itself.
  ///
  /// ```swift
  /// try database.transaction {
  ///   try database.execute("DELETE FROM codes")
  /// }
  /// ```
  ///
  /// - Returns: The closure's result.
  /// - Throws: ``SQLiteError`` if the transaction cannot begin (with ``ResultCode/busy`` after
  ///   5 seconds in which others hold the lock) or not be committed, and errors that the closure
  ///   throws.
  package func transaction<R>(
    _ kind: TransactionKind = .immediate, _ body: () throws -> R
  ) throws -> R {
    switch kind {
    case .deferred: try execute("BEGIN DEFERRED")
    case .immediate: try execute("BEGIN IMMEDIATE")
    }
    do {
      let result = try body()
      try execute("COMMIT")
      return result
    } catch {
      // SQLite may have rolled back by itself, after a full disk for example. Should this fail
      // too, the first error is still the one to tell.
      if isInTransaction {
        try? execute("ROLLBACK")
      }
      throw error
    }
  }

  /// Runs a closure that only reads, so that its statements see the same state of the file and its
  /// lock is taken once, and not by each.
  ///
  /// Within a transaction or a statement that is open, nothing changes.
  ///
  /// - Returns: The closure's result.
  /// - Throws: ``SQLiteError`` if the transaction cannot begin, and errors that the closure throws.
  package func reading<R>(_ body: () throws -> R) throws -> R {
    guard openStatements == 0, !isInTransaction else { return try body() }
    try run("BEGIN")
    // Nothing was written that an end could lose.
    defer { try? run("COMMIT") }
    return try body()
  }

  /// Runs a statement of the cache that gives no rows.
  private func run(_ sql: SQL) throws { try withStatement(sql) { try $0.run() } }

  /// Whether a transaction is open.
  package var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }
}

extension Database {
  /// How many operations of SQLite's virtual machine pass between two looks at the budget.
  private static let operationsPerCheck = 1000

  /// Runs a closure whose statements together may take at most this many operations of
  /// SQLite's virtual machine.
  ///
  /// A bound on what a hostile file or an endless statement can cost: about 10 to 100 million
  /// operations take a second. They are counted by the thousand. A budget within a budget
  /// counts alone while it lasts.
  ///
  /// ```swift
  /// try database.withOperationBudget(50_000_000) {
  ///   try database.withAdHocStatement(sql) { statement in
  ///     while try statement.step() { print(statement.value(0)) }
  ///   }
  /// }
  /// ```
  ///
  /// - Returns: The closure's result.
  /// - Throws: What the closure throws: ``SQLiteError`` with ``ResultCode/interrupt`` from the
  ///   step that went beyond the budget.
  package func withOperationBudget<R>(
    _ operations: Int, _ body: () throws -> R
  ) throws -> R {
    var checksLeft = operations / Self.operationsPerCheck
    return try withUnsafeMutablePointer(to: &checksLeft) { budget in
      let outer = operationBudget
      install(budget)
      defer { install(outer) }
      return try body()
    }
  }

  /// Bounds from now on what each statement may take, together with those that are run while it
  /// is open: this many operations of SQLite's virtual machine, and text and blobs read, 1 KB of
  /// which counts as 1000 operations.
  ///
  /// For hostile files: a few pages that point at one another make an endless table, and
  /// no check but this one finds them in time.
  ///
  /// ```swift
  /// database.limitOperations(50_000_000)
  /// ```
  ///
  /// A statement beyond it throws ``SQLiteError`` with ``ResultCode/interrupt`` from its next
  /// step. ``withOperationBudget(_:_:)`` counts alone while it lasts.
  package func limitOperations(_ operations: Int) {
    let left = operationLimit?.left ?? .allocate(capacity: 1)
    left.initialize(to: operations / Self.operationsPerCheck)
    operationLimit = OperationLimit(left: left, checks: operations / Self.operationsPerCheck)
    install(left)
  }

  private func install(_ budget: UnsafeMutablePointer<Int>?) {
    operationBudget = budget
    guard let budget else {
      sqlite3_progress_handler(handle, 0, nil, nil)
      return
    }
    let check: @convention(c) (UnsafeMutableRawPointer?) -> Int32 = { context in
      guard let checksLeft = context?.assumingMemoryBound(to: Int.self) else { return 0 }
      checksLeft.pointee -= 1
      return checksLeft.pointee < 0 ? 1 : 0
    }
    sqlite3_progress_handler(handle, Int32(Self.operationsPerCheck), check, budget)
  }
}

/// The limit of ``Database/limitOperations(_:)``, and the rest of it for the open statements.
private struct OperationLimit {
  let left: UnsafeMutablePointer<Int>
  let checks: Int
}

extension Database {
  /// Counts a statement that is lent; the outermost one starts with the whole limit.
  private func openStatement() {
    if openStatements == 0, let operationLimit {
      operationLimit.left.pointee = operationLimit.checks
    }
    openStatements += 1
  }

  /// Counts a statement that is given back.
  private func closeStatement() { openStatements -= 1 }
}
