import CatalogSQLite
import TestSupport
import Testing

@testable import ErrorCatalog

/// What the tables refuse, what indexes there are, and what the views promise to other programs.
@Suite struct SchemaRuleTests {
  let folder: TemporaryFolder
  let catalog: Catalog

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.bytes.get(), to: "catalog.db")
    catalog = try Catalog(path: folder("catalog.db"))
  }

  /// A catalog with a row in each table, built once for all tests.
  private static let bytes: Result<[UInt8], any Error> = Result {
    let folder = try TemporaryFolder()
    _ = try folder.catalog([
      "shop/docs/basket.md": """
      # Basket

      ## Order Error Codes

      | Error Code | Name | Description | HTTP status | Solution | Note |
      |---|---|---|---|---|---|
      | 1001 | ORDER_UNKNOWN | Order does not exist | 404 | Check the "id" | |
      | 1002 | BAD_SIGNATURE | | 401 | | no |
      | 1003 | | | | | |
      | 7xx | | Too many requests | 429 | Wait | yes |
      | 1001 | ORDER_GONE | Order is gone | 410 | | |

      ## Stream Error Codes

      | Error Code | Message |
      |---|---|
      | 1001 | Connection closed |
      | E_FULL | Disk is full
      """
    ])
    return try folder.read("catalog.db")
  }

  // MARK: What the tables refuse

  @Test(
    arguments: [
      // The names of the contract identify a row.
      "INSERT INTO sources (name) SELECT name FROM sources",
      """
      INSERT INTO documents (source_id, path, sha256, bytes, options, rows, rows_imported,
        rows_with_diagnostics, rows_rejected)
      SELECT source_id, path, '', 0, '{}', 0, 0, 0, 0 FROM documents
      """,
      """
      INSERT INTO domains (document_id, ordinal, slug, title, form, line)
      SELECT document_id, 9, slug, '', 'table', 1 FROM domains LIMIT 1
      """,
      """
      INSERT INTO columns (domain_id, position, header, key, role)
      SELECT domain_id, position, '', '""', 'other' FROM columns LIMIT 1
      """,
      """
      INSERT INTO categories (facet, slug, title, meaning, advice, words)
      SELECT facet, slug, '', '', '', '' FROM categories LIMIT 1
      """,
      """
      INSERT INTO codes (domain_id, code, occurrence, description_id, line)
      SELECT domain_id, code, occurrence, description_id, 1 FROM codes LIMIT 1
      """,
      "INSERT INTO cells SELECT code_id, column_id, 1 FROM cells LIMIT 1",
      // Only the words of the contract, and only the right types.
      "UPDATE columns SET role = 'reason'", "UPDATE domains SET form = 'pdf'",
      "UPDATE categories SET facet = 'rule'", "UPDATE categories SET slug = 'Not Found'",
      "UPDATE diagnostics SET severity = 'fatal'", "UPDATE documents SET rows = rows + 1",
      "UPDATE codes SET line = 'first'", "UPDATE codes SET code = x'00FF'",
      "UPDATE codes SET code = NULL", "UPDATE texts SET text = NULL",
      // A row refers to one that is there.
      "UPDATE documents SET source_id = 99", "UPDATE domains SET document_id = 99",
      "UPDATE columns SET domain_id = 99 WHERE id = 1",
      "UPDATE codes SET domain_id = 99 WHERE id = 1",
      "UPDATE codes SET description_id = 99", "UPDATE cells SET text_id = 99",
      "UPDATE cells SET column_id = 99 WHERE code_id = 4 AND column_id = 4",
      "UPDATE diagnostics SET code_id = 99", "UPDATE diagnostics SET document_id = 99",
      "DELETE FROM sources", "DELETE FROM documents", "DELETE FROM texts", "DELETE FROM codes",
      // A cause is never an area, and an area never a cause.
      "UPDATE descriptions SET cause_id = (SELECT id FROM areas LIMIT 1)",
      "UPDATE rules SET cause_id = (SELECT id FROM areas LIMIT 1)",
      """
      INSERT INTO description_areas
      SELECT descriptions.id, causes.id FROM descriptions, causes
      """,
    ] as [SQL])
  func `a row that the contract forbids is refused`(sql: SQL) throws {
    let database = try Database(path: folder("catalog.db"), access: .readWrite)
    try database.execute("PRAGMA foreign_keys = ON")
    #expect(throws: SQLiteError.self, "\(sql)") { try database.execute(sql) }
  }

  @Test func `every cause is in causes and every area in areas`() throws {
    for (table, facet) in [("causes", "cause"), ("areas", "area")] {
      #expect(
        try catalog.rows("SELECT id FROM \(table) ORDER BY id")
          == catalog.rows("SELECT id FROM categories WHERE facet = '\(facet)' ORDER BY id"))
    }
  }

  // MARK: Columns, cells and diagnostics

  @Test func `each column of a list has its position, header and role, also an empty one`() throws {
    #expect(
      try catalog.rows(
        """
        SELECT domains.slug, position, header, key, role
        FROM columns JOIN domains ON domains.id = domain_id ORDER BY columns.id
        """) == [
          #"["order",1,"Error Code","\"Error Code\"","code"]"#,
          #"["order",2,"Name","\"Name\"","symbol"]"#,
          #"["order",3,"Description","\"Description\"","description"]"#,
          #"["order",4,"HTTP status","\"HTTP status\"","http-status"]"#,
          #"["order",5,"Solution","\"Solution\"","remedy"]"#,
          #"["order",6,"Note","\"Note\"","other"]"#,
          #"["stream",1,"Error Code","\"Error Code\"","code"]"#,
          #"["stream",2,"Message","\"Message\"","description"]"#,
        ])
  }

  @Test func `a filled cell of another column is one row, and each text is stored once`() throws {
    #expect(
      try catalog.rows(
        """
        SELECT code, occurrence, position, text FROM cells
        JOIN codes ON codes.id = code_id JOIN columns ON columns.id = column_id
        JOIN texts ON texts.id = text_id ORDER BY codes.id, position
        """) == [
          #"["1001",1,4,"404"]"#, #"["1001",1,5,"Check the \"id\""]"#, #"["1002",1,4,"401"]"#,
          #"["1002",1,6,"no"]"#, #"["7xx",1,4,"429"]"#, #"["7xx",1,5,"Wait"]"#,
          #"["7xx",1,6,"yes"]"#, #"["1001",2,4,"410"]"#,
        ])
    #expect(try catalog.rows("SELECT text FROM texts GROUP BY text HAVING count(*) > 1") == [])
    #expect(
      try catalog.rows("SELECT json FROM texts WHERE json IS NOT NULL") == [
        #"["\"Check the \\\"id\\\"\""]"#
      ])
  }

  @Test func `a diagnostic about one code leads to it, another has none`() throws {
    #expect(
      try catalog.rows(
        """
        SELECT diagnostics.rule, code, codes.line = diagnostics.line
        FROM diagnostics LEFT JOIN codes ON codes.id = code_id ORDER BY diagnostics.id
        """) == [
          #"["duplicate-code","1001",1]"#, #"["conflicting-code","1001",1]"#,
          #"["missing-edge-pipe","E_FULL",1]"#,
        ])
  }

  @Test func `codes without a description have one empty text for each way they are sorted`()
    throws
  {
    #expect(
      try catalog.rows(
        """
        SELECT codes.code, cause FROM entries JOIN codes USING (id)
        WHERE description = '' ORDER BY id
        """) == [#"["1002","authentication"]"#, #"["1003","unspecified"]"#])
    #expect(try catalog.rows("SELECT count(*) FROM descriptions WHERE text = ''") == ["[2]"])
    #expect(
      try catalog.rows(
        "SELECT text FROM descriptions WHERE text <> '' GROUP BY text HAVING count(*) > 1") == [])
    #expect(
      try catalog.rows(
        """
        SELECT count(*) FROM descriptions JOIN rules ON rules.id = rule_id
        WHERE rules.cause_id <> descriptions.cause_id
        """) == ["[0]"])
  }

  // MARK: Indexes

  @Test func `an index of codes begins with the code in binary order, another has no case`() throws
  {
    let collations = try catalog.rows(
      """
      SELECT indexes.name, "unique", columns.coll
      FROM pragma_index_list('codes') AS indexes, pragma_index_xinfo(indexes.name) AS columns
      WHERE columns.seqno = 0 AND columns.name = 'code' ORDER BY 1
      """)
    #expect(
      collations == [#"["codes_by_code",1,"BINARY"]"#, #"["codes_by_letters",0,"NOCASE"]"#])
    #expect(
      try catalog.rows("SELECT group_concat(name) FROM pragma_index_info('codes_by_code')")
        == [#"["code,domain_id,occurrence"]"#])
    for (sql, index) in [
      ("SELECT id FROM codes WHERE code = '1001'", "codes_by_code (code=?)"),
      (
        "SELECT id FROM codes WHERE code >= '10' AND code < '11'",
        "codes_by_code (code>? AND code<?)"
      ),
      (
        "SELECT id FROM codes WHERE code = 'e_full' COLLATE NOCASE AND code GLOB '*[A-Za-z]*'",
        "codes_by_letters (code=?)"
      ),
    ] {
      let plan = try catalog.rows("EXPLAIN QUERY PLAN \(sql)").joined()
      #expect(plan.contains(index), "\(plan)")
    }
  }

  @Test func `no index is the beginning of another`() throws {
    let indexes = try catalog.rows(
      """
      SELECT tables.name, indexes.name, (
        SELECT group_concat(coalesce(name, cid) || ' ' || coll || ' ' || "desc", ', ')
        FROM pragma_index_xinfo(indexes.name) WHERE key), partial
      FROM sqlite_schema AS tables, pragma_index_list(tables.name) AS indexes
      WHERE tables.type = 'table' ORDER BY 1, 2
      """)
    let parts = indexes.map { $0.dropFirst(2).dropLast(1).split(separator: "\"") }
    for (place, index) in parts.enumerated() {
      for (other, longer) in parts.enumerated() where place != other && index[0] == longer[0] {
        let isPartial = index.last?.hasSuffix("1") == true || longer.last?.hasSuffix("1") == true
        #expect(
          isPartial || !(longer[4] + ",").hasPrefix(index[4] + ","), "\(index[2]) \(longer[2])")
      }
    }
  }

  // MARK: Views

  @Test func `each column of entries has the type of the contract`() throws {
    #expect(
      try catalog.rows("SELECT name || ' ' || type FROM pragma_table_info('entries')")
        == [
          "id INTEGER", "source TEXT", "domain TEXT", "domain_title TEXT", "code TEXT",
          "occurrence INTEGER", "number INTEGER", "symbol TEXT", "description TEXT", "cause TEXT",
          "cause_title TEXT", "advice TEXT", "areas TEXT", "http_status TEXT", "remedy TEXT",
          "attributes TEXT", "path TEXT", "line INTEGER", "url TEXT",
        ].map { "[\"\($0)\"]" })
  }

  @Test func `an entry has its cells as an object, in the order of the columns`() throws {
    #expect(
      try catalog.rows(
        "SELECT code, http_status, remedy, attributes FROM entries WHERE domain = 'order' ORDER BY id"
      ) == [
        ##"["1001","404","Check the \"id\"","{\"HTTP status\":\"404\",\"Solution\":\"Check the \\\"id\\\"\"}"]"##,
        ##"["1002","401",null,"{\"HTTP status\":\"401\",\"Note\":\"no\"}"]"##,
        ##"["1003",null,null,"{}"]"##,
        ##"["7xx","429","Wait","{\"HTTP status\":\"429\",\"Solution\":\"Wait\",\"Note\":\"yes\"}"]"##,
        ##"["1001","410",null,"{\"HTTP status\":\"410\"}"]"##,
      ])
  }

  @Test(
    arguments: [
      "1 = 1", "code = '1001'", "source = 'shop'", "http_status IS NOT NULL", "areas <> '[]'",
    ])
  func `meanings has the rows and columns of entries`(condition: String) throws {
    func rows(_ view: String) throws -> [String] {
      try catalog.rows("SELECT * FROM \(view) WHERE \(condition) ORDER BY id")
    }
    #expect(try rows("meanings") == rows("entries") && !rows("entries").isEmpty)
    #expect(
      try catalog.rows("SELECT name FROM pragma_table_info('meanings')")
        == catalog.rows("SELECT name FROM pragma_table_info('entries')"))
  }

  @Test func `conflicts are codes with different texts within one source`() throws {
    #expect(
      try catalog.rows("SELECT source, code, meanings FROM conflicts") == [#"["shop","1001",3]"#])
    let other = try folder.catalog(
      ["a.md": codeTable("| 1 | Busy |"), "b.md": codeTable("| 1 | Full |")], name: "other.db")
    #expect(try other.rows("SELECT * FROM conflicts") == [], "two sources may disagree")
  }

  @Test func `conflicts look for the texts of a code among its entries, not in each list`() throws {
    var document = "# Errors\n"
    for list in 0..<300 {
      document += "\n## Errors of list \(list)\n\n| Error code | Description |\n| --- | --- |\n"
      for row in 0..<10 { document += "| \(1000 + list * 10 + row / 2) | Reason \(row) |\n" }
    }
    let many = try folder.catalog(["many.md": document], name: "many.db")
    try #require(many.rows("SELECT count(*) FROM domains") == ["[300]"])
    let count = try many.database.withOperationBudget(1_000_000) {
      try many.rows("SELECT count(*), sum(meanings) FROM conflicts")
    }
    #expect(count == ["[1500,3000]"])
  }

  // MARK: Full-text search

  @Test(
    arguments: [
      ("code : 1001", ["1001", "1001", "1001"]), ("description : exist", ["1001"]),
      ("symbol : gone", ["1001"]), ("other : 404", ["1001"]), ("other : waits", ["7xx"]),
      ("other : yes", ["7xx"]), ("other : closed", []), ("description : wait", []),
      ("\"Check the\"", ["1001"]), ("Note", []),
    ])
  func `the full-text index has each text in its column`(match: String, codes: [String]) throws {
    let found = try catalog.rows(
      """
      SELECT entries.code FROM entries_fts JOIN entries ON entries.id = entries_fts.rowid
      WHERE entries_fts MATCH '\(match.replacing("'", with: "''"))' ORDER BY entries.id
      """)
    #expect(found == codes.map { "[\"\($0)\"]" })
    if match == "other : 404" {
      let rows = try catalog.rows(
        "SELECT other FROM entries_fts WHERE entries_fts MATCH '\(match)'")
      #expect(rows == [#"["404\nCheck the \"id\""]"#])
    }
  }

  @Test func `the full-text index stems words, and drops accents`() throws {
    let sql = try catalog.rows("SELECT sql FROM sqlite_schema WHERE name = 'entries_fts'").joined()
    #expect(sql.contains("tokenize = 'porter unicode61 remove_diacritics 2'"))
    #expect(sql.contains("content = 'entry_texts'"))
  }
}
