internal import ErrcatPlatform

extension Document {
  /// The most bytes that a document may have, unless a caller sets another limit: 256 MiB.
  public static let sizeLimit = 256 << 20

  /// Reads the document at a path.
  ///
  /// ```swift
  /// let document = try Document(contentsOf: "docs/errors.md")
  /// ```
  ///
  /// A named pipe, a device, a socket and a file that the kernel makes up (as in `/proc`) are
  /// refused before anything is read: reading them could last forever.
  ///
  /// - Parameters:
  ///   - file: The path to open, which diagnostics name; `-` is standard input.
  ///   - path: What identifies the document in its source; `file` if nil.
  ///   - source: The name of its source; nil for the one that the path gives.
  ///   - options: How its tables are read.
  ///   - limit: The most bytes to read. A larger file is refused before memory is allocated for it.
  /// - Throws: ``FileError`` if the file cannot be opened or read, is not such a file, or is too
  ///   large.
  public init(
    contentsOf file: String, path: String? = nil, source: String? = nil,
    options: ImportOptions = ImportOptions(), limit: Int = Document.sizeLimit
  ) throws(FileError) {
    self.init(
      path: path ?? file, source: source, typedPath: file,
      bytes: try contents(ofFile: file, limit: limit), options: options)
  }
}

/// Returns all the bytes of a regular file or (for `-`) of standard input.
///
/// A pipe that the process inherited, as a shell's `<(git show HEAD:errors.md)` gives, is read like
/// standard input. A named pipe, a device, a socket and a file that the kernel makes up (as in
/// `/proc`) are refused before anything is read: reading them could last forever.
///
/// - Parameters:
///   - path: The path as typed.
///   - limit: The most bytes to read. A larger file is refused before memory is allocated for it.
/// - Returns: The bytes.
/// - Throws: ``FileError`` if it cannot be opened or read, is not such a file, or is too large.
package func contents(
  ofFile path: String, limit: Int = Document.sizeLimit
) throws(FileError) -> [UInt8] {
  guard path != "-" else {
    return try bytes(of: STDIN_FILENO, path: path, expected: size(of: STDIN_FILENO), limit: limit)
  }
  // O_NONBLOCK: to open a named pipe would wait for a writer.
  let descriptor = openPath(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
  guard descriptor >= 0 else {
    let number = errno
    if case .other(let what) = FileKind(path: path) { throw .notRegular(path: path, what) }
    throw FileError(path: path, number: number)
  }
  defer { close(descriptor) }
  switch FileKind(descriptor: descriptor) {
  case .folder: throw FileError(path: path, number: EISDIR)
  case .missing: throw FileError(path: path)
  case .other(let what): throw .notRegular(path: path, what)
  case .inheritedPipe:
    _ = fcntl(descriptor, F_SETFL, 0)
    return try bytes(of: descriptor, path: path, expected: 0, limit: limit)
  case .regular(size: 0):
    guard isEmpty(descriptor) else { throw .notRegular(path: path, "one that the kernel makes up") }
    return []
  case .regular(let size):
    return try bytes(of: descriptor, path: path, expected: size, limit: limit)
  }
}

/// Reads to the end, but no more than `limit` bytes.
private func bytes(
  of descriptor: Int32, path: String, expected: Int, limit: Int
) throws(FileError) -> [UInt8] {
  guard expected <= limit else { throw .tooLarge(path: path, size: expected, limit: limit) }
  var bytes: [UInt8] = []
  var chunk = max(expected + 1, 1 << 16)
  while true {
    var count = 0
    let part = [UInt8](unsafeUninitializedCapacity: chunk) { buffer, initializedCount in
      count = read(descriptor, buffer.baseAddress, chunk)
      initializedCount = max(count, 0)
    }
    let number = errno
    if bytes.isEmpty { bytes = part } else { bytes += part }
    if count < 0, number == EINTR { continue }
    if count < 0, number == EAGAIN, waitUntilReady(descriptor, toWrite: false) { continue }
    if count < 0 { throw FileError(path: path, number: number) }
    if count == 0 { return bytes }
    guard bytes.count <= limit else { throw .tooLarge(path: path, size: nil, limit: limit) }
    chunk = 1 << 16
  }
}

/// Whether a file with a size of zero is really empty.
///
/// The files in `/proc` say so and may never end.
private func isEmpty(_ descriptor: Int32) -> Bool {
  var byte: UInt8 = 0
  return read(descriptor, &byte, 1) == 0 || size(of: descriptor) > 0
}

private func size(of descriptor: Int32) -> Int {
  if case .regular(let size) = FileKind(descriptor: descriptor) { size } else { 0 }
}

/// How many bytes fit into memory without any doubt: half of the machine's memory.
package func memorySizeLimit() -> Int {
  let (pages, size) = (sysconf(Int32(_SC_PHYS_PAGES)), sysconf(Int32(_SC_PAGESIZE)))
  guard pages > 0, size > 0 else { return 1 << 30 }
  return pages / 2 * size
}

extension FileError {
  /// The error for a file of another kind, which it names.
  static func notRegular(path: String, _ what: String) -> FileError {
    FileError(path: path, reason: "not a regular file but \(what); use - for standard input")
  }

  /// The error for what can be no catalog.
  package static func notAFile(path: String, _ what: String) -> FileError {
    FileError(path: path, reason: "not a regular file but \(what), which cannot hold a catalog")
  }

  /// The error for a file with more bytes than may be read.
  static func tooLarge(path: String, size: Int?, limit: Int) -> FileError {
    FileError(
      path: path,
      reason: (size.map { "it has \($0) bytes, more than the" } ?? "it has more than the")
        + " \(limit) bytes that are read at most; split it or raise the limit")
  }
}
