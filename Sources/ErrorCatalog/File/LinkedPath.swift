internal import CodeDocuments
internal import ErrcatPlatform

/// Paths with their symbolic links followed.
enum LinkedPath {
  /// The path next to which SQLite looks for a database's log: the target of a link.
  static func followed(_ path: String) -> String {
    var status = stat()
    guard statusOfLink(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return path }
    return resolvedPath(path) ?? path
  }
}
