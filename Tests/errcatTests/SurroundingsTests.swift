import TestSupport
import Testing

/// What errcat needs of the system that it runs on: little.
@Suite struct SurroundingsTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder.withSeeds()
    try folder.write(Documents.alpha, to: "alpha.md")
  }

  private static let canHideProc = Abilities.works("unshare -m mount -t tmpfs none /proc")

  @Test(
    .enabled(if: canHideProc, "only root can hide /proc"),
    arguments: [
      ("10016", "Insufficient"), ("explain 10016 1002", "Insufficient"),
      ("search insufficient coins", "10016"), ("import alpha.md --db new.db", ""),
      ("export --format csv", "10016"), ("--version", "errcat"), ("annotate app.log", "# 10016"),
      ("lint alpha.md", ""), ("verify", ""),
    ])
  func `errcat works without /proc`(arguments: String, expected: String) throws {
    try folder.write("code=10016\n", to: "app.log")
    let outcome = try folder.shell(
      "exec unshare -m sh -c 'mount -t tmpfs none /proc && exec \"$errcat\" \(arguments)'")
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(expected.isEmpty || outcome.out.contains(expected), "\(outcome.out)")
  }

  @Test(arguments: [
    "10016", "explain 10016", "search insufficient coins", "list",
    "sql 'SELECT count(*) FROM codes'",
    "list domains", "stats",
  ])
  func `a look-up needs less than 256 MB of address space`(arguments: String) throws {
    let outcome = try folder.shell("ulimit -v 262144; exec \"$errcat\" \(arguments)")
    #expect(outcome.status == 0 && !outcome.out.isEmpty, "\(outcome.err)")
  }

  /// Runs errcat with descriptors that do not block.
  private static let runner = """
    import fcntl, os, subprocess, sys, time
    errcat, kind, *arguments = sys.argv[1:]
    read, write = os.pipe()
    end = read if kind == "input" else write
    fcntl.fcntl(end, fcntl.F_SETFL, os.O_NONBLOCK)
    if kind == "input":
        child = subprocess.Popen([errcat] + arguments, stdin=read)
        os.close(read)
        for line in sys.stdin.buffer:
            time.sleep(0.2)
            os.write(write, line)
        os.close(write)
    else:
        child = subprocess.Popen([errcat] + arguments, stdout=write)
        os.close(write)
        time.sleep(0.5)
        while part := os.read(read, 65536):
            os.write(1, part)
    sys.exit(child.wait())

    """

  @Test func `standard output that does not block gets everything`() throws {
    try folder.write(Self.runner, to: "runner.py")
    let arguments = "sql 'SELECT a.code FROM codes AS a, codes AS b'"
    let outcome = try folder.shell("python3 runner.py \"$errcat\" output \(arguments)")
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(outcome.output.count > 100_000)
    #expect(try outcome.output == folder.shell("\"$errcat\" \(arguments)").output)
  }

  @Test(arguments: ["annotate", "import - --name new.md --db new.db", "explain -"])
  func `standard input that does not block is waited for`(arguments: String) throws {
    try folder.write(Self.runner, to: "runner.py")
    let input = arguments.hasPrefix("import") ? Documents.alpha : "10016\n"
    try folder.write(input, to: "input")
    let outcome = try folder.shell(
      "python3 runner.py \"$errcat\" input \(arguments) < input")
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(!outcome.err.contains("unavailable"))
  }

  @Test func `lines that a pattern takes too long for are an error`() throws {
    let line = String(repeating: "a", count: 5000)
    try folder.write("x10016\n\(line)\n", to: "app.log")
    let outcome = try folder.errcat("annotate", "--pattern", #"(?:(?:a+)+c|x)(\d+)"#, "app.log")
    #expect(outcome.status == 2 && outcome.out.hasSuffix(line + "\n"), "\(outcome.err)")
    #expect(outcome.out.hasPrefix("x10016  # 10016"))
    #expect(outcome.err.contains("app.log: --pattern takes too long on 1 lines"))
  }
}
