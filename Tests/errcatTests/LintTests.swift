import TestSupport
import Testing

/// `errcat lint`: problems in documents, without a catalog.
@Suite struct LintTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Documents.alpha, to: "docs/alpha.md")
    try folder.write(Documents.plain, to: "docs/plain.md")
    try folder.write(
      "# W\n\n| Error Code | Description |\n|--|--|\n| 1 | one\n| 2 | two |\n", to: "warning.md")
    try folder.write(
      "# E\n\n| Error Code | Description |\n|--|--|\n| 1 | one: 50% | or more |\n| 2 | two |\n",
      to: "error.md")
  }

  @Test func `a diagnostic is a line that editors can parse`() throws {
    let outcome = try folder.errcat("lint", "warning.md")
    #expect(
      outcome.out
        == "warning.md:5:10: warning: the row has no pipe at its end [missing-edge-pipe]\n"
    )
    #expect(outcome.err == "errcat: 1 document: 0 errors, 1 warning\n")
    #expect(outcome.status == 0)
  }

  /// The patterns by which Visual Studio Code (`$gcc`) and the problem matchers of GitHub's
  /// workflows find the diagnostics of gcc and clang.
  @Test func `the problem matchers of gcc and clang find each diagnostic`() throws {
    let code = /^(.*?):(\d+):(\d*):?\s+(?:fatal\s+)?(warning|error|note|info):\s+(.*)$/
    let clang = /^(.+):(\d+):(\d+): (error|warning|note): (.+) \[([a-z-]+)\]$/
    let out = try folder.errcat("lint", "warning.md", "error.md", "docs/plain.md").out
    let lines = out.split(separator: "\n").map(String.init)
    let places = lines.compactMap { line in
      line.wholeMatch(of: code).map { "\($0.1) \($0.2) \($0.3) \($0.4)" }
    }
    #expect(places == ["warning.md 5 10 warning", "error.md 5 18 error", "docs/plain.md 1 1 note"])
    #expect(
      lines.compactMap { $0.wholeMatch(of: clang).map { String($0.6) } }
        == ["missing-edge-pipe", "surplus-cells", "no-codes"])
  }

  @Test func `a code listed many times is one diagnostic in every format`() throws {
    let rows = (1...24).map { "| 5002 | Field \($0) is invalid |\n" }.joined()
    try folder.write("# E\n\n| Error Code | Description |\n|--|--|\n" + rows, to: "many.md")
    let message =
      "'5002' is listed 24 times (lines 5-28) with different descriptions; all are kept"
    let text = try folder.errcat("lint", "many.md")
    #expect(text.out == "many.md:6:3: error: \(message) [duplicate-code]\n")
    #expect(text.err == "errcat: 1 document: 1 error, 0 warnings\n" && text.status == 1)
    for format in ["json", "jsonl"] {
      #expect(
        try folder.errcat("lint", "many.md", "--format", format).out
          .contains("\"rule\":\"duplicate-code\",\"message\":\"\(message)\"}"))
    }
    #expect(
      try folder.errcat("lint", "many.md", "--format", "csv").out
        == "path,line,column,severity,rule,message\r\n"
        + "many.md,6,3,error,duplicate-code,\(message)\r\n")
    #expect(
      try folder.errcat("lint", "many.md", "--format", "github").out
        == "::error file=many.md,line=6,col=3,title=duplicate-code::\(message)\n")
  }

  @Test(
    arguments: [
      (["docs/alpha.md"], 0), (["docs"], 0), (["docs/plain.md"], 0),
      (["docs/plain.md", "--strict"], 0),
      (["warning.md"], 0), (["warning.md", "--strict"], 1), (["error.md"], 1),
      (["error.md", "--strict"], 1), (["warning.md", "error.md"], 1), (["docs", "warning.md"], 0),
      (["error.md", "--json"], 1), (["missing.md"], 2), ([], 2), (["docs", "--format", "xml"], 2),
      (["warning.md", "--code-column", "Nothing"], 2),
    ] as [([String], Int32)])
  func `the exit status tells whether there are errors`(arguments: [String], status: Int32) throws {
    #expect(try folder.errcat(["lint"] + arguments).status == status)
  }

  @Test func `a document without codes is mentioned only if it was named`() throws {
    #expect(try folder.errcat("lint", "docs").out == "")
    let named = try folder.errcat("lint", "docs", "docs/plain.md").out
    #expect(named.hasPrefix("docs/plain.md:1:1: note: ") && named.hasSuffix(" [no-codes]\n"))
    #expect(named.split(separator: "\n").count == 1)
  }

  @Test func `standard input is a document`() throws {
    let text = try String(decoding: folder.read("warning.md"), as: UTF8.self)
    let outcome = try folder.errcat("lint", "-", input: text)
    #expect(outcome.out.hasPrefix("-:5:10: warning: "))
  }

  @Test func `a diagnostic in JSON has a key for each part`() throws {
    let rows = try jsonRows(folder.errcat("lint", "error.md", "--json").out)
    try #require(rows.count == 1)
    #expect(Set(rows[0].keys) == ["path", "line", "column", "severity", "rule", "message"])
    #expect(rows[0]["path"] as? String == "error.md")
    #expect(rows[0]["line"] as? Int == 5 && rows[0]["column"] as? Int == 18)
    #expect(rows[0]["severity"] as? String == "error")
    #expect(rows[0]["rule"] as? String == "surplus-cells")
    #expect((rows[0]["message"] as? String)?.contains("'or more'") == true)
    #expect(try folder.errcat("lint", "docs", "--json").out == "[]\n")
  }

  @Test(arguments: [
    ("jsonl", "{\"path\":\"warning.md\",\"line\":5,\"column\":10,\"severity\":\"warning\","),
    ("csv", "path,line,column,severity,rule,message\r\nwarning.md,5,10,warning,missing-edge-pipe,"),
    ("tsv", "path\tline\tcolumn\tseverity\trule\tmessage\nwarning.md\t5\t10\twarning\t"),
    ("markdown", "| path | line | column | severity | rule | message |\n"),
    ("json", "[{\"path\":\"warning.md\","),
    (
      "github",
      "::warning file=warning.md,line=5,col=10,title=missing-edge-pipe::the row has no pipe at "
    ),
  ])
  func `every format begins as it should`(format: String, start: String) throws {
    let out = try folder.errcat("lint", "warning.md", "--format", format).out
    #expect(out.hasPrefix(start), "\(out)")
  }

  @Test func `a workflow command of GitHub is escaped, and a note is a notice`() throws {
    try folder.write(
      "# E\n\n| Error Code | Description |\n|--|--|\n| 1 | one | 50%, or: more |\n| 2 | two |\n",
      to: "a,b:50%.md")
    let error = try folder.errcat("lint", "a,b:50%.md", "--format", "github").out
    #expect(error.hasPrefix("::error file=a%2Cb%3A50%25.md,line=5,col=13,title=surplus-cells::"))
    #expect(error.contains("'50%25, or: more'") && error.split(separator: "\n").count == 1)
    let note = try folder.errcat("lint", "docs/plain.md", "--format", "github").out
    #expect(note.hasPrefix("::notice file=docs/plain.md,line=1,col=1,title=no-codes::"))
  }

  @Test func `severities are colored only if color is wanted`() throws {
    #expect(
      try folder.errcat("lint", "error.md", "--color", "always").out.contains("\u{1B}["))
    #expect(!(try folder.errcat("lint", "error.md").out.contains("\u{1B}")))
    #expect(
      !(try folder.errcat("lint", "error.md", "--color", "always", "--format", "github").out
        .contains("\u{1B}")))
  }

  @Test func `no control character of a document reaches a terminal`() throws {
    try folder.write(
      "# E\n\n| Error Code | Description |\n|--|--|\n| 1 | a | \u{1B}[31mred\u{202E} |\n| 2 | b |\n",
      to: "evil.md")
    for format in ["text", "github"] {
      let outcome = try folder.errcat("lint", "evil.md", "--format", format)
      #expect(outcome.status == 1 && outcome.out.contains("red"))
      #expect(!outcome.out.contains("\u{1B}") && !outcome.out.contains("\u{202E}"))
    }
  }

  @Test func `an unreadable document is named and the others are linted`() throws {
    try folder.write(Documents.alpha, to: "docs/secret.md")
    #expect(try folder.shell("chmod 0 docs/secret.md").status == 0)
    let outcome = try folder.errcatWithoutPrivileges("lint", "docs", "warning.md")
    #expect(outcome.status == 2)
    #expect(outcome.err.contains("docs/secret.md: Permission denied; skipped"))
    #expect(outcome.out.hasPrefix("warning.md:5:10: "))
  }

  @Test func `linting creates no catalog`() throws {
    try folder.errcat("lint", "docs", "warning.md", "error.md")
    #expect(folder.names == ["docs", "error.md", "warning.md"])
  }
}
