internal import ErrcatPlatform
internal import Synchronization

/// A command of git that reads from a work tree and changes nothing.
///
/// What the repository's configuration could make git run is switched off: hooks, monitors, pagers,
/// external diffs, signature programs and transports. No shell is involved. Git itself refuses a
/// repository that belongs to somebody else (git-config(1), safe.directory), and the command fails.
struct GitCommand {
  /// The command of git, with its arguments.
  ///
  /// Paths come after a `--`, relative to the root; each is taken by its letters alone.
  let arguments: [String]
  /// The root of the work tree.
  let root: String
  /// The milliseconds after which git is stopped: a repository can have it wait for a pipe.
  var patience = 60_000

  init(_ arguments: [String], root: String) {
    self.arguments = arguments
    self.root = root
  }

  /// Runs the command, and returns what it writes.
  ///
  /// - Returns: nil if there is no git, if it fails or takes too long, or writes more than `limit`
  ///   bytes.
  func output(limit: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    let isComplete = run { part in
      bytes += part
      return bytes.count <= limit
    }
    return isComplete && bytes.count <= limit ? bytes : nil
  }

  /// Runs the command, and hands on what it writes in parts until `body` returns false.
  ///
  /// - Returns: Whether git succeeded, or was not needed to the end.
  func run(_ body: (ArraySlice<UInt8>) -> Bool) -> Bool {
    guard let program = Self.program(), let (process, output) = start(program) else { return false }
    let end = read(output, body)
    close(output)
    if end != .ended { kill(process, SIGKILL) }
    var state: Int32 = 0
    var waited: pid_t
    repeat { waited = waitpid(process, &state, 0) } while waited < 0 && errno == EINTR
    return end == .stopped || end == .ended && waited == process && state == 0
  }

  private enum End {
    case ended
    case stopped
    case failed
  }

  private func read(_ descriptor: Int32, _ body: (ArraySlice<UInt8>) -> Bool) -> End {
    let deadline = Self.milliseconds() + patience
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let left = deadline - Self.milliseconds()
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = left > 0 ? poll(&waiting, 1, Int32(left)) : 0
      if ready < 0, errno == EINTR { continue }
      guard ready > 0 else { return .failed }
      let count = ErrcatPlatform.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return .failed }
      if count == 0 { return .ended }
      if !body(buffer[..<count]) { return .stopped }
    }
  }

  private static func milliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
  }
}

// MARK: - Starting git

extension GitCommand {
  /// Options for git before any command (git(1)).
  private var options: [String] {
    [
      "-C", root, "--no-pager", "--no-optional-locks", "--literal-pathspecs",
      "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",
      "-c", "log.showSignature=false", "-c", "log.follow=false",
      "-c", "diff.external=",
    ]
  }

  /// The whole environment: variables such as `GIT_DIR`, which a hook has, would lead elsewhere.
  private var environment: [String] {
    var variables = [
      "LC_ALL=C", "TZ=UTC0", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0",
      "GIT_NO_REPLACE_OBJECTS=1", "GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none",
      "PATH=" + Self.programFolders().joined(separator: ":"),
    ]
    // Git must not look for a repository above a `.git` that it finds damaged.
    let above = root.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(root[..<$0]) } ?? ""
    if !above.isEmpty { variables.append("GIT_CEILING_DIRECTORIES=" + above) }
    for name in ["HOME", "XDG_CONFIG_HOME", "SUDO_UID"] {
      if let value = getenv(name) { variables.append("\(name)=" + String(cString: value)) }
    }
    return variables
  }

  /// The folders of `PATH` that do not depend on the current one.
  private static func programFolders() -> [String] {
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    return path.split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
  }

  /// One start at a time: a process that began between would keep the pipe of this one open.
  private static let starting = Mutex(())

  /// Starts git, and returns the end of the pipe that it writes to.
  private func start(_ program: String) -> (process: pid_t, output: Int32)? {
    Self.starting.withLock { _ in
      guard let pipe = Self.pipe() else { return nil }
      defer { close(pipe.write) }
      guard let process = spawn(program, output: pipe.write) else {
        close(pipe.read)
        return nil
      }
      return (process, pipe.read)
    }
  }

  private static func program() -> String? {
    programFolders().lazy.map { $0 + "/git" }.first { path in
      var status = stat()
      return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        && access(path, X_OK) == 0
    }
  }

  /// A pipe that other programs do not inherit.
  private static func pipe() -> (read: Int32, write: Int32)? {
    var ends: [Int32] = [-1, -1]
    guard ErrcatPlatform.pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  private func spawn(_ program: String, output: Int32) -> pid_t? {
    var (actions, attributes) = (newSpawnActions(), newSpawnSettings())
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var blocked = sigset_t()
    sigemptyset(&blocked)
    posix_spawnattr_setsigmask(&attributes, &blocked)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var words = ([program] + options + arguments).map { $0.withPath { strdup($0) } } + [nil]
    var variables = environment.map { $0.withPath { strdup($0) } } + [nil]
    defer { for text in words + variables { free(text) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, program, &actions, &attributes, &words, &variables)
    return code == 0 ? process : nil
  }
}
