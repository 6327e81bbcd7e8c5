internal import CodeDocuments
package import Glibc

/// A folder of its own for one test, removed with all that is in it.
package final class TemporaryFolder {
  /// Its path, symbolic links resolved.
  package let path: String

  package init() throws {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
    var template = Array("\(parent)/ErrorCatalogTests-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil, let real = realpath(template, nil) else {
      throw SystemFailure(parent)
    }
    path = String(cString: real)
    free(real)
  }

  deinit { Self.remove(path) }

  /// The path of something in the folder.
  package func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file, and the folders above it, and returns its path.
  @discardableResult
  package func write(_ bytes: [UInt8], to name: String) throws -> String {
    var parent = path
    for part in name.split(separator: "/").dropLast() {
      parent += "/\(part)"
      mkdir(parent, 0o777)
    }
    guard let file = fopen(self(name), "w") else { throw SystemFailure(name) }
    defer { fclose(file) }
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else {
      throw SystemFailure(name)
    }
    return self(name)
  }

  /// Writes a file of this text, and returns its path.
  @discardableResult
  package func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  /// The bytes of a file in the folder.
  package func read(_ name: String) throws -> [UInt8] {
    try CodeDocuments.contents(ofFile: self(name))
  }

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

  /// The permission bits of a file in the folder.
  package func mode(_ name: String) -> mode_t? {
    var status = stat()
    return stat(self(name), &status) == 0 ? status.st_mode & 0o7777 : nil
  }

  /// The names of what is in the folder, hidden files too, in byte order.
  package var names: [String] { Self.names(path) }

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

/// Runs a closure without root's right to open everything, on this thread.
///
/// Linux takes that right from a thread whose file system user is not root. Where the tests run
/// as somebody else already, nothing is to be done.
package func withoutRootPrivileges<R>(_ body: () throws -> R) rethrows -> R {
  typealias SetFileSystemUser = @convention(c) (uid_t) -> Int32
  guard geteuid() == 0, let symbol = dlsym(nil, "setfsuid") else { return try body() }
  let setFileSystemUser = unsafeBitCast(symbol, to: SetFileSystemUser.self)
  _ = setFileSystemUser(65_534)
  defer { _ = setFileSystemUser(0) }
  return try body()
}
