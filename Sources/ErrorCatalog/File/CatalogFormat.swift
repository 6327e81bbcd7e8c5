internal import BuiltInFiles
internal import CatalogSQLite

/// What marks a file as an errcat catalog.
public enum CatalogFormat {
  /// SQLite's application id of every catalog: the letters `ECAT`.
  package static let applicationID = 0x4543_4154
  /// The version of the schema this program writes and reads, kept as SQLite's user version.
  public static let version = 4
  /// The version of this program.
  package static let toolVersion = "0.1.0"
  /// The version of the SQLite library that this process runs with, such as `3.40.1`.
  package static var sqliteVersion: String { SQLiteLibrary.version }
}

extension CatalogFormat {
  /// The oldest SQLite that has STRICT tables.
  private static let leastSQLite = 3_037_000

  /// Throws if a SQLite library, such as one that a program was linked with, cannot read catalogs.
  ///
  /// - Parameter version: The version as a number: 3037002 for 3.37.2.
  /// - Throws: ``CatalogError/oldSQLite(version:)``.
  static func requireSQLite(_ version: Int = SQLiteLibrary.versionNumber) throws(CatalogError) {
    guard version < leastSQLite else { return }
    throw .oldSQLite(
      version: "\(version / 1_000_000).\(version / 1000 % 1000).\(version % 1000)")
  }
}

extension Database {
  /// Returns a fact about the catalog, nil if it does not say so.
  func metadata(_ key: String) throws -> String? {
    try firstRow("SELECT value FROM metadata WHERE key = \(key)") { $0.text(0) }
  }
}

/// The text of schema.sql.
package var catalogSchema: String {
  BuiltInFile.schema.text
}
