package import Glibc

/// A folder of its own for one test, removed with all that is in it.
///
/// It is called `shop`, as the source is then of the documents in it.
package final class TemporaryFolder {
  /// Its path, symbolic links resolved.
  package let path: String
  /// The folder around it, which no other test has.
  private let outer: String

  package init() throws {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
    var template = Array("\(parent)/errcatTests-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil, let real = realpath(template, nil) else {
      throw SystemFailure(parent)
    }
    defer { free(real) }
    outer = String(cString: real)
    path = outer + "/shop"
    // Tests that run as another user open the folder itself to all.
    guard chmod(outer, 0o711) == 0, mkdir(path, 0o700) == 0 else { throw SystemFailure(path) }
  }

  deinit { Self.remove(outer) }

  /// The path of something in the folder.
  package func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file, and the folders above it, and returns its path.
  @discardableResult
  package func write(_ bytes: [UInt8], to name: String) throws -> String {
    for index in name.indices where name[index] == "/" {
      mkdir(self(String(name[..<index])), 0o777)
    }
    guard let file = fopen(self(name), "w") else { throw SystemFailure(name) }
    defer { fclose(file) }
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw SystemFailure(name) }
    return self(name)
  }

  /// Writes a file of this text, and returns its path.
  @discardableResult
  package func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  /// The bytes of a file in the folder.
  package func read(_ name: String) throws -> [UInt8] { try bytes(ofFile: self(name)) }

  /// Makes a folder in the folder, and returns its path.
  @discardableResult
  package func makeFolder(_ name: String) throws -> String {
    guard mkdir(self(name), 0o777) == 0 else { throw SystemFailure(name) }
    return self(name)
  }

  /// Makes a symbolic link in the folder, and returns its path.
  @discardableResult
  package func link(_ name: String, to target: String) throws -> String {
    guard symlink(target, self(name)) == 0 else { throw SystemFailure(name) }
    return self(name)
  }

  /// Makes a file of zeros of this size, which takes no room on the disk.
  ///
  /// - Returns: Whether the file system can hold a file of this size.
  package func makeHole(_ name: String, size: Int) throws -> Bool {
    if access(self(name), F_OK) != 0 { try write("", to: name) }
    if truncate(self(name), size) == 0 { return true }
    guard errno == EFBIG || errno == EINVAL else { throw SystemFailure(name) }
    return false
  }

  /// The file's mode, its last twelve bits.
  package func mode(_ name: String) throws -> mode_t {
    var status = stat()
    guard stat(self(name), &status) == 0 else { throw SystemFailure(name) }
    return status.st_mode & 0o7777
  }

  /// The names of what is in the folder, hidden files too, in byte order.
  package var names: [String] { Self.names(path) }

  /// The names of what is in a folder of the folder.
  package func names(in name: String) -> [String] { Self.names(self(name)) }

  private static func names(_ path: String) -> [String] {
    guard let directory = opendir(path) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let item = readdir(directory) {
      let name = withUnsafeBytes(of: &item.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func remove(_ path: String) {
    var status = stat()
    if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      chmod(path, 0o700)
      for name in names(path) { remove("\(path)/\(name)") }
    }
    Glibc.remove(path)
  }
}

/// The text of a file.
package func text(ofFile path: String) throws -> String {
  String(decoding: try bytes(ofFile: path), as: UTF8.self)
}

/// The bytes of a file.
package func bytes(ofFile path: String) throws -> [UInt8] {
  guard let file = fopen(path, "r") else { throw SystemFailure(path) }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
    bytes += buffer[..<count]
  }
  return bytes
}

/// The system did not do what a test needs.
package struct SystemFailure: Error {
  package let what: String
  package let reason: String

  package init(_ what: String) {
    self.what = what
    reason = String(cString: strerror(errno))
  }
}
