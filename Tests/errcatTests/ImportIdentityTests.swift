import TestSupport
import Testing

/// Whose a document is and how old, as the command line is told or finds out.
@Suite struct ImportIdentityTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Documents.alpha, to: "acme/docs/alpha.md")
    try folder.makeRepository("acme")
    try folder.makeFolder("elsewhere")
  }

  @Test(arguments: [
    (".", "acme"), (".", "acme/docs/alpha.md"), ("acme", "."), ("acme", "docs/"),
    ("acme/docs", "alpha.md"), ("acme/docs", "../../acme"), ("elsewhere", "../acme/docs"),
    ("acme/.git", "../docs/alpha.md"),
  ])
  func `the path of a document is the same from everywhere`(place: String, typed: String) throws {
    let outcome = try folder.shell(
      "cd '\(place)' && \"$errcat\" import '\(typed)' --db '\(folder("new.db"))'")
    #expect(outcome.status == 0, "\(outcome.err)")
    let sources = try folder.errcat("list", "documents", "--db", "new.db", "--json")
    #expect(try jsonRows(sources.out).map { "\($0["path"] ?? "")" } == ["docs/alpha.md"])
  }

  @Test func `variables of git, as a hook has them, lead nowhere else`() throws {
    try folder.write(Documents.beta, to: "other/beta.md")
    try folder.makeRepository("other")
    let outcome = try folder.errcat(
      ["import", "acme"],
      environment: ["GIT_DIR": folder("other/.git"), "GIT_WORK_TREE": "/", "GIT_TRACE": "1"])
    #expect(outcome.status == 0 && !outcome.err.contains("trace"))
  }

  @Test(arguments: ["/nowhere", ".", ""])
  func `an import works without git`(path: String) throws {
    try folder.write("#!/bin/sh\ntouch '\(folder("ran"))'\n", to: "git")
    try folder.shell("chmod +x git")
    let outcome = try folder.errcat(["import", "acme"], environment: ["PATH": path])
    #expect(outcome.err.hasSuffix("2 codes from 1 document of acme -> catalog.db\n"))
    #expect(outcome.status == 0)
    #expect(!folder.names.contains("ran"), "git is not looked for in the current folder")
  }

  @Test(arguments: ["a/b", "rest:api", "", " ", "a\tb", "/"])
  func `a name that no code could be asked for by is refused`(name: String) throws {
    let outcome = try folder.errcat("import", "acme", "--source", name)
    #expect(outcome.status == 2 && outcome.err.hasPrefix("errcat: '"))
    #expect(outcome.err.contains("' cannot name a source; a name is a text without"))
    #expect(!folder.names.contains("catalog.db"))
  }

  @Test(arguments: ["2023-02-29", "29.11.2026", "today", "", "2026-11-29T00:00:00Z"])
  func `a day that the calendar lacks is refused`(day: String) throws {
    let outcome = try folder.errcat("import", "acme", "--revised", day)
    #expect(
      outcome.err == "errcat: --revised takes a day of the calendar, as 2026-11-29, not '\(day)'\n")
    #expect(outcome.status == 2 && !folder.names.contains("catalog.db"))
  }

  @Test func `two documents of one source and path are an error that names a way out`() throws {
    try folder.write(Documents.beta, to: "b/docs/alpha.md")
    try folder.makeRepository("b")
    let outcome = try folder.errcat("import", "acme", "b", "--source", "Both")
    #expect(
      outcome.err
        == "errcat: 'acme/docs/alpha.md' and 'b/docs/alpha.md' would both be 'docs/alpha.md' of the "
        + "source 'Both'; give one of them another source or path; import them one by one, with "
        + "--source\n")
    #expect(outcome.status == 2)
    let lint = try folder.errcat("lint", "acme", "b", "acme/docs/alpha.md")
    #expect(lint.status == 0 && lint.err.hasPrefix("errcat: 2 documents: "), "\(lint.err)")
    try folder.write(Documents.beta, to: "copy/acme/docs/alpha.md")
    try folder.makeRepository("copy/acme")
    let tables = try folder.errcat("tables", "acme", "copy/acme", "--json")
    #expect(try jsonRows(tables.out).count == 2)
    #expect(try folder.errcat("import", "acme", "copy/acme").status == 2)
  }
}
