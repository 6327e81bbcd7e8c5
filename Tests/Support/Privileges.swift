internal import Glibc

/// Runs a closure without root's right to open everything, on this thread.
///
/// Linux takes that right from a thread whose file system user is not root. Where the tests do not
/// run as root, the closure simply runs.
package func withoutRootPrivileges<R>(_ body: () throws -> R) rethrows -> R {
  typealias SetFileSystemUser = @convention(c) (uid_t) -> Int32
  guard geteuid() == 0, let symbol = dlsym(nil, "setfsuid") else { return try body() }
  let setFileSystemUser = unsafeBitCast(symbol, to: SetFileSystemUser.self)
  _ = setFileSystemUser(65_534)
  defer { _ = setFileSystemUser(0) }
  return try body()
}
