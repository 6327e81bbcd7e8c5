import TestSupport
import Testing

@testable import CodeDocuments
@testable import ErrorCatalog

/// Diagnostics of a document without a catalog.
@Suite struct LintTests {
  private func findings(
    _ text: String, path: String = "doc.md", options: ImportOptions = ImportOptions()
  ) -> [String] {
    Document(path: path, bytes: Array(text.utf8), options: options).diagnostics().map {
      "\($0.line):\($0.column) \($0.severity.rawValue) \($0.rule.rawValue)"
    }
  }

  @Test func `diagnostics are in the order of their positions`() {
    let text =
      codeTable("| 1 | a | b |", "2 | b |", "| | c |", "| 2 | d |")
      + "\n| Error Code | Description |\n|---|\n| 3 | e |\n\n## 101 A\n\n## 102 B\n\n## 103 C\n"
    #expect(
      findings(text) == [
        "5:11 error surplus-cells", "6:1 warning missing-edge-pipe", "7:3 warning empty-code",
        "8:3 error duplicate-code", "10:1 error not-a-table",
      ])
  }

  @Test func `the path is the one that was typed`() {
    let document = Document(path: "a.md", typedPath: "x/a.md", bytes: Array("# A\n".utf8))
    #expect(document.diagnostics().map(\.path) == ["x/a.md"])
  }

  @Test func `lint reports what an import reports`() throws {
    let text = codeTable("| 1 | a |", "| 1 | b |", "| | c |", "Table 1", "")
    let reading = Reading(text)
    #expect(Document(path: "doc.md", bytes: Array(text.utf8)).diagnostics() == reading.diagnostics)
    #expect(reading.diagnostics.count == 3)
  }

  @Test(
    arguments: [
      (["| 1 | a |", "2 | b"], ["6:1 warning missing-edge-pipe"]),
      (["| 1 | a", "2 | b"], ["5:8 warning missing-edge-pipe"]),
      (["1 | a", "| 2 | b |"], []), (["1 | a", "2 | b"], []),
      (["| 1 | a |", "{: .table}"], ["6:1 warning text-as-row"]),
    ] as [([String], [String])])
  func `a row without edge pipes is an error only below rows that have them`(
    rows: [String], expected: [String]
  ) {
    #expect(findings(codeTable(rows[0], rows[1])) == expected)
  }

  @Test(arguments: [
    ("# A\n", "no list of error codes found"),
    (
      "| Fruit | Color |\n|--|--|\n| apple | red |\n",
      "no list of error codes found"
    ),
    (
      "| facet | slug | title | meaning | advice | words |\n|--|--|--|--|--|--|\n| cause | a | A | | B | c |\n",
      "the document contains classification rules, not codes"
    ),
  ])
  func `a document without codes says so`(text: String, words: String) throws {
    let note = try #require(Document(path: "doc.md", bytes: Array(text.utf8)).diagnostics().last)
    #expect(note.rule == .noCodes && note.severity == .note && note.line == 1 && note.column == 1)
    #expect(note.message.hasSuffix(words))
  }

  @Test func `options decide which tables hold codes`() {
    let text = "| Fruit | Color |\n|--|--|\n| apple | red |\n| apple | green |\n"
    #expect(findings(text) == ["1:1 note no-codes"])
    #expect(
      findings(text, options: ImportOptions(codeColumn: "Fruit")) == ["4:3 error duplicate-code"])
  }

  @Test(
    arguments: [
      ("| 1 | a | |", ["5:11 warning surplus-cells"]),
      ("| 1 | a | &nbsp; |", ["5:11 warning surplus-cells"]),
      ("| 1 | a | | b |", ["5:11 error surplus-cells"]),
      ("| 1 | a ||", ["5:10 warning surplus-cells"]),
      ("| 1 | a \\| b |", []), ("| 1 |", []), ("| 1 | |", []),
      ("1 | a", []), ("| 1 | a", ["5:8 warning missing-edge-pipe"]),
      ("| N/A | a |", ["5:3 warning empty-code"]), ("| | a |", ["5:3 error empty-code"]),
      ("| | |", ["5:3 warning empty-code"]), ("| --- | --- |", ["5:3 warning empty-code"]),
      ("| &nbsp; | a |", ["5:3 error empty-code"]),
      ("Table 1", ["5:1 warning text-as-row"]), ("{: .table}", ["5:1 warning text-as-row"]),
      ("| 1, 1 | a |", []), ("| 1, 2 | z |", ["6:3 warning duplicate-code"]),
    ] as [(String, [String])])
  func `the form of a row decides`(row: String, expected: [String]) {
    // A row with a code below makes it a table of codes whatever the first row is.
    #expect(findings(codeTable(row, "| 2 | z |")) == expected)
  }

  @Test(
    arguments: [
      ("a | b\n---\n", []), ("a | b\n===\n", []), ("text\n\n---\n\n| a |\n", []),
      ("| a | b |\n|---|\n| 1 | 2 |\n", ["3:1 error not-a-table"]),
      ("> | a | b |\n> |---|\n", ["3:1 error not-a-table"]),
      ("```\n| a | b |\n|---|\n```\n", []),
      ("    | a | b |\n    |---|\n", ["3:5 warning row-outside-table"]),
      ("text\n|--|--|\n| 1 | 2 |\n", ["3:1 error not-a-table"]), ("- a | b\n  ---\n", []),
    ] as [(String, [String])])
  func `rows that look like a table are an error, and other lines are not`(
    text: String, expected: [String]
  ) {
    let document = "# A\n\n\(text)\n\(codeTable("| 1 | a |", "| 2 | b |"))"
    #expect(findings(document) == expected)
  }

  @Test(arguments: [
    (["-1000 UNKNOWN", "-1001 DISCONNECTED", "-1002 UNAUTHORIZED"], true),
    (["404 Not Found", "[500] Failure", "503: Busy"], true),
    (["`KEY_UNKNOWN`", "KEY_EXPIRED", "E_1"], true),
    (["0x80070005", "0x8007000E text", "0X80070057"], true),
    (["-2014 Bad key", "+2015", "-1999"], true),
    (["404 Not Found", "500 Failure"], false), (["2024", "2025", "2026"], false),
    (["2026-03-01", "2026-03-02", "20260303"], false),
    (["20250101", "20250102", "20250103"], false),
    (["1.2.3", "120.0.1", "v100"], false), (["1", "22", "3 things"], false),
    (["2024: more", "[2025]", "(2026)"], false), (["OTHER", "Key_unknown", "API"], false),
    (["0x", "0x1", "0xyz1"], false), (["", " ", "-"], false),
  ])
  func `headings like codes where nothing mentions errors are passed over`(
    headings: [String], isNoted: Bool
  ) {
    let text = headings.map { "## \($0)\n\n" }.joined() + codeTable("| 1 | a |", "| 2 | b |")
    #expect(findings(text) == (isNoted ? ["1:1 warning list-passed-over"] : []))
  }

  @Test func `a code in two tables is compared if the texts differ`() {
    let second = "\n" + codeTable("| 1 | a |", "| 2 | c |")
    #expect(
      findings(codeTable("| 1 | a |", "| 2 | b |") + second) == ["13:3 warning conflicting-code"])
  }

  @Test func `a table of codes in HTML is a warning, and any other is passed over`() {
    let codes =
      "<table><tr><th>Error Code</th><th>Description</th></tr>"
      + "<tr><td>1</td><td>a</td></tr><tr><td>2</td><td>b</td></tr></table>\n"
    #expect(findings("# Error codes\n\n" + codes) == ["3:1 warning html-table"])
    let other = "<table><tr><th>Fruit</th></tr><tr><td>apple</td></tr></table>\n"
    #expect(findings(other + "\n" + codeTable("| 1 | a |", "| 2 | b |")) == [])
  }
}
