internal import ErrcatPlatform
import ErrorCatalog

/// A file that is written whole or not at all.
///
/// The output goes into a file next to it, which takes its place at the end; until then the old
/// file stays. A device or a pipe is written to as it is. A file that SQLite wrote is never replaced.
struct OutputFile {
  private let typed: String
  /// How the file is replaced; nil for a device or a pipe.
  private let replacement: FileReplacement?

  /// Looks at the file at a path.
  ///
  /// - Throws: ``UsageError`` if it is a database; ``OutputError`` or `FileError` if it is a folder or
  ///   it cannot be told.
  init(_ typed: String) throws {
    guard !typed.isEmpty else {
      throw UsageError("-o takes the name of a file, or - for standard output")
    }
    self.typed = typed
    var status = stat()
    if statusOfPath(typed, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      guard status.st_mode & S_IFMT != S_IFDIR else { throw Self.failure(typed, EISDIR) }
      replacement = nil
      return
    }
    // A symbolic link stays, and its target is replaced.
    let replacement = try FileReplacement(typed, suffix: "errcat-export")
    if case .regular = FileKind(path: replacement.path) {
      guard let isDatabase = DatabaseHeader.isDatabase(path: replacement.path) else {
        throw Self.failure(typed)
      }
      guard !isDatabase else {
        throw UsageError(
          "'\(typed)' is a database, and -o would write an export over it; name another file")
      }
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
    let descriptor = openPath(typed, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure(typed) }
    defer { close(descriptor) }
    return try body(Output(descriptor, name: typed))
  }

  private static func failure(_ typed: String, _ number: Int32 = errno) -> OutputError {
    OutputError(name: typed, reason: String(cString: strerror(number)))
  }
}
