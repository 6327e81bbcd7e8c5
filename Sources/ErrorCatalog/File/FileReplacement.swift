package import CodeDocuments
internal import ErrcatPlatform

/// The one way to replace a file: whole or not at all.
///
/// A new file is written next to the old one, synced to the disk, and renamed into its place. So
/// a reader sees the old file or the new one, and a crash leaves the old one. Until it is
/// whole, nobody but the caller may read the new one. Two replacements in one folder wait for each
/// other.
///
/// The folder is opened once, and all is done by its descriptor: nobody can put another one in its
/// place in between.
package struct FileReplacement {
  /// The path, symbolic links resolved.
  package var path: String { place.path }
  /// How long to wait for another replacement in the folder.
  var patience = FolderLock.patience
  private let typed: String
  private let suffix: String
  private let place: FilePlace

  /// Resolves where the file is, or is to be.
  ///
  /// - Parameters:
  ///   - typed: The path as errors name it.
  ///   - suffix: What the name of the new file says while it is written.
  /// - Throws: ``FileError`` if the folder does not exist, or if another user has put a symbolic link
  ///   on the way, or owns the file that a link leads to.
  package init(_ typed: String, suffix: String) throws(FileError) {
    self.typed = typed
    self.suffix = suffix
    place = try FilePlace(typed)
  }

  /// Replaces the file by what `write` writes.
  ///
  /// - Parameters:
  ///   - onNote: Called with what of the old file's owner and group could not be kept, and if the
  ///     new file is in its place but perhaps not on the disk yet.
  ///   - check: Looks at the old file once nobody else replaces it.
  ///   - write: Writes the new file, which is open and empty.
  /// - Returns: What `write` returns.
  /// - Throws: What `check` and `write` throw; ``FileError`` if the file cannot be replaced. The old
  ///   file is then unchanged, and nothing is left next to it.
  package func replace<R>(
    onNote: (String) -> Void, checking check: () throws -> Void = {},
    write: (_ descriptor: Int32, _ path: String) throws -> R
  ) throws -> R {
    let lock = try FolderLock(
      folder: place.folder, at: place.descriptor, for: typed, patience: patience)
    let folder = lock.descriptor
    try check()
    let rights = FileRights(of: place.name, in: folder)
    UnfinishedFile.removeAll(in: folder)
    let new = UnfinishedFile.name(for: place.name, suffix: suffix)
    UnfinishedFile.begin(new, in: folder)
    defer { UnfinishedFile.end() }
    let descriptor = new.withPath {
      openat(folder, $0, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    }
    guard descriptor >= 0 else { throw FileError(path: typed) }
    defer { close(descriptor) }
    let result: R
    do {
      result = try write(descriptor, (place.folder == "/" ? "" : place.folder) + "/" + new)
      if let rights {
        try rights.give(to: descriptor, typed: typed, onNote: onNote)
      } else {
        try FileRights.giveDefault(to: descriptor, typed: typed)
      }
      guard fsync(descriptor) == 0 else { throw FileError(path: typed) }
      guard isStillThere(descriptor, new, in: folder) else {
        throw FileError(path: typed, reason: "another process replaced '\(new.shownPath)'")
      }
      let status = new.withPath { new in
        place.name.withPath { renameat(folder, new, folder, $0) }
      }
      guard status == 0 else { throw FileError(path: typed) }
    } catch {
      new.withPath { _ = unlinkat(folder, $0, 0) }
      throw error
    }
    // Some file systems cannot sync a folder, and have nothing to sync.
    if fsync(folder) != 0, errno != EINVAL, errno != EOPNOTSUPP {
      onNote(
        "\(typed.shownPath): the new file is in its place, but may be lost if the system stops now: "
          + "syncing the folder failed: " + String(cString: strerror(errno)))
    }
    return result
  }

  /// Whether the name of the new file still leads to the file that was opened.
  private func isStillThere(_ descriptor: Int32, _ name: String, in folder: Int32) -> Bool {
    var (named, opened) = (stat(), stat())
    return name.withPath { fstatat(folder, $0, &named, AT_SYMLINK_NOFOLLOW) } == 0
      && fstat(descriptor, &opened) == 0 && named.st_dev == opened.st_dev
      && named.st_ino == opened.st_ino
  }
}
