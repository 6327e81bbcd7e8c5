import TestSupport
import Testing

@testable import ErrorCatalog

@Suite struct DataDictionaryTests {
  typealias Meaning = DataDictionary.Meaning

  @Test(
    arguments: [
      ("", []),
      ("-- About nothing.\nCREATE INDEX i ON t (a);  -- Nor this.", []),
      (
        "CREATE TABLE t (\n  a TEXT\n);",
        [Meaning(table: "t", column: "", text: ""), Meaning(table: "t", column: "a", text: "")]
      ),
      (
        "CREATE TABLE t (\n  -- One row\n  -- is one.\n  a TEXT,  -- What a is,\n"
          + "           -- at length.\n  \"b\" TEXT  -- The b.\n    CHECK (b <> '--')\n);\n-- The end.",
        [
          Meaning(table: "t", column: "", text: "One row is one."),
          Meaning(table: "t", column: "a", text: "What a is, at length."),
          Meaning(table: "t", column: "b", text: "The b."),
        ]
      ),
      (
        "CREATE VIEW v AS\n  -- All.\n  SELECT\n    t.a AS b,   -- The a.\n    (\n      -- How.\n"
          + "      SELECT 1 AS d\n    ) AS c  -- One.\n  FROM t;\n-- Not v's.",
        [
          Meaning(table: "v", column: "", text: "All."),
          Meaning(table: "v", column: "b", text: "The a."),
          Meaning(table: "v", column: "c", text: "One."),
        ]
      ),
      (
        "CREATE VIRTUAL TABLE f USING fts5(\n  -- Words.\n  a,  -- The a.\n  content = ''\n);",
        [
          Meaning(table: "f", column: "", text: "Words."),
          Meaning(table: "f", column: "a", text: "The a."),
        ]
      ),
    ] as [(String, [Meaning])])
  func `the comments of a schema become meanings`(schema: String, meanings: [Meaning]) {
    #expect(DataDictionary(schema: schema).meanings == meanings)
  }

  @Test func `every table and column of a catalog has one meaning, a sentence`() throws {
    let folder = try TemporaryFolder()
    let catalog = try SeedCatalog.open(in: folder)
    let made = try catalog.rows(
      """
      SELECT t.name, c.name FROM pragma_table_list AS t JOIN pragma_table_info(t.name) AS c
      WHERE t.schema = 'main' AND t.type <> 'shadow' AND t.name NOT LIKE 'sqlite_%'
      UNION ALL
      SELECT name, '' FROM pragma_table_list
      WHERE schema = 'main' AND type <> 'shadow' AND name NOT LIKE 'sqlite_%'
      ORDER BY 1, 2
      """)
    #expect(
      try catalog.rows("SELECT table_name, column_name FROM data_dictionary ORDER BY 1, 2") == made)
    for meaning in DataDictionary(schema: catalogSchema).meanings {
      let place = "\(meaning.table).\(meaning.column)"
      #expect(meaning.text.hasSuffix("."), "\(place): \(meaning.text)")
      #expect(meaning.text.first.map { $0.isUppercase || $0.isNumber } == true, "\(place)")
    }
  }

  @Test func `tables have their columns, types and references`() throws {
    let folder = try TemporaryFolder()
    let tables = try SeedCatalog.open(in: folder).tables()
    #expect(tables.first?.name == "sources")
    let domains = try #require(tables.first { $0.name == "domains" })
    #expect(domains.kind == .table)
    #expect(
      domains.columns.map { "\($0.name) \($0.type)" } == [
        "id INTEGER", "document_id INTEGER", "ordinal INTEGER", "slug TEXT", "title TEXT",
        "form TEXT", "line INTEGER",
      ])
    #expect(domains.columns.map(\.references) == [nil, "documents", nil, nil, nil, nil, nil])
    #expect(domains.sql.hasPrefix("CREATE TABLE domains ("))
    #expect(tables.first { $0.name == "entries" }?.kind == .view)
    #expect(tables.first { $0.name == "entries_fts" }?.kind == .index)
  }
}
