import Glibc
import TestSupport
import Testing

/// Documents that cannot be imported: a clear message, the right status, and no lost data.
@Suite struct ImportTroubleTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Documents.alpha, to: "alpha.md")
    try folder.write(Documents.plain, to: "plain.md")
    try folder.write(Documents.fruit, to: "fruit.md")
    try folder.write("", to: "empty.md")
    try folder.write(Documents.codeless, to: "codeless.md")
    mkdir(folder("none"), 0o777)
  }

  @Test(arguments: ["plain.md", "fruit.md", "empty.md"])
  func `a named document without codes is skipped and gives status 1`(
    name: String
  ) throws {
    let outcome = try folder.errcat("import", name)
    let lines = outcome.err.split(separator: "\n")
    #expect(lines.count == 3 && lines[0].hasPrefix("\(name):1:1: note: "))
    #expect(lines[1] == "1 diagnostic: 1 no-codes note")
    #expect(lines.last == "0 rows: 0 imported, 0 of them with diagnostics, 0 rejected")
    #expect(outcome.status == 1)
    #expect(!folder.names.contains("catalog.db"))
    #expect(try folder.errcat("import", "alpha.md", name).status == 1)
    #expect(try folder.errcat("list").status == 0)
  }

  @Test func `a document without codes in a folder is a note`() throws {
    try folder.write(Documents.alpha, to: "docs/alpha.md")
    try folder.write(Documents.plain, to: "docs/plain.md")
    try folder.write("no Markdown", to: "docs/notes.txt")
    let outcome = try folder.errcat("import", "docs")
    #expect(outcome.err.hasPrefix("docs/plain.md:1:1: note: "))
    #expect(!outcome.err.contains("notes.txt") && outcome.status == 0)
  }

  @Test func `a folder without documents is an error`() throws {
    let outcome = try folder.errcat("import", "none")
    #expect(
      outcome.err.hasPrefix(
        "errcat: no documents found in none: no *.md, *.mdx, *.markdown, *.html or "))
    #expect(outcome.status == 2 && !folder.names.contains("catalog.db"))
  }

  @Test func `a rejected row is reported with its position`() throws {
    let outcome = try folder.errcat("import", "codeless.md")
    #expect(outcome.err.hasPrefix("codeless.md:5:3: error: "))
    #expect(
      outcome.err.hasSuffix(
        "2 rows: 1 imported, 0 of them with diagnostics, 1 rejected\n"
          + "1 code from 1 document of shop -> catalog.db\n"))
    #expect(outcome.status == 1)
  }

  @Test(arguments: ["nothing.md", "no/such.md", "alpha.md/x"])
  func `a missing document is an error and nothing is written`(name: String) throws {
    let outcome = try folder.errcat("import", name)
    #expect(outcome.status == 2 && outcome.err.hasPrefix("\(name): "))
    #expect(!folder.names.contains("catalog.db"))
  }

  @Test func `the other documents are imported when one is missing`() throws {
    let outcome = try folder.errcat("import", "nothing.md", "alpha.md")
    #expect(outcome.status == 1)
    #expect(outcome.err.hasPrefix("nothing.md: No such file or directory; skipped\n"))
    #expect(
      outcome.err.hasSuffix(
        "2 rows: 2 imported, 0 of them with diagnostics, 0 rejected\n"
          + "2 codes from 1 document of shop -> catalog.db\n"))
  }

  @Test func `an unreadable document is skipped and keeps its entries`() throws {
    try folder.write(Documents.beta, to: "beta.md")
    try folder.errcat("import", "alpha.md", "beta.md")
    let before = try folder.read("catalog.db")
    chmod(folder("beta.md"), 0)
    let both = try folder.errcatWithoutPrivileges("import", "alpha.md", "beta.md")
    #expect(both.err.hasPrefix("beta.md: Permission denied; skipped\n") && both.status == 1)
    #expect(try folder.read("catalog.db") == before)
    for options in [[], ["--fresh"]] {
      let alone = try folder.errcatWithoutPrivileges(["import", "beta.md"] + options)
      #expect(alone.err.contains("beta.md: Permission denied; skipped\n") && alone.status == 2)
      #expect(try folder.read("catalog.db") == before, "\(options)")
    }
    let tables = try folder.errcatWithoutPrivileges("tables", "beta.md", "alpha.md")
    #expect(tables.err.contains("beta.md: Permission denied"))
    #expect(tables.out.contains("alpha.md") && tables.status == 2)
  }

  @Test func `a fresh import that reads nothing leaves the catalog unchanged`() throws {
    try folder.errcat("import", "alpha.md")
    let before = try folder.read("catalog.db")
    for name in ["plain.md", "none", "nothing.md"] {
      #expect(try folder.errcat("import", "--fresh", name).status > 0)
      #expect(try folder.read("catalog.db") == before)
    }
  }

  @Test func `a file of rules is not a document of codes`() throws {
    let outcome = try folder.errcat("import", "\(seeds)/categories.md")
    #expect(outcome.err.contains("categories.md:1:1: note: "))
    #expect(outcome.err.contains("--rules"))
    #expect(outcome.status == 1 && !folder.names.contains("catalog.db"))
  }

  @Test func `new rules sort the existing entries again`() throws {
    try folder.write(
      """
      | facet | slug | title | meaning | advice | words |
      |--|--|--|--|--|--|
      | cause | storage | Storage | No room. | Make room. | disk |
      | cause | unspecified | None | No cause. | Ask. | |

      """, to: "rules.md")
    try folder.errcat("import", "alpha.md", "--rules", "rules.md")
    #expect(try folder.errcat("list", "-c", "storage").out.contains("Disk is full"))
    try folder.write(Documents.beta, to: "beta.md")
    try folder.errcat("import", "beta.md")
    #expect(try folder.errcat("list", "-c", "storage").status == 0, "rules stay until replaced")
    let outcome = try folder.errcat("import", "beta.md", "--rules", "plain.md")
    #expect(outcome.status == 2 && outcome.err.hasPrefix("errcat: plain.md:1: "))
  }

  @Test func `invalid UTF-8 is reported with its position, and the row is kept`() throws {
    let table = Array("| Error Code | Description |\n|--|--|\n| 1 | caf".utf8)
    try folder.write(table + [0xE9] + Array(" |\n| 2 | Lost |\n".utf8), to: "latin.md")
    let outcome = try folder.errcat("import", "latin.md")
    #expect(outcome.err.hasPrefix("latin.md:3:10: warning: "))
    #expect(outcome.err.contains("2 rows: 2 imported") && outcome.status == 0)
    #expect(try folder.errcat("explain", "1").out.contains("\tcaf\u{FFFD}\t"))
  }

  @Test func `noise is not a document`() throws {
    try folder.write((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 167) }, to: "noise.md")
    #expect(try folder.errcat("import", "noise.md").status == 1)
    #expect(!folder.names.contains("catalog.db"))
  }

  /// Runs a command as a user who may not start a second thread; root always may.
  private static let withoutThreads =
    "timeout 60 setpriv --reuid=65534 --regid=65534 --clear-groups prlimit --nproc=1:1"

  @Test(
    .enabled(
      if: Abilities.works("\(withoutThreads) \"$errcat\" --version"),
      "only root can run as a user without threads"))
  func `where the system gives no thread, a long document is imported all the same`() throws {
    var document = "| Error code | Description |\n|--|--|\n"
    for row in 0..<9000 { document += "| \(10_000 + row) | Order \(row) was refused |\n" }
    try folder.write(document, to: "long.md")
    try #require(document.utf8.count > 1 << 18)
    #expect(try folder.errcat("import", "long.md", "--db", "threads.db").status == 0)
    chmod(folder("none"), 0o777)
    chmod(folder.path, 0o777)
    let outcome = try folder.shell(
      "\(Self.withoutThreads) \"$errcat\" import long.md --db none/one.db")
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(try folder.read("none/one.db") == folder.read("threads.db"))
  }
}
