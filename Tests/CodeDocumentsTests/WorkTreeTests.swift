import TestSupport
import Testing

@testable import CodeDocuments

/// Work trees are found in the file system alone; the repositories here are git's own.
@Suite struct WorkTreeTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("text", to: "Acme API/docs/en/errors.md")
    try folder.makeRepository("Acme API")
  }

  @Test(arguments: ["Acme API", "Acme API/docs", "Acme API/docs/en"])
  func `a folder lies in the work tree above it`(name: String) throws {
    let tree = try #require(WorkTree(containing: folder(name)))
    #expect(tree.root == folder("Acme API") && tree.source == "acme-api")
    #expect(tree.path(of: folder("Acme API/docs/a.md")) == "docs/a.md")
    #expect(tree.path(of: tree.root) == "")
  }

  @Test func `a folder without a repository lies in no work tree`() throws {
    #expect(WorkTree(containing: folder.path) == nil)
    try folder.makeFolder("bare.git")
    try folder.git("init", "-q", "--bare", in: "bare.git")
    #expect(WorkTree(containing: folder("bare.git")) == nil)
  }

  @Test func `a linked work tree has the name of its repository`() throws {
    try folder.git("worktree", "add", "-q", "../feature-x", in: "Acme API")
    let tree = try #require(WorkTree(containing: folder("feature-x/docs")))
    #expect(tree.root == folder("feature-x") && tree.source == "acme-api")
  }

  @Test(arguments: [("borea.git", "borea"), ("borea/.bare", "borea"), ("borea", "borea")])
  func `a work tree of a bare repository has the name of that`(
    bare: String, source: String
  ) throws {
    if bare == "borea/.bare" { try folder.makeFolder("borea") }
    try folder.git("clone", "-q", "--bare", "Acme API", bare, in: ".")
    try folder.git("worktree", "add", "-q", folder("trees/main"), in: bare)
    let tree = try #require(WorkTree(containing: folder("trees/main/docs")))
    #expect(tree.root == folder("trees/main") && tree.source == source)
  }

  @Test func `a submodule is a work tree of its own name`() throws {
    try folder.write("text", to: "outer/a.md")
    try folder.makeRepository("outer")
    try folder.git(
      "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", folder("Acme API"),
      "vendor/borea", in: "outer")
    let tree = try #require(WorkTree(containing: folder("outer/vendor/borea/docs/en")))
    #expect(tree.root == folder("outer/vendor/borea") && tree.source == "borea")
  }

  @Test(arguments: [
    ("docs", "docs"), ("v2", "v2"), ("币安 文档", "币安-文档"), ("🎉", "acme"), ("---", "acme"),
  ])
  func `the repository's folder names the source, whatever it is called`(
    name: String, source: String
  ) throws {
    try folder.write("text", to: "acme/docs/\(name)/.git/HEAD")
    #expect(WorkTree(containing: folder("acme/docs/\(name)"))?.source == source)
  }

  @Test(arguments: [
    "", "gitdir", "gitdir: ", "gitdir: /nowhere", "gitdir: ../x/worktrees/y", "\u{0}", "gitdir: /a",
    "gitdir: /.git/worktrees/x",
  ])
  func `a file of any text marks a work tree`(text: String) throws {
    try folder.write(text, to: "borea/.git")
    let tree = try #require(WorkTree(containing: folder("borea")))
    #expect(tree.root == folder("borea"))
    #expect(tree.source == (text.contains("../x") ? "x" : "borea"))
  }
}
