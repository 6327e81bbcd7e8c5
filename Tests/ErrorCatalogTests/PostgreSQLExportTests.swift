import CatalogSQLite
import TestSupport
import Testing

@testable import ErrorCatalog

/// The script for psql, letter by letter; ElsewhereTests loads it.
@Suite struct PostgreSQLExportTests {
  let folder: TemporaryFolder
  let catalog: Catalog

  init() throws {
    folder = try TemporaryFolder()
    catalog = try SeedCatalog.open(in: folder)
  }

  private func script(
    _ catalog: Catalog, schema: String = "errcat", isReplacing: Bool = false,
    filter: Filter = Filter(), limit: Int? = nil
  ) throws -> (text: String, losses: PostgreSQLLosses) {
    var bytes: [UInt8] = []
    let losses = try catalog.writePostgreSQL(
      schema: schema, isReplacing: isReplacing, filter: filter, limit: limit
    ) { bytes += $0 }
    return (String(decoding: bytes, as: UTF8.self), losses)
  }

  /// The tables that add nothing to the rest, or that describe the file.
  static let leftOut: Set = [
    "entries_fts", "segments_fts", "vocabulary", "synonym_phrases", "sample_queries",
  ]

  @Test func `every table is exported unless it derives from the others`() throws {
    let schema = PostgreSQLSchema()
    #expect(
      Set(schema.source.tables.filter { !$0.isView }.map(\.name)).subtracting(Self.leftOut)
        == Set(schema.madeTables.map(\.name)))
    #expect(schema.tables.map(\.name) == PostgreSQLRows.tables.map(\.table))
    let text = try script(catalog).text
    for table in schema.madeTables {
      #expect(text.contains("\nCREATE TABLE \(table.name) (\n"), "\(table.name)")
      let filling = table.name == "data_dictionary" ? "INSERT INTO" : "COPY"
      #expect(text.contains("\n\(filling) \(table.name) ("), "\(table.name)")
    }
  }

  @Test(arguments: ["entries", "conflicts"])
  func `a view has the columns of the catalog's view, in order`(name: String) throws {
    let view = try #require(PostgreSQLSchema().source[name])
    let text = try script(catalog).text
    let start = try #require(text.firstRange(of: "CREATE VIEW \(name) AS"))
    let made = SchemaText(
      text[start.lowerBound...].split(separator: ";")[0] + ";")
    #expect(made[name]?.columns.map(\.name) == view.columns.map(\.name))
  }

  @Test func `each comment of the schema is a comment in the script`() throws {
    let schema = PostgreSQLSchema()
    let text = try script(catalog).text
    for table in schema.madeTables + schema.views {
      let kind = table.isView ? "VIEW" : "TABLE"
      #expect(!table.comment.isEmpty, "\(table.name)")
      #expect(
        text.contains(
          "COMMENT ON \(kind) \(table.name) IS \(PostgreSQLSchema.quoted(table.comment));\n"))
      for column in table.columns where !column.comment.isEmpty {
        #expect(
          text.contains(
            "COMMENT ON COLUMN \(table.name).\(column.spelling) IS "
              + "\(PostgreSQLSchema.quoted(column.comment));\n"))
      }
    }
  }

  @Test func `nothing of SQLite's own dialect is left`() throws {
    let text = PostgreSQLSchema().definitions + PostgreSQLSchema().additions(in: "errcat")
    for word in [
      "INTEGER", "TEXT ", "GLOB", "NOCASE", "STRICT", "ROWID", "DROP", "fts5", "meanings, which",
    ] {
      #expect(!text.contains(word), "\(word)")
    }
    #expect(text.contains("CHECK (slug !~ '[^a-z0-9-]')"))
    #expect(text.contains("CREATE INDEX codes_by_symbol ON codes (lower(symbol)) WHERE"))
    #expect(text.contains("ON codes (number) WHERE number IS NOT NULL;"))
    #expect(text.contains("id bigint PRIMARY KEY REFERENCES categories (id)"))
  }

  @Test func `the script is one transaction, names the digest and stops at an error`() throws {
    let text = try script(catalog).text
    let digest = try catalog.rows("SELECT value FROM metadata WHERE key = 'content_digest'")[0]
    #expect(text.contains("-- content digest: \(digest.dropFirst(2).dropLast(2))\n"))
    let lines = text.split(separator: "\n")
    #expect(lines.filter { $0 == "BEGIN;" || $0 == "COMMIT;" } == ["BEGIN;", "COMMIT;"])
    #expect(lines.last == "COMMIT;")
    #expect(lines.firstIndex(of: "\\set ON_ERROR_STOP on") == 4)
    #expect(lines.filter { $0.hasPrefix("\\") && $0 != "\\." }.count == 1)
    #expect(lines[1].hasPrefix("-- The schema must not exist."))
  }

  @Test func `a replacing script drops all it makes, in reverse order, never by CASCADE`() throws {
    let lines = try script(catalog, isReplacing: true).text.split(separator: "\n")
    let schema = PostgreSQLSchema()
    #expect(
      lines.filter { $0.hasPrefix("DROP TABLE IF EXISTS ") }.map { $0.dropFirst(21).dropLast() }
        == schema.madeTables.map { Substring($0.name) }.reversed())
    #expect(
      Set(lines.filter { $0.hasPrefix("DROP VIEW IF EXISTS ") }.map { $0.dropFirst(20).dropLast() })
        == Set(schema.views.map { Substring($0.name) }))
    #expect(!lines.contains { $0.hasPrefix("DROP ") && $0.contains("CASCADE") })
    let begin = try #require(lines.firstIndex(of: "BEGIN;"))
    #expect(try #require(lines.firstIndex { $0.hasPrefix("DROP ") }) > begin)
    #expect(!(try script(catalog).text.contains("\nDROP ")))
  }

  @Test(arguments: [
    ("plain", "plain"), ("", ""), ("a\tb\nc\rd\\e", "a\\tb\\nc\\rd\\\\e"), ("\\.", "\\\\."),
    ("\\N", "\\\\N"), ("ü漢🙂", "ü漢🙂"), ("\u{1B}[1m\u{7F}", "\\x1b[1m\\x7f"),
    ("\u{9B}\u{202E}", "\\xc2\\x9b\\xe2\\x80\\xae"), ("a\0b\0", "a\u{FFFD}b\u{FFFD}"),
    ("\r\n", "\\r\\n"),
  ])
  func `values are escaped as COPY reads them`(text: String, copied: String) {
    var copy = CopyText()
    copy.add(value: text)
    #expect(String(decoding: copy.bytes, as: UTF8.self) == copied)
    #expect(copy.replacedNULs == text.unicodeScalars.count { $0 == "\0" })
  }

  @Test func `a filter exports the selected codes and the rows they refer to`() throws {
    let text = try script(
      catalog, filter: Filter(domains: ["websocket-api"], categories: ["not-found"]), limit: 2
    ).text
    func rows(_ table: String) -> Int {
      let start = text.split(separator: "COPY \(table) (")[1]
      return start.split(separator: "\\.\n")[0].split(separator: "\n").count - 1
    }
    #expect(rows("codes") == 2 && rows("domains") == 1 && rows("sources") == 1)
    #expect(rows("descriptions") == 2)
    #expect(rows("diagnostics") == 16)
    #expect(throws: CatalogError.self) {
      try script(catalog, filter: Filter(domains: ["no-such-domain"]))
    }
  }

  @Test(arguments: [("api", "\"api\""), ("a\"; b", "\"a\"\"; b\""), ("errcat", "errcat")])
  func `the name of the schema is quoted`(name: String, quoted: String) throws {
    let text = try script(catalog, schema: name, limit: 0).text
    #expect(text.contains("\nCREATE SCHEMA \(quoted);\n"))
    #expect(text.contains("\nSET LOCAL search_path = \(quoted);\n"))
  }

  /// A copy of the catalog, changed as a stranger might.
  private func forged(_ sql: SQL) throws -> Catalog {
    do {
      let database = try Database(path: folder("catalog.db"), access: .readWrite)
      try database.execute(sql)
    }
    return try Catalog(path: folder("catalog.db"))
  }

  @Test func `NULs and keys too long for an index are counted`() throws {
    let catalog = try forged(
      """
      UPDATE codes SET raw = 'a' || char(0) || 'b' WHERE id = 1;
      UPDATE codes SET code = hex(zeroblob(2000)) WHERE id = 2
      """)
    let (text, losses) = try script(catalog)
    #expect(losses == PostgreSQLLosses(replacedNULs: 1, longKeys: 1))
    #expect(text.contains("\ta\u{FFFD}b\n") && !text.contains("\0"))
  }

  @Test func `a forged digest cannot add to the script`() throws {
    let catalog = try forged(
      "UPDATE metadata SET value = 'x' || char(10) || 'DROP TABLE t;' WHERE key = 'content_digest'")
    let text = try script(catalog).text
    #expect(text.contains("-- content digest: none\n") && !text.contains("\nDROP"))
  }
}
