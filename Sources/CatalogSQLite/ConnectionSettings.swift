internal import CErrcatSQLite
internal import ErrcatPlatform

extension Database.Access {
  /// Whether nothing is ever written.
  var isForReading: Bool {
    switch self {
    case .readOnly, .immutable: true
    case .readWrite, .create: false
    }
  }

  /// The flags for `sqlite3_open_v2`.
  ///
  /// `NOMUTEX`, as a `Database` is not `Sendable`.
  var openFlags: Int32 {
    let common = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    return switch self {
    case .readOnly: common | SQLITE_OPEN_READONLY
    case .immutable: common | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
    case .readWrite: common | SQLITE_OPEN_READWRITE
    case .create: common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    }
  }
}

/// How each connection is set up, and by which name SQLite opens a file.
enum ConnectionSettings {
  /// The longest text, blob or row that is read or written.
  ///
  /// A bound on what a hostile file, or an expression such as `zeroblob(999999999)`, can ask of
  /// memory. The same for readers and writers, so that what could be built can be read.
  static let maximumLength: Int32 = 256 << 20

  /// Applies the one list of settings that each connection has.
  ///
  /// All are switches of `sqlite3_db_config` where there is one: no SQL is parsed for them, and
  /// none reads the file. Memory mapping is off already, by SQLite's default, as it should be
  /// for a file that others may truncate.
  ///
  /// Source: <https://www.sqlite.org/security.html>.
  static func apply(
    to handle: OpaquePointer, access: Database.Access
  ) throws(SQLiteError) {
    try set(SQLITE_DBCONFIG_ENABLE_FKEY, 1, handle)
    // "double quotes" are names, never text
    try set(SQLITE_DBCONFIG_DQS_DDL, 0, handle)
    try set(SQLITE_DBCONFIG_DQS_DML, 0, handle)
    // a schema made by somebody else calls no function that has side effects
    try set(SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, handle)
    // Debian compiles it in, switched on: a function that takes addresses from SQL
    try set(SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0, handle)
    if access.isForReading {
      // Not for writers: it silently ignores journal_mode.
      try set(SQLITE_DBCONFIG_DEFENSIVE, 1, handle)
    }
    sqlite3_busy_timeout(handle, 5000)
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, maximumLength)
    if access.isForReading {
      sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0)
      // This has no other door. It covers what opening read-only does not: the temporary tables.
      let code = sqlite3_exec(handle, "PRAGMA query_only = 1", nil, nil, nil)
      guard code == SQLITE_OK else { throw SQLiteError(code: code, database: handle) }
    }
  }

  private static func set(
    _ setting: Int32, _ value: Int32, _ handle: OpaquePointer
  ) throws(SQLiteError) {
    let code = errcat_sqlite3_configure(handle, setting, value)
    guard code == SQLITE_OK else { throw SQLiteError(code: code, database: handle) }
  }

  /// Returns what `sqlite3_open_v2` must be given to open exactly this path.
  ///
  /// Debian's SQLite takes names that begin with `file:` for URIs whatever the flags say, and
  /// `:memory:` and the empty name mean other things than files.
  static func filename(
    path: String, access: Database.Access
  ) throws(SQLiteError) -> String {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw SQLiteError(code: .cantOpen, message: "not the path of a file")
    }
    // Opened for reading, a folder would fail only when it is read, with "disk I/O error",
    // and a named pipe would wait for ever.
    var status = stat()
    if statusOfPath(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      throw SQLiteError(
        code: .cantOpen,
        message: status.st_mode & S_IFMT == S_IFDIR ? "it is a folder" : "not a regular file")
    }
    if access == .immutable {
      return immutableURI(path: path)
    }
    return path.hasPrefix("file:") || path.hasPrefix(":") ? "./" + path : path
  }

  /// Returns the URI of a file that will not change.
  ///
  /// Source: <https://www.sqlite.org/uri.html>.
  private static func immutableURI(path: String) -> String {
    var uri = path.hasPrefix("/") ? "file://" : "file:"
    let digits = Array("0123456789ABCDEF".unicodeScalars)
    let bytes = path.withPath { path in
      UnsafeBufferPointer(start: path, count: strlen(path)).map { UInt8(bitPattern: $0) }
    }
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: "-"), UInt8(ascii: "_"):
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        uri.unicodeScalars.append("%")
        uri.unicodeScalars.append(digits[Int(byte >> 4)])
        uri.unicodeScalars.append(digits[Int(byte & 15)])
      }
    }
    return uri + "?immutable=1"
  }
}

extension SQLiteError {
  /// Creates the error for an open that failed, with the reason the operating system gave.
  init(openCode code: Int32, database: OpaquePointer?) {
    let error = SQLiteError(code: code, database: database)
    let reason = database.map { sqlite3_system_errno($0) } ?? 0
    guard reason != 0, let text = strerror(reason) else {
      self = error
      return
    }
    self.init(code: error.code, message: "\(error.message): \(String(cString: text))")
  }
}
