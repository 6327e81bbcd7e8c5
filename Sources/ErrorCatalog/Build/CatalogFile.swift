internal import Glibc
internal import SQLite

/// The file of a catalog, replaced whole or not at all.
///
/// A new file is written beside the old one, brought to the disk, and renamed into its place. So
/// whoever reads sees the old catalog or the new one, and a crash leaves the old one. Two
/// replacements in one folder wait for each other.
struct CatalogFile {
  /// The path, symbolic links resolved.
  let path: String
  /// The path as errors name it.
  private let typed: String
  private let folder: String
  private let name: String

  /// Resolves where the catalog is, or is to be.
  ///
  /// - Throws: ``FileError`` if the folder does not exist.
  init(_ typed: String) throws(FileError) {
    self.typed = typed
    path = try Self.resolved(typed)
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    folder = slash == path.startIndex ? "/" : String(path[..<slash])
    name = String(path[path.index(after: slash)...])
  }

  /// Replaces the file by a database that `build` fills.
  ///
  /// - Parameter build: Gets an empty database and the path of the catalog that is there, or nil.
  /// - Returns: What `build` returns.
  /// - Throws: What `build` throws; ``CatalogError`` if the file is no catalog or is in use;
  ///   ``FileError`` and `SQLiteError` if the new file cannot be written. The old file is then
  ///   as it was, and nothing is left beside it.
  func replace<R>(_ build: (Database, _ old: String?) throws -> R) throws -> R {
    let folderDescriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folderDescriptor >= 0 else { throw FileError(path: folder) }
    defer { close(folderDescriptor) }
    while flock(folderDescriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw FileError(path: folder) }
    }
    let old = try existing()
    let temporary = folder + "/." + name + ".errcat-import"
    try removeIfThere(temporary)
    do {
      let result = try write(temporary, old: old, build)
      guard rename(temporary, path) == 0 else { throw FileError(path: typed) }
      guard fsync(folderDescriptor) == 0 else { throw FileError(path: folder) }
      return result
    } catch let error as SQLiteError where [.full, .ioError].contains(error.code.primary) {
      unlink(temporary)
      throw FileError(path: typed, reason: "\(error.message); nothing was written")
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// The path of the catalog that is there; nil if there is none or an empty file.
  private func existing() throws -> String? {
    // Also where there is no catalog: it would be rolled into the new one.
    for suffix in ["-journal", "-wal"] where access(path + suffix, F_OK) == 0 {
      throw CatalogError.strangeJournal(path: typed + suffix)
    }
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno == ENOENT else { throw FileError(path: typed) }
      return nil
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return status.st_size == 0 ? nil : path
    case S_IFDIR: throw FileError(path: typed, number: EISDIR)
    // A device or a pipe is empty by its size, and would be replaced.
    default: throw CatalogError.notACatalog(path: typed)
    }
  }

  private func write<R>(
    _ temporary: String, old: String?, _ build: (Database, _ old: String?) throws -> R
  ) throws -> R {
    // Made here, not by SQLite, so that an old file's mode is kept and a new one gets the umask's.
    let descriptor = open(temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileError(path: typed) }
    defer { close(descriptor) }
    var status = stat()
    if let old, stat(old, &status) == 0 {
      guard fchmod(descriptor, status.st_mode & 0o7777) == 0 else { throw FileError(path: typed) }
    }
    let result: R
    do {
      let database = try Database(path: temporary, access: .create)
      result = try build(database, old)
    }
    guard fsync(descriptor) == 0 else { throw FileError(path: typed) }
    return result
  }

  private func removeIfThere(_ path: String) throws(FileError) {
    guard unlink(path) == 0 || errno == ENOENT else { throw FileError(path: typed) }
  }

  /// The path with symbolic links followed, the file's own too, whether or not it exists.
  private static func resolved(_ typed: String) throws(FileError) -> String {
    if let whole = realpath(typed, nil) {
      defer { free(whole) }
      return String(cString: whole)
    }
    var path = typed
    for _ in 0..<40 {
      guard let target = linkTarget(path) else { break }
      path = target.hasPrefix("/") ? target : parent(path) + "/" + target
    }
    guard let folder = realpath(parent(path), nil) else { throw FileError(path: typed) }
    defer { free(folder) }
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    let start = String(cString: folder)
    return (start == "/" ? "" : start) + "/" + name
  }

  private static func linkTarget(_ path: String) -> String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { buffer in
      guard let start = buffer.baseAddress else { return nil }
      let count = readlink(path, start, buffer.count)
      guard count >= 0 else { return nil }
      return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  private static func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
