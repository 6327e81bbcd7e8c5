import CatalogSQLite
import TestSupport
import Testing

@testable import ErrorCatalog

/// The parts of the file that other programs rely on.
@Suite struct SchemaTests {
  let folder: TemporaryFolder
  let catalog: Catalog

  init() throws {
    folder = try TemporaryFolder()
    catalog = try SeedCatalog.open(in: folder)
  }

  @Test(arguments: [
    "sources", "domains", "descriptions", "categories", "codes", "code_areas", "attributes",
    "diagnostics", "synonyms", "synonym_phrases", "vocabulary", "data_dictionary",
    "sample_queries", "metadata", "entries", "entries_fts", "segments_fts",
  ])
  func `each table and view opens with a comment that travels in the file`(name: String) throws {
    try catalog.database.withStatement("SELECT sql FROM sqlite_schema WHERE name = ?") {
      statement in
      try statement.bind(name, at: 1)
      #expect(try statement.step())
      let lines = statement.text(0).split(separator: "\n")
      #expect(lines[1].drop { $0 == " " }.hasPrefix("-- "), "\(name)")
    }
  }

  @Test func `every table but the index is STRICT, and there is no other table`() throws {
    let strict = try catalog.rows(
      """
      SELECT name FROM pragma_table_list
      WHERE type = 'table' AND strict AND schema = 'main' ORDER BY name
      """)
    #expect(
      strict
        == [
          "attributes", "categories", "code_areas", "codes", "data_dictionary", "descriptions",
          "diagnostics", "domains", "metadata", "rules", "sample_queries", "sources",
          "synonym_phrases",
          "synonyms", "vocabulary",
        ].map { "[\"\($0)\"]" })
    #expect(
      try catalog.rows("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'") == ["[0]"])
  }

  @Test(
    arguments: [
      (
        "entries",
        "id,source,domain,domain_title,code,number,symbol,description,cause,areas,path,line"
      ),
      (
        "sources",
        "id,name,path,title,url,sha256,bytes,options,rows,rows_imported,rows_with_diagnostics,rows_rejected"
      ),
      ("domains", "id,source_id,ordinal,slug,title,line"),
      ("descriptions", "id,text"),
      ("categories", "id,facet,slug,title,meaning,advice,words"),
      ("synonyms", "id,said,written"),
      ("data_dictionary", "id,table_name,column_name,meaning"),
      ("sample_queries", "id,name,question,sql"), ("metadata", "key,value"),
    ])
  func `the columns are those of the contract`(name: String, columns: String) throws {
    try catalog.database.withStatement(
      "SELECT group_concat(name) FROM pragma_table_info(?)"
    ) { statement in
      try statement.bind(name, at: 1)
      #expect(try statement.step())
      #expect(statement.text(0) == columns)
    }
  }

  @Test func `the index starts with code and description`() throws {
    let columns = try catalog.rows("SELECT name FROM pragma_table_info('entries_fts')")
    #expect(columns.prefix(2) == ["[\"code\"]", "[\"description\"]"])
  }

  @Test(
    arguments: [
      ("PRAGMA application_id", "[1162035540]"), ("PRAGMA user_version", "[3]"),
      ("PRAGMA journal_mode", "[\"delete\"]"), ("PRAGMA page_size", "[4096]"),
      ("PRAGMA encoding", "[\"UTF-8\"]"), ("PRAGMA freelist_count", "[0]"),
      ("PRAGMA integrity_check", "[\"ok\"]"), ("PRAGMA auto_vacuum", "[0]"),
      ("SELECT count(*) FROM pragma_foreign_key_check", "[0]"),
    ])
  func `the file is marked, valid and compact`(sql: String, row: String) throws {
    #expect(try catalog.rows(sql) == [row])
  }

  @Test func `the index agrees with the entries`() throws {
    let database = try Database(path: folder("catalog.db"), access: .readWrite)
    try database.execute(
      "INSERT INTO entries_fts (entries_fts, rank) VALUES ('integrity-check', 1)")
    try database.execute("UPDATE descriptions SET text = text || ' zebra' WHERE id = 1")
    #expect(throws: SQLiteError.self) {
      try database.execute(
        "INSERT INTO entries_fts (entries_fts, rank) VALUES ('integrity-check', 1)")
    }
  }

  @Test func `the view can be read if the schema is not trusted`() throws {
    let database = try Database(path: folder("catalog.db"), access: .readOnly)
    #expect(try database.withStatement("PRAGMA trusted_schema") { try $0.step() && $0.int(0) == 0 })
    let areas = try database.withStatement("SELECT areas FROM entries WHERE json_valid(areas)") {
      statement in
      var count = 0
      while try statement.step() { count += 1 }
      return count
    }
    #expect(areas == 203)
  }

  @Test(
    arguments: [
      ("format_version", "3"), ("tool_version", CatalogFormat.toolVersion), ("rows", "203"),
      ("rows_imported", "203"), ("rows_rejected", "0"),
    ])
  func `the metadata describes the catalog`(key: String, value: String) throws {
    #expect(try metadata(key) == value)
  }

  @Test func `the metadata's balance and digest match the tables`() throws {
    #expect(
      try metadata("rows_with_diagnostics")
        == catalog.rows(
          "SELECT CAST(sum(rows_with_diagnostics) AS TEXT) FROM sources")[0].dropFirst(2).dropLast(
          2
        )
        .description)
    #expect(try metadata("content_digest") == contentDigest(of: catalog.database))
    #expect(try metadata("content_digest")?.utf8.count == 64)
  }

  private func metadata(_ key: String) throws -> String? {
    try catalog.database.withStatement("SELECT value FROM metadata WHERE key = ?") { statement in
      try statement.bind(key, at: 1)
      return try statement.step() ? statement.text(0) : nil
    }
  }
}
