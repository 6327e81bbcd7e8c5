import TestSupport
import Testing

@testable import CodeDocuments
@testable import ErrorCatalog

/// One diagnostic for each code or cause of a document, however many rows it has.
@Suite struct DiagnosticGroupsTests {
  @Test(
    arguments: [
      (
        ["| 5 | a |", "| 5 | b |"],
        ["6:3 error '5' is listed 2 times (lines 5-6) with different descriptions; both are kept"]
      ),
      (
        ["| 5 | a |", "| 6 | b |", "| 5 | a |", "| 5 | a |"],
        ["7:3 warning '5' is listed 3 times (lines 5, 7-8) with the same description"]
      ),
      (
        ["| 5 | a |", "| 5 | a |", "| 7 | c |", "| 5 | b |"],
        ["6:3 error '5' is listed 3 times (lines 5-6, 8) with different descriptions; all are kept"]
      ),
      (
        ["| 5 | a |", "| 6 | a |", "| 6 | b |", "| 5 | b |"],
        [
          "7:3 error '6' is listed 2 times (lines 6-7) with different descriptions; both are kept",
          "8:3 error '5' is listed 2 times (lines 5, 8) with different descriptions; both are kept",
        ]
      ),
      (
        ["| 5 | a |", "| 5, 6 | b |", "|  6 | c |"],
        [
          "6:3 error '5' is listed 2 times (lines 5-6) with different descriptions; both are kept",
          "7:4 error '6' is listed 2 times (lines 6-7) with different descriptions; both are kept",
        ]
      ),
      (["| 5 | a |", "| 6 | a |", "| 05 | b |"], []),
    ] as [([String], [String])])
  func `a duplicate code in a table gets one diagnostic with all its lines`(
    rows: [String], expected: [String]
  ) {
    let reading = Reading(codeTable(rows.joined(separator: "\n")))
    #expect(reading.diagnostics.map(words) == expected)
    #expect(reading.diagnostics.allSatisfy { $0.rule == .duplicateCode })
  }

  @Test func `a code listed many times gets one diagnostic of bounded length`() {
    let rows = (1...500).map { "| \($0.isMultiple(of: 2) ? 4000 : $0) | Text \($0) |" }
    let reading = Reading(codeTable(rows.joined(separator: "\n")))
    #expect(
      reading.diagnostics.map(words) == [
        "8:3 error '4000' is listed 250 times (lines 6, 8, 10, 12, 14, 16, 18, 20 and 242 more) "
          + "with different descriptions; all are kept"
      ])
    #expect(reading.balance == RowBalance(imported: 500, withDiagnostics: 249))
  }

  @Test func `a code in two domains gets one diagnostic for each pair that differs`() {
    let reading = Reading(
      "# One\n\n" + Self.table("| 7 | a |", "| 8 | a |") + "\n# Two\n\n"
        + Self.table("| 7 | b |", "| 7 | c |", "| 8 | a |") + "\n# Three\n\n"
        + Self.table("| 7 | b |", "| 8 | d |"))
    #expect(
      reading.diagnostics.map { "\($0.line):\($0.column) \($0.severity.rawValue) \($0.message)" }
        == [
          "12:3 warning '7' is described differently in 'one' (line 5)",
          "13:3 error '7' is listed 2 times (lines 12-13) with different descriptions; both are "
            + "kept",
          "21:3 warning '8' is described differently in 'two' (line 14)",
        ])
  }

  @Test(
    arguments: [
      (
        ["| 1 | a", "| 2 | b", "| 3 | c |", "| 4 | d"],
        ["5:8 warning 3 rows have no pipe at their end (lines 5-6, 8)"]
      ),
      (
        ["1 | a |", "| 2 | b", "3 | c |"],
        [
          "5:1 warning 2 rows have no pipe at their start (lines 5, 7)",
          "6:8 warning the row has no pipe at its end",
        ]
      ),
      (
        ["| 1 | a |", "2 | b", "3 | c"],
        [
          "6:1 warning 2 rows have no pipe at either end (lines 6-7), unlike the rows above them; "
            + "they are read as rows"
        ]
      ),
      (
        ["| 1 | a ||", "| 2 | b | |"],
        [
          "5:10 warning 2 rows have more cells than the header (lines 5-6); the extra cells are "
            + "empty"
        ]
      ),
      (
        ["| 1 | a | x |", "| 2 | b | y |", "| 3 | c | x |"],
        [
          "5:11 error 2 rows have 1 more cell than the header (lines 5, 7); GitHub drops 'x', "
            + "errcat adds it to the description; write a pipe inside a cell as \\|",
          "6:11 error the row has 1 more cell than the header; GitHub drops 'y', errcat adds it "
            + "to the description; write a pipe inside a cell as \\|",
        ]
      ),
      (
        ["| | a |", "| | b |", "| 1 | c |", "| | d |", "| | e |"],
        [
          "5:3 error 2 rows have no code (lines 5-6), and there is no row above them to add their "
            + "text to; they are left out",
          "8:3 warning 2 rows have no code (lines 8-9); their text is added to the row above, '1'",
        ]
      ),
      (
        ["| 1 | a |", "| | |", "| 2 | b |", "| --- | --- |"],
        ["6:3 warning 2 rows are empty (lines 6, 8); they are skipped"]
      ),
      (
        ["| 1 | a |", "| N/A | b |", "| N/A | c |"],
        ["6:3 warning 2 rows have 'N/A' instead of a code (lines 6-7); kept under 'N/A'"]
      ),
      (
        ["| 1 | at Â±5 |", "| 2 | at Â±5 |", "| 3 | at Â±6 |"],
        [
          "5:7 warning 'at Â±5' was encoded to UTF-8 twice; it is read as 'at ±5' (lines 5-6)",
          "7:7 warning 'at Â±6' was encoded to UTF-8 twice; it is read as 'at ±6'",
        ]
      ),
      (
        ["| 1 | a |", "Table 1", "{: .table}"],
        [
          "6:1 warning GitHub reads 2 lines of text as rows of the table above them (lines 6-7); "
            + "they are left out; put a blank line before them"
        ]
      ),
    ] as [([String], [String])])
  func `rows with the same cause share a diagnostic`(rows: [String], expected: [String]) {
    #expect(Reading(codeTable(rows.joined(separator: "\n"))).diagnostics.map(words) == expected)
  }

  @Test func `each table has its own diagnostics`() {
    let table = codeTable("| 1 | a", "| 2 | b")
    #expect(
      Reading(table + "\n" + table).diagnostics.map(words) == [
        "5:8 warning 2 rows have no pipe at their end (lines 5-6)",
        "12:8 warning 2 rows have no pipe at their end (lines 12-13)",
      ])
  }

  @Test func `invalid UTF-8 gets one diagnostic per document`() {
    var bytes = Array("# C\u{0}\n\n".utf8)
    for row in 1...3 { bytes += Array("| caf".utf8) + [0xE9] + Array(" \(row) |\n".utf8) }
    bytes += Array("\nend\u{0}\n".utf8)
    #expect(
      Reading(bytes: bytes).diagnostics.map(words) == [
        "1:4 warning 2 lines contain NUL characters (lines 1, 7); \u{FFFD} replaces them",
        "3:6 warning 3 lines are not valid UTF-8 (lines 3-5); \u{FFFD} replaces the bytes that "
          + "could not be read",
      ])
  }

  @Test func `diagnostics are sorted by line and column at the end, whatever found them`() {
    let bytes =
      Array(
        ("## 101 A\n\n## 102 B\n\n## 103 C\n\n"
          + codeTable("| 1 | a || b", "| 2 | b |", "| 1 | c |", "| 3 | d")).utf8)
      + [0x0A, 0xFF, 0x0A]
    var reader = EntryReader(Document(path: "d.md", bytes: bytes))
    var kinds = ""
    var places: [[Int]] = []
    while let item = reader.next() {
      switch item {
      case .domain: kinds += "d"
      case .column: kinds += "c"
      case .entry: kinds += "e"
      case .diagnostic(let diagnostic):
        kinds += "!"
        places.append([diagnostic.line, diagnostic.column])
      }
    }
    #expect(kinds == "deeee!!!!!")
    #expect(places == [[1, 1], [11, 10], [11, 13], [13, 3], [16, 1]])
    #expect(reader.next() == nil)
  }

  private func words(_ diagnostic: Diagnostic) -> String {
    "\(diagnostic.line):\(diagnostic.column) \(diagnostic.severity.rawValue) \(diagnostic.message)"
  }

  private static func table(_ rows: String...) -> String {
    "| Error Code | Description |\n|--|--|\n" + rows.joined(separator: "\n") + "\n"
  }
}
