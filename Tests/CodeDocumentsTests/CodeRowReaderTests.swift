import TestSupport
import Testing

@testable import CodeDocuments

@Suite struct CodeRowReaderTests {
  @Test(
    arguments: [
      ("| 1001 | Bad key |", []),
      ("1001 | Bad key", []),
      ("| 1001 | Bad key", ["5:17 missing-edge-pipe"]),
      ("1001 | Bad key |", ["5:1 missing-edge-pipe"]),
    ])
  func `a row that lacks one edge pipe is imported and reported`(row: String, findings: [String]) {
    let reading = Reading(codeTable(row))
    #expect(reading.lines == ["1001: Bad key"])
    #expect(reading.findings == findings)
    #expect(reading.diagnostics.allSatisfy { $0.severity == .warning })
    #expect(reading.balance.imported == 1)
    #expect(reading.balance.withDiagnostics == findings.count)
  }

  @Test(
    arguments: [
      (["| Sign-in | |", "| 1003 | c |"], ["1001: a", "1002: b", "1003: c"], ["section=Sign-in"]),
      (
        ["| Sign-in | |", "| Tokens | |", "| 1003 | c |"], ["1001: a", "1002: b", "1003: c"],
        ["section=Sign-in: Tokens"]
      ),
      (["| Timed out | |"], ["1001: a", "1002: b", "Timed out: "], []),
      (
        ["| Timed out | |", "| Hung up | |"], ["1001: a", "1002: b", "Timed out: ", "Hung up: "], []
      ),
      (
        ["| One | |", "| Two | |", "| Three | |", "| Four | |", "| 1003 | c |"],
        ["1001: a", "1002: b", "One: ", "1003: c"], ["section=Two: Three: Four"]
      ),
    ] as [([String], [String], [String])])
  func `rows of words head the rows below them, and are codes where nothing is below`(
    rows: [String], lines: [String], section: [String]
  ) throws {
    let reading = Reading(
      codeTable((["| 1001 | a |", "| 1002 | b |"] + rows).joined(separator: "\n")))
    #expect(reading.lines == lines)
    let last = try #require(reading.entries.last)
    #expect(
      last.attributes(reading.domains[0].columns).map { "\($0.name)=\($0.value)" } == section)
    #expect(reading.balance == RowBalance(imported: 2 + rows.count))
  }

  @Test(
    arguments: [
      ("| 1001 | in | out |", "in | out", "in"),
      ("| 1001 | a || b |", "a | b", "a"),
      ("| 1001 | **in** | out |", "in | out", "**in**"),
      ("| 1001 | | out |", "out", ""),
      ("| 1001 | in | |", "in", nil),
    ] as [(String, String, String?)])
  func `cells beyond the header are kept in the description`(
    row: String, description: String, raw: String?
  ) {
    let reading = Reading(codeTable(row))
    #expect(reading.entries.map(\.description) == [description])
    #expect(reading.entries.map(\.raw) == [raw])
    #expect(reading.diagnostics.map(\.rule) == [.surplusCells])
    // An empty cell removes nothing.
    #expect(reading.diagnostics.map(\.severity) == [row.hasSuffix("| |") ? .warning : .error])
    #expect(reading.balance == RowBalance(imported: 1, withDiagnostics: 1))
  }

  @Test func `the report of a surplus cell names the column and the text that GitHub drops`() {
    let reading = Reading(codeTable("| 1001 | in | out | more |"))
    #expect(
      reading.diagnostics.map(\.description) == [
        "doc.md:5:15: error: the row has 2 more cells than the header; GitHub drops 'out | more', "
          + "errcat adds it to the description; write a pipe inside a cell as \\| [surplus-cells]"
      ])
  }

  @Test func `a row without a code continues the row above it, in every column`() {
    let reading = Reading(
      codeTable(
        "| 1001 | Bad key | 401 | |", "| | or signature | | see auth |", "| - | at all | 401 | |",
        "| 1002 | Slow | 504 | |", header: "Error Code | Description | HTTP | Note"))
    #expect(reading.lines == ["1001: Bad key or signature at all", "1002: Slow"])
    #expect(reading.entries[0].raw == "Bad key")
    #expect(reading.entries[0].line == 5)
    #expect(reading.attributes == ["HTTP=401 401", "Note=see auth"])
    #expect(
      reading.diagnostics.map(\.description) == [
        "doc.md:6:3: warning: 2 rows have no code (lines 6-7); their text is added to the row "
          + "above, '1001' [empty-code]"
      ])
    #expect(reading.balance == RowBalance(imported: 4, withDiagnostics: 2))
  }

  @Test func `a row without a code adds to each code of the row above`() {
    let reading = Reading(codeTable("| 1001, 1002 | Bad |", "| | key |"))
    #expect(reading.lines == ["1001: Bad key", "1002: Bad key"])
  }

  @Test func `a first row without a code is rejected and reported`() {
    let reading = Reading(codeTable("| | stray |", "| 1001 | Bad key |"))
    #expect(reading.lines == ["1001: Bad key"])
    #expect(
      reading.diagnostics.map(\.description) == [
        "doc.md:5:3: error: the row has no code, and there is no row above it to add its text to; "
          + "it is left out [empty-code]"
      ])
    #expect(reading.balance == RowBalance(imported: 1, withDiagnostics: 0, rejected: 1))
  }

  @Test func `a row without a code never continues another table`() {
    let reading = Reading(
      codeTable("| 1001 | Bad key |") + "\n" + codeTable("| | stray |", "| 1002 | Slow |"))
    #expect(reading.lines == ["1001: Bad key", "1002: Slow"])
    #expect(reading.balance.rejected == 1)
  }

  @Test func `a duplicate code is kept, and a different text changes the diagnostic`() {
    let reading = Reading(
      codeTable("| 7 | One |", "| 7 | Two |", "| 7 | One |", "| 8 | One |"))
    #expect(reading.lines == ["7: One", "7: Two", "7: One", "8: One"])
    #expect(reading.entries.map(\.occurrence) == [1, 2, 3, 1])
    #expect(reading.findings == ["6:3 duplicate-code"])
    #expect(reading.diagnostics.map(\.severity) == [.error])
    #expect(reading.balance == RowBalance(imported: 4, withDiagnostics: 2))
  }

  @Test func `a code may be in two tables of a document, and a different text is reported`() {
    let reading = Reading(codeTable("| 7 | One |") + "\n" + codeTable("| 7 | Two |"))
    #expect(reading.entries.map(\.occurrence) == [1, 1])
    #expect(reading.diagnostics.map(\.rule) == [.conflictingCode])
    let same = Reading(codeTable("| 7 | One |") + "\n" + codeTable("| 7 | One |"))
    #expect(same.diagnostics == [])
  }

  @Test(
    arguments: [
      ("1001, 1002", ["1001", "1002"]),
      ("1001/1002", ["1001", "1002"]),
      ("4000-4099", ["4000-4099"]),
      ("5xx", ["5xx"]),
      ("`1001`", ["1001"]),
      ("-1", ["-1"]),
      ("HTTP ERROR CODE 403", ["HTTP ERROR CODE 403"]),
      ("99999999999999999999", ["99999999999999999999"]),
      ("9223372036854775807", ["9223372036854775807"]),
      ("-9223372036854775808", ["-9223372036854775808"]),
      (
        "9223372036854775807 (-9223372036854775808)",
        ["9223372036854775807 (-9223372036854775808)"]
      ),
      ("0x80070005 (-2147024891)", ["0x80070005"]),
    ])
  func `a code cell gives one row, and an entry for each code`(cell: String, codes: [String]) {
    let reading = Reading(codeTable("| \(cell) | Failed |", "| 1 | Failed |"))
    #expect(reading.entries.dropLast().map(\.code) == codes)
    #expect(reading.balance.imported == 2)
  }

  @Test(
    arguments: [
      ("10016", 10016, nil), ("007", 7, nil), ("-1000", -1000, nil), ("0x1F", 31, nil),
      ("EFAIL", nil, nil), ("4000-4099", nil, 4000...4099), ("5xx", nil, 500...599),
      ("9223372036854775807", .max, nil), ("-9223372036854775808", .min, nil),
      ("99999999999999999999", nil, nil),
    ] as [(String, Int64?, ClosedRange<Int64>?)])
  func `a code that is a number, a range or a class is marked as one`(
    code: String, number: Int64?, range: ClosedRange<Int64>?
  ) {
    let entry = Reading(codeTable("| \(code) | Failed |", "| 1 | Failed |")).entries[0]
    #expect(entry.code == code)
    #expect(entry.number == number)
    #expect(entry.range == range)
  }
}
