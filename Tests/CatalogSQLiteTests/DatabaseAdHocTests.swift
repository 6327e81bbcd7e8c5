import CatalogSQLite
import TestSupport
import Testing

@Suite struct DatabaseAdHocTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = try folder.makeDatabase()
    let database = try Database(path: path, access: .readWrite)
    try database.execute(
      """
      CREATE VIRTUAL TABLE words_fts
        USING fts5(word, content = 'words', content_rowid = 'id', tokenize = 'porter unicode61');
      INSERT INTO words_fts(words_fts) VALUES ('rebuild');
      PRAGMA user_version = 3;
      """)
  }

  @Test(
    arguments: [
      ("SELECT word FROM words", .text("disk")),
      ("select 1; -- ok", .integer(1)),
      ("select 1;;", .integer(1)),
      (" ;; select 1 /* open", .integer(1)),
      ("-- first\nSELECT 1\n;\n/* last */ ", .integer(1)),
      ("SELECT 'a;b'", .text("a;b")),
      ("WITH t(x) AS (VALUES (4)) SELECT x FROM t", .integer(4)),
      ("VALUES (5)", .integer(5)),
      ("SELECT word FROM words_fts WHERE words_fts MATCH 'disks'", .text("disk")),
      ("SELECT snippet(words_fts, 0, '[', ']', '', 5) FROM words_fts('disk')", .text("[disk]")),
      ("SELECT value FROM json_each('[7, 8]') LIMIT 1", .integer(7)),
      ("SELECT name FROM pragma_table_info('words') WHERE pk = 1", .text("id")),
      ("PRAGMA user_version", .integer(3)),
      ("PRAGMA main.user_version", .integer(3)),
      ("PRAGMA Table_Info(words)", .integer(0)),
      ("PRAGMA integrity_check", .text("ok")),
      ("PRAGMA integrity_check(5)", .text("ok")),
      ("PRAGMA quick_check", .text("ok")),
      ("PRAGMA encoding", .text("UTF-8")),
      ("PRAGMA journal_mode", .text("delete")),
      ("PRAGMA page_size", .integer(4096)),
      ("PRAGMA table_list(words)", .text("main")),
      ("PRAGMA database_list", .integer(0)),
      ("SELECT name FROM pragma_database_list", .text("main")),
      ("SELECT user_version FROM pragma_user_version", .integer(3)),
    ] as [(String, SQLiteValue)])
  func `a read-only statement runs`(sql: String, first: SQLiteValue) throws {
    for access in [Database.Access.readOnly, .readWrite] {
      let database = try Database(path: path, access: access)
      #expect(try database.adHocValues(sql).first == first)
    }
  }

  @Test(arguments: [
    "EXPLAIN SELECT 1", "EXPLAIN QUERY PLAN SELECT word FROM words", "PRAGMA foreign_key_check",
    "PRAGMA foreign_key_list(words)", "PRAGMA index_list(words)", "PRAGMA compile_options",
    "PRAGMA function_list", "PRAGMA module_list", "PRAGMA pragma_list", "PRAGMA collation_list",
    "PRAGMA schema_version", "PRAGMA freelist_count", "PRAGMA page_count",
    "PRAGMA application_id", "PRAGMA data_version",
    "SELECT * FROM words_fts, json_tree('{}'), dbstat LIMIT 0",
  ])
  func `other read-only statements run too`(sql: String) throws {
    let database = try Database(path: path, access: .readOnly)
    _ = try database.adHocValues(sql)
  }

  @Test(
    arguments: [
      // description, result code, words of the message
      ("", .misuse, "no SQL statement"),
      (" \n ", .misuse, "no SQL statement"),
      (";", .misuse, "no SQL statement"),
      ("-- only a comment", .misuse, "no SQL statement"),
      ("select 1; select 2", .misuse, "only one"),
      ("select 1; drop table words", .misuse, "only one"),
      ("select 1; nonsense", .misuse, "only one"),
      ("select 1; attach 'x' as x", .misuse, "only one"),
      ("select 1;\u{0} drop table words", .error, "NUL"),
      ("INSERT INTO words (word) VALUES ('x')", .readOnly, "only statements that read"),
      ("REPLACE INTO words VALUES (1, 'x')", .readOnly, "only statements that read"),
      ("UPDATE words SET word = 'x'", .readOnly, "only statements that read"),
      ("DELETE FROM words", .readOnly, "only statements that read"),
      ("DELETE FROM words RETURNING word", .readOnly, "only statements that read"),
      (
        "WITH t(x) AS (VALUES ('y')) INSERT INTO words (word) SELECT x FROM t", .readOnly,
        "only statements that read"
      ),
      ("INSERT INTO words_fts(words_fts) VALUES ('rebuild')", .readOnly, "only statements that"),
      ("CREATE TABLE t (x)", .readOnly, "only statements that read"),
      ("CREATE TEMP TABLE t (x)", .readOnly, "only statements that read"),
      ("CREATE TEMP VIEW v AS SELECT 1", .readOnly, "only statements that read"),
      ("CREATE VIRTUAL TABLE t USING fts5(x)", .readOnly, "only statements that read"),
      ("DROP TABLE words", .readOnly, "only statements that read"),
      ("ALTER TABLE words ADD COLUMN x", .readOnly, "only statements that read"),
      ("REINDEX", .readOnly, "only statements that read"),
      ("ANALYZE", .readOnly, "only statements that read"),
      ("VACUUM", .readOnly, "only statements that read"),
      ("VACUUM INTO 'copy.db'", .readOnly, "only statements that read"),
      ("EXPLAIN VACUUM INTO 'copy.db'", .readOnly, "only statements that read"),
      ("EXPLAIN DELETE FROM words", .readOnly, "only statements that read"),
      ("ATTACH 'other.db' AS other", .auth, "ATTACH"),
      ("EXPLAIN ATTACH 'other.db' AS other", .auth, "ATTACH"),
      ("DETACH main", .auth, "DETACH"),
      ("BEGIN", .auth, "transaction"),
      ("BEGIN IMMEDIATE", .auth, "transaction"),
      ("COMMIT", .auth, "transaction"),
      ("ROLLBACK", .auth, "transaction"),
      ("SAVEPOINT s", .auth, "savepoint"),
      ("RELEASE s", .auth, "savepoint"),
      ("SELECT load_extension('x')", .auth, "load_extension()"),
      ("SELECT LOAD_EXTENSION('x', 'y') FROM words", .auth, "load_extension()"),
      ("PRAGMA writable_schema=on", .auth, "PRAGMA writable_schema"),
      ("PRAGMA writable_schema", .auth, "PRAGMA writable_schema"),
      ("PRAGMA query_only = 0", .auth, "PRAGMA query_only"),
      ("PRAGMA user_version = 9", .auth, "PRAGMA user_version"),
      ("PRAGMA user_version(9)", .auth, "PRAGMA user_version"),
      ("PRAGMA main.Application_ID = 9", .auth, "PRAGMA Application_ID"),
      ("PRAGMA journal_mode = WAL", .auth, "PRAGMA journal_mode"),
      ("PRAGMA page_size = 512", .auth, "PRAGMA page_size"),
      ("PRAGMA encoding = 'UTF-16'", .auth, "PRAGMA encoding"),
      ("PRAGMA schema_version = 1", .auth, "PRAGMA schema_version"),
      ("PRAGMA optimize", .auth, "PRAGMA optimize"),
      ("PRAGMA wal_checkpoint", .auth, "PRAGMA wal_checkpoint"),
      ("PRAGMA incremental_vacuum", .auth, "PRAGMA incremental_vacuum"),
      ("PRAGMA temp_store_directory = 'x'", .auth, "PRAGMA temp_store_directory"),
      ("PRAGMA case_sensitive_like = 1", .auth, "PRAGMA case_sensitive_like"),
      ("PRAGMA mmap_size = 1000000", .auth, "PRAGMA mmap_size"),
      ("EXPLAIN PRAGMA writable_schema = 1", .auth, "PRAGMA writable_schema"),
      ("SELEC 1", .error, "syntax error"),
      ("SELECT * FROM nowhere", .error, "no such table: nowhere"),
      ("SELECT \"no such name\" FROM words", .error, "no such column"),
    ] as [(String, ResultCode, String)])
  func `a statement that does more than read is refused`(
    sql: String, code: ResultCode, words: String
  ) throws {
    let before = try folder.read("words.db")
    for access in [Database.Access.readOnly, .readWrite] {
      let database = try Database(path: path, access: access)
      let error = sqliteError { _ = try database.adHocValues(sql) }
      #expect(error?.code == code)
      #expect(error?.message.contains(words) == true, "\(error?.message ?? "no error")")
      // The connection is in the same state as before.
      #expect(try database.adHocValues("SELECT word FROM words") == [.text("disk")])
      #expect(!database.isInTransaction)
    }
    #expect(try folder.read("words.db") == before)
    #expect(folder.names == ["words.db"])
  }

  @Test(arguments: [
    "SELECT * FROM pragma_optimize", "SELECT * FROM pragma_writable_schema",
    "SELECT * FROM pragma_user_version(9)", "SELECT * FROM pragma_journal_mode('wal')",
    "SELECT * FROM pragma_wal_checkpoint", "SELECT * FROM words, pragma_optimize(-1)",
  ])
  func `a pragma in the form of a table is refused as well`(sql: String) throws {
    let database = try Database(path: path, access: .readWrite)
    #expect(throws: SQLiteError.self) { try database.adHocValues(sql) }
  }

  @Test func `the mistake is marked at its position`() throws {
    let database = try Database(path: path, access: .readOnly)
    let error = sqliteError { _ = try database.adHocValues("SELECT word FORM words") }
    #expect(error?.message == "near \"words\": syntax error")
    #expect(error?.offset == 17)
    let second = sqliteError { _ = try database.adHocValues("SELECT 1; SELECT 2") }
    #expect(second?.offset == 9)
  }

  @Test func `a refusal for ad-hoc SQL does not affect later statements of the program`() throws {
    let database = try Database(path: path, access: .readWrite)
    #expect(sqliteError { _ = try database.adHocValues("BEGIN") }?.code == .auth)
    try database.transaction {
      try database.execute("INSERT INTO words (word) VALUES ('full')")
      _ = try database.adHocValues("SELECT 1")
    }
    #expect(try database.values("SELECT count(*) FROM words") == [.integer(2)])
  }

  @Test func `refusals hold in a nested statement`() throws {
    let database = try Database(path: path, access: .readOnly)
    try database.withAdHocStatement("SELECT 1") { outer in
      _ = try database.adHocValues("SELECT 2")
      #expect(sqliteError { try database.execute("BEGIN") }?.code == .auth)
      try outer.expectRow()
    }
    try database.transaction(.deferred) {}
  }

  @Test func `an idle statement of the program still works afterwards`() throws {
    let database = try Database(path: path, access: .readOnly)
    #expect(try database.values("SELECT word FROM words") == [.text("disk")])
    _ = try database.adHocValues("SELECT 1")
    #expect(try database.values("SELECT word FROM words") == [.text("disk")])
  }

  @Test func `values can be bound`() throws {
    let database = try Database(path: path, access: .readOnly)
    let id = try database.withAdHocStatement("SELECT id FROM words WHERE word = ?") { statement in
      try statement.bind("disk", at: 1)
      return try statement.step() ? statement.int(0) : 0
    }
    #expect(id == 1)
  }
}
