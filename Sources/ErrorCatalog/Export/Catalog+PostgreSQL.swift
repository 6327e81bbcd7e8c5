internal import CatalogSQLite
internal import CodeDocuments

/// The values that a PostgreSQL script had to change.
package struct PostgreSQLLosses: Equatable, Sendable {
  /// How many NUL characters became U+FFFD, which PostgreSQL cannot store.
  package var replacedNULs = 0
  /// How many codes, names and paths are longer than an entry of PostgreSQL's indexes may be, so that
  /// it will refuse the script.
  package var longKeys = 0
}

extension Catalog {
  /// Writes a script for psql that makes the same tables, with the same rows, in PostgreSQL.
  ///
  /// In one transaction the script makes a schema and in it the tables of schema.sql with their keys,
  /// checks, indexes and comments, the views `entries` (its `areas` and `attributes` are `jsonb`) and
  /// `conflicts`, and full-text search: a generated column `search` of type `tsvector` for codes and
  /// each text, the function `search`, and the view `entries_fts`. The tables made for search in
  /// SQLite and the sample queries are left out. PostgreSQL 12 or newer is needed.
  ///
  /// ```swift
  /// let losses = try catalog.writePostgreSQL { try output.write($0) }
  /// ```
  ///
  /// - Parameters:
  ///   - schema: The name of the schema.
  ///   - isReplacing: Whether the script first drops what an earlier one made in the schema; else the
  ///     schema must not exist.
  ///   - filter: Which codes to take along. Documents, domains, columns, texts and diagnostics without
  ///     any of them are left out; categories, rules and synonyms are not.
  ///   - limit: The most codes to take along; nil for all.
  ///   - write: Gets the script in parts; no more than one is held at a time.
  /// - Returns: What PostgreSQL cannot store as it is.
  /// - Throws: ``CatalogError`` for an unknown name in the filter, or a catalog whose tables are not
  ///   those of the schema; what `write` throws, or ``SQLiteError``.
  package func writePostgreSQL(
    schema: String = "errcat", isReplacing: Bool = false, filter: Filter = Filter(),
    limit: Int? = nil, to write: ([UInt8]) throws -> Void
  ) throws -> PostgreSQLLosses {
    let name = schema == "errcat" ? schema : "\"\(schema.replacing("\"", with: "\"\""))\""
    let sql = PostgreSQLSchema()
    var losses = PostgreSQLLosses()
    let ids = filter.isEmpty && limit == nil ? nil : try ids(filter)
    let start = isReplacing ? sql.replacement(of: name) : "CREATE SCHEMA \(name);\n"
    try write(Array((try opening(name, start, isReplacing) + sql.definitions).utf8))
    for (table, rows) in zip(sql.tables, PostgreSQLRows.tables) {
      try copy(table, rows.statement(ids, limit: limit), &losses, to: write)
    }
    try write(
      Array(
        """

        \(sql.additions(in: name))
        ANALYZE \(sql.madeTables.map(\.name).joined(separator: ", "));
        COMMIT;

        """.utf8))
    return losses
  }

  private func opening(_ schema: String, _ start: String, _ isReplacing: Bool) throws -> String {
    let again =
      isReplacing
      ? "It replaces what an earlier load made in the schema, if anything."
      : "The schema must not exist. A script that is written to replace it can be loaded again."
    return """
      -- An errcat catalog for PostgreSQL 12 or newer. To load it: psql -d DATABASE -q -f THIS-FILE
      -- \(again)
      -- content digest: \(try storedDigest())
      -- written by errcat \(CatalogFormat.toolVersion), format \(CatalogFormat.version)

      \\set ON_ERROR_STOP on
      BEGIN;
      SET LOCAL client_encoding = 'UTF8';
      SET LOCAL client_min_messages = warning;
      SET LOCAL standard_conforming_strings = on;
      \(start)\
      COMMENT ON SCHEMA \(schema) IS '\(PostgreSQLSchema.schemaMark) start with the view entries.';
      SET LOCAL search_path = \(schema);


      """
  }

  /// The digest in the catalog; text that is not a digest, in a file of unknown origin, is left out.
  func storedDigest() throws -> String {
    let digest = try database.metadata("content_digest") ?? ""
    let isDigest =
      digest.utf8.count == 64
      && digest.unicodeScalars.allSatisfy { $0.properties.isASCIIHexDigit }
    return isDigest ? digest : "none"
  }

  /// Writes the rows of one table as `COPY` reads them.
  private func copy(
    _ table: SchemaTable, _ rows: SQL, _ losses: inout PostgreSQLLosses,
    to write: ([UInt8]) throws -> Void
  ) throws {
    let columns = table.columns.map(\.spelling).joined(separator: ", ")
    var copy = CopyText()
    copy.add("\nCOPY \(table.name) (\(columns)) FROM stdin;\n")
    var lastID: Int?
    try database.forEachRow(rows) { row in
      for (index, column) in table.columns.enumerated() {
        copy.add(separatorBefore: index)
        if row.isNull(index) {
          copy.addNull()
        } else if column.definition.hasPrefix("INTEGER") {
          copy.add("\(row.int(index))")
        } else {
          let text = row.text(index)
          if table.isKey(column), text.utf8.count > CopyText.longestKey { losses.longKeys += 1 }
          copy.add(value: text)
        }
      }
      copy.add("\n")
      if table.columns[0].isNumbered { lastID = row.int(0) }
      if copy.bytes.count >= 1 << 16 { try write(copy.take()) }
    }
    copy.add("\\.\n")
    if let lastID, lastID < Int.max {
      copy.add("ALTER TABLE \(table.name) ALTER COLUMN id RESTART WITH \(max(lastID, 0) + 1);\n")
    }
    losses.replacedNULs += copy.replacedNULs
    try write(copy.take())
  }
}

extension SchemaTable {
  /// Whether an index of PostgreSQL holds the column's text.
  fileprivate func isKey(_ column: Column) -> Bool {
    (name == "codes" && (column.name == "code" || column.name == "symbol"))
      || (name == "sources" && column.name == "name")
      || (name == "documents" && column.name == "path")
      || (name == "domains" && column.name == "slug")
  }
}
