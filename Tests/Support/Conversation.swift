import Glibc
import Synchronization

/// A running process that is asked line by line, through pipes.
package final class Conversation {
  private let process: pid_t
  private var input: Int32
  private let output: Int32
  private let error: Int32
  private var pending: [UInt8] = []

  /// Starts the process; its input is what is sent.
  package init(_ child: Child) throws {
    (process, input, output, error) = try Child.starting.withLock { _ in
      let input = try child.channel(false)
      let output = try child.channel(false)
      let error = try child.channel(false)
      defer { for descriptor in [input.read, output.write, error.write] { close(descriptor) } }
      let process = try child.spawn(input: input.read, output: output.write, error: error.write)
      return (process, input.write, output.read, error.read)
    }
  }

  deinit {
    for descriptor in [input, output, error] where descriptor >= 0 { close(descriptor) }
  }

  /// Sends a line.
  package func send(_ line: String) throws {
    let bytes = Array((line + "\n").utf8)
    guard write(input, bytes, bytes.count) == bytes.count else { throw SystemFailure("input") }
  }

  /// Returns the next line of standard output; nil at its end, or if none comes within a minute.
  package func line() -> String? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: pending[..<end], as: UTF8.self)
        pending.removeSubrange(...end)
        return line
      }
      var waiting = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 60_000) > 0 else { return nil }
      let count = read(output, &buffer, buffer.count)
      guard count > 0 else { return nil }
      pending += buffer[..<count]
    }
  }

  /// Ends the input, and returns the exit status and what else the process wrote.
  package func end() -> Outcome {
    close(input)
    input = -1
    var rest: [UInt8] = []
    while let line = line() { rest += Array(line.utf8) + [UInt8(ascii: "\n")] }
    var written: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = read(error, &buffer, buffer.count), count > 0 {
      written += buffer[..<count]
    }
    var state: Int32 = 0
    while waitpid(process, &state, 0) < 0, errno == EINTR {}
    let signal = state & 0x7F
    return Outcome(
      status: signal == 0 ? (state >> 8) & 0xFF : 128 + signal, output: rest, error: written)
  }
}

extension TemporaryFolder {
  /// Starts errcat in the folder, to be asked line by line.
  package func converse(_ arguments: String...) throws -> Conversation {
    try Conversation(
      Child(
        command: [program] + arguments, folder: path,
        environment: ["PATH": "/usr/bin:/bin", "HOME": self("home")]))
  }
}
