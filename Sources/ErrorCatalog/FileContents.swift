internal import Glibc

/// Returns all the bytes of a file, a pipe or (for `-`) standard input.
///
/// - Throws: ``FileError`` if it cannot be opened or read, or is a folder.
public func contents(ofFile path: String) throws(FileError) -> [UInt8] {
  let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw FileError(path: path) }
  defer { if path != "-" { close(descriptor) } }

  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw FileError(path: path) }
  var bytes: [UInt8] = []
  var chunk = max(Int(status.st_size) + 1, 1 << 16)
  while true {
    var count = 0
    let part = [UInt8](unsafeUninitializedCapacity: chunk) { buffer, initializedCount in
      count = read(descriptor, buffer.baseAddress, chunk)
      initializedCount = max(count, 0)
    }
    let number = errno
    if bytes.isEmpty { bytes = part } else { bytes += part }
    if count < 0, number == EINTR { continue }
    if count < 0 { throw FileError(path: path, number: number) }
    if count == 0 { return bytes }
    chunk = 1 << 16
  }
}

/// How many bytes a file has: 0 for standard input, for what is no file, and where nothing is.
func sizeOfFile(_ path: String) -> Int {
  var status = stat()
  guard path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return 0 }
  return Int(status.st_size)
}

/// Whether there is a file to read at a path: nil if there is nothing, false if it is a folder.
func isRegularFile(_ path: String) -> Bool? {
  var status = stat()
  guard stat(path, &status) == 0 else { return nil }
  return status.st_mode & S_IFMT != S_IFDIR
}

/// Whether there is no file at a path, or one without any bytes.
func isEmptyOrMissing(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) != 0 || status.st_size == 0
}
