import TestSupport
import Testing

@testable import CodeDocuments
@testable import ErrorCatalog

/// schema.sql parsed into tables, columns and comments, as exports need it.
@Suite struct SchemaTextTests {
  let schema = SchemaText(catalogSchema)

  @Test func `the tables and columns match those that SQLite reads from the schema`() throws {
    let folder = try TemporaryFolder()
    let catalog = try SeedCatalog.open(in: folder)
    let names = try catalog.rows(
      """
      SELECT name FROM pragma_table_list
      WHERE schema = 'main' AND type <> 'shadow' AND name NOT LIKE 'sqlite_%' ORDER BY name
      """)
    #expect(schema.tables.map { "[\"\($0.name)\"]" }.sorted(by: inByteOrder) == names)
    for table in schema.tables {
      let columns = try catalog.rows("SELECT name FROM pragma_table_info('\(table.name)')")
      #expect(table.columns.map { "[\"\($0.name)\"]" } == columns, "\(table.name)")
    }
    let indexes = try catalog.rows(
      "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name")
    let made = schema.indexes.map { sql in
      sql.split(separator: " ").drop { $0 != "INDEX" }.dropFirst().prefix(1).joined()
    }
    #expect(made.map { "[\"\($0)\"]" }.sorted(by: inByteOrder) == indexes)
  }

  @Test func `every comment of the schema belongs to a table or a column`() {
    let text = """
      -- Not of a table.
      CREATE TABLE a (
        -- What a row is,
        -- in two lines.
        id INTEGER PRIMARY KEY,   -- The key.
        "column" TEXT NOT NULL CHECK ("column" <> '-- no comment'),
                                  -- Below its column,
                                  -- in two lines.
        note TEXT,
        UNIQUE (id, note)
      ) STRICT, WITHOUT ROWID;

      CREATE INDEX a_by_note ON a (note);

      CREATE VIEW v AS
        -- What a row of the view is.
        SELECT
          a.id AS id,   -- The view's key.
          (
            -- About the code alone.
            SELECT 1 AS one
          ) AS two      -- A column in brackets.
        FROM a;
      """
    let schema = SchemaText(text)
    #expect(
      schema.tables == [
        SchemaTable(
          name: "a", isView: false, comment: "What a row is, in two lines.",
          columns: [
            .init(
              name: "id", spelling: "id", definition: "INTEGER PRIMARY KEY", comment: "The key."),
            .init(
              name: "column", spelling: "\"column\"",
              definition: "TEXT NOT NULL CHECK (\"column\" <> '-- no comment')",
              comment: "Below its column, in two lines."),
            .init(name: "note", spelling: "note", definition: "TEXT", comment: ""),
          ], constraints: ["UNIQUE (id, note)"]),
        SchemaTable(
          name: "v", isView: true, comment: "What a row of the view is.",
          columns: [
            .init(name: "id", spelling: "id", definition: "", comment: "The view's key."),
            .init(name: "two", spelling: "two", definition: "", comment: "A column in brackets."),
          ]),
      ])
    #expect(schema.indexes == ["CREATE INDEX a_by_note ON a (note)"])
    #expect(schema["v"]?.isView == true && schema["x"] == nil)
  }
}
