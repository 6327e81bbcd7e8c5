/// What some tests need of the system: where it is missing, they are reported as skipped.
package enum Abilities {
  /// Whether system calls can be traced and interfered with.
  package static let canTrace = works("strace -o /dev/null true")

  /// Whether the tests can act as two users: only root can.
  package static let isTwoUsers = works(
    "test \"$(id -u)\" = 0 && setpriv --reuid=65534 --regid=65534 --clear-groups true")

  /// Whether the tests can mount a file system: only root can, and not in every container.
  package static let canMount = works(
    "mkdir disk && mount -t tmpfs -o size=64k tmpfs disk && umount disk")

  /// Whether a command of the shell works here.
  package static func works(_ command: String) -> Bool {
    (try? TemporaryFolder().shell("{ \(command); } 2>/dev/null"))?.status == 0
  }
}
