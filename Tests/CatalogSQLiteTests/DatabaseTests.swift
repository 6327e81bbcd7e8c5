import CatalogSQLite
import Glibc
import TestSupport
import Testing

@Suite struct DatabaseTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `another connection can read a new database`() throws {
    let path = try folder.makeDatabase()
    let reader = try Database(path: path, access: .readOnly)
    #expect(try reader.values("SELECT word FROM words") == [.text("disk")])
  }

  @Test(arguments: [Database.Access.readOnly, .immutable, .readWrite])
  func `a missing file is an error and is not created`(access: Database.Access) {
    let error = sqliteError { _ = try Database(path: folder("missing.db"), access: access) }
    #expect(error?.code == .cantOpen)
    #expect(error?.message == "unable to open database file: No such file or directory")
    #expect(folder.names.isEmpty)
  }

  @Test(arguments: [Database.Access.readOnly, .immutable, .readWrite, .create])
  func `a folder is not a database`(access: Database.Access) {
    let error = sqliteError { _ = try Database(path: folder.path, access: access) }
    #expect(error?.code == .cantOpen)
    #expect(error?.message == "it is a folder")
  }

  @Test func `a named pipe is refused at once, not waited for`() throws {
    #expect(mkfifo(folder("pipe"), 0o600) == 0)
    let error = sqliteError { _ = try Database(path: folder("pipe"), access: .readOnly) }
    #expect(error?.code == .cantOpen)
    #expect(error?.message == "not a regular file")
  }

  @Test(arguments: [Database.Access.readOnly, .immutable, .readWrite, .create])
  func `a file of another kind is not a database`(access: Database.Access) throws {
    let text = Array("# Error codes\n".utf8)
    let path = try folder.write(Array(repeatElement(text, count: 100).joined()), to: "a.md")
    let database = try Database(path: path, access: access)
    let error = sqliteError { _ = try database.values("SELECT 1 FROM sqlite_schema") }
    #expect(error?.code == .notADatabase)
    #expect(error?.message == "file is not a database")
  }

  @Test func `a damaged page is reported, not trusted`() throws {
    let path = try folder.makeDatabase()
    var bytes = try folder.read("words.db")
    for index in 4096..<4200 {
      bytes[index] = 0xFF
    }
    _ = try folder.write(bytes, to: "words.db")
    let database = try Database(path: path, access: .readOnly)
    #expect(throws: SQLiteError.self) { try database.values("SELECT word FROM words") }
    #expect(
      sqliteError { _ = try database.values("SELECT word FROM words") }.map {
        ResultCode.corrupt ~= $0.code
      } == true)
  }

  @Test func `an unreadable file is an error that says so`() throws {
    let path = try folder.makeDatabase()
    chmod(folder.path, 0o755)
    chmod(path, 0)
    let error = withoutRootPrivileges {
      sqliteError { _ = try Database(path: path, access: .readOnly) }
    }
    #expect(error?.code == .cantOpen)
    #expect(error?.message == "unable to open database file: Permission denied")
  }

  @Test(arguments: [Database.Access.readWrite, .create])
  func `a read-only file is not silently opened for reading`(
    access: Database.Access
  ) throws {
    let path = try folder.makeDatabase()
    chmod(folder.path, 0o755)
    chmod(path, 0o444)
    let error = withoutRootPrivileges {
      sqliteError { _ = try Database(path: path, access: access) }
    }
    #expect(error?.code == .readOnly)
    #expect(error?.message == "the file cannot be written to: check its permissions")
  }

  @Test func `a file in a read-only folder can be read`() throws {
    let path = try folder.makeDatabase()
    chmod(path, 0o444)
    chmod(folder.path, 0o555)
    defer { chmod(folder.path, 0o755) }
    try withoutRootPrivileges {
      let database = try Database(path: path, access: .readOnly)
      #expect(try database.values("SELECT word FROM words") == [.text("disk")])
    }
  }

  @Test func `immutable reads a WAL-mode file if nothing can be written`() throws {
    let path = try folder.makeDatabase()
    do {
      let writer = try Database(path: path, access: .readWrite)
      #expect(try writer.values("PRAGMA journal_mode = WAL") == [.text("wal")])
    }
    chmod(path, 0o444)
    chmod(folder.path, 0o555)
    defer { chmod(folder.path, 0o755) }
    try withoutRootPrivileges {
      let plain = try Database(path: path, access: .readOnly)
      let error = sqliteError { _ = try plain.values("SELECT word FROM words") }
      #expect(error?.code == .readOnlyDirectory)
      #expect(error?.message.contains("the folder cannot be written to") == true)
      let immutable = try Database(path: path, access: .immutable)
      #expect(try immutable.values("SELECT word FROM words") == [.text("disk")])
    }
    #expect(folder.names == ["words.db"])
  }

  @Test func `another program's write-ahead log is read with the file`() throws {
    let path = try folder.makeDatabase()
    let writer = try Database(path: path, access: .readWrite)
    _ = try writer.values("PRAGMA journal_mode = WAL")
    try writer.execute("INSERT INTO words (word) VALUES ('full')")
    let copy = try folder.write(try folder.read("words.db"), to: "copy.db")
    _ = try folder.write(try folder.read("words.db-wal"), to: "copy.db-wal")
    _ = try folder.write([], to: "copy.db-shm")
    chmod(copy + "-shm", 0o444)
    chmod(folder.path, 0o555)
    defer { chmod(folder.path, 0o755) }
    try withoutRootPrivileges {
      let reader = try Database(path: copy, access: .readOnly)
      #expect(try reader.values("SELECT count(*) FROM words") == [.integer(2)])
    }
  }

  @Test func `another program's unfinished write is reported as such`() throws {
    let path = try folder.makeDatabase()
    let database = try Database(path: path, access: .readWrite)
    let filler = String(repeating: "x", count: 4000)
    try database.execute("PRAGMA cache_spill = 1")
    _ = try database.values("PRAGMA cache_size = 1")
    var hot: (file: [UInt8], journal: [UInt8]) = ([], [])
    try database.transaction {
      for index in 0..<200 {
        let word = "\(index) \(filler)"
        try database.execute("INSERT INTO words (word) VALUES (\(word))")
      }
      try database.execute("UPDATE words SET word = word || 'y'")
      hot = (try folder.read("words.db"), try folder.read("words.db-journal"))
    }
    let copy = try folder.write(hot.file, to: "copy.db")
    _ = try folder.write(hot.journal, to: "copy.db-journal")
    let reader = try Database(path: copy, access: .readOnly)
    let error = sqliteError { _ = try reader.values("SELECT count(*) FROM words") }
    #expect(error?.code == .readOnlyRollback)
    #expect(error?.message.contains("another program left an unfinished write") == true)
  }

  @Test(arguments: [
    "file:words.db", "file:words.db?mode=memory", ":memory:", "a?b#c%41.db", "ü x.db", "-.db",
  ])
  func `a path is taken as a path, whatever it looks like`(name: String) throws {
    // The tests share a current folder, so names that SQLite knows are tried by its absence.
    let path = folder(name)
    _ = try folder.makeDatabase(name)
    #expect(folder.names == [name])
    for access in [Database.Access.readOnly, .immutable] {
      let database = try Database(path: path, access: access)
      #expect(try database.values("SELECT word FROM words") == [.text("disk")])
    }
    let bare = sqliteError { _ = try Database(path: "no-such-folder-\(name)", access: .readOnly) }
    #expect(bare?.code == .cantOpen)
  }

  @Test(arguments: [":memory:", "file:missing?mode=memory", "file::memory:", "", "a\u{0}b"])
  func `a name that is special to SQLite is a missing file`(path: String) {
    let error = sqliteError { _ = try Database(path: path, access: .readOnly) }
    #expect(error?.code == .cantOpen)
  }

  @Test(arguments: [Database.Access.readOnly, .immutable])
  func `a reader writes nothing, not even a temporary table`(access: Database.Access) throws {
    let path = try folder.makeDatabase()
    let before = try folder.read("words.db")
    let database = try Database(path: path, access: access)
    #expect(sqliteError { try database.execute("DELETE FROM words") }?.code.primary == .readOnly)
    #expect(sqliteError { try database.execute("CREATE TEMP TABLE t (x)") }?.code == .readOnly)
    #expect(
      sqliteError { try database.execute("ATTACH ':memory:' AS other") }?.message
        == "too many attached databases - max 0")
    #expect(try folder.read("words.db") == before)
    #expect(folder.names == ["words.db"])
  }

  @Test(arguments: [Database.Access.readOnly, .immutable, .readWrite, .create])
  func `every connection has the same settings`(access: Database.Access) throws {
    let database = try Database(path: try folder.makeDatabase(), access: access)
    #expect(try database.values("PRAGMA foreign_keys") == [.integer(1)])
    #expect(try database.values("PRAGMA trusted_schema") == [.integer(0)])
    #expect(try database.values("PRAGMA busy_timeout") == [.integer(5000)])
    #expect(try database.values("PRAGMA mmap_size") == [.integer(0)])
    let isReader = access == .readOnly || access == .immutable
    #expect(try database.values("PRAGMA query_only") == [.integer(isReader ? 1 : 0)])
    // "double quotes" are a name, and there is no such column
    #expect(sqliteError { _ = try database.values(#"SELECT "disk" FROM words"#) }?.code == .error)
    // Neither reveals an address nor accepts one.
    #expect(try database.values("SELECT fts3_tokenizer('simple')") == [.null])
    #expect(
      sqliteError { _ = try database.values("SELECT fts3_tokenizer('x', x'0000000000000000')") }?
        .message == "fts3tokenize disabled")
    #expect(
      sqliteError { _ = try database.values("SELECT zeroblob(268435457)") }?.code == .tooBig)
  }

  @Test func `a reader cannot edit the schema table through writable_schema`() throws {
    let database = try Database(path: try folder.makeDatabase(), access: .readOnly)
    try database.execute("PRAGMA writable_schema = 1; PRAGMA query_only = 0")
    let error = sqliteError { try database.execute("DELETE FROM sqlite_schema") }
    #expect(error?.message == "table sqlite_master may not be modified")
  }

  @Test func `double quotes are not text in a schema either`() throws {
    let database = try Database.inMemory()
    try database.execute("CREATE TABLE t (x)")
    let error = sqliteError { try database.execute(#"CREATE INDEX i ON t (x || "no such")"#) }
    #expect(error?.message.contains("no such column") == true)
  }

  @Test func `the builder may choose its journal mode`() throws {
    let database = try Database(path: folder("new.db"), access: .create)
    #expect(try database.values("PRAGMA journal_mode = OFF") == [.text("off")])
  }

  @Test func `a database in memory leaves no file`() throws {
    let database = try Database.inMemory()
    try database.execute("CREATE TABLE t (x); INSERT INTO t VALUES (1)")
    #expect(try database.values("SELECT x FROM t") == [.integer(1)])
    #expect(try Database.inMemory().values("SELECT * FROM sqlite_schema").isEmpty)
  }

  @Test func `closing finalizes the idle statements`() throws {
    let path = try folder.makeDatabase()
    do {
      let database = try Database(path: path, access: .readOnly)
      _ = try database.values("SELECT word FROM words")
      _ = try database.values("SELECT id FROM words")
    }
    // A connection that failed to close would have trapped, and would still hold the file.
    let writer = try Database(path: path, access: .readWrite)
    #expect(try writer.values("PRAGMA locking_mode = EXCLUSIVE") == [.text("exclusive")])
    try writer.execute("DELETE FROM words")
  }

  @Test func `the library reports its version as text and as a number`() {
    let parts = SQLiteLibrary.version.split(separator: ".").compactMap { Int($0) }
    #expect(parts.count == 3)
    #expect(
      SQLiteLibrary.versionNumber == parts[0] * 1_000_000 + parts[1] * 1000 + parts[2])
  }

  @Test func `once SQLite runs, its memory statistics setting stays as it is`() throws {
    _ = try Database.inMemory()
    #expect(!SQLiteLibrary.leaveMemoryUncounted())
  }
}
