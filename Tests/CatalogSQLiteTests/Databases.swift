import CatalogSQLite
import TestSupport

extension TemporaryFolder {
  /// Makes a database of one table `words` with one row, and returns its path.
  func makeDatabase(_ name: String = "words.db") throws -> String {
    let database = try Database(path: self(name), access: .create)
    try database.execute(
      """
      CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE) STRICT;
      INSERT INTO words (word) VALUES ('disk');
      """)
    return self(name)
  }
}

/// Returns the error that a closure throws, if it is one of SQLite.
func sqliteError(_ body: () throws -> Void) -> SQLiteError? {
  do {
    try body()
    return nil
  } catch {
    return error as? SQLiteError
  }
}

extension Database {
  /// The first column of each row, as stored.
  func values(_ sql: SQL) throws -> [SQLiteValue] {
    try withStatement(sql) { statement in
      var values: [SQLiteValue] = []
      while try statement.step() {
        values.append(statement.value(0))
      }
      return values
    }
  }

  /// The first column of each row of a person's statement, as stored.
  func adHocValues(_ sql: String) throws -> [SQLiteValue] {
    try withAdHocStatement(sql) { statement in
      var values: [SQLiteValue] = []
      while try statement.step() {
        values.append(statement.value(0))
      }
      return values
    }
  }
}
