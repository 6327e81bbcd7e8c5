import Glibc

/// The repository's own files, for tests of things the compiler does not see.
enum Repository {
  /// The top folder.
  static let path: String = {
    let file: String = #filePath
    return file.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
  }()

  /// Whether to record files again: `RECORD=1`.
  static var isRecording: Bool { getenv("RECORD") != nil }

  /// The text of a file.
  static func text(_ name: String) throws -> String {
    guard let file = fopen("\(path)/\(name)", "r") else { throw Missing(name: name) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func write(_ text: String, to name: String) throws {
    guard let file = fopen("\(path)/\(name)", "w") else { throw Missing(name: name) }
    fputs(text, file)
    fclose(file)
  }

  /// The Swift files below a folder, relative to the top, sorted.
  static func swiftFiles(below folder: String) -> [String] {
    names(folder).flatMap { name -> [String] in
      let item = "\(folder)/\(name)"
      if name.hasSuffix(".swift") { return [item] }
      return name.contains(".") ? [] : swiftFiles(below: item)
    }
  }

  /// The names in a folder, sorted; none if it is not a folder.
  static func names(_ folder: String) -> [String] {
    guard let directory = opendir("\(path)/\(folder)") else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let item = readdir(directory) {
      let name = withUnsafeBytes(of: &item.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  struct Missing: Error {
    var name: String
  }
}
