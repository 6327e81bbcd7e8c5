internal import CatalogSQLite
internal import CodeDocuments
internal import ErrcatPlatform

/// Copies of catalogs that may be written to, which nobody else sees.
enum PrivateCopy {
  /// Copies a file into a temporary one without a name, in the folder that `TMPDIR` names or in
  /// `/tmp`; where no file can be made there, into memory.
  ///
  /// - Throws: ``FileError`` if the file cannot be read, or the copy not be written.
  static func database(ofFile path: String) throws -> Database {
    let source = openPath(path, O_RDONLY | O_CLOEXEC)
    guard source >= 0 else { throw FileError(path: path) }
    defer { close(source) }
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((folder + "/errcat-verify-XXXXXX").utf8CString)
    let copy = mkstemp(&template)
    guard copy >= 0 else {
      return try database(of: contents(ofFile: path, limit: memorySizeLimit()))
    }
    _ = fcntl(copy, F_SETFD, FD_CLOEXEC)
    defer { close(copy) }
    let name = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(name) }
    try copyBytes(from: source, path, to: copy, name)
    // A file in WAL mode would need a log next to it.
    let rollback: [UInt8] = [1, 1]
    guard pwrite(copy, rollback, 2, 18) == 2 else { throw FileError(path: name) }
    return try prepared(Database(path: name, access: .create))
  }

  /// Makes a database in memory of the bytes of a file.
  static func database(of bytes: [UInt8]) throws -> Database {
    var bytes = bytes
    // A database in memory has no WAL mode.
    if bytes.count > 19 { (bytes[18], bytes[19]) = (1, 1) }
    return try prepared(Database.inMemory(copyOf: bytes))
  }

  private static func prepared(_ database: Database) throws -> Database {
    try database.withStatement("PRAGMA journal_mode = OFF") { _ = try $0.step() }
    try database.execute("PRAGMA cell_size_check = 1")
    try database.execute("PRAGMA cache_size = -16384")
    return database
  }

  private static func copyBytes(
    from source: Int32, _ sourceName: String, to copy: Int32, _ copyName: String
  ) throws(FileError) {
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = read(source, &buffer, buffer.count)
      if count == 0 { return }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw FileError(path: sourceName)
      }
      var written = 0
      while written < count {
        let part = buffer[written..<count].withUnsafeBytes { write(copy, $0.baseAddress, $0.count) }
        guard part > 0 else {
          if errno == EINTR { continue }
          throw FileError(path: copyName)
        }
        written += part
      }
    }
  }
}
