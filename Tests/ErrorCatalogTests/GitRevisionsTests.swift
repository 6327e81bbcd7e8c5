import Glibc
import TestSupport
import Testing

@testable import CodeDocuments
@testable import ErrorCatalog

/// The dates of documents in real repositories.
@Suite struct GitRevisionsTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("old", to: "repo/docs/a.md")
    try folder.write("old", to: "repo/docs/b é.md")
    try folder.write("old", to: "repo/c.md")
    try folder.makeRepository("repo", date: "2020-01-01T12:00:00Z")
    try folder.write("new", to: "repo/docs/a.md")
    try folder.commit("repo", date: "2021-02-03T12:00:00Z")
  }

  /// The dates of the documents at paths, by their paths in the repository.
  private func dates(_ names: String...) throws -> [String: String] {
    let found = try FoundDocuments(at: names.map { folder($0) }).documents
    let revisions = GitRevisions(of: found)
    return Dictionary(
      try found.map {
        ($0.path, revisions.date(of: $0, try bytes(ofFile: $0.typedPath))?.description ?? "-")
      }
    ) { first, _ in first }
  }

  @Test func `a document has the day of the last commit that changed it`() throws {
    let all = ["docs/a.md": "2021-02-03", "docs/b é.md": "2020-01-01", "c.md": "2020-01-01"]
    #expect(try dates("repo") == all)
    for (path, date) in all { #expect(try dates("repo/\(path)") == [path: date]) }
    try folder.link("link", to: "repo/docs")
    #expect(try dates("link")["docs/a.md"] == "2021-02-03")
  }

  @Test func `the day is that of UTC, whatever the commit's time zone is`() throws {
    try folder.write("newer", to: "repo/c.md")
    try folder.commit("repo", date: "2022-12-31T23:30:00-0500")
    #expect(try dates("repo/c.md") == ["c.md": "2023-01-01"])
  }

  @Test func `content that is not the last commit's has no date`() throws {
    try folder.write("changed", to: "repo/docs/a.md")
    try folder.write("untracked", to: "repo/docs/d.md")
    try folder.write("staged", to: "repo/docs/e.md")
    try folder.git("add", "docs/e.md", in: "repo")
    try folder.write("ignored", to: "repo/docs/f.md")
    try folder.write("f.md\n", to: "repo/.git/info/exclude")
    #expect(
      try dates("repo/docs") == [
        "docs/a.md": "-", "docs/b é.md": "2020-01-01", "docs/d.md": "-", "docs/e.md": "-",
        "docs/f.md": "-",
      ])
    // The content of an earlier commit is not the last commit's either.
    try folder.write("old", to: "repo/docs/a.md")
    #expect(try dates("repo/docs/a.md") == ["docs/a.md": "-"])
    try folder.write("new", to: "repo/docs/a.md")
    #expect(try dates("repo/docs/a.md") == ["docs/a.md": "2021-02-03"])
  }

  @Test func `a deleted file that came back, and one that was renamed, have the later day`() throws
  {
    unlink(folder("repo/c.md"))
    rename(folder("repo/docs/a.md"), folder("repo/docs/z.md"))
    try folder.commit("repo", date: "2022-01-01T00:00:00Z")
    try folder.write("old", to: "repo/c.md")
    #expect(try dates("repo/c.md", "repo/docs/z.md") == ["c.md": "-", "docs/z.md": "2022-01-01"])
    try folder.commit("repo", date: "2022-02-01T00:00:00Z")
    #expect(try dates("repo/c.md") == ["c.md": "2022-02-01"])
  }

  @Test func `merges change what they decide themselves`() throws {
    try folder.git("checkout", "-q", "-b", "side", in: "repo")
    try folder.write("side", to: "repo/docs/a.md")
    try folder.write("side", to: "repo/c.md")
    try folder.commit("repo", date: "2022-01-01T00:00:00Z")
    try folder.git("checkout", "-q", "main", in: "repo")
    try folder.write("main", to: "repo/docs/a.md")
    try folder.commit("repo", date: "2022-02-02T00:00:00Z")
    try folder.git("merge", "-q", "-s", "ours", "--no-commit", "side", in: "repo")
    try folder.git("checkout", "side", "--", "c.md", in: "repo")
    try folder.write("both", to: "repo/docs/b é.md")
    try folder.commit("repo", date: "2022-03-03T00:00:00Z")
    let expected = ["docs/a.md": "2022-02-02", "c.md": "2022-01-01", "docs/b é.md": "2022-03-03"]
    #expect(try dates("repo") == expected)
    for (path, date) in expected {
      #expect(try dates("repo/\(path)") == [path: date])
      #expect(try folder.git("log", "-1", "--format=%cs", "--", path, in: "repo") == date)
    }
  }

  @Test func `linked work trees and submodules have the dates of their repositories`() throws {
    try folder.git("worktree", "add", "-q", "../feature", in: "repo")
    #expect(try dates("feature")["docs/a.md"] == "2021-02-03")
    try folder.write("text", to: "outer/x.md")
    try folder.makeRepository("outer", date: "2023-01-01T00:00:00Z")
    try folder.git(
      "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", folder("repo"), "sub",
      in: "outer")
    #expect(try dates("outer")["docs/a.md"] == "2021-02-03")
    #expect(try dates("outer")["x.md"] == "2023-01-01")
  }

  @Test func `a clone without its history knows only what changed since`() throws {
    try folder.git("clone", "-q", "--depth", "1", "file://" + folder("repo"), "shallow", in: ".")
    #expect(try Set(dates("shallow").values) == ["-"])
    try folder.write("newer", to: "shallow/c.md")
    try folder.commit("shallow", date: "2023-01-01T00:00:00Z")
    #expect(
      try dates("shallow")
        == ["c.md": "2023-01-01", "docs/a.md": "-", "docs/b é.md": "-"])
  }

  @Test func `line endings of Windows in the work tree do not matter`() throws {
    try folder.write("one\ntwo\n", to: "repo/c.md")
    try folder.commit("repo", date: "2022-01-01T00:00:00Z")
    try folder.write("one\r\ntwo\r\n", to: "repo/c.md")
    #expect(try dates("repo/c.md") == ["c.md": "2022-01-01"])
    try folder.write("one\r\ntwo \r\n", to: "repo/c.md")
    #expect(try dates("repo/c.md") == ["c.md": "-"])
  }

  @Test func `a repository of SHA-256 has dates, too`() throws {
    try folder.write("text", to: "wide/a.md")
    try folder.git("init", "-q", "--object-format=sha256", in: "wide")
    try folder.commit("wide", date: "2023-01-01T00:00:00Z")
    #expect(try dates("wide") == ["a.md": "2023-01-01"])
  }

  @Test func `names that git could take for patterns or options are names`() throws {
    let names = [
      "*.md", ":(glob)a.md", ":!a.md", "-x.md", "[a].md", "a\nb.md", "\"q\".md", "a b.md",
    ]
    try folder.write("text", to: "odd/a.md")
    try folder.makeRepository("odd", date: "2020-01-01T00:00:00Z")
    for name in names { try folder.write("text", to: "odd/\(name)") }
    try folder.commit("odd", date: "2021-01-01T00:00:00Z")
    for name in names { #expect(try dates("odd/\(name)") == [name: "2021-01-01"]) }
    #expect(try dates("odd").count == names.count + 1)
    #expect(try dates("odd")["a.md"] == "2020-01-01")
  }

  @Test func `thousands of documents take three commands, and have the dates of one`() throws {
    for index in 0..<3000 { try folder.write("text", to: "many/d\(index % 80)/\(index).md") }
    try folder.makeRepository("many", date: "2020-01-01T00:00:00Z")
    try folder.write("changed", to: "many/d7/7.md")
    try folder.commit("many", date: "2021-01-01T00:00:00Z")
    let dates = try dates("many")
    #expect(dates.count == 3000 && dates["d7/7.md"] == "2021-01-01")
    #expect(dates.values.count { $0 == "2020-01-01" } == 2999)
  }

  @Test(arguments: ["no commit", "damaged", "no repository"])
  func `a repository that cannot be read gives no date`(kind: String) throws {
    // The repository above must not answer for it.
    try folder.write("old", to: "repo/inner/c.md")
    try folder.commit("repo", date: "2022-01-01T00:00:00Z")
    switch kind {
    case "no commit": try folder.git("init", "-q", in: "repo/inner")
    case "damaged": try folder.write("ref: x\n", to: "repo/inner/.git/HEAD")
    default: try folder.write("gitdir: /nowhere\n", to: "repo/inner/.git")
    }
    #expect(try dates("repo/inner") == ["c.md": "-"])
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give files away"))
  func `a repository that belongs to somebody else is not asked`() throws {
    #expect(chown(folder("repo"), 65_534, 65_534) == 0)
    #expect(chown(folder("repo/.git"), 65_534, 65_534) == 0)
    #expect(try dates("repo/c.md") == ["c.md": "-"])
  }

  @Test func `a document outside git, or from standard input, has no date`() throws {
    try folder.write("old", to: "plain/c.md")
    #expect(try dates("plain") == ["c.md": "-"])
    let input = try FoundDocuments(at: ["-"]).documents
    #expect(GitRevisions(of: input).date(of: input[0], Array("old".utf8)) == nil)
  }
}
