internal import ErrcatPlatform
internal import Synchronization

/// The names of new files while they are written.
///
/// Nobody can guess one before it is there, and the file of a run that was killed is known by it.
package enum UnfinishedFile {
  private static let marks = [".errcat-import", ".errcat-export"]

  /// A name for the new file: `.catalog.db.errcat-import-` and sixteen hexadecimal digits.
  static func name(for file: String, suffix: String) -> String {
    let digits = String(UInt64.random(in: 0...UInt64.max), radix: 16)
    // A folder holds names of up to 255 bytes.
    let short = file.utf8.count <= 200 ? file : "long"
    return ".\(short).\(suffix)-" + String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Whether a file of this name is one that a killed run left, or a journal of such a file.
  static func isName(_ name: String) -> Bool {
    guard name.hasPrefix("."),
      let mark = marks.compactMap({ name.ranges(of: $0).last }).first
    else { return false }
    var rest = name[mark.upperBound...]
    for suffix in ["-journal", "-wal", "-shm"] where rest.hasSuffix(suffix) {
      rest = rest.dropLast(suffix.count)
    }
    // Version 0.1.0 wrote the mark alone.
    return rest.isEmpty
      || rest.count == 17 && rest.first == "-"
        && rest.dropFirst().allSatisfy { "0123456789abcdef".contains($0) }
  }

  /// Removes from a folder what killed runs left; the caller holds the lock on the folder.
  static func removeAll(in folder: Int32) {
    let copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0 else { return }
    guard let directory = fdopendir(copy) else {
      close(copy)
      return
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let item = readdir(directory) {
      let name = withUnsafePointer(to: &item.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(path: $0) }
      }
      if isName(name) { names.append(name) }
    }
    for name in names { name.withPath { _ = unlinkat(folder, $0, 0) } }
  }
}

// MARK: - Signals

extension UnfinishedFile {
  private static let folder = Atomic<Int32>(-1)
  /// The address of the name; 0 for none.
  private static let current = Atomic<UInt>(0)

  /// Remembers the file that is written now, for ``removeCurrent()``.
  static func begin(_ name: String, in descriptor: Int32) {
    folder.store(descriptor, ordering: .sequentiallyConsistent)
    // Not freed: a signal may come while it is exchanged.
    let copy = name.withPath { strdup($0) }
    current.store(UInt(bitPattern: copy), ordering: .sequentiallyConsistent)
  }

  /// Forgets it.
  static func end() { current.store(0, ordering: .sequentiallyConsistent) }

  /// Removes the file that is written now; a signal handler may call it.
  package static func removeCurrent() {
    let address = current.exchange(0, ordering: .sequentiallyConsistent)
    guard let name = UnsafePointer<CChar>(bitPattern: address) else { return }
    _ = unlinkat(folder.load(ordering: .sequentiallyConsistent), name, 0)
  }
}
