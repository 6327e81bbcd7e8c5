internal import CodeDocuments
internal import ErrcatPlatform

/// Paths with their symbolic links followed.
enum LinkedPath {
  /// The path with symbolic links followed, the file's own too, whether or not it exists.
  ///
  /// - Throws: ``FileError`` if the folder does not exist; or for a link that somebody else put into
  ///   a folder which all may write to: the system's own rule (proc(5), `protected_symlinks`).
  static func resolved(_ typed: String) throws(FileError) -> String {
    var path = typed
    for _ in 0..<40 {
      guard let target = linkTarget(path) else { break }
      guard isTrusted(path) else {
        throw FileError(
          path: typed,
          reason: "another user put the symbolic link '\(path)' into a folder that all may write "
            + "to; name its target instead")
      }
      path = target.hasPrefix("/") ? target : parent(path) + "/" + target
    }
    if let whole = realpath(path, nil) {
      defer { free(whole) }
      return String(cString: whole)
    }
    guard let folder = realpath(parent(path), nil) else { throw FileError(path: typed) }
    defer { free(folder) }
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    let start = String(cString: folder)
    return (start == "/" ? "" : start) + "/" + name
  }

  /// The path next to which SQLite looks for a database's log: the target of a link.
  static func followed(_ path: String) -> String {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK,
      let whole = realpath(path, nil)
    else { return path }
    defer { free(whole) }
    return String(cString: whole)
  }

  private static func isTrusted(_ link: String) -> Bool {
    var (status, folder) = (stat(), stat())
    guard lstat(link, &status) == 0, stat(parent(link), &folder) == 0 else { return true }
    let isShared = folder.st_mode & S_ISVTX != 0 && folder.st_mode & S_IWOTH != 0
    return !isShared || status.st_uid == geteuid() || status.st_uid == folder.st_uid
  }

  private static func linkTarget(_ path: String) -> String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { buffer in
      guard let start = buffer.baseAddress else { return nil }
      let count = readlink(path, start, buffer.count)
      guard count >= 0 else { return nil }
      return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  private static func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
