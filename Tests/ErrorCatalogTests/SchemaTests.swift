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
    "sources", "documents", "domains", "columns", "categories", "causes", "areas", "rules",
    "descriptions", "description_areas", "codes", "texts", "cells", "diagnostics", "revisions",
    "events", "notes", "synonyms",
    "synonym_phrases", "vocabulary", "data_dictionary", "sample_queries", "metadata", "entries",
    "meanings", "conflicts", "entry_texts", "entries_fts", "segments_fts",
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
          "areas", "categories", "causes", "cells", "codes", "columns", "data_dictionary",
          "description_areas", "descriptions", "diagnostics", "documents", "domains", "events",
          "metadata", "notes", "revisions", "rules", "sample_queries", "sources", "synonym_phrases",
          "synonyms", "texts",
          "vocabulary",
        ].map { "[\"\($0)\"]" })
    #expect(
      try catalog.rows("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'") == ["[0]"])
  }

  @Test(
    arguments: [
      (
        "entries",
        "id,source,domain,domain_title,code,occurrence,number,symbol,description,cause,cause_title,"
          + "advice,areas,http_status,remedy,attributes,path,line,url"
      ),
      (
        "meanings",
        "id,source,domain,domain_title,code,occurrence,number,symbol,description,cause,cause_title,"
          + "advice,areas,http_status,remedy,attributes,path,line,url"
      ),
      ("sources", "id,name,title,url"),
      (
        "documents",
        "id,source_id,path,title,url,revised,sha256,bytes,options,rows,rows_imported,"
          + "rows_with_diagnostics,rows_rejected"
      ),
      ("domains", "id,document_id,ordinal,slug,title,form,line"),
      ("columns", "id,domain_id,position,header,key,role"),
      ("categories", "id,facet,slug,title,meaning,advice,words"),
      ("causes", "id"), ("areas", "id"), ("rules", "id,cause_id,words"),
      ("descriptions", "id,text,cause_id,rule_id"),
      ("description_areas", "description_id,area_id"),
      (
        "codes",
        "id,domain_id,code,occurrence,number,first_number,last_number,symbol,description_id,line,"
          + "anchor,raw"
      ),
      ("texts", "id,text,json"), ("cells", "code_id,column_id,text_id"),
      ("diagnostics", "id,document_id,code_id,line,column,severity,rule,message"),
      ("revisions", "id,document_id,ordinal,date,revision,path"),
      ("events", "id,revision_id,domain,code,change,column,old,new"),
      ("entry_texts", "id,code,description,symbol,other"),
      ("entries_fts", "code,description,symbol,other"),
      ("notes", "id,code,note,owner,link,status"), ("synonyms", "id,said,written"),
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

  @Test(
    arguments: [
      ("PRAGMA application_id", "[1162035540]"), ("PRAGMA user_version", "[4]"),
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
    let sql: SQL = """
      SELECT areas FROM entries WHERE json_type(areas) = 'array' AND json_type(attributes) = 'object'
      """
    let areas = try database.withStatement(sql) { statement in
      var count = 0
      while try statement.step() { count += 1 }
      return count
    }
    #expect(areas == 203)
  }

  @Test(
    arguments: [
      ("format_version", "4"), ("title", "Error codes of okcoin"),
      ("tool_version", CatalogFormat.toolVersion), ("rows", "203"),
      ("rows_imported", "203"), ("rows_rejected", "0"),
    ])
  func `the metadata describes the catalog`(key: String, value: String) throws {
    #expect(try metadata(key) == value)
  }

  @Test func `the metadata's balance and digest match the tables`() throws {
    #expect(
      try metadata("rows_with_diagnostics")
        == catalog.rows(
          "SELECT CAST(sum(rows_with_diagnostics) AS TEXT) FROM documents")[0].dropFirst(2)
        .dropLast(
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
