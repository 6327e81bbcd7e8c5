internal import CodeDocuments
internal import ErrcatPlatform

/// A lock on a folder, held while a file in it is replaced.
///
/// It is flock(2)'s, so that it ends with the process.
final class FolderLock {
  /// How long a process waits for another one.
  static let patience: Duration = .seconds(10)

  /// The folder, open.
  let descriptor: Int32

  /// Takes the lock, or waits for it.
  ///
  /// - Parameters:
  ///   - folder: The path of the folder, for errors.
  ///   - place: The folder, open.
  ///   - typed: The path of the file that is to be replaced.
  ///   - patience: How long to wait.
  /// - Throws: ``FileError`` if the folder cannot be opened; or, about the file `typed`, if another
  ///   process still holds the lock after all the patience.
  init(folder: String, at place: Int32, for typed: String, patience: Duration) throws(FileError) {
    descriptor = openat(place, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path: folder) }
    let end = ContinuousClock.now + patience
    var pause: useconds_t = 1000
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      guard errno == EWOULDBLOCK else { throw FileError(path: folder) }
      guard ContinuousClock.now < end else {
        throw FileError(
          path: typed,
          reason: "another process has held the lock on the folder '\(folder)' for \(patience): "
            + (Self.holder(of: descriptor) ?? "perhaps another errcat that imports or exports")
            + "; try again when it has ended")
      }
      usleep(pause)
      pause = min(2 * pause, 50_000)
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// The process that holds the lock, from `/proc/locks`; nil if that does not tell.
  private static func holder(of descriptor: Int32) -> String? {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    let device = UInt64(status.st_dev)
    let major = (device >> 8) & 0xFFF | (device >> 32) & ~0xFFF
    let minor = device & 0xFF | (device >> 12) & ~0xFF
    for line in KernelFile.text("/proc/locks").split(separator: "\n") {
      // 1: FLOCK  ADVISORY  WRITE 1234 08:01:131073 0 EOF
      let fields = line.split(separator: " ")
      guard fields.count > 5, fields[1] == "FLOCK", let process = Int(fields[4]), process > 0
      else { continue }
      let file = fields[5].split(separator: ":")
      guard file.count == 3, UInt64(file[0], radix: 16) == major,
        UInt64(file[1], radix: 16) == minor, UInt64(file[2]) == UInt64(status.st_ino)
      else { continue }
      let name = KernelFile.text("/proc/\(process)/comm").split(separator: "\n").first
      return "process \(process)" + (name.map { " (\($0))" } ?? "")
    }
    return nil
  }
}

/// A short file that the kernel makes up.
enum KernelFile {
  /// The text of the file; empty where it cannot be read.
  static func text(_ path: String) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while bytes.count < 1 << 20, case let count = read(descriptor, &buffer, buffer.count), count > 0
    {
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
