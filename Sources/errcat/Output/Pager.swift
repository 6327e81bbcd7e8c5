internal import ErrcatPlatform

/// The program that shows an answer longer than the screen: `$PAGER`, or else `less`.
///
/// It starts once the answer is known to be longer, and not at all for one that has room.
final class Pager {
  private let command: String
  private let rows: Int
  private let columns: Int
  private var process: pid_t?
  private var input: Int32 = -1
  private var isNeeded: Bool?

  /// Prepares to page what is written to a terminal.
  ///
  /// - Returns: nil where standard output is no terminal, where its height is unknown, or where
  ///   `$PAGER` is empty or `cat`.
  init?(_ terminal: Terminal) {
    guard terminal.isTerminal, let columns = terminal.width, let rows = Terminal.rows() else {
      return nil
    }
    let chosen = getenv("PAGER").map { String(cString: $0) }
    command = chosen ?? "less"
    guard command != "cat", command.contains(where: { $0 != " " }) else { return nil }
    self.rows = rows
    self.columns = columns
  }

  deinit { finish() }

  /// Where to write the next part of the answer; nil for standard output itself.
  ///
  /// The first part decides: only the last part of an answer is short.
  func descriptor(for bytes: [UInt8]) -> Int32? {
    if isNeeded == nil {
      isNeeded = height(of: bytes) >= rows
      if isNeeded == true { start() }
    }
    return input >= 0 ? input : nil
  }

  /// Ends the input of the pager and waits until the reader closes it.
  func finish() {
    guard let process else { return }
    close(input)
    input = -1
    // Ctrl-C is the pager's.
    signal(SIGINT, SIG_IGN)
    var state: Int32 = 0
    while waitpid(process, &state, 0) < 0, errno == EINTR {}
    signal(SIGINT, SIG_DFL)
    self.process = nil
  }

  /// How many lines of the terminal a text takes.
  private func height(of bytes: [UInt8]) -> Int {
    var height = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let width = displayWidth(withoutStyles(String(decoding: line, as: UTF8.self)))
      height += max(1, (width + columns - 1) / columns)
      if height > rows { break }
    }
    return height
  }

  private func start() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return }
    _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
    // less ends at once where all has room, passes colors on, and leaves the text on the screen.
    setenv("LESS", "FRX", 0)
    var actions = newSpawnActions()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    // Where there is no pager, cat shows the answer.
    let script = getenv("PAGER") == nil ? "\(command) 2>/dev/null || cat" : command
    let words: [String] = ["sh", "-c", script]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var started: pid_t = 0
    let status = posix_spawn(&started, "/bin/sh", &actions, nil, &arguments, environ)
    close(ends[0])
    guard status == 0 else {
      close(ends[1])
      return
    }
    process = started
    input = ends[1]
  }
}
