import Foundation
import TestSupport
import Testing

/// `errcat audit`: source code against the catalog.
@Suite struct AuditTests {
  @Test(arguments: AuditRepository.all)
  func `an audit finds what differs, and nothing else`(_ repository: AuditRepository) throws {
    let folder = try Self.folder(repository.files)
    try folder.makeRepository(".")
    let outcome = try folder.errcat(
      ["audit", ".", "--db", "../catalog.db", "--json"] + repository.options)
    #expect(try Self.findings(outcome.out) == repository.findings, "\(outcome.err)")
    #expect(outcome.status == (repository.findings.isEmpty ? 0 : 1))
  }

  @Test func `of 64 documented codes and 37 others it finds exactly the others`() throws {
    let documented = (0..<64).map { "E\(1000 + $0)" }
    let others = (0..<37).map { "E\(2000 + $0 * 7)" }
    let rows = documented.map { "| \($0) | Failure number \($0.dropFirst()) |\n" }
    var files = [("docs/errors.md", "| Code | Meaning |\n| --- | --- |\n" + rows.joined())]
    for (number, codes) in stride(from: 0, to: 101, by: 20).map({
      Array((documented + others).dropFirst($0).prefix(20))
    }).enumerated() {
      // Each code twice: it is one finding all the same.
      let lines = (codes + codes).map { "    raise AppError(\"\($0)\", 'failed')\n" }
      files.append(("app/part\(number).py", "# E9\(number)99\ndef f():\n" + lines.joined()))
    }
    let folder = try Self.folder(files)
    let outcome = try folder.errcat("audit", ".", "--db", "../catalog.db", "--json")
    let found = try jsonRows(outcome.out)
    #expect(found.allSatisfy { $0["rule"] as? String == "undocumented-code" })
    #expect(found.compactMap { $0["code"] as? String } == others)
    #expect(found.allSatisfy { $0["source"] as? String == "shop" })
  }

  @Test func `the files are those that git tracks, or those that it does not ignore`() throws {
    let files = [
      ("docs/errors.md", Self.document), ("run", "fail E1001 E2001\n"), (".hidden", "E2002\n"),
      ("build/out.c", "int E2003;\n"), (".gitignore", "build/\n"), ("image", "\0E2004\n"),
      ("new.c", "int E2005;\n"),
    ]
    let plain = try Self.folder(files)
    let all = try plain.errcat("audit", ".", "--db", "../catalog.db", "--json")
    #expect(try Self.codes(all.out) == ["E2002", "E1002", "E2005", "E2001"])

    let folder = try Self.folder(files)
    try folder.git("init", "-q", "-b", "main", in: ".")
    let untracked = try folder.errcat("audit", ".", "--db", "../catalog.db", "--json")
    #expect(try Self.codes(untracked.out) == ["E2002", "E1002", "E2005", "E2001"])
    try folder.git("add", "run", "image", in: ".")
    let tracked = try folder.errcat("audit", ".", "--db", "../catalog.db", "--json")
    #expect(try Self.codes(tracked.out) == ["E1002", "E2001"])
    let excluded = try folder.errcat(
      "audit", ".", "--db", "../catalog.db", "--json", "--exclude", "run")
    #expect(try Self.codes(excluded.out) == ["E1001", "E1002"])
    let file = try folder.errcat("audit", "new.c", "--db", "../catalog.db", "--json")
    #expect(try Self.codes(file.out) == ["E1001", "E1002", "E2005"])
  }

  @Test func `the document of the catalog is left out wherever it is`() throws {
    let folder = try Self.folder([("docs/errors.md", Self.document), ("a.py", "x = 'E1001'\n")])
    try folder.write(Self.document, to: "copy.inc")
    let outcome = try folder.errcat("audit", ".", "--db", "../catalog.db", "--json")
    #expect(try Self.codes(outcome.out) == ["E1002"])
    // A document that was changed since the import is still no source code.
    try folder.write(Self.document + "| E1003 | New |\n", to: "docs/errors.md")
    let changed = try folder.errcat("audit", ".", "--db", "../catalog.db", "--json")
    #expect(try Self.codes(changed.out) == ["E1002"])
  }

  @Test func `the text is lines of the form of gcc, and the summary counts them`() throws {
    let folder = try Self.folder([
      ("docs/errors.md", Self.document), ("a.py", "x = 'E1001'\ny = 'E1009'\n"),
      ("tests/a.py", "E1002\n"),
    ])
    let outcome = try folder.errcat("audit", ".", "--db", "../catalog.db")
    #expect(
      outcome.out == """
        a.py:2:6: error: code 'E1009' is not documented [undocumented-code]
        docs/errors.md:4:1: warning: code 'E1002' is used only in tests [unused-code]

        """)
    #expect(outcome.err == "errcat: 2 codes and 2 files: 1 error, 1 warning, 0 notes\n")
    let github = try folder.errcat("audit", ".", "--db", "../catalog.db", "--format", "github")
    #expect(
      github.out == """
        ::error file=a.py,line=2,col=6,title=undocumented-code::code 'E1009' is not documented
        ::warning file=docs/errors.md,line=4,col=1,title=unused-code::code 'E1002' is used only in \
        tests

        """)
    let disabled = try folder.errcat(
      "audit", ".", "--db", "../catalog.db", "--disable", "undocumented-code,unused-code")
    #expect(disabled.status == 0 && disabled.out.isEmpty)
  }

  @Test func `the keys of JSON are those of a finding of lint, and the code`() throws {
    let folder = try Self.folder([("docs/errors.md", Self.document), ("a.py", "'E1001 E1009'\n")])
    let rows = try jsonRows(folder.errcat("audit", ".", "--db", "../catalog.db", "--json").out)
    let keys: Set = [
      "path", "line", "column", "severity", "rule", "message", "source", "domain", "code",
    ]
    #expect(rows.count == 2 && rows.allSatisfy { Set($0.keys) == keys })
    #expect(rows[1]["domain"] as? String == "codes" && rows[1]["severity"] as? String == "warning")
    let csv = try folder.errcat("audit", ".", "--db", "../catalog.db", "--format", "csv").out
    #expect(csv.hasPrefix("path,line,column,severity,rule,message,source,domain,code\r\n"))
  }

  @Test func `a fingerprint in SARIF stays when lines move, and tells findings apart`() throws {
    let folder = try Self.folder([
      ("docs/errors.md", Self.document), ("a b.py", "x = 'E1008'\ny = 'E1009'\n"),
    ])
    func prints() throws -> [String: String] {
      let out = try folder.errcat("audit", ".", "--db", "../catalog.db", "--format", "sarif").out
      let log = try #require(jsonRows("[\(out)]").first)
      let run = try #require((log["runs"] as? [[String: Any]])?.first)
      let results = try #require(run["results"] as? [[String: Any]])
      return try Dictionary(
        uniqueKeysWithValues: results.map { result in
          let message = try #require((result["message"] as? [String: String])?["text"])
          let prints = try #require(result["partialFingerprints"] as? [String: String])
          return (message, try #require(prints["errcat/v1"]))
        })
    }
    let before = try prints()
    #expect(before.count == 4 && Set(before.values).count == 4)
    try folder.write("\n\n\nprint(1)\nx = 'E1008'\n\ny = 'E1009'\n", to: "a b.py")
    #expect(try prints() == before)
  }

  @Test(arguments: [
    (["audit"], "needs <paths>"), (["audit", "nowhere"], "nowhere: No such file or directory"),
    (["audit", ".", "--pattern", "E\\d+"], "no group"),
    (["audit", ".", "--disable", "unused-cod"], "did you mean 'unused-code'?"),
    (["audit", ".", "--allow", "docs/errors.md"], "no table has the header 'Code | Reason'"),
    (["audit", ".", "--allow", "allowed.md"], "allowed.md:3: 'E1' is given no reason"),
    (["audit", ".", "--in", "nowhere.h"], "nowhere.h: No such file or directory"),
    (["audit", ".", "--source", "nobody"], "nobody"),
  ])
  func `a command line that cannot be run says why`(_ words: [String], _ why: String) throws {
    let folder = try Self.folder([
      ("docs/errors.md", Self.document),
      ("allowed.md", "| Code | Reason |\n| --- | --- |\n| E1 | |\n"),
    ])
    let outcome = try folder.errcat(words + ["--db", "../catalog.db"])
    #expect(outcome.status == 2 && outcome.out.isEmpty)
    #expect(outcome.err.lowercased().contains(why.lowercased()), "\(outcome.err)")
  }

  @Test func `codes that notes ignore are left out, documented or not`() throws {
    let folder = try Self.folder([
      ("docs/errors.md", Self.document), ("main.c", "fail(\"E1001\"); fail(\"E1009\");\n"),
      (
        "errcat-notes.md",
        """
        | Code | Note | Owner | Link | Status |
        | --- | --- | --- | --- | --- |
        | E1002 | The next version uses it | | | ignored |
        | E1009 | The test bench alone reports it | | | ignored |

        """
      ),
    ])
    let audit = ["audit", ".", "--exclude", "*.md", "--json", "--db", "../catalog.db"]
    #expect(try Self.codes(folder.errcat(audit).out) == ["E1002", "E1009"])
    let noted = try folder.errcat("import", "--notes", "errcat-notes.md", "--db", "../catalog.db")
    #expect(noted.status == 0, "\(noted.err)")
    let outcome = try folder.errcat(audit)
    #expect(outcome.status == 0 && outcome.out == "[]\n", "\(outcome.out)\(outcome.err)")
  }

  private static let document = """
    | Code | Meaning |
    | --- | --- |
    | E1001 | Lost |
    | E1002 | Found |

    """

  /// A folder with files, and a catalog of those in docs next to it.
  private static func folder(_ files: [(path: String, text: String)]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for file in files { try folder.write(file.text, to: file.path) }
    let outcome = try folder.errcat("import", "docs", "--db", "../catalog.db")
    try #require(outcome.status == 0, "\(outcome.err)")
    return folder
  }

  private static func codes(_ out: String) throws -> [String] {
    try jsonRows(out).compactMap { $0["code"] as? String }
  }

  private static func findings(_ out: String) throws -> [String] {
    try jsonRows(out).map { row in
      let place = ["path", "line", "column"].map { "\(row[$0] ?? "")" }.joined(separator: ":")
      return "\(place) \(row["rule"] ?? "") \(row["code"] ?? "")"
    }
  }
}
