internal import CatalogSQLite
internal import GRDB
internal import RawSQLite

/// Reading all rows of a table of five columns: three integers and two texts.
enum ReadingRows {
  /// With errcat's layer, each text a `String`.
  static func errcat(_ path: String) throws -> Int {
    let database = try CatalogSQLite.Database(path: path, access: .readOnly)
    return try database.withStatement("SELECT id, code, number, description, line FROM rows") {
      statement in
      var sum = 0
      while try statement.step() {
        let code = statement.text(1)
        let description = statement.text(3)
        sum += statement.int(0) + code.utf8.count
        sum += statement.int(2) + description.utf8.count + statement.int(4)
      }
      return sum
    }
  }

  /// With errcat's layer, the bytes of each text in SQLite's own memory.
  static func errcatBytes(_ path: String) throws -> Int {
    let database = try CatalogSQLite.Database(path: path, access: .readOnly)
    return try database.withStatement("SELECT id, code, number, description, line FROM rows") {
      statement in
      var sum = 0
      while try statement.step() {
        sum += statement.int(0) + statement.withTextBytes(1) { $0.count }
        sum += statement.int(2) + statement.withTextBytes(3) { $0.count } + statement.int(4)
      }
      return sum
    }
  }

  /// With a cursor over GRDB's rows, the fastest way in its documentation.
  static func grdb(_ path: String) throws -> Int {
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    return try queue.read { database in
      let rows = try Row.fetchCursor(
        database, sql: "SELECT id, code, number, description, line FROM rows")
      var sum = 0
      while let row = try rows.next() {
        sum += taken(row)
      }
      return sum
    }
  }

  /// With GRDB's rows as most programs get them: all of them fetched, then read.
  static func grdbFetched(_ path: String) throws -> Int {
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    let rows = try queue.read { database in
      try Row.fetchAll(database, sql: "SELECT id, code, number, description, line FROM rows")
    }
    var sum = 0
    for row in rows { sum += taken(row) }
    return sum
  }

  /// Takes all columns of a row.
  private static func taken(_ row: Row) -> Int {
    let id: Int = row[0]
    let code: String = row[1]
    let number: Int = row[2]
    let description: String = row[3]
    let line: Int = row[4]
    return id + code.utf8.count + number + description.utf8.count + line
  }

  /// With C alone.
  static func raw(_ path: String, copies: Bool) -> Int {
    Int(raw_sum_of_rows(path, copies ? 1 : 0))
  }
}
