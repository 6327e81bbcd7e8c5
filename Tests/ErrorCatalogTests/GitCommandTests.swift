import Glibc
import TestSupport
import Testing

@testable import CodeDocuments
@testable import ErrorCatalog

/// How git is run: what a repository may not do, and what happens where git does not answer.
@Suite struct GitCommandTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("text", to: "repo/a.md")
    try folder.makeRepository("repo", date: "2020-01-01T12:00:00Z")
  }

  private func output(_ arguments: String..., limit: Int = 1 << 20) -> String? {
    GitCommand(arguments, root: folder("repo")).output(limit: limit)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `what a command writes is returned, up to a limit`() throws {
    #expect(output("log", "--format=%ct") == "1577880000\n")
    #expect(output("log", "--format=%ct", limit: 11) == "1577880000\n")
    #expect(output("log", "--format=%ct", limit: 10) == nil)
    #expect(output("log", "nothing") == nil && output("nonsense") == nil)
    #expect(GitCommand(["log"], root: folder("none")).output(limit: 100) == nil)
  }

  @Test func `a long output is read, and can be left`() throws {
    try folder.write((0..<200_000).map { "\($0)\n" }.joined(), to: "repo/long.md")
    try folder.commit("repo", date: "2020-01-02T12:00:00Z")
    let text = try #require(output("show", "HEAD:long.md", limit: 1 << 22))
    #expect(text.hasSuffix("199999\n") && text.utf8.count == 1_288_890)
    var parts = 0
    let isDone = GitCommand(["show", "HEAD:long.md"], root: folder("repo")).run { _ in
      parts += 1
      return parts < 2
    }
    #expect(isDone && parts == 2)
  }

  @Test func `a repository that has git wait is given up`() throws {
    unlink(folder("repo/.git/HEAD"))
    #expect(mkfifo(folder("repo/.git/HEAD"), 0o600) == 0)
    var command = GitCommand(["log"], root: folder("repo"))
    command.patience = 300
    #expect(command.output(limit: 100) == nil)
  }

  @Test func `no program that a repository's configuration names is run`() throws {
    try folder.write("#!/bin/sh\ntouch '\(folder("ran"))'\ncat\n", to: "evil")
    chmod(folder("evil"), 0o755)
    try signCommit()
    for (name, value) in [
      ("core.fsmonitor", ""), ("core.pager", ""), ("pager.log", ""), ("core.editor", ""),
      ("core.sshCommand", ""), ("diff.external", ""), ("gpg.program", ""),
      ("log.showSignature", "true"),
      ("filter.x.clean", ""), ("filter.x.smudge", ""), ("filter.x.process", ""),
      ("diff.x.textconv", ""),
      ("diff.x.command", ""), ("alias.log", "!\(folder("evil"))"),
      ("core.hooksPath", folder("hooks")),
      ("core.askPass", ""), ("credential.helper", ""), ("uploadpack.packObjectsHook", ""),
      ("interactive.diffFilter", ""), ("remote.origin.uploadpack", ""), ("core.gitProxy", ""),
      ("remote.origin.url", "ext::\(folder("evil"))"), ("protocol.ext.allow", "always"),
      ("remote.origin.promisor", "true"), ("core.repositoryFormatVersion", "1"),
      ("extensions.partialClone", "origin"),
    ] { try folder.git("config", name, value.isEmpty ? folder("evil") : value, in: "repo") }
    for hook in ["post-checkout", "post-index-change", "reference-transaction", "pre-commit"] {
      try folder.write("#!/bin/sh\ntouch '\(folder("ran"))'\n", to: "repo/.git/hooks/\(hook)")
      try folder.write("#!/bin/sh\ntouch '\(folder("ran"))'\n", to: "hooks/\(hook)")
      for name in ["repo/.git/hooks/\(hook)", "hooks/\(hook)"] { chmod(folder(name), 0o755) }
    }
    try folder.write("* filter=x diff=x\n", to: "repo/.git/info/attributes")
    // A file that looks changed, which tempts git to read it through the filter.
    try folder.write("text", to: "repo/a.md")
    let found = try FoundDocuments(at: [folder("repo")]).documents
    let dates = GitRevisions(of: found)
    #expect(dates.date(of: found[0], Array("text".utf8))?.description == "2020-01-01")
    #expect(dates.date(of: found[1], Array("other\n".utf8))?.description == "2020-01-01")
    #expect(!folder.names.contains("ran"))
    // An object that is not there must not be fetched.
    let tree = try folder.git("rev-parse", "HEAD^{tree}", in: "repo")
    unlink(folder("repo/.git/objects/\(tree.prefix(2))/\(tree.dropFirst(2))"))
    #expect(GitRevisions(of: found).date(of: found[0], Array("text".utf8)) == nil)
    #expect(!folder.names.contains("ran"))
  }

  /// Makes a commit with a signature, which git can be configured to check by a program.
  private func signCommit() throws {
    try folder.write("other\n", to: "repo/b.md")
    try folder.git("add", "b.md", in: "repo")
    let tree = try folder.git("write-tree", in: "repo")
    let parent = try folder.git("rev-parse", "HEAD", in: "repo")
    try folder.write(
      """
      tree \(tree)
      parent \(parent)
      author A <a@example.com> 1577880000 +0000
      committer A <a@example.com> 1577880000 +0000
      gpgsig -----BEGIN PGP SIGNATURE-----
       \n abc
       -----END PGP SIGNATURE-----

      Signed

      """, to: "signed")
    let commit = try folder.git("hash-object", "-t", "commit", "-w", folder("signed"), in: "repo")
    try folder.git("update-ref", "HEAD", commit, in: "repo")
  }
}
