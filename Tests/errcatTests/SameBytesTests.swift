import Glibc
import TestSupport
import Testing

/// The same documents give the same file, whoever imports them, at any place, time and order.
@Suite struct SameBytesTests {
  let folder: TemporaryFolder
  private let expected: [UInt8]

  init() throws {
    folder = try TemporaryFolder()
    try Self.writeDocuments(in: folder)
    try folder.errcat("import", "docs")
    expected = try folder.read("catalog.db")
  }

  private static func writeDocuments(in folder: TemporaryFolder) throws {
    try folder.write(Documents.alpha, to: "docs/alpha.md")
    try folder.write(Documents.beta, to: "docs/İstanbul/ß.md")
    try folder.write(
      Documents.beta.replacing("Invalid signature", with: "签名无效 ﾆ signature"), to: "docs/é.md")
  }

  @Test func `neither the order nor the number of imports matters`() throws {
    let names = ["alpha.md", "İstanbul/ß.md", "é.md"]
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2, 1]] {
      for index in order {
        try folder.errcat(
          "import", "docs/" + names[index], "--name", names[index], "--db", "steps.db")
      }
      #expect(try folder.read("steps.db") == expected, "\(order)")
      unlink(folder("steps.db"))
    }
    try folder.errcat("import", seeds, "--source", "okcoin", "--db", "more.db")
    try folder.errcat("import", "docs/alpha.md", "--db", "more.db")
    try folder.errcat("import", "docs", "--db", "more.db")
    try folder.errcat("remove", "okcoin", "--db", "more.db")
    #expect(try folder.read("more.db") == expected, "a removed document leaves no trace")
  }

  @Test(arguments: [
    ["LANG": "C"], ["LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"], ["LC_ALL": "tr_TR.UTF-8"],
    ["LC_ALL": "C.UTF-8", "TZ": "Pacific/Kiritimati"], ["TZ": "America/St_Johns"],
    ["TMPDIR": "/dev/shm", "SQLITE_TMPDIR": "/dev/shm"], ["MALLOC_PERTURB_": "165"],
  ])
  func `the environment does not matter`(variables: [String: String]) throws {
    let outcome = try folder.errcat(
      ["import", "docs", "--db", "other.db"], environment: variables)
    #expect(outcome.status == 0)
    #expect(try folder.read("other.db") == expected, "\(variables)")
  }

  @Test func `neither the folder nor the time matters`() throws {
    let other = try TemporaryFolder()
    try Self.writeDocuments(in: other)
    let outcome = try other.shell(
      """
      sleep 1.1; touch -d 2001-02-03 docs/alpha.md; chmod 600 docs/alpha.md; umask 077
      "$errcat" import docs
      """)
    #expect(outcome.status == 0)
    #expect(try other.read("catalog.db") == expected)
    let link = try TemporaryFolder()
    try link.link("docs", to: folder("docs"))
    #expect(try link.errcat("import", "docs").status == 0)
    #expect(try link.read("catalog.db") == expected)
  }

  @Test func `a file records its build time only if told to`() throws {
    func builtAt(_ name: String) throws -> String {
      try folder.errcat(
        "sql", "SELECT value FROM metadata WHERE key = 'built_at'", "--db", name, "--format", "csv"
      ).out
    }
    #expect(try builtAt("catalog.db") == "value\r\n")
    let told = ["SOURCE_DATE_EPOCH": "1700000000"]
    for name in ["one.db", "two.db"] {
      #expect(try folder.errcat(["import", "docs", "--db", name], environment: told).status == 0)
    }
    #expect(try builtAt("one.db") == "value\r\n2023-11-14T22:13:20Z\r\n")
    #expect(try folder.read("one.db") == folder.read("two.db"))
    #expect(try folder.errcat("verify", "one.db").status == 0)
    let digest = "SELECT value FROM metadata WHERE key = 'content_digest'"
    #expect(
      try folder.errcat("sql", digest, "--db", "one.db").out
        == folder.errcat("sql", digest).out, "the content is the same")
    try folder.errcat(["remove", "alpha.md", "--db", "two.db"], environment: told)
    #expect(try builtAt("two.db") == "value\r\n2023-11-14T22:13:20Z\r\n")
    try folder.errcat("import", "docs", "--db", "two.db")
    #expect(try folder.read("two.db") == expected, "a later import without the time removes it")
  }

  @Test(arguments: ["yesterday", "-1", "1.5", "0x10", " 1", "253402300800", "99999999999999999999"])
  func `an invalid time is an error and nothing is written`(text: String) throws {
    let outcome = try folder.errcat(
      ["import", "docs", "--db", "new.db"], environment: ["SOURCE_DATE_EPOCH": text])
    #expect(outcome.status == 2)
    #expect(outcome.err.hasPrefix("errcat: SOURCE_DATE_EPOCH is '\(text)', and must be"))
    #expect(!folder.names.contains("new.db"))
  }

  @Test func `the file is compact and readable anywhere`() throws {
    // SQLite manual, fileformat2.html, section 1.3.
    #expect(expected[16..<20] == [0x10, 0, 1, 1], "pages of 4096 bytes, a rollback journal")
    #expect(expected[32..<40].allSatisfy { $0 == 0 }, "no page is free")
    #expect(folder.names == ["catalog.db", "docs"], "there is no other file")
    // An optimized index has one segment: a level, then a segment in it (fts5.html, section 9.1).
    let segments = try folder.errcat(
      "sql", "SELECT count(DISTINCT segid) FROM entries_fts_idx", "--format", "csv")
    #expect(segments.out.hasSuffix("\r\n1\r\n"))
  }
}
