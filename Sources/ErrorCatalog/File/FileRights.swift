internal import CodeDocuments
internal import ErrcatPlatform
internal import Synchronization

/// The owner, group and permissions of a file.
struct FileRights {
  private var owner: uid_t
  private var group: gid_t
  /// The nine permission bits, without those above them: a program that runs as its owner must
  /// not come of a file that somebody else made.
  private var mode: mode_t

  /// Reads those of the regular file of a name in a folder; nil without such a file.
  init?(of name: String, in folder: Int32) {
    var status = stat()
    guard name.withPath({ fstatat(folder, $0, &status, AT_SYMLINK_NOFOLLOW) }) == 0,
      status.st_mode & S_IFMT == S_IFREG
    else { return nil }
    (owner, group, mode) = (status.st_uid, status.st_gid, status.st_mode & 0o777)
  }

  /// Gives them to a new file, as far as the system allows.
  ///
  /// Where the group cannot be kept, the new one and all others get no more than both the old group
  /// and all others had.
  ///
  /// - Parameters:
  ///   - descriptor: The new file, open.
  ///   - typed: The path as errors name it.
  ///   - onNote: Called with what could not be kept.
  /// - Throws: ``FileError`` if the system fails otherwise than by not allowing it.
  func give(
    to descriptor: Int32, typed: String, onNote: (String) -> Void
  ) throws(FileError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError(path: typed) }
    let keepsOwner = status.st_uid == owner ? true : try change(descriptor, owner, typed)
    let keepsGroup =
      status.st_gid == group ? true : try change(descriptor, group: group, typed)
    var mode = mode
    if !keepsGroup {
      let shared = (mode >> 3) & mode & 0o7
      mode = mode & 0o700 | shared << 3 | shared
    }
    guard fchmod(descriptor, mode) == 0 else { throw FileError(path: typed) }
    if !keepsOwner {
      onNote("\(typed): its owner was user \(owner), and is user \(status.st_uid) now")
    }
    if !keepsGroup {
      onNote(
        "\(typed): its group was \(group), and is \(status.st_gid) now; its mode is 0"
          + String(mode, radix: 8))
    }
  }

  /// Gives a new file that replaces no other the mode that the umask leaves.
  static func giveDefault(to descriptor: Int32, typed: String) throws(FileError) {
    guard fchmod(descriptor, 0o666 & ~mask()) == 0 else { throw FileError(path: typed) }
  }

  /// - Returns: false if the system does not allow it.
  private func change(
    _ descriptor: Int32, _ owner: uid_t = .max, group: gid_t = .max, _ typed: String
  ) throws(FileError) -> Bool {
    guard fchown(descriptor, owner, group) != 0 else { return true }
    guard [EPERM, EINVAL, ENOSYS, EOPNOTSUPP].contains(errno) else {
      throw FileError(path: typed)
    }
    return false
  }

  private static let asking = Mutex(())

  /// The umask, which umask(2) tells only while it changes it: for other threads, too.
  private static func mask() -> mode_t {
    for line in KernelFile.text("/proc/self/status").split(separator: "\n")
    where line.hasPrefix("Umask:") {
      let digits = line.dropFirst(6).drop { $0 == "\t" || $0 == " " }
      if let mask = mode_t(digits, radix: 8) { return mask }
    }
    return asking.withLock { _ in
      let mask = umask(0o077)
      umask(mask)
      return mask
    }
  }
}
