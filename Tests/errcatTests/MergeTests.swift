import TestSupport
import Testing

/// `errcat import other.db`, and what an import says of documents that are there already.
@Suite struct MergeTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Documents.alpha, to: "alpha/alpha.md")
    try folder.write(Documents.beta, to: "beta/beta.md")
    for name in ["alpha", "beta"] {
      #expect(try folder.errcat("import", name, "--db", "\(name).db").status == 0)
    }
  }

  @Test(arguments: [
    ["alpha.db", "beta.db"], ["beta.db", "alpha.db"], ["alpha.db", "beta"], ["beta", "./alpha.db"],
    ["alpha", "beta", "alpha.db"], ["alpha.db", "alpha.db", "beta.db"],
  ])
  func `merged catalogs are one, as if its documents had been imported`(
    arguments: [String]
  ) throws {
    try folder.errcat("import", "alpha", "beta", "--db", "all.db")
    let outcome = try folder.errcat(["import"] + arguments)
    #expect(outcome.status == 0 && outcome.out.isEmpty, "\(outcome.err)")
    #expect(try folder.read("catalog.db") == folder.read("all.db"))
    #expect(!outcome.err.contains("note:"), "\(outcome.err)")
  }

  @Test func `a merge says what came over`() throws {
    let outcome = try folder.errcat("import", "beta.db", "--db", "alpha.db")
    #expect(outcome.err.hasSuffix(" -> alpha.db\n") && outcome.status == 0, "\(outcome.err)")
    let sources = try jsonRows(folder.errcat("list", "sources", "--db", "alpha.db", "--json").out)
    #expect(sources.map { $0["source"] as? String } == ["alpha", "beta"])
  }

  @Test func `the later revision stays, in both orders, and a note says which`() throws {
    try folder.errcat("import", "alpha", "--revised", "2026-01-31", "--db", "old.db")
    try folder.write(Documents.alpha.replacing("full", with: "broken"), to: "alpha/alpha.md")
    try folder.errcat("import", "alpha", "--revised", "2026-02-01", "--db", "new.db")
    for (order, part) in [
      (["old.db", "new.db"], "that of new.db replaces it, which is newer"),
      (["new.db", "old.db"], "the one that was there stays, which is newer"),
    ] {
      let outcome = try folder.errcat(["import", "--fresh", "--db", "merged.db"] + order)
      #expect(outcome.status == 0, "\(outcome.err)")
      #expect(
        outcome.err.hasPrefix(
          "errcat: note: 'alpha.md' of alpha is in both catalogs; \(part)\n"), "\(outcome.err)")
      #expect(try folder.read("merged.db") == folder.read("new.db"))
    }
  }

  @Test(arguments: [
    ("damaged", "errcat: 'damaged.db' is damaged, or was changed by another program"),
    ("foreign", "errcat: 'foreign.db' is not an errcat catalog"),
    (
      "older",
      "errcat: 'older.db' has format 3, and this errcat reads 4: import its documents again"
    ),
    ("newer", "errcat: 'newer.db' has format 9, and this errcat reads up to 4: use a newer errcat"),
    ("mine", "errcat: 'mine.db' is not an errcat catalog"),
  ])
  func `a catalog that cannot be merged is refused, and nothing is written`(
    name: String, message: String
  ) throws {
    let made = try folder.shell(
      """
      cp alpha.db damaged.db; sqlite3 damaged.db "UPDATE codes SET symbol = 'X' WHERE id = 1"
      cp alpha.db foreign.db; sqlite3 foreign.db 'PRAGMA application_id = 7'
      cp alpha.db older.db; sqlite3 older.db 'PRAGMA user_version = 3'
      cp alpha.db newer.db; sqlite3 newer.db 'PRAGMA user_version = 9'
      sqlite3 mine.db 'CREATE TABLE notes (code, note)'
      """)
    #expect(made.status == 0, "\(made.err)")
    let before = try folder.read("beta.db")
    for target in ["beta.db", "none.db"] {
      let outcome = try folder.errcat("import", "\(name).db", "alpha", "--db", target)
      #expect(outcome.status == 2 && outcome.out.isEmpty)
      #expect(outcome.err.hasPrefix(message), "\(outcome.err)")
      #expect(outcome.err.split(separator: "\n").count == 1, "\(outcome.err)")
    }
    #expect(try folder.read("beta.db") == before && !folder.names.contains("none.db"))
  }

  @Test func `a document whose bytes are there under another name is imported with a warning`()
    throws
  {
    try folder.write(Documents.alpha, to: "gamma/copy.md")
    let outcome = try folder.errcat("import", "gamma/copy.md", "--db", "alpha.db")
    #expect(
      outcome.err
        == "errcat: warning: gamma/copy.md has the same content as 'alpha.md' of alpha, so the catalog "
        + "has its codes twice\n2 rows: 2 imported, 0 of them with diagnostics, 0 rejected\n"
        + "2 codes from 1 document of gamma -> alpha.db\n")
    #expect(outcome.status == 0)
    #expect(try jsonRows(folder.errcat("list", "--db", "alpha.db", "--json").out).count == 4)
  }
}
