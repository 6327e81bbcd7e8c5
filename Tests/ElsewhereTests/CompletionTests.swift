import TestSupport
import Testing

/// Completion in real shells, with errcat installed as on a user's machine.
@Suite struct CompletionTests {
  let folder: TemporaryFolder

  /// Installs errcat into `usr`, with a catalog of the seeds and one of two codes.
  init() throws {
    folder = try TemporaryFolder.withSeeds()
    try folder.write(
      "# Disk Error Codes\n\n| Error Code | Description |\n|--|--|\n| 71 | Busy |\n| 72 | Full |\n",
      to: "disk.md")
    try folder.errcat("import", "disk.md", "--db", "disk.db")
    let staged = try folder.shell("'\(ExamplePage.repository)/Scripts/stage' \"$errcat\" usr")
    #expect(staged.status == 0, "\(staged.err)")
  }

  /// The text typed before the Tab key, and every possible completion of its last word.
  static let cases: [(typed: String, words: [String])] = [
    ("errcat expl", ["explain"]), ("errcat s", ["schema", "search", "sql", "stats"]),
    ("errcat help dif", ["diff"]), ("errcat schema --q", ["--queries"]),
    ("errcat lint --format=g", ["--format=github"]),
    ("errcat explain --format js", ["json", "jsonl"]),
    ("errcat list -d ", ["rest-api", "websocket-api"]),
    ("errcat list --domain=web", ["--domain=websocket-api"]),
    ("errcat list -c rate", ["rate-limit"]),
    ("errcat search coins cause:auth", ["cause:authentication"]),
    ("errcat explain 1021", ["10216"]), ("errcat explain rest-api:1021", ["rest-api:10216"]),
    ("errcat 1021", ["10216"]), ("errcat 10016 1021", ["10216"]),
    ("errcat explain HTT", ["HTTP", "ERROR", "CODE", "403"]),
    ("errcat remove ok", ["okcoin"]),
    ("errcat explain --db disk.db 7", ["71", "72"]), ("errcat --db disk.db -d ", ["disk"]),
    ("errcat --db=disk.db 7", ["71", "72"]), ("errcat import dis", ["disk.db", "disk.md"]),
    ("usr/bin/errcat explain 1021", ["10216"]),
  ]

  @Test(arguments: Shell.allCases)
  func `a shell completes verbs, options, files, and words of the catalog`(
    _ shell: Shell
  ) throws {
    let completed = try complete(Self.cases.map(\.typed), in: shell)
    try #require(completed.count == Self.cases.count, "\(completed)")
    for ((typed, words), completed) in zip(Self.cases, completed) {
      #expect(completed == words.sorted(), "\(typed)")
    }
  }

  @Test(arguments: Shell.allCases)
  func `codes come from the catalog that a variable names`(_ shell: Shell) throws {
    let typed = ["errcat 7", "errcat explain disk:72", "errcat explain 1021"]
    let completed = try complete(typed, in: shell, environment: ["ERRCAT_DB": "disk.db"])
    // A line without a completion stays unchanged.
    #expect(completed == [["71", "72"], ["disk:72"], shell == .fish ? [] : ["1021"]])
  }

  @Test(arguments: Shell.allCases)
  func `a shell without the script completes none of it`(_ shell: Shell) throws {
    try folder.write("", to: "usr/share/\(shell.script)")
    let completed = try complete(["errcat expl", "errcat -d "], in: shell)
    #expect(!completed.contains { $0 == ["explain"] || $0.contains("rest-api") })
  }

  @Test(arguments: [TypingShell.zsh, .fish])
  func `a document's text means only itself in a completed line, inside any open quote`(
    _ shell: TypingShell
  ) throws {
    let folder = try TemporaryFolder()
    try HostileCompletions.write(in: folder)
    let lines = try shell.complete(HostileCompletions.typed, in: folder)
    #expect(HostileCompletions.faults(lines, in: folder) == [])
    #expect(lines.count { $0.line != $0.typed } >= 60)
  }

  /// Lets a shell complete each line, with every completion put into the line.
  ///
  /// - Returns: For each line, the completions of its last word, sorted, without backslashes.
  private func complete(
    _ typed: [String], in shell: Shell, environment: [String: String] = [:]
  ) throws -> [[String]] {
    try folder.write("", to: "completed")
    try folder.write(typed.map { $0 + "\n" }.joined(), to: "typed")
    try folder.write(Shell.zshSetUp, to: ".zshrc")
    var variables = environment
    variables["PATH"] = "\(folder("usr/bin")):/usr/bin:/bin"
    variables["HOME"] = folder.path
    variables["ZDOTDIR"] = folder.path
    variables["XDG_DATA_DIRS"] = folder("usr/share")
    variables["LC_ALL"] = "C.UTF-8"
    variables["TERM"] = "dumb"
    let outcome = try Child(
      command: shell.command, folder: folder.path, input: Array(shell.input(typed).utf8),
      environment: variables
    ).run()
    #expect(outcome.status == 0, "\(shell): \(outcome.out)\(outcome.err)")
    let lines = try String(decoding: folder.read("completed"), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    return zip(typed, lines).map { typed, line in
      let before = typed.split(separator: " ", omittingEmptySubsequences: false).count - 1
      return line.replacing("\\", with: "").split(separator: " ").dropFirst(before)
        .map(String.init).sorted()
    }
  }
}
