internal import CatalogSQLite
internal import CodeDocuments
internal import MarkdownReader

/// A table or view of a catalog, and what its data dictionary says of it.
package struct CatalogTable: Equatable, Sendable {
  /// What kind of table it is.
  package enum Kind: String, CaseIterable, Sendable {
    /// Rows as they were written.
    case table
    /// Rows that a query makes of others.
    case view
    /// A full-text index (FTS5).
    case index
  }

  /// One of its columns.
  package struct Column: Equatable, Sendable {
    /// Its name.
    package var name: String
    /// Its type; empty if it has none.
    package var type: String
    /// The table whose ids it holds, if it does.
    package var references: String?
    /// Its content, in one sentence.
    package var meaning: String
  }

  /// Its name.
  package var name: String
  /// What kind of table it is.
  package var kind: Kind
  /// What one of its rows means.
  package var meaning: String
  /// Its columns, in their order.
  package var columns: [Column]
  /// The statement that created it, comments included.
  package var sql: String
}

extension Catalog {
  /// Returns the tables and views of the catalog with their columns, in the order of schema.sql.
  ///
  /// Their meanings come from the file's own table `data_dictionary`.
  ///
  /// ```swift
  /// let entries = try catalog.tables().first { $0.name == "entries" }
  /// entries?.columns.prefix(3).map(\.name)  // ["id", "source", "domain"]
  /// ```
  ///
  /// - Throws: ``SQLiteError`` if the catalog cannot be read.
  package func tables() throws -> [CatalogTable] {
    var tables: [CatalogTable] = []
    try database.forEachRow(
      """
      SELECT dictionary.table_name, dictionary.column_name, dictionary.meaning,
        made.type, made.sql, columns.type, keys."table"
      FROM data_dictionary AS dictionary
      JOIN sqlite_schema AS made
        ON made.name = dictionary.table_name AND made.type IN ('table', 'view')
      LEFT JOIN pragma_table_info(dictionary.table_name) AS columns
        ON columns.name = dictionary.column_name
      LEFT JOIN pragma_foreign_key_list(dictionary.table_name) AS keys
        ON keys."from" = dictionary.column_name
      ORDER BY dictionary.id
      """
    ) { row in
      let name = row.text(0)
      if tables.last?.name != name {
        let sql = row.text(4)
        let kind: CatalogTable.Kind =
          sql.hasPrefix("CREATE VIRTUAL") ? .index : row.text(3) == "view" ? .view : .table
        tables.append(CatalogTable(name: name, kind: kind, meaning: "", columns: [], sql: sql))
      }
      if row.text(1).isEmpty {
        tables[tables.count - 1].meaning = row.text(2)
      } else {
        tables[tables.count - 1].columns.append(
          CatalogTable.Column(
            name: row.text(1), type: row.textOrNil(5) ?? "", references: row.textOrNil(6),
            meaning: row.text(2)))
      }
    }
    return tables
  }
}
