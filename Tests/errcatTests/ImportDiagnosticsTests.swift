import TestSupport
import Testing

/// The diagnostics of `errcat import`: a summary by rule, or with `-v` each of them.
@Suite struct ImportDiagnosticsTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// A document with a duplicate code, four rows without a closing pipe, and five rows with
  /// surplus cells.
  private static let untidy =
    "# E\n\n| Error Code | Description |\n|--|--|\n| 1 | a |\n| 1 | b |\n"
    + (11...14).map { "| \($0) | c\n" }.joined()
    + (21...25).map { "| \($0) | d | \($0) |\n" }.joined()

  @Test func `each rule shows its first three diagnostics, errors first, then the balance`() throws
  {
    try folder.write(Self.untidy, to: "e.md")
    let outcome = try folder.errcat("import", "e.md")
    let lines = outcome.err.split(separator: "\n").map(String.init)
    #expect(
      lines == [
        "e.md:6:3: error: '1' is listed 2 times (lines 5-6) with different descriptions; both are "
          + "kept [duplicate-code]"
      ]
        + (21...23).map { code in
          "e.md:\(code - 10):12: error: the row has 1 more cell than the header; GitHub drops "
            + "'\(code)', errcat adds it to the description; write a pipe inside a cell as \\| "
            + "[surplus-cells]"
        } + [
          "... 2 more surplus-cells; errcat import -v shows all",
          "e.md:7:9: warning: 4 rows have no pipe at their end (lines 7-10) [missing-edge-pipe]",
          "7 diagnostics: 1 duplicate-code error, 5 surplus-cells errors, 1 missing-edge-pipe warning",
          "11 rows: 11 imported, 10 of them with diagnostics, 0 rejected",
          "11 codes from 1 document of shop -> catalog.db",
        ])
    #expect(outcome.status == 0)
  }

  @Test(arguments: ["-v", "--verbose"])
  func `verbose output shows every diagnostic as lint does`(option: String) throws {
    try folder.write(Self.untidy, to: "e.md")
    let outcome = try folder.errcat("import", "e.md", option)
    let lint = try folder.errcat("lint", "e.md")
    let lines = outcome.err.split(separator: "\n")
    #expect(lint.out.split(separator: "\n").count == 7)
    #expect(Array(lines.dropLast(3)) == lint.out.split(separator: "\n"))
    #expect(lines.dropLast(2).last?.hasPrefix("7 diagnostics: ") == true)
    #expect(
      lines.suffix(2) == [
        "11 rows: 11 imported, 10 of them with diagnostics, 0 rejected",
        "11 codes from 1 document of shop -> catalog.db",
      ])
  }

  @Test func `a clean document prints only the balance and its codes`() throws {
    try folder.write(Documents.alpha, to: "a.md")
    for options in [[], ["-v"]] {
      #expect(
        try folder.errcat(["import", "a.md"] + options).err
          == "2 rows: 2 imported, 0 of them with diagnostics, 0 rejected\n"
          + "2 codes from 1 document of shop -> catalog.db\n")
    }
  }

  @Test func `the summary of three hundred documents is as short as that of three`() throws {
    for number in 1...300 {
      try folder.write(
        number.isMultiple(of: 2) ? Self.untidy + "<!-- \(number) -->\n" : Documents.plain,
        to: "docs/\(1000 + number).md")
    }
    let outcome = try folder.errcat("import", "docs")
    let lines = outcome.err.split(separator: "\n")
    #expect(lines.count == 19)
    for (rule, more) in [
      ("duplicate-code", 147), ("surplus-cells", 747), ("missing-edge-pipe", 147),
      ("no-codes", 147),
    ] {
      #expect(lines.contains("... \(more) more \(rule); errcat import -v shows all"))
      #expect(lines.count { $0.hasSuffix(" [\(rule)]") } == 3)
    }
    #expect(
      lines[16] == "1200 diagnostics: 150 duplicate-code errors, 750 surplus-cells errors, "
        + "150 missing-edge-pipe warnings, 150 no-codes notes")
    #expect(lines[17] == "1650 rows: 1650 imported, 1500 of them with diagnostics, 0 rejected")
    #expect(lines[18] == "1650 codes from 150 documents of shop -> catalog.db")
    let all = try folder.errcat("import", "docs", "-v").err.split(separator: "\n")
    #expect(all.count == 1203 && Array(all.suffix(3)) == Array(lines.suffix(3)))
  }

  @Test func `a catalog keeps its diagnostics in the order of lines and columns`() throws {
    try folder.write(
      "# E\n\n| Error Code | Description |\n|--|--|\n| 1 | a\n| 2 | b |\n| 2 | c | x |\n| 1 | d |\n"
        + "| N/A | e |\n| 3 | f\n", to: "e.md")
    try folder.errcat("import", "e.md")
    let rows = try jsonRows(
      folder.errcat("sql", "SELECT line, \"column\" FROM diagnostics ORDER BY id", "--json").out
    ).map { "\($0["line"] ?? ""):\($0["column"] ?? "")" }
    #expect(rows == ["5:8", "7:3", "7:11", "8:3", "9:3"])
    #expect(
      try folder.errcat("lint", "e.md").out.split(separator: "\n").map {
        $0.split(separator: ":")[1...2].joined(separator: ":")
      } == rows)
    try folder.write(Documents.alpha, to: "a.md")
    try folder.errcat("import", "a.md")
    try folder.errcat("remove", "a.md")
    let kept = try jsonRows(
      folder.errcat("sql", "SELECT line, \"column\" FROM diagnostics ORDER BY id", "--json").out
    ).map { "\($0["line"] ?? ""):\($0["column"] ?? "")" }
    #expect(kept == rows)
  }

  @Test func `no control character of a document reaches a terminal`() throws {
    try folder.write(
      "# E\n\n| Error Code | Description |\n|--|--|\n| 1 | a | \u{1B}[31mred\u{202E} |\n| 2 | b |\n",
      to: "evil.md")
    for options in [[], ["-v"]] {
      let outcome = try folder.errcat(["import", "evil.md"] + options)
      #expect(outcome.err.contains("red") && !outcome.err.contains("\u{1B}"))
      #expect(!outcome.err.contains("\u{202E}"))
    }
  }
}
