// Long because one server is started for all questions to it.

import TestSupport
import Testing

/// `errcat export --format postgresql`, loaded into a real PostgreSQL: it agrees with the catalog.
@Suite(.withPostgreSQL) struct PostgreSQLTests {
  let folder: TemporaryFolder
  let server: PostgreSQLServer

  init() throws {
    server = try #require(PostgreSQLServer.running)
    folder = try TemporaryFolder.withSeeds()
  }

  /// Texts that could break the export: quotes, tabs, markup, escapes, many kinds of characters,
  /// text like the end of the data or a psql command, and a text longer than an index entry.
  static let nasty = """
    # Nasty Error Codes

    | Error Code | Name | Description | Note | Retry |
    | -- | -- | -- | -- | -- |
    | -1 | E_TAB | tab&#9;here, `\\n` and \\\\\\\\ and 'quotes' "double" | \\\\. | yes |
    | 0x1F | E_HEX | &#27;[31mred&#x9b;1m &#x202e; | ü漢🙂 | |
    | 4000-4099 | E_RANGE | Invalid; DROP SCHEMA errcat; -- | \\! echo | no |
    | :name | E_VARIABLE | Missing $1 $$ and %s | \\\\N | |
    | 5xx | E_LONG | Failed \(String(repeating: "a long text that fails ", count: 400)) | | |
    | 7 | E_EMPTY | | | |
    | -1046 | JET_errRecoveredWithoutUndo | 提现失败：账户余额不足，请充值 | | |
    | 8 | E_CHINESE | \(String(repeating: "余额不足", count: 300)) | | |

    """

  /// Columns with roles, and what says the same twice.
  static let roles = """
    # Order Error Codes

    | Error Code | Description | HTTP Status | Solution | Deutsch |
    | -- | -- | -- | -- | -- |
    | 1 | Too many orders | 429 | Wait a second | Zu viele Aufträge |
    | 2 | Order not found | 404 | Check the id "x" | |
    | 2 | Order was canceled | 409 | | |

    """

  static let filters = [[], ["-d", "rest-api", "-c", "rate-limit"], ["-s", "nasty", "-n", "3"]]

  static let questions: [(question: String, sqlite: String, postgresql: String?)] = [
    (
      "which causes are there, and how often",
      "SELECT cause, count(*) AS codes FROM entries GROUP BY cause ORDER BY codes DESC, cause", nil
    ),
    (
      "what does a code mean",
      """
      SELECT id, source, domain, domain_title, code, number, symbol, description, cause, path, line
      FROM entries WHERE code = '10002' ORDER BY id
      """, nil
    ),
    (
      "which codes have several meanings within a source",
      "SELECT source, code, meanings, entries FROM conflicts ORDER BY source, code", nil
    ),
    (
      "which codes mention withdrawing",
      """
      SELECT e.code, e.description FROM entries_fts JOIN entries e ON e.id = entries_fts.rowid
      WHERE entries_fts MATCH 'withdraw' ORDER BY e.id
      """,
      """
      SELECT e.code, e.description FROM search('withdraw') JOIN entries e USING (id) ORDER BY e.id
      """
    ),
    (
      "which areas are there, and how often",
      """
      SELECT areas.value AS area, count(*) AS codes
      FROM entries, json_each(entries.areas) AS areas GROUP BY area ORDER BY codes DESC, area
      """,
      """
      SELECT area, count(*) AS codes
      FROM entries, jsonb_array_elements_text(entries.areas) AS area
      GROUP BY area ORDER BY codes DESC, area
      """
    ),
    (
      "which texts are shared",
      """
      SELECT text, count(*) AS codes FROM codes JOIN descriptions ON descriptions.id = description_id
      GROUP BY text HAVING count(*) > 1 ORDER BY text
      """, nil
    ),
    (
      "which ranges do the codes lie in",
      """
      SELECT min(number) AS first, max(number) AS last, count(*) AS codes
      FROM entries WHERE number IS NOT NULL GROUP BY number / 1000 ORDER BY first
      """, nil
    ),
    (
      "what is a code, whatever its case",
      "SELECT code, line FROM codes WHERE code = 'REQUEST TIMED out' COLLATE NOCASE",
      "SELECT code, line FROM codes WHERE lower(code) = lower('REQUEST TIMED out')"
    ),
    (
      "which range holds a number",
      """
      SELECT code, symbol, raw FROM codes WHERE 4050 BETWEEN first_number AND last_number
      """, nil
    ),
    (
      "what else do the tables say",
      """
      SELECT codes.code, header, role, texts.text FROM cells
      JOIN codes ON codes.id = code_id JOIN columns ON columns.id = column_id
      JOIN texts ON texts.id = text_id ORDER BY code_id, column_id
      """, nil
    ),
    (
      "which codes does a document give the status 429",
      """
      SELECT codes.code, role FROM texts JOIN cells ON text_id = texts.id
      JOIN columns ON columns.id = column_id JOIN codes ON codes.id = code_id
      WHERE texts.text = '429' ORDER BY codes.id
      """, nil
    ),
  ]

  /// Adds the documents of this suite to the folder's catalog.
  private func importDocuments() throws {
    try folder.write(Self.nasty, to: "nasty.md")
    try folder.write(Self.roles, to: "orders.md")
    for (source, file) in [("nasty", "nasty.md"), ("orders", "orders.md")] {
      let outcome = try folder.errcat(
        "import", "--source", source, "--url", "https://example.com/\(source)", file)
      try #require(outcome.status == 0, "\(outcome.err)")
    }
  }

  @Test func `SQLite and PostgreSQL give the same answers to each question`() throws {
    try importDocuments()
    try load("questions")
    for (question, sqlite, postgresql) in Self.questions {
      let expected = try ask(sqlite)
      #expect(expected.split(separator: "\n").count > 1, "\(question): SQLite finds nothing")
      #expect(try server.csv(postgresql ?? sqlite, in: "questions") == expected, "\(question)")
    }
  }

  @Test func `entries has the rows of SQLite's, value by value`() throws {
    try importDocuments()
    try load("entries")
    let rows = Array(try ask("SELECT * FROM entries").utf8)
    let outcome = try server.run(
      Array(
        """
        SET search_path = errcat;
        CREATE TEMP TABLE expected (LIKE entries);
        COPY expected FROM stdin (FORMAT csv, HEADER, FORCE_NOT_NULL (description, advice));

        """.utf8) + rows
        + Array(
          #"""
          \.
          \pset format unaligned
          \t on
          SELECT count(*) > 200 FROM expected;
          SELECT count(*) FROM expected WHERE http_status IS NOT NULL AND remedy IS NOT NULL
            AND url IS NOT NULL AND attributes <> '{}' AND symbol IS NULL;
          SELECT count(*) = (SELECT count(*) FROM entries) FROM expected;
          TABLE expected EXCEPT TABLE entries;
          TABLE entries EXCEPT TABLE expected;

          """#.utf8), in: "entries")
    #expect(outcome.err.isEmpty && outcome.out == "t\n2\nt\n", "\(outcome.out)\(outcome.err)")
  }

  @Test(arguments: filters)
  func `every row of every table is loaded, or every row of the selected codes`(
    filter: [String]
  ) throws {
    try importDocuments()
    let database = "rows\(filter.count)\(filter.first?.dropFirst() ?? "")"
    try load(database, filter)
    let keys = try ask("SELECT group_concat(id) AS ids FROM (\(Self.chosen(filter)))")
      .split(separator: "\n")[1].replacing("\"", with: "")
    let listed = "(SELECT domain_id FROM codes WHERE id IN (\(keys)))"
    let documents = "(SELECT document_id FROM domains WHERE id IN \(listed))"
    let described = "(SELECT description_id FROM codes WHERE id IN (\(keys)))"
    let tables = [
      "sources": "id IN (SELECT source_id FROM documents WHERE id IN \(documents))",
      "documents": "id IN \(documents)", "domains": "id IN \(listed)",
      "columns": "domain_id IN \(listed)", "categories": "true", "causes": "true",
      "areas": "true", "rules": "true", "descriptions": "id IN \(described)",
      "description_areas": "description_id IN \(described)", "codes": "id IN (\(keys))",
      "texts": "id IN (SELECT text_id FROM cells WHERE code_id IN (\(keys)))",
      "cells": "code_id IN (\(keys))", "diagnostics": "document_id IN \(documents)",
      "synonyms": "true", "metadata": "true",
    ]
    for (table, condition) in tables {
      let columns = try ask("SELECT group_concat(name) AS n FROM pragma_table_info('\(table)')")
        .split(separator: "\n")[1].split(separator: ",")
        .map { $0.replacing("\"", with: "") }
        .map { $0 == "column" ? "\"column\"" : String($0) }.joined(separator: ", ")
      let order = columns.contains(",") ? "1, 2" : "1"
      // A diagnostic about a code that is not selected keeps its place, not the code.
      let selected =
        table == "diagnostics"
        ? columns.replacing(
          "code_id", with: "CASE WHEN code_id IN (\(keys)) THEN code_id END AS code_id") : columns
      let expected = try ask(
        "SELECT \(selected) FROM \(table) WHERE \(condition) ORDER BY \(order)")
      let actual = try server.csv(
        "SELECT \(columns) FROM \(table) ORDER BY \(order)", in: database)
      #expect(actual == expected, "\(table)")
    }
  }

  @Test func `keys, checks and foreign keys hold, and new ids continue`() throws {
    try load("constraints")
    let next = try server.csv(
      """
      INSERT INTO descriptions (text, cause_id) SELECT 'a new text', min(id) FROM causes
      RETURNING id = (SELECT max(id) + 1 FROM descriptions)
      """, in: "constraints")
    #expect(next.split(separator: "\n").last == "t")
    for (statement, complaint) in [
      ("INSERT INTO domains VALUES (99, 99, 1, 'x', 'x', 'table', 1)", "domains_document_id_fkey"),
      ("UPDATE domains SET form = 'x'", "domains_form_check"),
      ("UPDATE columns SET role = 'x'", "columns_role_check"),
      ("UPDATE columns SET position = 1", "columns_domain_id_position_key"),
      (
        "INSERT INTO categories VALUES (99, 'cause', 'Not A Slug', '', '', '', '')",
        "categories_slug_check"
      ),
      ("UPDATE categories SET facet = 'other'", "categories_facet_check"),
      ("INSERT INTO causes VALUES (9999)", "causes_id_fkey"),
      ("INSERT INTO areas DEFAULT VALUES", "null value in column"),
      ("UPDATE descriptions SET cause_id = (SELECT min(id) FROM areas)", "descriptions_cause_id"),
      ("UPDATE documents SET rows = 7", "documents_check"),
      ("INSERT INTO documents SELECT * FROM documents LIMIT 1", "documents_pkey"),
      ("UPDATE codes SET code = '1', occurrence = 1", "codes_by_code"),
    ] {
      let outcome = try server.run(
        Array("SET search_path = errcat; \(statement)".utf8), in: "constraints")
      #expect(outcome.err.contains(complaint), "\(statement): \(outcome.err)")
    }
  }

  @Test func `each comment is loaded, and the data dictionary has them`() throws {
    let script = try folder.errcat("export", "--format", "postgresql").out
    try load("comments")
    let count = try server.csv(
      """
      SELECT count(*), (SELECT count(*) FROM data_dictionary) AS rows
      FROM pg_description JOIN pg_class ON pg_class.oid = objoid
      WHERE classoid = 'pg_class'::regclass AND relnamespace = 'errcat'::regnamespace
      """, in: "comments")
    let written = script.split(separator: "\n").count { line in
      ["TABLE", "COLUMN", "VIEW"].contains { line.hasPrefix("COMMENT ON \($0) ") }
    }
    #expect(count == "count,rows\n\(written),\(written)\n")
    #expect(
      try server.csv("SELECT obj_description('errcat.codes'::regclass) AS it", in: "comments")
        .contains("One row is one code"))
    #expect(
      try server.csv(
        "SELECT meaning FROM data_dictionary WHERE table_name = 'codes' AND column_name = 'code'",
        in: "comments"
      ).contains("The code as written"))
  }

  @Test func `an index serves each kind of question`() throws {
    try importDocuments()
    try server.makeDatabase("plans")
    _ = try server.csv("CREATE SCHEMA elsewhere", in: "plans")
    _ = try server.csv("CREATE EXTENSION pg_trgm SCHEMA elsewhere", in: "plans")
    try load("plans", isNew: false)
    for (sql, indexes) in [
      ("SELECT * FROM entries WHERE code = '10002'", ["codes_by_code"]),
      ("SELECT * FROM entries WHERE number = 31", ["codes_by_number"]),
      ("SELECT * FROM codes WHERE lower(symbol) = 'e_hex'", ["codes_by_symbol"]),
      ("SELECT * FROM codes WHERE description_id = 7", ["codes_by_description"]),
      (
        "SELECT * FROM entries WHERE description = 'System error'",
        ["descriptions_by_text", "codes_by_description"]
      ),
      ("SELECT * FROM cells JOIN texts ON id = text_id WHERE text = '429'", ["texts_by_text"]),
      (
        "SELECT * FROM entries JOIN search('withdraw') USING (id)",
        ["codes_by_search", "descriptions_by_search", "texts_by_search"]
      ),
      ("SELECT * FROM entries WHERE description LIKE '%余额不足%'", ["descriptions_by_trigrams"]),
      ("SELECT * FROM texts WHERE text LIKE '%余额不足%'", ["texts_by_trigrams"]),
    ] {
      let plan = try plan(sql, in: "plans")
      for index in indexes { #expect(plan.contains(" \(index)"), "\(sql):\n\(plan)") }
    }
    // Of so few symbols, this index serves as well.
    _ = try server.csv("DROP INDEX codes_by_symbol", in: "plans")
    let sql = "SELECT * FROM entries WHERE symbol LIKE '%WithoutUndo%'"
    #expect(try plan(sql, in: "plans").contains(" codes_by_trigrams"))
  }

  @Test func `search finds codes, symbols, stems and cells, and ranks names first`() throws {
    try importDocuments()
    try load("search")
    for (words, codes) in [
      ("JET_errRecoveredWithoutUndo", ["-1046"]), ("errrecoveredwithoutundo jet", ["-1046"]),
      ("-1046", ["-1046"]), ("0x1f", ["0x1F"]), ("cancelling orders", ["2"]),
      ("aufträge", ["1"]), ("429", ["1"]), ("no-such-word", []), ("", []),
      ("it's (odd) & !| <-> :* \"", []),
    ] {
      let found = try server.csv(
        """
        SELECT code FROM entries JOIN search('\(words.replacing("'", with: "''"))') USING (id)
        WHERE source IN ('nasty', 'orders') ORDER BY rank DESC, id
        """, in: "search")
      #expect(found == (["code"] + codes).joined(separator: "\n") + "\n", "\(words)")
    }
    // Without pg_trgm, and in any search path.
    #expect(
      try server.csv(
        "SELECT code FROM entries WHERE description LIKE '%账户余额不足%'", in: "search")
        == "code\n-1046\n")
    #expect(
      try server.csv(
        "SET search_path = public; SELECT count(*) FROM errcat.search('withdraw')", in: "search")
        == "count\n12\n")
    #expect(
      try server.csv(
        """
        SELECT code FROM entries JOIN entries_fts USING (id)
        WHERE source = 'orders' AND search @@ websearch_to_tsquery('english', 'order -found')
        ORDER BY id
        """, in: "search") == "code\n1\n2\n")
  }

  @Test func `an existing schema is left unchanged, unless the script replaces it`() throws {
    try load("twice", ["--replace", "-n", "1"])
    let script = try folder.errcat("export", "--format", "postgresql").output
    let outcome = try server.run(script, in: "twice")
    #expect(outcome.status == 3)
    #expect(outcome.err.contains(#"schema "errcat" already exists"#))
    #expect(try server.csv("SELECT count(*) FROM codes", in: "twice") == "count\n1\n")
    _ = try server.csv("CREATE TABLE ours AS SELECT 1 AS id", in: "twice")
    for _ in 1...2 {
      try load("twice", ["--replace"], isNew: false)
      #expect(try server.csv("SELECT count(*) FROM entries", in: "twice") == "count\n203\n")
    }
    #expect(try server.csv("SELECT count(*) FROM ours", in: "twice") == "count\n1\n")
  }

  @Test func `nothing is replaced that others made, or built on the tables`() throws {
    try load("others", ["-n", "2"])
    _ = try server.csv("CREATE VIEW public.ours AS SELECT code FROM errcat.codes", in: "others")
    _ = try server.csv("CREATE SCHEMA theirs", in: "others")
    _ = try server.csv("CREATE TABLE theirs.codes AS SELECT 5 AS id", in: "others")
    _ = try server.csv("CREATE SCHEMA \"new%s\"", in: "others")
    for (schema, complaint) in [
      ("errcat", "cannot drop table codes because other objects depend on it"),
      ("theirs", #"schema "theirs" was not made by errcat, so it is not replaced"#), ("new%s", nil),
    ] {
      let script = try folder.errcat(
        "export", "--format", "postgresql", "--replace", "--pg-schema", schema
      ).output
      let outcome = try server.run(script, in: "others")
      #expect(outcome.status == (complaint == nil ? 0 : 3), "\(outcome.err)")
      #expect(complaint.map(outcome.err.contains) ?? outcome.err.isEmpty, "\(outcome.err)")
    }
    #expect(
      try server.csv(
        """
        SELECT (SELECT count(*) FROM public.ours) AS ours, (SELECT id FROM theirs.codes) AS theirs,
          (SELECT count(*) FROM "new%s".codes) AS new
        """, in: "others") == "ours,theirs,new\n2,5,203\n")
  }

  @Test(arguments: [
    ("plain", "api_codes"), ("spaced", "Two Words"), ("quoted", "a\"b"), ("reserved", "select"),
    ("dollars", "a$$b$x$"),
  ])
  func `the schema can have another name`(database: String, name: String) throws {
    try server.makeDatabase(database)
    let outcome = try server.run(
      folder.errcat("export", "--format", "postgresql", "--pg-schema", name).output,
      in: database)
    #expect(outcome.status == 0 && outcome.err.isEmpty, "\(outcome.err)")
    let quoted = "\"\(name.replacing("\"", with: "\"\""))\""
    #expect(
      try server.csv("SELECT count(*) FROM \(quoted).entries", in: database)
        == "count\n203\n")
    #expect(
      try server.csv("SELECT count(*) FROM \(quoted).search('withdraw')", in: database)
        == "count\n12\n")
  }

  /// Loads an export of the folder's catalog into a database.
  private func load(_ database: String, _ options: [String] = [], isNew: Bool = true) throws {
    if isNew { try server.makeDatabase(database) }
    let script = try folder.errcat(["export", "--format", "postgresql"] + options)
    #expect(script.status == 0 && script.err.isEmpty, "\(script.err)")
    let outcome = try server.run(script.output, in: database)
    try #require(outcome.status == 0 && outcome.err.isEmpty, "\(outcome.err)")
    #expect(outcome.out.isEmpty, "psql -q prints nothing")
  }

  /// How PostgreSQL answers a query by an index: small tables it would read whole, or in the order of a
  /// key.
  private func plan(_ sql: String, in database: String) throws -> String {
    try server.csv(
      "SET enable_seqscan = off; SET enable_indexscan = off; EXPLAIN \(sql)", in: database)
  }

  /// SQLite's answer as psql writes it.
  private func ask(_ sql: String) throws -> String {
    try folder.errcat("sql", sql, "--format", "csv").out.replacing("\r\n", with: "\n")
  }

  private static func chosen(_ filter: [String]) -> String {
    switch filter.first {
    case "-d": "SELECT id FROM entries WHERE domain = 'rest-api' AND cause = 'rate-limit'"
    case "-s": "SELECT id FROM entries WHERE source = 'nasty' ORDER BY id LIMIT 3"
    default: "SELECT id FROM entries"
    }
  }
}
