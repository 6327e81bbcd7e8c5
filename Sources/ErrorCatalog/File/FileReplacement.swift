package import CodeDocuments
internal import ErrcatPlatform

/// The one way to replace a file: whole or not at all.
///
/// A new file is written next to the old one, synced to the disk, and renamed into its place. So
/// a reader sees the old file or the new one, and a crash leaves the old one. Until it is
/// whole, nobody but the caller may read the new one. Two replacements in one folder wait for each
/// other.
package struct FileReplacement {
  /// The path, symbolic links resolved.
  package let path: String
  /// How long to wait for another replacement in the folder.
  var patience = FolderLock.patience
  private let typed: String
  private let folder: String
  private let temporary: String

  /// Resolves where the file is, or is to be.
  ///
  /// - Parameters:
  ///   - typed: The path as errors name it.
  ///   - suffix: What ends the name of the new file while it is written.
  /// - Throws: ``FileError`` if the folder does not exist, or if another user may have put the
  ///   symbolic link at the path there.
  package init(_ typed: String, suffix: String) throws(FileError) {
    self.typed = typed
    path = try LinkedPath.resolved(typed)
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    folder = slash == path.startIndex ? "/" : String(path[..<slash])
    temporary =
      (folder == "/" ? "" : folder) + "/." + path[path.index(after: slash)...] + "." + suffix
  }

  /// Replaces the file by what `write` writes.
  ///
  /// - Parameters:
  ///   - onNote: Called with what of the old file's owner and group could not be kept.
  ///   - check: Looks at the old file once nobody else replaces it.
  ///   - write: Writes the new file, which is open and empty.
  /// - Returns: What `write` returns.
  /// - Throws: What `check` and `write` throw; ``FileError`` if the file cannot be replaced. The old
  ///   file is then unchanged, and nothing is left next to it.
  package func replace<R>(
    onNote: (String) -> Void, checking check: () throws -> Void = {},
    write: (_ descriptor: Int32, _ path: String) throws -> R
  ) throws -> R {
    let lock = try FolderLock(folder: folder, for: typed, patience: patience)
    try check()
    let rights = FileRights(of: path)
    // The leftover of a killed process.
    guard unlink(temporary) == 0 || errno == ENOENT else { throw FileError(path: temporary) }
    let descriptor = open(
      temporary, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileError(path: typed) }
    defer { close(descriptor) }
    let result: R
    do {
      result = try write(descriptor, temporary)
      if let rights {
        try rights.give(to: descriptor, typed: typed, onNote: onNote)
      } else {
        try FileRights.giveDefault(to: descriptor, typed: typed)
      }
      guard fsync(descriptor) == 0 else { throw FileError(path: typed) }
      guard isStillThere(descriptor) else {
        throw FileError(path: typed, reason: "another process replaced '\(temporary)'")
      }
      guard rename(temporary, path) == 0 else { throw FileError(path: typed) }
    } catch {
      unlink(temporary)
      throw error
    }
    guard fsync(lock.descriptor) == 0 else {
      throw FileError(
        path: typed,
        reason: "the new file is in its place, but the folder is not on the disk yet: "
          + String(cString: strerror(errno)))
    }
    return result
  }

  /// Whether the name of the new file still leads to the file that was opened.
  private func isStillThere(_ descriptor: Int32) -> Bool {
    var (named, opened) = (stat(), stat())
    return lstat(temporary, &named) == 0 && fstat(descriptor, &opened) == 0
      && named.st_dev == opened.st_dev && named.st_ino == opened.st_ino
  }
}
