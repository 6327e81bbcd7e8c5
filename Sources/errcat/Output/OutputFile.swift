internal import Glibc

/// A file that is written whole or not at all.
///
/// What is written goes into a file beside it, which takes its place at the end; until then the old
/// file stays. A device or a pipe is written to as it is. A file that SQLite wrote is never replaced.
struct OutputFile {
  private let typed: String
  private let path: String

  /// Looks at what is at a path.
  ///
  /// - Throws: ``UsageError`` if it is a folder or a database; ``OutputError`` if it cannot be told.
  init(_ typed: String) throws {
    guard !typed.isEmpty else {
      throw UsageError("-o takes the name of a file, or - for standard output")
    }
    self.typed = typed
    // A symbolic link stays, and what it leads to is replaced.
    if let whole = realpath(typed, nil) {
      defer { free(whole) }
      path = String(cString: whole)
    } else {
      path = typed
    }
    if try Self.holdsDatabase(path, typed) {
      throw UsageError(
        "'\(typed)' is a database, and -o would write an export over it; name another file")
    }
  }

  /// Calls `body` with the output, and then puts the file into its place.
  ///
  /// - Throws: ``OutputError``, or what `body` throws; the file is then as it was.
  func write<R>(_ body: (Output) throws -> R) throws -> R {
    var status = stat()
    let isThere = stat(path, &status) == 0
    if isThere, status.st_mode & S_IFMT == S_IFDIR { throw failure(EISDIR) }
    if isThere, status.st_mode & S_IFMT != S_IFREG { return try writeThrough(body) }

    let folder = self.folder
    let folderDescriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folderDescriptor >= 0 else { throw failure() }
    defer { close(folderDescriptor) }
    // Two exports into one folder wait for each other, and what one that was killed left behind is
    // taken away.
    while flock(folderDescriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw failure() }
    }
    let temporary = "\(folder)/.\(path.split(separator: "/").last ?? "").errcat-export"
    guard unlink(temporary) == 0 || errno == ENOENT else { throw failure() }
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    do {
      if isThere {
        guard fchmod(descriptor, status.st_mode & 0o7777) == 0 else { throw failure() }
      }
      let result = try body(Output(descriptor, name: typed))
      guard fsync(descriptor) == 0, rename(temporary, path) == 0 else { throw failure() }
      return result
    } catch {
      unlink(temporary)
      throw error
    }
  }

  private func writeThrough<R>(_ body: (Output) throws -> R) throws -> R {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    return try body(Output(descriptor, name: typed))
  }

  private var folder: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private func failure(_ number: Int32 = errno) -> OutputError {
    OutputError(name: typed, reason: String(cString: strerror(number)))
  }

  /// Whether a file begins as SQLite's do (SQLite's database file format, section 1.3).
  private static func holdsDatabase(_ path: String, _ typed: String) throws -> Bool {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw OutputError(name: typed, reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    let mark = Array("SQLite format 3\0".utf8)
    var start = [UInt8](repeating: 0, count: mark.count)
    return read(descriptor, &start, start.count) == mark.count && start == mark
  }
}
