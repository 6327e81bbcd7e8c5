import TestSupport
import Testing

/// `errcat schema`: how the catalog describes itself.
@Suite struct SchemaTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder.withSeeds()
  }

  @Test func `all tables are shown, then the sample queries`() throws {
    let outcome = try folder.errcat("schema")
    #expect(outcome.status == 0 && outcome.err.isEmpty)
    #expect(
      outcome.out.hasPrefix("SQLite 3.37 or newer reads this file. An older one reports"))
    #expect(
      outcome.out.contains(
        "\n\nsources (table)\n  One row is one publisher of codes: a vendor, a product or a project.\n"
          + "  id     INTEGER  The source's number in this file.\n"))
    for part in [
      "\n\nentries (view)\n  One row is one code with all that is known of it: start here. ",
      "\n  document_id  INTEGER → documents  The document the list is in.\n",
      "\n\nentries_fts (full-text index)\n",
      "\n\n-- name: codes-by-cause\n-- Why do calls to a source fail?", "\nORDER BY id;\n",
    ] {
      #expect(outcome.out.contains(part), "\(part)")
    }
  }

  @Test(
    arguments: [
      (["schema", "metadata"], "metadata (table)\n", 0),
      (["schema", "--sql", "metadata"], "CREATE TABLE metadata (\n", 0),
      (["schema", "--queries", "search"], "-- name: search\n", 0),
      (
        ["--json", "schema", "metadata"],
        #"[{"table":"metadata","kind":"table","column":null,"type":null,"#, 0
      ),
      (["schema", "--queries", "search", "--json"], #"[{"name":"search","question":""#, 0),
      (
        ["schema", "--sql", "entries", "--json"],
        #"[{"table":"entries","kind":"view","sql":"CREATE VIEW entries AS\n"#, 0
      ),
      (
        ["schema", "--format", "csv", "metadata"], "table,kind,column,type,references,meaning\r\n",
        0
      ),
      (["schema", "nothing", "metadata"], "", 2), (["schema", "nothing"], "", 2),
      (["schema", "nothing", "--json"], "", 2), (["schema", "--queries", "metadata"], "", 2),
      (["schema", "--queries", "--sql"], "", 2), (["schema", "--db", "none.db"], "", 2),
    ] as [([String], String, Int32)])
  func `a part is shown in the requested format`(arguments: [String], start: String, status: Int32)
    throws
  {
    let outcome = try folder.errcat(arguments)
    #expect(outcome.status == status)
    #expect(start.isEmpty ? outcome.out.isEmpty : outcome.out.hasPrefix(start), "\(outcome.out)")
    #expect(outcome.err.isEmpty == (status == 0))
  }

  @Test func `an unknown name is answered with the known ones`() throws {
    #expect(
      try folder.errcat("schema", "nothing").err.contains(
        "errcat: unknown table 'nothing'; the catalog has "))
    #expect(
      try folder.errcat("schema", "nothing").err.contains(": sources, documents, domains, "))
    #expect(
      try folder.errcat("schema", "entrys").err
        == "errcat: unknown table 'entrys'; did you mean 'entries'?\n")
    #expect(
      try folder.errcat("schema", "--queries", "nothing").err.contains(
        "errcat: unknown sample query 'nothing'; the catalog has "))
  }

  @Test func `a sample query is shown by its name alone`() throws {
    let outcome = try folder.errcat("schema", "codes-by-cause")
    #expect(outcome.status == 0 && outcome.out.hasPrefix("-- name: codes-by-cause\n"))
    #expect(outcome.out == (try folder.errcat("schema", "--queries", "codes-by-cause").out))
  }

  @Test func `the printed statements make the same schema`() throws {
    let script = try folder.errcat("schema", "--sql").out
    try folder.write(script, to: "schema.sql")
    let outcome = try folder.shell(
      "sqlite3 -bail new.db < schema.sql && $errcat schema --sql --db catalog.db > again.sql && cmp schema.sql again.sql && sqlite3 new.db 'SELECT count(*) FROM entries'"
    )
    #expect(outcome.out == "0\n" && outcome.err.isEmpty, "\(outcome.err)")
  }

  @Test func `a forged catalog's text is shown, not obeyed`() throws {
    _ = try folder.shell(
      #"sqlite3 catalog.db "UPDATE data_dictionary SET meaning = char(27) || '[31m' || char(10) || 'x' WHERE id = 1; UPDATE sample_queries SET question = char(10) || 'DROP TABLE codes;' WHERE id = 1""#
    )
    let outcome = try folder.errcat("schema")
    #expect(outcome.out.contains("␛[31m x"))
    #expect(outcome.out.contains("\n--  DROP TABLE codes;\n"))
    #expect(!outcome.out.contains("\u{1B}"))
  }
}
