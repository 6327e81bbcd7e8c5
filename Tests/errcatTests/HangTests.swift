import Glibc
import TestSupport
import Testing

/// Inputs that may never end: pipes, devices, kernel files, holes, locks.
@Suite struct HangTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Documents.alpha, to: "alpha.md")
    try folder.write(Documents.beta, to: "beta.md")
    try folder.errcat("import", "alpha.md")
    try #require(mkfifo(folder("pipe"), 0o666) == 0)
    guard try folder.makeHole("hole", size: 1 << 40) else {
      try Test.cancel("the file system holds no file of 1 TiB")
    }
  }

  /// Runs errcat and fails unless it ends by itself.
  private func errcat(_ arguments: String) throws -> Outcome {
    try folder.shell("timeout 30 \"$errcat\" \(arguments)")
  }

  @Test(arguments: [
    "import %", "import alpha.md --rules %", "import alpha.md --synonyms %", "lint %", "tables %",
    "diff % alpha.md", "diff alpha.md %", "export --format csv --check %", "import alpha.md --db %",
    "remove alpha.md --db %", "explain 1 --db %", "1 --db %", "search full --db %", "list --db %",
    "stats --db %", "sql 'SELECT 1' --db %", "verify %", "diff catalog.db % -d alpha",
  ])
  func `an input that may never end is refused at once and named`(arguments: String) throws {
    let files = folder.names
    for name in ["pipe", "/dev/zero", "hole", "/proc/self/pagemap"] {
      // An export is as large as memory allows.
      let outcome = try errcat(arguments.replacing("%", with: name))
      #expect(outcome.status == 2, "\(name): \(outcome.status) \(outcome.err)")
      #expect(outcome.err.contains(name), "\(outcome.err)")
      #expect(outcome.err.split(separator: "\n").count <= 3, "\(outcome.err)")
    }
    #expect(folder.names == files)
  }

  @Test func `the other documents of a folder are read`() throws {
    try folder.write(Documents.alpha, to: "docs/alpha.md")
    try #require(mkfifo(folder("docs/pipe.md"), 0o666) == 0)
    try folder.link("docs/zero.md", to: "/dev/zero")
    try folder.link("docs/kernel.md", to: "/proc/kmsg")
    try folder.link("docs/hole.md", to: "../hole")
    let outcome = try errcat("import docs --db docs.db")
    #expect(outcome.status == 1)
    for name in ["pipe", "zero", "kernel", "hole"] {
      #expect(
        outcome.err.split(separator: "\n").count {
          $0.hasPrefix("docs/\(name).md: ") && $0.hasSuffix("; skipped")
        } == 1, "\(outcome.err)")
    }
    #expect(outcome.err.contains("2 rows: 2 imported"))
    #expect(try errcat("explain 2 --db docs.db").out.contains("Order does not exist"))
    #expect(try errcat("lint docs").err.contains("docs/pipe.md: not a regular file"))
    #expect(try errcat("tables docs").out.contains("docs/alpha.md"))
  }

  @Test func `a pipe that the shell passes by descriptor is read`() throws {
    let outcome = try folder.shell("bash -c '\"$errcat\" diff <(cat alpha.md) beta.md'")
    #expect(outcome.status == 1 && outcome.out.contains("Disk is full"), "\(outcome.err)")
    #expect(try folder.shell("cat beta.md | $errcat import /dev/stdin --name b.md").status == 0)
  }

  @Test(arguments: ["import alpha.md", "lint alpha.md", "tables alpha.md", "diff alpha.md beta.md"])
  func `a document has a size limit, which the command line sets`(arguments: String) throws {
    let size = Documents.alpha.utf8.count
    let refused = try errcat("\(arguments) --max-bytes \(size - 1)")
    #expect(refused.status == 2 && refused.err.contains("alpha.md: it has \(size) bytes"))
    #expect(try errcat("\(arguments) --max-bytes \(size)").status < 2)
    for value in ["0", "-1", "many"] {
      #expect(try errcat("\(arguments) --max-bytes=\(value)").status == 2)
    }
  }

  @Test func `endless standard input is cut off at the limit`() throws {
    let outcome = try folder.shell(
      "yes | timeout 30 \"$errcat\" import - --name x.md --db x.db --max-bytes 100000")
    #expect(outcome.status == 2 && outcome.err.contains("more than the 100000 bytes"))
    #expect(!folder.names.contains("x.db"))
  }

  @Test func `errcat gives up on a held lock after 10 seconds and names its holder`() throws {
    let before = try folder.read("catalog.db")
    let outcome = try folder.shell(
      """
      flock -x . sleep 40 & holder=$!
      while flock -n . true; do sleep 0.02; done
      start=$(date +%s)
      for verb in "import beta.md" "remove alpha.md" "export -o codes.csv"; do
        (timeout 35 "$errcat" $verb; echo "status $?") &
        jobs="$jobs $!"
      done
      wait $jobs; echo "seconds $(($(date +%s) - start))"; kill $holder
      """)
    let lines = outcome.out.split(separator: "\n")
    #expect(lines.count { $0 == "status 2" } == 3, "\(outcome.out)")
    let seconds = lines.last?.split(separator: " ").last.flatMap { Int($0) }
    #expect((9...30).contains(seconds ?? 0))
    let messages = outcome.err.split(separator: "\n").filter { $0.hasPrefix("errcat: ") }
    #expect(messages.count == 3, "\(outcome.err)")
    for message in messages {
      #expect(message.contains("the lock on the folder '\(folder.path)'"))
      #expect(
        message.contains("(flock)") || message.contains("(sleep)") || message.contains("perhaps"))
    }
    #expect(try folder.read("catalog.db") == before)
  }

  @Test func `an import waits for standard input before it takes the lock`() throws {
    let outcome = try folder.shell(
      """
      (sleep 3; cat beta.md) | "$errcat" import - --name slow.md & slow=$!
      sleep 1
      flock -n . true && echo free
      timeout 2 "$errcat" import beta.md --db other.db && echo imported
      wait $slow && echo done
      """)
    #expect(outcome.out == "free\nimported\ndone\n", "\(outcome.out)\(outcome.err)")
    #expect(try folder.errcat("list").out.contains("Invalid signature"))
  }
}
