internal import CatalogSQLite
internal import Foundation
internal import GRDB
internal import RawSQLite

/// Looking up the descriptions of many codes one by one, with one prepared statement.
///
/// Every contestant uses one read transaction, as GRDB always does: without one, SQLite locks the
/// file and checks it for changes at each look-up.
struct LookUps {
  private let path: String
  private let codes: [String]

  /// Chooses the codes, the same for every contestant, in an order that jumps around the file.
  init(_ path: String) throws {
    self.path = path
    let database = try CatalogSQLite.Database(path: path, access: .readOnly)
    let all = try database.withStatement("SELECT code FROM rows") { statement in
      var codes: [String] = []
      while try statement.step() { codes.append(statement.text(0)) }
      return codes
    }
    // A prime stride visits every position once before it visits any twice.
    codes = (0..<200_000).map { all[$0 &* 7_368_787 % all.count] }
  }

  func errcat() throws -> Measured {
    let database = try CatalogSQLite.Database(path: path, access: .readOnly)
    return try clocked {
      try database.transaction(.deferred) {
        var sum = 0
        for code in codes {
          sum += try database.withStatement("SELECT description FROM rows WHERE code = ?") {
            statement in
            try statement.bind(code, at: 1)
            return try statement.step() ? statement.text(0).utf8.count : 0
          }
        }
        return sum
      }
    }
  }

  func grdb() throws -> Measured {
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    return try queue.read { database in
      try clocked {
        var sum = 0
        for code in codes {
          let statement = try database.cachedStatement(
            sql: "SELECT description FROM rows WHERE code = ?")
          sum += try String.fetchOne(statement, arguments: [code])?.utf8.count ?? 0
        }
        return sum
      }
    }
  }

  func raw() throws -> Measured {
    let texts = codes.map { strdup($0) }
    defer { for text in texts { free(text) } }
    let addresses = texts.map { UnsafePointer($0) }
    return clocked { Int(raw_sum_of_look_ups(path, addresses, Int64(addresses.count))) }
  }
}
