internal import CatalogSQLite

/// The meaning of each table, view and column of a schema, from the comments of its SQL.
///
/// So schema.sql is the one place where that is written; ``SchemaText`` tells which comment is about
/// what.
///
/// ```sql
/// CREATE TABLE fruits (
///   -- One row is one fruit.
///   name TEXT   -- Its name.
/// );
/// ```
struct DataDictionary: Equatable {
  /// What one table or column means.
  struct Meaning: Equatable {
    /// The table or view.
    var table: String
    /// The column; empty for the table itself.
    var column: String
    /// What it means.
    var text: String
  }

  /// The meanings in the order of the schema, each table's own first.
  let meanings: [Meaning]

  /// Reads the comments of a schema.
  init(schema: String) {
    meanings = SchemaText(schema).tables.flatMap { table in
      [Meaning(table: table.name, column: "", text: table.comment)]
        + table.columns.map { Meaning(table: table.name, column: $0.name, text: $0.comment) }
    }
  }
}

extension DataDictionary {
  /// Fills the table `data_dictionary`.
  ///
  /// - Throws: `SQLiteError` if it cannot be written.
  func write(to database: Database) throws {
    for (index, meaning) in meanings.enumerated() {
      try database.execute(
        """
        INSERT INTO data_dictionary (id, table_name, column_name, meaning)
        VALUES (\(index + 1), \(meaning.table), \(meaning.column), \(meaning.text))
        """)
    }
  }
}
