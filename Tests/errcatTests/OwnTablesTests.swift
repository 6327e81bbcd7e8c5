import TestSupport
import Testing

/// Tables, views, indexes, triggers and columns that a user added to a catalog: `import` and
/// `remove` leave the file alone and say how to keep them.
@Suite struct OwnTablesTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Documents.alpha, to: "alpha.md")
    try folder.write(Documents.beta, to: "beta.md")
    #expect(try folder.errcat("import", "alpha.md").status == 0)
  }

  private func sqlite(_ sql: String) throws {
    try folder.write(sql + ";\n", to: "own.sql")
    let outcome = try folder.shell("sqlite3 catalog.db < own.sql")
    #expect(outcome.status == 0, "\(outcome.err)")
  }

  @Test(
    arguments: [
      ("CREATE TABLE my_notes (code, note)", ["table 'my_notes'"], 1),
      (
        "CREATE TABLE my_notes (id INTEGER PRIMARY KEY AUTOINCREMENT, note UNIQUE)",
        ["table 'my_notes'"], 1
      ),
      ("CREATE VIEW my_view AS SELECT code FROM entries", ["view 'my_view'"], 1),
      ("CREATE INDEX my_index ON codes (line)", ["index 'my_index'"], 1),
      (
        "CREATE TRIGGER my_trigger AFTER INSERT ON codes BEGIN SELECT 1; END",
        ["trigger 'my_trigger'"], 1
      ),
      ("CREATE VIRTUAL TABLE my_fts USING fts5(note)", ["table 'my_fts'"], 1),
      ("ALTER TABLE codes ADD COLUMN my_note TEXT", ["column 'my_note' of table 'codes'"], 1),
      (
        "ALTER TABLE sources ADD COLUMN owner TEXT; CREATE TABLE t (a); CREATE INDEX i ON t (a)",
        ["column 'owner' of table 'sources'", "table 't'", "index 'i'"], 3
      ),
      // Names that start with the name of one of errcat's tables.
      ("CREATE TABLE entries_fts_content (a)", ["table 'entries_fts_content'"], 1),
      ("CREATE TABLE codes_data (a)", ["table 'codes_data'"], 1),
    ] as [(String, [String], Int)])
  func `import and remove refuse to destroy a user's tables and name them`(
    sql: String, names: [String], count: Int
  ) throws {
    try sqlite(sql)
    let before = try folder.read("catalog.db")
    for arguments in [
      ["import", "beta.md"], ["import", "alpha.md"], ["import", "--fresh", "beta.md"],
      ["remove", "shop"],
    ] {
      let outcome = try folder.errcat(arguments)
      let objects = count == 1 ? "an object" : "\(count) objects"
      #expect(outcome.status == 2 && outcome.out == "")
      #expect(
        outcome.err.hasPrefix("errcat: 'catalog.db' holds \(objects) that errcat did not make"))
      for name in names { #expect(outcome.err.contains(name), "\(outcome.err)") }
      #expect(!outcome.err.contains("my_fts_"), "shadow tables are not named")
      #expect(outcome.err.contains("; nothing was written\n  to keep: sqlite3 catalog.db "))
      #expect(outcome.err.contains("\n  to continue: "))
      #expect(outcome.err.contains("--db") == (arguments[0] == "import"))
      #expect(outcome.err.contains("ATTACH 'catalog.db' AS errcat"))
    }
    #expect(try folder.read("catalog.db") == before)
    #expect(try folder.errcat("import", "beta.md", "--db", "other.db").status == 0)
  }

  @Test func `the commands in the message keep everything and clear the way`() throws {
    try sqlite(
      """
      CREATE TABLE my_notes (code, note);
      INSERT INTO my_notes VALUES ('1', 'ask Ann');
      CREATE INDEX my_index ON my_notes (code);
      CREATE INDEX my_lines ON codes (line);
      CREATE VIEW my_view AS SELECT * FROM my_notes;
      CREATE TRIGGER my_trigger AFTER INSERT ON my_notes BEGIN SELECT 1; END;
      CREATE VIRTUAL TABLE my_fts USING fts5(note);
      ALTER TABLE codes ADD COLUMN my_note TEXT;
      UPDATE codes SET my_note = 'mine'
      """)
    let refused = try folder.errcat("import", "beta.md").err
    func command(_ label: String) -> String {
      let line = refused.split(separator: "\n").first { $0.hasPrefix("  \(label): ") } ?? ""
      return line.dropFirst(label.count + 4).split(separator: ", or import").first.map(String.init)
        ?? ""
    }
    #expect(try folder.shell(command("to keep")).status == 0)
    let dropped = try folder.shell(command("to continue"))
    #expect(dropped.status == 0, "\(dropped.err)")
    #expect(try folder.errcat("import", "beta.md").status == 0)
    let kept = try folder.shell(
      "sqlite3 mine.db < mine.sql && sqlite3 mine.db 'SELECT note FROM my_view; "
        + "SELECT count(my_note) FROM codes; SELECT count(*) FROM my_fts'")
    #expect(kept.out == "ask Ann\n2\n0\n", "\(kept.err)")
    try folder.errcat("import", "alpha.md", "beta.md", "--db", "same.db")
    #expect(try folder.read("catalog.db") == folder.read("same.db"))
  }

  @Test func `a long list is cut off and counted`() throws {
    try sqlite((1...40).map { "CREATE TABLE own\($0) (a)" }.joined(separator: ";\n"))
    let outcome = try folder.errcat("import", "beta.md")
    #expect(outcome.status == 2 && outcome.err.contains("holds 40 objects"))
    #expect(outcome.err.contains("table 'own12' and 28 more;") && !outcome.err.contains("own13"))
    #expect(outcome.err.contains("\n  to keep: sqlite3 catalog.db .dump > mine.sql\n"))
  }

  @Test func `a hostile name is shown, not obeyed, and appears in no command`() throws {
    try sqlite("CREATE TABLE \"x'; touch PWNED; echo '\u{1B}[31m\u{202E}\n\"\"y\" (a)")
    for arguments in [["import", "beta.md"], ["remove", "shop"]] {
      let outcome = try folder.errcat(arguments, terminal: true, errorTerminal: true)
      #expect(outcome.status == 2 && outcome.err.contains("x'; touch PWNED"))
      for scalar in ["\u{1B}", "\u{202E}"] { #expect(!outcome.err.contains(scalar)) }
      let commands = outcome.err.split(separator: "\n").dropFirst()
      #expect(commands.count == 3 && commands.allSatisfy { !$0.contains("PWNED") })
    }
  }

  @Test func `a path with a space or a quote is one word of the command`() throws {
    let copied = try folder.shell(
      "cp catalog.db \"it's mine.db\"; sqlite3 \"it's mine.db\" 'CREATE TABLE t (a)'")
    #expect(copied.status == 0)
    let outcome = try folder.errcat("import", "beta.md", "--db", "it's mine.db")
    #expect(outcome.err.contains("to keep: sqlite3 'it'\\''s mine.db' '.dump t' > mine.sql\n"))
    #expect(outcome.err.contains("ATTACH 'it''s mine.db' AS errcat"))
  }

  @Test func `SQLite's own tables do not count as a user's`() throws {
    try sqlite("CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT); DROP TABLE t; ANALYZE")
    #expect(try folder.errcat("import", "beta.md").status == 0)
    try sqlite("ANALYZE")
    #expect(try folder.errcat("remove", "beta.md").status == 0)
    try folder.errcat("import", "alpha.md", "--db", "same.db")
    #expect(try folder.read("catalog.db") == folder.read("same.db"))
  }

  @Test(arguments: [
    "INSERT INTO metadata VALUES ('team', 'payments')",
    "UPDATE descriptions SET text = 'Disk is quite full' WHERE id = 1",
    "INSERT INTO synonyms (said, written) VALUES ('full', 'no space')",
    "DELETE FROM codes WHERE code = '2'",
  ])
  func `an import refuses rows that somebody changed`(sql: String) throws {
    try sqlite(sql)
    let before = try folder.read("catalog.db")
    for arguments in [
      ["import", "beta.md"], ["import", "--fresh", "beta.md"], ["remove", "shop"],
    ] {
      let outcome = try folder.errcat(arguments)
      #expect(outcome.status == 2 && outcome.err.contains("was changed by another program"))
    }
    #expect(try folder.read("catalog.db") == before)
  }

  @Test(arguments: [
    ("ALTER TABLE codes ADD COLUMN my_note TEXT", " (column 'my_note' of table 'codes');"),
    (
      "DROP VIEW entries; CREATE VIEW entries AS SELECT 1 AS id; CREATE TABLE t (a)",
      " (view 'entries' (changed));"
    ),
    ("DROP INDEX codes_by_number; CREATE TABLE t (a)", "they were changed;"),
  ])
  func `a query of a catalog with altered tables names the change`(
    sql: String, words: String
  ) throws {
    try sqlite(sql)
    let outcome = try folder.errcat("list", "--db", "catalog.db")
    #expect(outcome.status == 2 && outcome.err.contains(words), "\(outcome.err)")
    let refused = try folder.errcat("import", "beta.md")
    #expect(refused.status == 2 && refused.err.contains("that errcat did not make"))
  }

  @Test func `a user's own tables do not block queries`() throws {
    try sqlite("CREATE TABLE my_notes (code, note)")
    #expect(try folder.errcat("explain", "1", "--db", "catalog.db").status == 0)
  }
}
