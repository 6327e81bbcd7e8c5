import TestSupport
import Testing

@testable import CodeDocuments

/// How the columns other than code and description are read.
@Suite struct CodeRowReaderColumnsTests {
  @Test func `a column of symbols becomes the symbol`() {
    let reading = Reading(
      codeTable(
        "| 104 | ECONNRESET | Connection failed |", "| 110 | ETIMEDOUT | Connection timed out |",
        header: "Error Code | Name | Description"))
    #expect(reading.entries.map(\.symbol) == ["ECONNRESET", "ETIMEDOUT"])
    #expect(reading.lines == ["104: Connection failed", "110: Connection timed out"])
    #expect(reading.attributes == [])
  }

  @Test func `the codes are in the column where each row has its own`() {
    let reading = Reading(
      codeTable(
        "| 901 | 335544321 | arith_except | Arithmetic overflow |",
        "| 901 | 335544322 | bad_dbkey | Invalid key of the database |",
        "| 902 | 335544323 | bad_format | File is not a database |",
        "| 902 | 335544324 | bad_handle | Invalid handle of the database |",
        header: "SQLCODE | ENGCODE | Symbol | Message text"))
    #expect(reading.entries.map(\.code) == ["335544321", "335544322", "335544323", "335544324"])
    #expect(reading.attributes == ["SQLCODE=901"])
  }

  @Test func `a row without a code is kept under its code in another column`() {
    let reading = Reading(
      codeTable(
        "| 131000 | 700 | Something failed at the network |", "| | 701 | The number is not valid |",
        "| 131042 | — | Payment failed |", "| 131047 | — | The window is closed |",
        "| — | 702 | The template does not exist |", "| 131053 | — | The file failed to load |",
        header: "Meta code | Gateway code | Description"))
    #expect(reading.entries.map(\.code) == ["131000", "701", "131042", "131047", "702", "131053"])
    #expect(reading.lines[1] == "701: The number is not valid")
    #expect(reading.attributes.first == "Gateway code=700")
  }

  @Test func `a symbol in the code cell is the symbol, and a second one is an attribute`() {
    let rows = ["| 104 ECONNRESET | Connection failed |", "| 1 | Failed |"]
    let reading = Reading(codeTable(rows[0], rows[1]))
    #expect(reading.entries[0].code == "104")
    #expect(reading.entries[0].symbol == "ECONNRESET")
  }

  @Test(
    arguments: [
      ("HTTP | Level", "| 1 | Failed | 401 | high |", ["HTTP=401", "Level=high"]),
      ("Note | Note", "| 1 | Failed | a | b |", ["Note=a", "Note:2=b"]),
      ("Note | Note", "| 1 | Failed | | b |", ["Note:2=b"]),
      ("Note | Note | Note:2", "| 1 | Failed | a | b | c |", ["Note=a", "Note:2=b", "Note:2:2=c"]),
      (" | ", "| 1 | Failed | a | b |", ["column 3=a", "column 4=b"]),
      ("Note | Level", "| 1 | Failed | | |", []),
      (
        "reason | Level", "| 401 Unauthorized | Failed | x | |",
        ["reason=x", "reason:2=Unauthorized"]
      ),
    ])
  func `the other columns become attributes named by their headers`(
    columns: String, row: String, expected: [String]
  ) {
    let reading = Reading(
      codeTable(row, "| 2 | Failed too |", header: "Error Code | Description | \(columns)"))
    #expect(reading.attributes == expected)
  }

  @Test func `doubly encoded text is repaired in every column, and the raw cell is kept`() {
    let reading = Reading(
      codeTable("| 7 | Sent at Â±5% | â‚¬ |", header: "Error Code | Description | Note"))
    #expect(reading.lines == ["7: Sent at ±5%"])
    #expect(reading.entries[0].raw == "Sent at Â±5%")
    #expect(reading.attributes == ["Note=€"])
    #expect(reading.findings == ["5:7 encoded-twice", "5:22 encoded-twice"])
    #expect(
      reading.diagnostics[0].message
        == "'Sent at Â±5%' was encoded to UTF-8 twice; it is read as 'Sent at ±5%'")
    #expect(reading.balance == RowBalance(imported: 1, withDiagnostics: 1))
  }

  @Test(
    arguments: [
      ("Bad key", "Bad key", nil),
      ("**Bad** `key`", "Bad key", "**Bad** `key`"),
      ("[Bad key](x.md)", "Bad key", "[Bad key](x.md)"),
      ("Bad &amp; worse", "Bad & worse", "Bad &amp; worse"),
      (#"a \| b"#, "a | b", #"a \| b"#),
      ("", "", nil),
    ] as [(String, String, String?)])
  func `the raw cell is kept if it reads differently`(
    cell: String, description: String, raw: String?
  ) {
    let reading = Reading(codeTable("| 7 | \(cell) |", "| 8 | Failed |"))
    #expect(reading.entries[0].description == description)
    #expect(reading.entries[0].raw == raw)
  }

  @Test func `hostile cells are kept unchanged`() {
    let long = String(repeating: "long word ", count: 100_000)
    let reading = Reading(
      codeTable("| 7 | \(long)|", "| ../x | \u{1B}[31m\u{2}red |"))
    #expect(reading.entries.map(\.code) == ["7", "../x"])
    #expect(reading.entries[0].description.utf8.count == long.utf8.count - 1)
    #expect(reading.entries[1].description == "\u{1B}[31m\u{2}red")
  }

  @Test func `a cell with thousands of numbers is read in time`() {
    let numbers = (100_000..<110_000).map(String.init).joined(separator: " ")
    let reading = Reading(codeTable("| 7 | Failed |", "| \(numbers) | Failed |"))
    #expect(reading.balance.imported == 2)
  }

  @Test func `a header that repeats endlessly is numbered in time`() {
    let count = 20_000
    let header = "Error Code | Description" + String(repeating: " | n", count: count)
    let row = "| 7 | Failed" + String(repeating: " | x", count: count) + " |"
    let attributes = Reading(codeTable(row, header: header)).attributes
    #expect(attributes.count == count)
    #expect(attributes.last == "n:\(count)=x")
  }
}
