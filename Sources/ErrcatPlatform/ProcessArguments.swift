/// The arguments of the process, the program's name first.
///
/// Swift reads them from `/proc`. Where that is not mounted, they are where the kernel put them:
/// just before the environment, with their number before them.
///
/// - Parameter environment: Where the kernel put the environment, if `setenv` has moved it since.
/// - Returns: The arguments as they are, also those that are not UTF-8.
public func processArguments(
  before environment: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = nil
) -> [String] {
  let count = Int(CommandLine.argc)
  if count > 0 {
    return (0..<count).compactMap { index in
      CommandLine.unsafeArgv[index].map { String(path: $0) }
    }
  }
  #if os(Linux)
  let first: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = environ
  guard let environment = environment ?? first else { return [] }
  var arguments: [String] = []
  // One word is the null pointer between both.
  var place = UnsafeMutableRawPointer(environment) - 2 * MemoryLayout<UInt>.size
  while place.load(as: UInt.self) != UInt(arguments.count), arguments.count < 1 << 20 {
    guard let text = place.load(as: UnsafePointer<CChar>?.self) else { return [] }
    arguments.append(String(path: text))
    place -= MemoryLayout<UInt>.size
  }
  return arguments.reversed()
  #else
  return []
  #endif
}

/// Waits until a descriptor that is not to block can be read from or written to.
///
/// - Returns: false if that fails otherwise than by a signal.
public func waitUntilReady(_ descriptor: Int32, toWrite: Bool) -> Bool {
  var request = pollfd(
    fd: descriptor, events: Int16(toWrite ? POLLOUT : POLLIN), revents: 0)
  while poll(&request, 1, -1) < 0 {
    guard errno == EINTR else { return false }
  }
  return true
}

/// Lets a pipe hold 256 KB where it holds less, so that the one who writes and the one who reads wait for
/// each other less often (pipe(7), F_SETPIPE_SZ).
///
/// Nothing happens where the descriptor is no pipe, or the system does not let the pipe grow.
public func widenPipe(_ descriptor: Int32) {
  #if os(Linux)
  // F_SETPIPE_SZ and F_GETPIPE_SZ of fcntl(2), which Swift does not import.
  let (set, get): (Int32, Int32) = (1031, 1032)
  let size: Int32 = 1 << 18
  if (1..<size).contains(fcntl(descriptor, get)) { _ = fcntl(descriptor, set, size) }
  #endif
}

#if canImport(Darwin)
/// Opens a symbolic link itself.
public let openLinkItself = O_SYMLINK
#else
/// Opens a symbolic link itself, or a folder that cannot be listed, to ask about it (O_PATH).
public let openLinkItself: Int32 = 0o10000000 | O_NOFOLLOW
#endif
