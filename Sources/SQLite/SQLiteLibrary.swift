internal import CSQLite

/// The SQLite library that this process runs with, which may be newer than the one it was
/// compiled against.
public enum SQLiteLibrary {
  /// The version of the library, such as `"3.40.1"`.
  public static var version: String { String(cString: sqlite3_libversion()) }

  /// The version of the library as one number: `3_040_001` for 3.40.1.
  public static var versionNumber: Int { Int(sqlite3_libversion_number()) }
}
