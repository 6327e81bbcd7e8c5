import TestSupport
import Testing

/// What `errcat diff` compares: folders, revisions of git, catalogs; and the changes it leaves out.
@Suite struct DiffSidesTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.table("A", ["| 1 | one | 400 |", "| 2 | two | 404 |"]), to: "old/a.md")
    try folder.write(
      Self.table("B", ["| 7 | seven | 500 |", "| 8 | eight | 500 |"]), to: "old/x/b.md")
    try folder.write("# No codes\n", to: "old/c.md")
    try folder.write(Self.table("A", ["| 1 | one | 409 |", "| 3 | three | 404 |"]), to: "new/a.md")
    try folder.write(
      Self.table("B", ["| 7 | Seven! | 500 |", "| 8 | eight | 500 |"]), to: "new/x/b.md")
  }

  private static func table(_ title: String, _ rows: [String]) -> String {
    "# \(title)\n\n| Error Code | Description | HTTP Status |\n|--|--|--|\n"
      + rows.joined(separator: "\n") + "\n"
  }

  private static let changes = [
    "changed a 1 HTTP Status 400 409", "added a 3 - - three", "removed a 2 - two -",
    "reworded b 7 - seven Seven!",
  ]

  /// The changes, each in one line.
  private func changes(_ arguments: String...) throws -> Set<String> {
    let outcome = try folder.errcat(["diff", "--json"] + arguments)
    #expect(outcome.status == 1, "\(outcome.err)")
    return Set(
      try jsonRows(outcome.out).map { row in
        ["change", "domain", "code", "column", "old", "new"].map { row[$0] as? String ?? "-" }
          .joined(separator: " ")
      })
  }

  @Test func `two folders are compared document by document`() throws {
    #expect(try changes("old", "new") == Set(Self.changes))
    #expect(try changes("old/", folder("new")) == Set(Self.changes))
    let outcome = try folder.errcat("diff", "old", "new")
    #expect(outcome.err == "errcat: 1 added, 1 removed, 1 reworded, 1 changed\n")
    #expect(try folder.errcat("diff", "old", "old").status == 0)
    try folder.makeFolder("empty")
    let none = try folder.errcat("diff", "empty", "empty")
    #expect(none.status == 2 && none.err.contains("holds codes"))
    #expect(try changes("empty", "new").allSatisfy { $0.hasPrefix("added ") })
  }

  @Test func `a folder is compared with a catalog of it`() throws {
    try folder.errcat("import", "old", "--source", "acme", "--db", "old.db")
    try folder.write("source: acme\n", to: ".errcat.yml")
    #expect(try changes("old.db", "new") == Set(Self.changes))
    #expect(try folder.errcat("diff", "old.db", "old").status == 0)
    #expect(try folder.errcat("diff", "old", "old.db").status == 0)
  }

  @Test func `a folder and a document are not compared`() throws {
    for sides in [["old", "new/a.md"], ["new/a.md", "old"]] {
      let outcome = try folder.errcat(["diff"] + sides)
      #expect(
        outcome.status == 2 && outcome.err.contains("'old' is a folder and 'new/a.md' is a doc"))
    }
  }

  @Test func `revisions of git are documents and folders`() throws {
    try folder.write(Self.table("A", ["| 1 | one | 400 |", "| 2 | two | 404 |"]), to: "docs/a.md")
    try folder.write(
      Self.table("B", ["| 7 | seven | 500 |", "| 8 | eight | 500 |"]), to: "docs/x/b.md")
    try folder.makeRepository(".")
    #expect(try folder.errcat("diff", "HEAD:docs", "docs").status == 0)
    try folder.shell("cp -R new/. docs")
    #expect(try changes("HEAD:docs", "docs") == Set(Self.changes))
    #expect(try changes("HEAD:docs/", "./docs") == Set(Self.changes))
    #expect(try changes("HEAD:docs/x/b.md", "docs/x/b.md") == [Self.changes[3]])
    try folder.commit(".", date: "2020-02-01T00:00:00Z")
    #expect(try changes("HEAD~1:docs", "HEAD:docs") == Set(Self.changes))
    #expect(try changes("HEAD^:./docs/x/b.md", "main:docs/x/b.md") == [Self.changes[3]])
    let inside = try folder.shell("cd docs && \"$errcat\" diff HEAD~1:./a.md a.md --json")
    #expect(try jsonRows(inside.out).count == 3)
    let lenient = try folder.shell("cd docs && \"$errcat\" diff HEAD~1:a.md a.md --json")
    #expect(lenient.out == inside.out)
    try folder.errcat("import", "docs", "--db", "docs.db")
    #expect(try folder.errcat("diff", "HEAD:docs", "docs.db").status == 0)
    #expect(try folder.errcat("diff", "HEAD~1:docs", "docs.db").status == 1)
  }

  @Test func `a revision or path that is not there is told`() throws {
    let outside = try folder.errcat("diff", "HEAD:old", "new")
    #expect(outside.status == 2 && outside.err.contains("is not in a git repository"))
    try folder.makeRepository(".")
    let revision = try folder.errcat("diff", "v9:old", "new")
    #expect(revision.status == 2 && revision.err.contains("has no revision 'v9'"))
    let path = try folder.errcat("diff", "HEAD:nowhere", "new")
    #expect(path.status == 2 && path.err.contains("'nowhere' is not in revision 'HEAD'"))
    let missing = try folder.errcat("diff", "missing.md", "new/a.md")
    #expect(missing.status == 2 && missing.err.contains("missing.md: No such file or directory"))
    try folder.write(Self.table("A", ["| 1 | one | 400 |", "| 2 | two | 4 |"]), to: "a:b.md")
    #expect(try folder.errcat("diff", "a:b.md", "a:b.md").status == 0)
  }

  @Test func `one note tells that a folder moved`() throws {
    for name in ["old", "moved"] {
      try folder.shell(
        "mkdir -p all/\(name)/x; cp old/a.md all/\(name); cp old/x/b.md all/\(name)/x")
      try folder.errcat("import", "all", "--source", "s", "--db", "\(name).db", "--fresh")
      try folder.shell("rm -r all")
    }
    let outcome = try folder.errcat("diff", "old.db", "moved.db")
    #expect(
      outcome.err == "errcat: note: 'old/' is compared with 'moved/', 2 documents\n"
        + "errcat: 0 added, 0 removed, 0 reworded, 0 changed\n")
    #expect(outcome.status == 0)
  }

  @Test(arguments: ["json", "jsonl", "csv", "tsv"])
  func `changes that are accepted are left out`(format: String) throws {
    let known = try folder.errcat("diff", "old", "new", "--format", format)
    try folder.write(known.output, to: "known")
    let all = try folder.errcat("diff", "old", "new", "--accept", "known")
    #expect(all.out.isEmpty && all.status == 0)
    #expect(all.err == "errcat: 0 added, 0 removed, 0 reworded, 0 changed, 4 accepted\n")
    try folder.write(Self.table("A", ["| 1 | one | 410 |", "| 3 | three | 404 |"]), to: "new/a.md")
    let other = try folder.errcat("diff", "old", "new", "--accept", "known", "--json")
    let rows = try jsonRows(other.out)
    #expect(rows.count == 1 && rows[0]["new"] as? String == "410" && other.status == 1)
    #expect(other.err.contains("note: 1 accepted change is not there anymore"))
  }

  @Test func `a row by hand accepts what it says, and a file of something else is refused`() throws
  {
    try folder.write(#"{"change":"removed","code":"2"}"#, to: "known")
    let outcome = try folder.errcat(
      "diff", "old", "new", "--accept", "known", "--fail-on", "removed", "--json")
    #expect(try jsonRows(outcome.out).count == 3 && outcome.status == 0)
    for text in ["old text", "[{\"code\":\"2\"}]", "{\"change\":\"gone\",\"code\":\"2\"}"] {
      try folder.write(text, to: "known")
      let refused = try folder.errcat("diff", "old", "new", "--accept", "known")
      #expect(refused.status == 2 && refused.err.contains("--accept known: not changes"), "\(text)")
    }
    #expect(try folder.errcat("diff", "old", "new", "--accept", "none").status == 2)
  }

  @Test func `workflow commands and logs for code scanning tell which changes fail`() throws {
    let github = try folder.errcat(
      "diff", "old/a.md", "new/a.md", "--format", "github", "--fail-on", "removed,changed")
    let lines = github.out.split(separator: "\n").map(String.init)
    #expect(
      lines == [
        "::error file=a.md,line=5,title=changed::code 1 of a has another HTTP Status: '409', was '400'",
        "::notice file=a.md,line=6,title=added::code 3 of a is new: three",
        "::error file=a.md,title=removed::code 2 of a was removed: two",
      ] || Set(lines).count == 3 && github.status == 1, "\(github.out)")
    let sarif = try folder.errcat("diff", "old/a.md", "new/a.md", "--format", "sarif")
    let log = try #require(jsonRows("[\(sarif.out)]").first)
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(Set(results.compactMap { $0["ruleId"] as? String }) == ["changed", "added", "removed"])
    #expect(results.allSatisfy { $0["level"] as? String == "error" })
  }
}
