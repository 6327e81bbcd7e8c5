import Glibc
import Synchronization

/// A process to run: its arguments, input and environment, and where its output goes.
package struct Child {
  /// The program, then its arguments.
  package var command: [String]
  /// The folder it runs in.
  package var folder: String
  /// Its standard input.
  package var input: [UInt8] = []
  /// Its whole environment.
  package var environment: [String: String] = [:]
  /// Whether standard output is a terminal.
  package var outputIsTerminal = false
  /// Whether standard error is a terminal.
  package var errorIsTerminal = false

  package init(
    command: [String], folder: String, input: [UInt8] = [], environment: [String: String] = [:],
    outputIsTerminal: Bool = false, errorIsTerminal: Bool = false
  ) {
    self.command = command
    self.folder = folder
    self.input = input
    self.environment = environment
    self.outputIsTerminal = outputIsTerminal
    self.errorIsTerminal = errorIsTerminal
  }
}

/// How a process ended, and its output.
package struct Outcome {
  /// The exit status, or 128 and the number of the signal that ended it.
  package var status: Int32
  /// Its standard output.
  package var output: [UInt8]
  /// Its standard error.
  package var error: [UInt8]
  /// The seconds that processors worked for it, whatever else the machine did.
  package var processorTime = 0.0
  /// The most memory that it had at a time, in MB.
  package var memory = 0

  /// Standard output as text.
  package var out: String { String(decoding: output, as: UTF8.self) }
  /// Standard error as text.
  package var err: String { String(decoding: error, as: UTF8.self) }
}

extension Child {
  /// Runs the process to its end.
  ///
  /// Output is read while the process runs, so that it may write more than a pipe holds; a process
  /// that takes longer than a minute is killed.
  package func run() throws -> Outcome {
    // One start at a time: if another process inherited these descriptors, they would never end.
    let (process, output, error) = try Self.starting.withLock { _ in
      let input = try inputDescriptor()
      let output = try channel(outputIsTerminal)
      let error = try channel(errorIsTerminal)
      defer { for descriptor in [input, output.write, error.write] { close(descriptor) } }
      let process = try spawn(input: input, output: output.write, error: error.write)
      return (process, output.read, error.read)
    }
    defer { for descriptor in [output, error] { close(descriptor) } }
    let written = Self.drain([output, error], of: process)
    var state: Int32 = 0
    var usage = rusage()
    while wait4(process, &state, 0, &usage) < 0, errno == EINTR {}
    let signal = state & 0x7F
    let times = [usage.ru_utime, usage.ru_stime]
    return Outcome(
      status: signal == 0 ? (state >> 8) & 0xFF : 128 + signal, output: written[0],
      error: written[1],
      processorTime: times.reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 },
      memory: usage.ru_maxrss / 1024)
  }

  static let starting = Mutex(())

  func spawn(input: Int32, output: Int32, error: Int32) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, error, STDERR_FILENO)
    // The test threads block signals, which a shell needs to see its children end.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var blocked = sigset_t()
    sigemptyset(&blocked)
    posix_spawnattr_setsigmask(&attributes, &blocked)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var arguments = (["env", "--chdir", folder] + command).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var process: pid_t = 0
    errno = posix_spawn(&process, "/usr/bin/env", &actions, &attributes, &arguments, &variables)
    guard errno == 0 else { throw SystemFailure(command[0]) }
    return process
  }

  /// A file that holds the input and is gone once it is closed.
  private func inputDescriptor() throws -> Int32 {
    var name = Array("/tmp/errcatTests-input-XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    unlink(name)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    guard descriptor >= 0, Glibc.write(descriptor, input, input.count) == input.count,
      lseek(descriptor, 0, SEEK_SET) == 0
    else { throw SystemFailure("input") }
    return descriptor
  }

  /// Makes a pipe, or a terminal that passes bytes through unchanged.
  func channel(_ isTerminal: Bool) throws -> (read: Int32, write: Int32) {
    var (reading, writing): (Int32, Int32) = (0, 0)
    if isTerminal {
      var settings = termios()
      cfmakeraw(&settings)
      guard openpty(&reading, &writing, nil, &settings, nil) == 0 else {
        throw SystemFailure("openpty")
      }
    } else {
      var ends: [Int32] = [0, 0]
      guard pipe(&ends) == 0 else { throw SystemFailure("pipe") }
      (reading, writing) = (ends[0], ends[1])
    }
    for end in [reading, writing] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (reading, writing)
  }

  private static func drain(_ descriptors: [Int32], of process: pid_t) -> [[UInt8]] {
    var written = descriptors.map { _ in [UInt8]() }
    var open = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while open.contains(where: { $0.fd >= 0 }) {
      if poll(&open, nfds_t(open.count), 60_000) == 0 { kill(process, SIGKILL) }
      for index in open.indices where open[index].fd >= 0 && open[index].revents != 0 {
        let count = read(open[index].fd, &buffer, buffer.count)
        if count > 0 {
          written[index] += buffer[..<count]
        } else if count == 0 || errno != EINTR {
          // A pipe ends with 0, a terminal with EIO.
          open[index].fd = -1
        }
      }
    }
    return written
  }
}
