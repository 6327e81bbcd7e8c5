internal import CErrcatSQLite

/// The SQLite library that this process runs with, which may be newer than the one it was
/// compiled against.
package enum SQLiteLibrary {
  /// The version of the library, such as `"3.40.1"`.
  package static var version: String { String(cString: sqlite3_libversion()) }

  /// Stops the library from counting the memory it uses, for which it takes a lock at each
  /// allocation.
  ///
  /// It holds for the whole process, and only if nothing in it has used SQLite before (SQLite
  /// manual, c3ref/c_config_covering_index_scan.html, `SQLITE_CONFIG_MEMSTATUS`).
  ///
  /// - Returns: Whether it holds from now on.
  @discardableResult
  package static func leaveMemoryUncounted() -> Bool {
    errcat_sqlite3_count_memory(0) == SQLITE_OK
  }

  /// The version of the library as one number: `3_040_001` for 3.40.1.
  package static var versionNumber: Int { Int(sqlite3_libversion_number()) }
}
