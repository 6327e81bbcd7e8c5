internal import CodeDocuments
internal import ErrcatPlatform

/// Where a file is, or is to be: its folder, open, and its name there.
///
/// A symbolic link on the way is followed only if it belongs to the caller or to root, and so must
/// the file that the last of them leads to. Each link is opened and asked by its descriptor, so that
/// nobody can exchange it in between.
final class FilePlace {
  /// The absolute path, symbolic links followed.
  let path: String
  /// The path of the folder.
  let folder: String
  /// The name of the file in it.
  let name: String
  /// The folder, opened to be asked about, and to open files in.
  let descriptor: Int32

  /// Finds the place of a path.
  ///
  /// - Throws: ``FileError`` if the folder does not exist or a link is not to be followed.
  init(_ typed: String) throws(FileError) {
    var walk = try Walk(typed)
    defer { walk.close() }
    try walk.run()
    guard let name = walk.name else { throw FileError(path: typed, number: EISDIR) }
    self.name = name
    folder = "/" + walk.folders.joined(separator: "/")
    path = (folder == "/" ? "" : folder) + "/" + name
    descriptor = walk.takeDescriptor()
  }

  deinit { close(descriptor) }
}

/// The way to a file, folder by folder.
private struct Walk {
  private let typed: String
  private var descriptor: Int32
  private var rest: [String]
  private var links = 0
  /// Whether the last name came from a link.
  private var isLinked = false
  /// The names of the folders down to the one that is open.
  private(set) var folders: [String]
  /// The name of the file in it; nil before the end.
  private(set) var name: String?

  init(_ typed: String) throws(FileError) {
    self.typed = typed
    rest = pathComponents(typed).reversed()
    let isAbsolute = typed.utf8.first == UInt8(ascii: "/")
    folders = isAbsolute ? [] : pathComponents(resolvedFolder("."))
    descriptor = open(isAbsolute ? "/" : ".", openLinkItself | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path: typed) }
  }

  mutating func close() {
    if descriptor >= 0 { _ = ErrcatPlatform.close(descriptor) }
    descriptor = -1
  }

  mutating func takeDescriptor() -> Int32 {
    defer { descriptor = -1 }
    return descriptor
  }

  mutating func run() throws(FileError) {
    while let next = rest.popLast() {
      if next == "." { continue }
      if next == ".." {
        try enter(openat(descriptor, "..", openLinkItself | O_DIRECTORY | O_CLOEXEC))
        _ = folders.popLast()
        continue
      }
      let child = next.withPath { openat(descriptor, $0, openLinkItself | O_CLOEXEC) }
      guard child >= 0 else {
        guard errno == ENOENT, rest.isEmpty else { throw FileError(path: typed) }
        name = next
        return
      }
      var status = stat()
      guard fstat(child, &status) == 0 else {
        _ = ErrcatPlatform.close(child)
        throw FileError(path: typed)
      }
      switch status.st_mode & S_IFMT {
      case S_IFLNK:
        defer { _ = ErrcatPlatform.close(child) }
        try follow(child, next, owner: status.st_uid)
      case S_IFDIR where !rest.isEmpty:
        try enter(child)
        folders.append(next)
      default:
        _ = ErrcatPlatform.close(child)
        guard rest.isEmpty else { throw FileError(path: typed, number: ENOTDIR) }
        guard !isLinked || Self.isTrusted(status.st_uid) else {
          throw FileError(
            path: typed,
            reason: "it is a symbolic link to a file of another user; name the file itself instead")
        }
        name = next
        return
      }
    }
  }

  private static func isTrusted(_ owner: uid_t) -> Bool { owner == geteuid() || owner == 0 }

  private mutating func enter(_ folder: Int32) throws(FileError) {
    guard folder >= 0 else { throw FileError(path: typed) }
    close()
    descriptor = folder
  }

  private mutating func follow(_ link: Int32, _ name: String, owner: uid_t) throws(FileError) {
    let path = (["/"] + folders.map { $0 + "/" }).joined() + name
    guard Self.isTrusted(owner) else {
      throw FileError(
        path: typed,
        reason: "another user put the symbolic link '\(path.shownPath)' there; name its target "
          + "instead")
    }
    links += 1
    guard links <= 40 else { throw FileError(path: typed, number: ELOOP) }
    let target = withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX) + 1) {
      buffer -> String? in
      guard let start = buffer.baseAddress else { return nil }
      let count = readlinkat(link, "", start, Int(PATH_MAX))
      guard count > 0 else { return nil }
      buffer[count] = 0
      return String(path: start)
    }
    guard let target else { throw FileError(path: typed) }
    if rest.isEmpty { isLinked = true }
    if target.utf8.first == UInt8(ascii: "/") {
      try enter(open("/", openLinkItself | O_DIRECTORY | O_CLOEXEC))
      folders = []
    }
    rest += pathComponents(target).reversed()
  }
}
