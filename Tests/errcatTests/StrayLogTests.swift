import TestSupport
import Testing

/// A log next to a catalog, which SQLite would treat as part of it.
@Suite struct StrayLogTests {
  let folder: TemporaryFolder

  /// A catalog in rollback mode, and a log with a change to it.
  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Documents.alpha, to: "alpha.md")
    try folder.errcat("import", "alpha.md", "--db", "made.db")
    let outcome = try folder.shell(
      """
      cp made.db catalog.db
      sqlite3 made.db "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0;
        UPDATE descriptions SET text = text || ' forged';" ".shell cp made.db-wal log"
      rm made.db*
      """)
    let log = try folder.read("log")
    try #require(outcome.status == 0 && !log.isEmpty, "\(outcome.err)")
  }

  @Test(arguments: [
    "1 --db catalog.db", "explain 1 --db catalog.db", "search full --db catalog.db",
    "list --db catalog.db", "stats --db catalog.db", "schema --db catalog.db",
    "sql 'SELECT * FROM entries' --db catalog.db", "verify catalog.db",
    "diff catalog.db alpha.md", "diff alpha.md catalog.db", "import alpha.md --db catalog.db",
    "import --fresh alpha.md --db catalog.db", "remove alpha --db catalog.db",
    "export --format csv --db catalog.db", "annotate --db catalog.db alpha.md",
  ])
  func `no verb trusts the log or creates a file next to it`(arguments: String) throws {
    let before = try folder.read("catalog.db")
    for suffix in ["-wal", "-journal"] {
      try folder.shell("cp log catalog.db\(suffix)")
      let names = folder.names
      let outcome = try folder.shell("$errcat \(arguments)")
      #expect(outcome.status == 2 && !outcome.out.contains("forged"), "\(suffix)")
      #expect(outcome.err.contains("'catalog.db\(suffix)' is next to the catalog"))
      #expect(outcome.err.contains("move the file away"))
      #expect(folder.names == names)
      try folder.shell("rm catalog.db\(suffix)")
    }
    #expect(try folder.read("catalog.db") == before)
  }

  @Test(arguments: ["-wal", "-journal", "-shm"])
  func `an empty log is harmless`(suffix: String) throws {
    try folder.write("", to: "catalog.db\(suffix)")
    for arguments in ["1 --db catalog.db", "verify catalog.db", "import alpha.md"] {
      let outcome = try folder.shell("$errcat \(arguments)")
      #expect(outcome.status == 0, "\(arguments): \(outcome.err)")
    }
    #expect(folder.names == ["alpha.md", "catalog.db", "catalog.db\(suffix)", "log"])
  }
}
