import Glibc
import TestSupport
import Testing

/// `errcat import` and `errcat remove`: how they change a catalog.
@Suite struct ImportTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Documents.alpha, to: "docs/alpha.md")
    try folder.write(Documents.beta, to: "docs/beta.md")
  }

  private func documents(_ catalog: String = "catalog.db") throws -> [String] {
    try jsonRows(folder.errcat("list", "documents", "--db", catalog, "--json").out)
      .map { "\($0["source"] ?? "")/\($0["path"] ?? "")" }
  }

  @Test func `the bundled documents become a catalog, and the balance and the codes come last`()
    throws
  {
    let outcome = try folder.errcat("import", seeds, "--source", "okcoin")
    let lines = outcome.err.split(separator: "\n").map(String.init)
    #expect(outcome.status == 0 && outcome.out.isEmpty)
    let path = "\(seeds)/error-code-for-spot.md"
    #expect(
      lines[0] == "\(path):31:81: warning: the row has no pipe at its end [missing-edge-pipe]")
    #expect(lines[1].hasPrefix("\(path):107:8: warning: 'Order "))
    #expect(lines[1].hasSuffix(" [encoded-twice]"))
    #expect(lines[2...4].allSatisfy { $0.hasSuffix(" [conflicting-code]") })
    #expect(
      lines[5...] == [
        "... 11 more conflicting-code; errcat import -v shows all",
        "16 diagnostics: 1 missing-edge-pipe warning, 1 encoded-twice warning, "
          + "14 conflicting-code warnings",
        "203 rows: 203 imported, 16 of them with diagnostics, 0 rejected",
        "203 codes from 1 document of okcoin -> catalog.db",
      ])
    #expect(try documents() == ["okcoin/seeds/error-code-for-spot.md"])
    #expect(folder.names == ["catalog.db", "docs"])
  }

  @Test func `the order of imports does not change the file`() throws {
    for (name, imports) in [
      ("ab", [["docs/alpha.md"], ["docs/beta.md"]]), ("ba", [["docs/beta.md"], ["docs/alpha.md"]]),
      ("both", [["docs/beta.md", "docs/alpha.md"]]), ("folder", [["docs"]]),
      ("twice", [["docs/"], ["docs/beta.md"], ["./docs"]]),
      ("fresh", [[seeds], ["--fresh", "docs"]]),
      ("absolute", [[folder("docs")]]),
    ] {
      for documents in imports {
        #expect(try folder.errcat(["import", "--db", name] + documents).status == 0)
      }
    }
    let expected = try folder.read("ab")
    for name in ["ba", "both", "folder", "twice", "fresh", "absolute"] {
      #expect(try folder.read(name) == expected, "\(name)")
    }
  }

  @Test func `a second import of a document replaces the first`() throws {
    try folder.errcat("import", "docs")
    try folder.write(Documents.beta.replacing("| 1 |", with: "| 77 |"), to: "docs/beta.md")
    #expect(try folder.errcat("import", "docs/beta.md").err.hasPrefix("1 rows: 1 imported, 0 of"))
    #expect(try folder.errcat("explain", "77").status == 0)
    #expect(try jsonRows(folder.errcat("list", "--json").out).count == 3)
  }

  @Test func `a document deleted from an imported folder is dropped and others stay`() throws {
    try folder.write(Documents.alpha, to: "other.md")
    try folder.errcat("import", "docs", "other.md")
    unlink(folder("docs/alpha.md"))
    let outcome = try folder.errcat("import", "docs")
    #expect(outcome.err.contains("alpha.md of shop: dropped from the catalog\n"))
    #expect(outcome.status == 0)
    #expect(try documents() == ["shop/beta.md", "shop/other.md"])
    unlink(folder("docs/beta.md"))
    #expect(try folder.errcat("import", "docs").status == 0)
    #expect(try documents() == ["shop/other.md"])
  }

  @Test func `a fresh import drops everything else`() throws {
    try folder.errcat("import", "docs")
    #expect(try folder.errcat("import", "--fresh", "docs/beta.md").status == 0)
    #expect(try documents() == ["shop/beta.md"])
  }

  @Test func `standard input is a document with the given name`() throws {
    let outcome = try folder.errcat(
      "import", "-", "--name", "api/alpha.md", "--url", "https://api.test/alpha",
      input: Documents.alpha)
    #expect(outcome.status == 0)
    let rows = try jsonRows(folder.errcat("list", "documents", "--json").out)
    #expect(
      rows.map { "\($0["source"] ?? "") \($0["path"] ?? "") \($0["url"] ?? "")" }
        == ["alpha api/alpha.md https://api.test/alpha"])
    let named = ["import", "docs/alpha.md", "--name", "api/alpha.md", "--source", "alpha"]
    #expect(try folder.errcat(named).status == 0)
    #expect(try documents() == ["alpha/api/alpha.md"])
  }

  @Test(arguments: [
    ["-"], ["docs", "--name", "x.md"], ["docs/alpha.md", "docs/beta.md", "--name", "x.md"],
    ["docs/alpha.md", "--name", "/x.md"], ["docs/alpha.md", "--name", "../x.md"],
    ["docs/alpha.md", "--name", "a/../x.md"], ["docs/alpha.md", "--name", ""],
    ["docs/alpha.md", "--name", "a//x.md"], ["docs/alpha.md", "--name", "a/"],
    ["docs/alpha.md", "--name", "."], [], ["docs/alpha.md", "--bogus"],
  ])
  func `a name that cannot identify a document is an error`(arguments: [String]) throws {
    let outcome = try folder.errcat(["import"] + arguments, input: Documents.alpha)
    #expect(outcome.status == 2 && !outcome.err.isEmpty)
    #expect(folder.names == ["docs"])
  }

  @Test func `two documents with one name are an error, one document named twice is not`() throws {
    try folder.write(Documents.beta, to: "reference/alpha.md")
    let here = try TemporaryFolder()
    let outcome = try here.errcat("import", folder("docs/alpha.md"), folder("reference/alpha.md"))
    #expect(outcome.status == 2)
    #expect(outcome.err.contains("would both be 'alpha.md' of the source 'shop'"))
    #expect(try folder.errcat("import", "docs", "docs/alpha.md", "./docs/alpha.md").status == 0)
    #expect(try documents() == ["shop/alpha.md", "shop/beta.md"])
  }

  @Test func `diagnostics name the path as typed, the catalog the path it keeps`() throws {
    try folder.write("# C\n\n| Error Code | Description |\n|--|--|\n| 1 | Lost\n", to: "docs/c.md")
    let outcome = try folder.errcat("import", "docs/../docs/c.md")
    #expect(outcome.err.hasPrefix("docs/../docs/c.md:5:"))
    #expect(try documents() == ["shop/c.md"])
  }

  @Test func `a removed document leaves no trace`() throws {
    try folder.errcat("import", "docs/beta.md", "--db", "b.db")
    for name in ["alpha.md", "shop/alpha.md"] {
      try folder.errcat("import", "docs")
      let outcome = try folder.errcat("remove", name)
      #expect(outcome.status == 0 && outcome.out.isEmpty)
      #expect(outcome.err == "alpha.md of shop: removed\n")
      #expect(try folder.read("catalog.db") == folder.read("b.db"))
    }
  }

  @Test func `removing an unknown document changes nothing`() throws {
    try folder.errcat("import", "docs")
    let before = try folder.read("catalog.db")
    let outcome = try folder.errcat("remove", "alpha.md", "gamma")
    #expect(
      outcome.err
        == "errcat: unknown source or document 'gamma'; the catalog has 3 sources and documents: "
        + "shop, alpha.md and beta.md\n")
    #expect(outcome.status == 2)
    #expect(try folder.read("catalog.db") == before)
    #expect(folder.names == ["catalog.db", "docs"])
  }

  @Test func `an empty catalog finds nothing and says so`() throws {
    try folder.errcat("import", "docs/alpha.md")
    #expect(try folder.errcat("remove", "shop").status == 0)
    for verb in [
      ["list"], ["list", "domains"], ["list", "documents"], ["list", "sources"],
      ["search", "disk"],
    ] {
      let outcome = try folder.errcat(verb + ["--json"])
      #expect(outcome.out == "[]\n" && outcome.status == 1, "\(verb)")
    }
    #expect(try folder.errcat("stats").status == 0)
    #expect(try folder.errcat("sql", "SELECT * FROM entries", "--json").out == "[]\n")
  }
}
