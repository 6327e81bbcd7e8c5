internal import ErrcatPlatform

/// The kind of file at a path, symbolic links followed.
package enum FileKind: Equatable {
  case missing
  case folder
  case regular(size: Int)
  /// A pipe without a name, which a process can only have from another one.
  case inheritedPipe
  /// Anything else, in words.
  case other(String)

  package init(path: String) {
    var status = stat()
    self = statusOfPath(path, &status) == 0 ? FileKind(status) : .missing
  }

  package init(descriptor: Int32) {
    var status = stat()
    self = fstat(descriptor, &status) == 0 ? FileKind(status) : .missing
  }

  private init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .regular(size: Int(status.st_size))
    case S_IFDIR: self = .folder
    case S_IFIFO where Self.isUnnamed(status): self = .inheritedPipe
    case S_IFIFO: self = .other("a named pipe")
    case S_IFSOCK: self = .other("a socket")
    case S_IFCHR, S_IFBLK: self = .other("a device")
    default: self = .other("something else")
    }
  }

  /// Whether a pipe has no name: all of these are on one file system of the kernel's.
  private static func isUnnamed(_ status: stat) -> Bool {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return false }
    defer { for end in ends { close(end) } }
    var own = stat()
    return fstat(ends[0], &own) == 0 && own.st_dev == status.st_dev
  }
}

/// How many bytes a regular file has; 0 for anything else, and for one that is too large to read.
package func sizeOfFile(_ path: String, limit: Int) -> Int {
  guard path != "-", case .regular(let size) = FileKind(path: path), size <= limit else { return 0 }
  return size
}
