import TestSupport
import Testing

/// Standard output and standard error: what goes where, and what happens if nobody reads it.
@Suite struct StandardStreamsTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder.withSeeds()
    try folder.write(Documents.alpha, to: "alpha.md")
    try folder.write("code=10016\n", to: "app.log")
  }

  @Test(arguments: [
    "list", "list codes --format json", "search order -n 90", "explain 10016",
    "tables alpha.md", "sql 'SELECT * FROM entries, entries AS more'", "stats", "--help",
    "annotate app.log",
  ])
  func `a closed pipe is not an error`(verb: String) throws {
    let outcome = try folder.shell(
      "{ \"$errcat\" \(verb); echo $? >&2; } | head -c 1 >/dev/null")
    #expect(outcome.err == "0\n")
  }

  @Test(arguments: [
    "list", "search order --json", "explain 10016", "10016", "tables alpha.md", "sql 'SELECT 1'",
    "stats --format csv", "--help", "--version", "list sources", "annotate alpha.md",
  ])
  func `output that cannot be written is an error`(verb: String) throws {
    let full = try folder.shell("\"$errcat\" \(verb) >/dev/full")
    #expect(full.status == 2)
    #expect(full.err == "errcat: standard output: No space left on device\n")
    let closed = try folder.shell("\"$errcat\" \(verb) >&-")
    #expect(closed.status == 2)
    #expect(closed.err == "errcat: standard output: Bad file descriptor\n")
  }

  @Test func `an import needs no standard streams, and none of its files takes their place`() throws
  {
    let document = ownersDocument.joined(separator: " ")
    let outcome = try folder.shell(
      "\"$errcat\" import \(document) --db quiet.db <&- >&- 2>&-")
    #expect(outcome.status == 0)
    #expect(try folder.read("quiet.db") == folder.read("catalog.db"))
  }

  @Test func `output larger than a pipe's buffer arrives whole`() throws {
    let outcome = try folder.errcat(
      "sql", "SELECT a.code, b.description FROM entries AS a, entries AS b", "--format", "tsv")
    #expect(outcome.status == 0)
    #expect(outcome.out.split(separator: "\n").count == 203 * 203 + 1)
  }

  @Test(arguments: [
    ["import", "alpha.md"], ["import", "nothing.md"], ["explain", "99999"], ["search", "zzz"],
    ["--db", "none", "list"], ["list", "--bogus"], ["remove", "nothing"], ["sql", "SELEC"],
    ["explain"], ["list", "nothing"], ["stats", "--format", "xml"], ["explain", "1", "--color"],
  ])
  func `everything but results goes to standard error`(arguments: [String]) throws {
    let outcome = try folder.errcat(arguments)
    #expect(outcome.out.isEmpty && !outcome.err.isEmpty)
  }

  @Test(arguments: [
    ("explain 10016", 0), ("explain 10016 99999", 1), ("explain 99999", 1), ("explain", 2),
    ("10016", 0), ("99999", 1), ("search order", 0), ("search zzz", 1), ("search", 2),
    ("list", 0), ("list -n 0", 2), ("list domains", 0), ("list categories", 0),
    ("list sources", 0), ("list documents", 0), ("list nothing", 2),
    ("import alpha.md", 0), ("import nothing.md", 2),
    ("import", 2), ("remove nothing", 2), ("remove", 2), ("tables alpha.md", 0),
    ("tables nothing.md", 2), ("tables", 2), ("sql SELECT+1", 0), ("sql SELEC", 2),
    ("sql VALUES(1)", 0),
    ("sql", 2), ("stats", 0), ("stats 1", 2), ("--bogus", 2), ("list --db", 2),
    ("help", 0), ("--version", 0), ("annotate alpha.md", 0), ("annotate alpha.md --only", 1),
    ("annotate nothing.log", 2),
    ("explain 10016 --format xml", 2), ("list --color sometimes", 2),
  ])
  func `the exit status tells how the run ended`(line: String, status: Int32) throws {
    let outcome = try folder.errcat(line.split(separator: " ").map(String.init))
    #expect(outcome.status == status, "\(outcome.err)")
  }
}
