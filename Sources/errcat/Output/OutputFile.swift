internal import ErrcatPlatform
import ErrorCatalog

/// A file that is written whole or not at all.
///
/// What is written goes into a file beside it, which takes its place at the end; until then the old
/// file stays. A device or a pipe is written to as it is. A file that SQLite wrote is never replaced.
struct OutputFile {
  private let typed: String
  /// How the file is replaced; nil for a device or a pipe.
  private let replacement: FileReplacement?

  /// Looks at what is at a path.
  ///
  /// - Throws: ``UsageError`` if it is a database; ``OutputError`` or `FileError` if it is a folder or
  ///   it cannot be told.
  init(_ typed: String) throws {
    guard !typed.isEmpty else {
      throw UsageError("-o takes the name of a file, or - for standard output")
    }
    self.typed = typed
    var status = stat()
    if stat(typed, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      guard status.st_mode & S_IFMT != S_IFDIR else { throw Self.failure(typed, EISDIR) }
      replacement = nil
      return
    }
    // A symbolic link stays, and what it leads to is replaced.
    let replacement = try FileReplacement(typed, suffix: "errcat-export")
    if try Self.holdsDatabase(replacement.path, typed) {
      throw UsageError(
        "'\(typed)' is a database, and -o would write an export over it; name another file")
    }
    self.replacement = replacement
  }

  /// Calls `body` with the output, and then puts the file into its place.
  ///
  /// - Throws: ``OutputError``, `FileError`, or what `body` throws; the file is then as it was.
  func write<R>(_ body: (Output) throws -> R) throws -> R {
    guard let replacement else { return try writeThrough(body) }
    return try replacement.replace(
      onNote: { StandardError.say("note: \($0)") },
      write: { descriptor, _ in try body(Output(descriptor, name: typed)) })
  }

  private func writeThrough<R>(_ body: (Output) throws -> R) throws -> R {
    let descriptor = open(typed, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure(typed) }
    defer { close(descriptor) }
    return try body(Output(descriptor, name: typed))
  }

  private static func failure(_ typed: String, _ number: Int32 = errno) -> OutputError {
    OutputError(name: typed, reason: String(cString: strerror(number)))
  }

  /// Whether a file begins as SQLite's do (SQLite's database file format, section 1.3).
  private static func holdsDatabase(_ path: String, _ typed: String) throws -> Bool {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw failure(typed) }
    defer { close(descriptor) }
    let mark = Array("SQLite format 3\0".utf8)
    var start = [UInt8](repeating: 0, count: mark.count)
    return read(descriptor, &start, start.count) == mark.count && start == mark
  }
}
