package import Glibc

/// A folder of its own for one test, removed with all that is in it.
package final class Folder {
  /// Its path, symbolic links resolved.
  package let path: String

  package init() throws {
    var template = Array("/tmp/errcatTests-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil, let resolved = realpath(&template, nil) else {
      throw SystemFailure("mkdtemp")
    }
    defer { free(resolved) }
    path = String(cString: resolved)
  }

  deinit {
    Self.remove(path)
  }

  /// The path of what has this name in the folder.
  package func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file, and the folders above it.
  package func write(_ bytes: [UInt8], to name: String) throws {
    for index in name.indices where name[index] == "/" {
      mkdir(self(String(name[..<index])), 0o777)
    }
    guard let file = fopen(self(name), "w") else { throw SystemFailure(name) }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  /// Writes a file of text.
  package func write(_ text: String, to name: String) throws {
    try write(Array(text.utf8), to: name)
  }

  /// Makes a symbolic link to a path.
  package func link(_ target: String, as name: String) throws {
    guard symlink(target, self(name)) == 0 else { throw SystemFailure(name) }
  }

  /// The bytes of a file.
  package func read(_ name: String) throws -> [UInt8] { try bytes(ofFile: self(name)) }

  /// The names of what is in the folder, hidden ones too, sorted.
  package var names: [String] { Self.names(path) }

  /// The file's mode, its last twelve bits.
  package func mode(_ name: String) throws -> mode_t {
    var status = stat()
    guard stat(self(name), &status) == 0 else { throw SystemFailure(name) }
    return status.st_mode & 0o7777
  }

  private static func names(_ path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private static func remove(_ path: String) {
    chmod(path, 0o700)
    for name in names(path) {
      let item = "\(path)/\(name)"
      var status = stat()
      if lstat(item, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
        remove(item)
      } else {
        unlink(item)
      }
    }
    rmdir(path)
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
