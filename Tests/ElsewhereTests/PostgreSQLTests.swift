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

    """

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
      "which codes have several meanings",
      """
      SELECT code, count(DISTINCT description) AS meanings FROM entries
      GROUP BY code HAVING count(DISTINCT description) > 1 ORDER BY code
      """, nil
    ),
    (
      "which codes speak of withdrawing",
      """
      SELECT e.code, e.description FROM entries_fts JOIN entries e ON e.id = entries_fts.rowid
      WHERE entries_fts MATCH 'withdraw' ORDER BY e.id
      """,
      """
      SELECT e.code, e.description FROM entries_fts JOIN entries e USING (id)
      WHERE search @@ websearch_to_tsquery('english', 'withdraw') ORDER BY e.id
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
      SELECT codes.code, attributes.name, value, hits.text FROM attributes
      JOIN codes ON codes.id = code_id JOIN descriptions AS hits ON hits.id = description_id
      ORDER BY code_id, attributes.ordinal
      """, nil
    ),
  ]

  @Test func `SQLite and PostgreSQL give the same answers to ten queries`() throws {
    try #require(Self.questions.count == 10)
    try folder.write(Self.nasty, to: "nasty.md")
    #expect(try folder.errcat("import", "nasty.md").status == 0)
    try load("questions")
    for (question, sqlite, postgresql) in Self.questions {
      let expected = try ask(sqlite)
      #expect(expected.split(separator: "\n").count > 1, "\(question): SQLite finds nothing")
      #expect(try server.csv(postgresql ?? sqlite, in: "questions") == expected, "\(question)")
    }
  }

  @Test(arguments: [[], ["-d", "rest-api", "-c", "rate-limit"], ["-s", "nasty", "-n", "3"]])
  func `every row of every table is loaded, or every row of the selected codes`(
    filter: [String]
  ) throws {
    try folder.write(Self.nasty, to: "nasty.md")
    try folder.errcat("import", "nasty.md")
    let database = "rows\(filter.count)\(filter.first?.dropFirst() ?? "")"
    try load(database, filter)
    let keys = try ask(
      "SELECT group_concat(id) AS ids FROM (\(Self.chosen(filter)))"
    )
    .split(separator: "\n")[1].replacing("\"", with: "")
    let tables = [
      "sources":
        "id IN (SELECT source_id FROM domains JOIN codes ON domain_id = domains.id WHERE codes.id IN (\(keys)))",
      "domains": "id IN (SELECT domain_id FROM codes WHERE id IN (\(keys)))",
      "descriptions": "id IN (SELECT description_id FROM codes WHERE id IN (\(keys)))",
      "categories": "true", "codes": "id IN (\(keys))", "code_areas": "code_id IN (\(keys))",
      "attributes": "code_id IN (\(keys))",
      "diagnostics":
        "source_id IN (SELECT source_id FROM domains JOIN codes ON domain_id = domains.id WHERE codes.id IN (\(keys)))",
      "synonyms": "true", "metadata": "true",
    ]
    for (table, condition) in tables {
      let columns = try ask("SELECT group_concat(name) AS n FROM pragma_table_info('\(table)')")
        .split(separator: "\n")[1].split(separator: ",")
        .map { $0.replacing("\"", with: "") }
        .map { $0 == "column" ? "\"column\"" : String($0) }.joined(separator: ", ")
      let expected = try ask("SELECT \(columns) FROM \(table) WHERE \(condition) ORDER BY 1, 2")
      let actual = try server.csv("SELECT \(columns) FROM \(table) ORDER BY 1, 2", in: database)
      #expect(actual == expected, "\(table)")
    }
  }

  @Test func `keys, checks and foreign keys hold, and new ids continue`() throws {
    try load("constraints")
    let next = try server.csv(
      "INSERT INTO descriptions (text) VALUES ('a new text') RETURNING id = (SELECT max(id) + 1 FROM descriptions)",
      in: "constraints")
    #expect(next.split(separator: "\n").last == "t")
    for (statement, complaint) in [
      ("INSERT INTO domains VALUES (99, 99, 1, 'x', 'x', 1)", "domains_source_id_fkey"),
      (
        "INSERT INTO descriptions (text) SELECT text FROM descriptions LIMIT 1", "descriptions_text"
      ),
      (
        "INSERT INTO categories VALUES (99, 'cause', 'Not A Slug', '', '', '', '')",
        "categories_slug_check"
      ),
      ("UPDATE categories SET facet = 'other'", "categories_facet_check"),
      ("UPDATE sources SET rows = 7", "sources_check"),
      ("INSERT INTO codes SELECT * FROM codes LIMIT 1", "codes_pkey"),
    ] {
      let outcome = try server.run(
        Array("SET search_path = errcat; \(statement)".utf8), in: "constraints")
      #expect(outcome.err.contains(complaint), "\(statement): \(outcome.err)")
    }
  }

  @Test func `each comment is loaded, and the index serves the search`() throws {
    let script = try folder.errcat("export", "--format", "postgresql").out
    try load("comments")
    let count = try server.csv(
      """
      SELECT count(*) FROM pg_description JOIN pg_class ON pg_class.oid = objoid
      WHERE classoid = 'pg_class'::regclass AND relnamespace = 'errcat'::regnamespace
      """, in: "comments")
    let written = script.split(separator: "\n").count {
      $0.hasPrefix("COMMENT ON ") && !$0.hasPrefix("COMMENT ON SCHEMA")
    }
    #expect(count == "count\n\(written)\n")
    #expect(
      try server.csv("SELECT obj_description('errcat.codes'::regclass) AS it", in: "comments")
        .contains("One row is one code"))
    let plan = try server.csv(
      """
      SET enable_seqscan = off; EXPLAIN SELECT entries.* FROM entries JOIN entries_fts USING (id)
      WHERE search @@ websearch_to_tsquery('english', 'withdraw')
      """, in: "comments")
    #expect(plan.contains("descriptions_by_search"), "\(plan)")
  }

  @Test func `an existing schema is left unchanged`() throws {
    try load("twice")
    let script = try folder.errcat("export", "--format", "postgresql", "-n", "1").output
    let outcome = try server.run(script, in: "twice")
    #expect(outcome.status == 3)
    #expect(outcome.err.contains(#"schema "errcat" already exists"#))
    #expect(try server.csv("SELECT count(*) FROM codes", in: "twice") == "count\n203\n")
  }

  @Test(arguments: [
    ("plain", "api_codes"), ("spaced", "Two Words"), ("quoted", "a\"b"), ("reserved", "select"),
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
  }

  /// Loads an export of the folder's catalog into a new database.
  private func load(_ database: String, _ filter: [String] = []) throws {
    try server.makeDatabase(database)
    let script = try folder.errcat(["export", "--format", "postgresql"] + filter)
    #expect(script.status == 0 && script.err.isEmpty, "\(script.err)")
    let outcome = try server.run(script.output, in: database)
    try #require(outcome.status == 0 && outcome.err.isEmpty, "\(outcome.err)")
    #expect(outcome.out.isEmpty, "psql -q prints nothing")
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
