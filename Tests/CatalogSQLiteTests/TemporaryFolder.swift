import CatalogSQLite
import Glibc
import TestSupport

/// A folder of its own for one test, removed with what is in it.
final class TemporaryFolder {
  let path: String

  init() throws {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
    var template = Array("\(parent)/SQLiteTests-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure(errno: errno) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    for name in names {
      remove(file(name))
    }
    rmdir(path)
  }

  /// The path of a file in the folder.
  func file(_ name: String) -> String { "\(path)/\(name)" }

  /// The names of the files in the folder, sorted.
  var names: [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." {
        names.append(name)
      }
    }
    return names.sorted()
  }

  /// Writes a file of these bytes and returns its path.
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    guard let file = fopen(file(name), "w") else { throw Failure(errno: errno) }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
    return self.file(name)
  }

  /// The bytes of a file.
  func read(_ name: String) throws -> [UInt8] { try bytes(ofFile: file(name)) }

  /// Makes a database of one table `words` with one row, and returns its path.
  func makeDatabase(_ name: String = "words.db") throws -> String {
    let database = try Database(path: file(name), access: .create)
    try database.execute(
      """
      CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE) STRICT;
      INSERT INTO words (word) VALUES ('disk');
      """)
    return file(name)
  }

  struct Failure: Error {
    let errno: Int32
  }
}

/// Runs a closure without root's right to open everything, on this thread.
///
/// Linux takes that right from a thread whose file system user is not root. Where the tests run
/// as somebody else already, nothing is to be done.
func withoutRootPrivileges<R>(_ body: () throws -> R) rethrows -> R {
  typealias SetFileSystemUser = @convention(c) (uid_t) -> Int32
  guard geteuid() == 0, let symbol = dlsym(nil, "setfsuid") else { return try body() }
  let setFileSystemUser = unsafeBitCast(symbol, to: SetFileSystemUser.self)
  _ = setFileSystemUser(65_534)
  defer { _ = setFileSystemUser(0) }
  return try body()
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
