import Glibc
import TestSupport
import Testing

@Suite struct VerifyTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder.withSeeds()
  }

  private static let checks = [
    "format", "file", "integrity", "schema", "references", "content", "derived", "rows", "texts",
    "causes", "search",
  ]

  @Test func `a valid catalog prints an ok line for each check`() throws {
    for arguments in [["verify"], ["verify", "catalog.db"], ["--db", "catalog.db", "verify"]] {
      let outcome = try folder.errcat(arguments)
      #expect(outcome.status == 0 && outcome.err.isEmpty)
      let lines = outcome.out.split(separator: "\n").map { $0.split(separator: "\t") }
      #expect(lines.map { String($0[1]) } == Self.checks)
      #expect(lines.allSatisfy { $0[0] == "ok" && $0.count == 3 })
    }
  }

  @Test func `JSON holds the same checks`() throws {
    let rows = try jsonRows(folder.errcat("verify", "--json").out)
    #expect(rows.map { $0["check"] as? String } == Self.checks)
    #expect(rows.allSatisfy { $0["status"] as? String == "ok" && $0["detail"] is String })
  }

  @Test func `an invalid catalog gives status 1 and says what is wrong and what to do`() throws {
    #expect(
      try folder.shell(
        "sqlite3 catalog.db \"UPDATE descriptions SET text = 'x' || char(27) WHERE id = 1\""
      ).status == 0)
    let before = try folder.read("catalog.db")
    let outcome = try folder.errcat("verify", terminal: true)
    #expect(outcome.status == 1)
    let failed = outcome.out.split(separator: "\n").filter { $0.contains("FAILED") }
    #expect(failed.count == 1 && failed[0].contains("content") && failed[0].contains("SHA-256"))
    #expect(outcome.out.contains("get the file again"))
    #expect(try folder.read("catalog.db") == before && folder.names == ["catalog.db"])
  }

  @Test func `a read-only catalog in a read-only folder is verified`() throws {
    chmod(folder("catalog.db"), 0o444)
    chmod(folder.path, 0o555)
    defer { chmod(folder.path, 0o755) }
    #expect(try folder.errcatWithoutPrivileges("verify").status == 0)
  }

  @Test func `a file that is not a catalog is an error`() throws {
    try folder.write("text", to: "text.db")
    for name in ["text.db", "missing.db"] {
      let outcome = try folder.errcat("verify", name)
      #expect(outcome.status == 2 && outcome.out.isEmpty)
      #expect(outcome.err.hasPrefix("errcat: ") && outcome.err.contains(name))
    }
    let both = try folder.errcat("verify", "a.db", "--db", "b.db")
    #expect(both.status == 2 && both.err.contains("give one"))
  }

  @Test func `an answer that fails because of damage says so`() throws {
    var bytes = try folder.read("catalog.db")
    for index in 8192..<bytes.count { bytes[index] = 0xA5 }
    try folder.write(bytes, to: "catalog.db")
    let outcome = try folder.errcat("list", "--db", "catalog.db")
    #expect(outcome.status == 2 && outcome.err.split(separator: "\n").count == 1)
    #expect(outcome.err.contains("malformed"))
  }

  @Test(arguments: [
    ["list"], ["list", "domains"], ["list", "categories"], ["list", "sources"],
    ["list", "documents"], ["explain", "1"],
    ["search", "failed"], ["sql", "SELECT * FROM entries"], ["verify"], ["stats"],
    ["list", "--format", "csv"], ["list", "--format", "tsv"], ["list", "--format", "markdown"],
    ["list", "--json"], ["list", "--format", "jsonl"], ["sql", "SELECT * FROM metadata", "--json"],
    ["-d", "x", "list"], ["explain", "nothing"],
  ])
  func `a terminal obeys no text of a catalog`(arguments: [String]) throws {
    // Not through a document: a forger writes anything into the file.
    let evil = "char(27) || ']0;pwned' || char(7, 155) || '31m' || char(8238, 8, 127)"
    let outcome = try folder.shell(
      """
      sqlite3 catalog.db "PRAGMA ignore_check_constraints = ON;
        UPDATE descriptions SET text = text || ' failed ' || id || \(evil);
        UPDATE codes SET code = '1' || \(evil), symbol = \(evil), occurrence = id;
        UPDATE domains SET title = \(evil), slug = id || \(evil);
        UPDATE sources SET name = \(evil), title = \(evil), url = \(evil);
        UPDATE documents SET path = \(evil), title = \(evil), url = \(evil), revised = \(evil);
        UPDATE categories SET slug = id || \(evil), title = \(evil), advice = \(evil),
          meaning = \(evil);
        UPDATE columns SET header = \(evil), key = char(34) || \(evil) || char(34);
        INSERT INTO texts VALUES (1, \(evil), NULL);
        INSERT INTO cells SELECT 1, id, 1 FROM columns WHERE role = 'description';
        UPDATE metadata SET value = \(evil) WHERE key IN ('content_digest', 'tool_version')"
      """)
    #expect(outcome.status == 0, "\(outcome.err)")
    let shown = try folder.errcat(
      arguments + ["--color", "never"], terminal: true, errorTerminal: true)
    for text in [shown.out, shown.err] {
      let controls = text.unicodeScalars.filter { scalar in
        (scalar.value < 0x20 && !["\n", "\r", "\t"].contains(scalar)) || scalar.value == 0x7F
          || (0x80...0x9F).contains(scalar.value) || scalar.value == 0x202E
      }
      #expect(controls.isEmpty, "\(arguments)")
    }
    #expect(shown.status < 3)
  }
}
