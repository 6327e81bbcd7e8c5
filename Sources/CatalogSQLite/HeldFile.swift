internal import CErrcatSQLite
internal import ErrcatPlatform
internal import Synchronization

/// A file that SQLite uses by a descriptor that is open already, and never opens by its name: another
/// user could put another file in its place in between.
///
/// SQLite lets a program replace the system calls that it makes (SQLite manual, c3ref/vfs.html). Its
/// `open` is replaced once there is such a file, and changes nothing for all others.
package struct HeldFile {
  private let path: String

  /// Holds a file until ``release()``.
  ///
  /// - Parameters:
  ///   - path: Its absolute path without symbolic links, which SQLite is given.
  ///   - descriptor: The file, open for reading and writing.
  /// - Throws: ``SQLiteError`` if this SQLite does not let its system calls be replaced.
  package init(path: String, descriptor: Int32) throws(SQLiteError) {
    guard Self.isInstalled else {
      throw SQLiteError(code: .cantOpen, message: "SQLite cannot be given an open file")
    }
    self.path = path
    Self.held.withLock { $0[path] = Held(descriptor: descriptor) }
  }

  /// Opens it as a database.
  ///
  /// - Throws: ``SQLiteError`` if SQLite fails, or has opened another file.
  package func open() throws(SQLiteError) -> Database {
    let database = try Database(path: path, access: .create)
    guard Self.held.withLock({ $0[path]?.isUsed }) == true else {
      throw SQLiteError(code: .cantOpen, message: "SQLite opened the file by its name")
    }
    return database
  }

  /// Holds it no longer; databases that are open stay so.
  package func release() {
    Self.held.withLock { $0[path] = nil }
  }

  private struct Held {
    var descriptor: Int32
    var isUsed = false
  }

  private static let held = Mutex<[String: Held]>([:])

  private typealias Open = @convention(c) (UnsafePointer<CChar>?, Int32, Int32) -> Int32

  private static let replacement: Open = { path, flags, mode in
    guard let path else { return -1 }
    let name = String(path: path)
    let descriptor: Int32? = HeldFile.held.withLock { held in
      if let file = held[name] {
        held[name]?.isUsed = true
        return fcntl(file.descriptor, F_DUPFD_CLOEXEC, 3)
      }
      // The file is made without a journal: one that is next to it is somebody else's.
      for suffix in ["-journal", "-wal", "-shm"] where name.hasSuffix(suffix) {
        if held[String(name.dropLast(suffix.count))] != nil {
          errno = EACCES
          return -1
        }
      }
      return nil
    }
    return descriptor ?? ErrcatPlatform.open(path, flags, mode_t(truncatingIfNeeded: mode))
  }

  private static let isInstalled: Bool = {
    guard let system = sqlite3_vfs_find(nil), system.pointee.iVersion >= 3,
      let replace = system.pointee.xSetSystemCall
    else { return false }
    let call = unsafeBitCast(replacement, to: sqlite3_syscall_ptr.self)
    return replace(system, "open", call) == SQLITE_OK
  }()
}
