import TestSupport
import Testing

@testable import CodeDocuments

@Suite struct EntryReaderTests {
  @Test func `a table becomes a domain, named by the nearest heading or text line`() {
    let reading = Reading(
      """
      # Errors of the API
      ## REST API Error Code
      | Error Code | Description |
      |---|---|
      | 1 | Failed |

      Some words.

      WebSocket error codes

      | Error Code | Description |
      |---|---|
      | 2 | Failed too |
      """)
    #expect(reading.title == "Errors of the API")
    #expect(reading.domains.map(\.slug) == ["rest-api", "websocket"])
    #expect(reading.domains.map(\.title) == ["REST API Error Code", "WebSocket error codes"])
    #expect(reading.domains.map(\.line) == [3, 11])
    #expect(reading.entries.map(\.line) == [5, 13])
  }

  @Test(
    arguments: [
      ("---\ntitle: Payments\n---\n", "payments", "Payments"),
      ("", "codes", "Codes"),
    ])
  func `a table with nothing above it is named after the document, or codes`(
    start: String, slug: String, title: String
  ) {
    let reading = Reading(start + "| Error Code | Description |\n|---|---|\n| 1 | Failed |\n")
    #expect(reading.domains.map(\.slug) == [slug])
    #expect(reading.domains.map(\.title) == [title])
  }

  @Test func `domains with the same title are numbered`() {
    let reading = Reading(
      codeTable("| 1 | Failed |") + "\n" + codeTable("| 1 | Failed |")
        + "\n" + codeTable("| 1 | Failed |"))
    #expect(reading.domains.map(\.slug) == ["error", "error-2", "error-3"])
    #expect(Set(reading.domains.map(\.title)) == ["Error codes"])
  }

  @Test func `a title without a letter still gives a slug`() {
    let reading = Reading("# 🙂\n\n| Error Code | Description |\n|---|---|\n| 1 | Failed |\n")
    #expect(reading.domains.map(\.slug) == ["codes"])
  }

  @Test(arguments: [
    "", "\n\n", "# Only a heading\n", "Error Code | Description\n",
    "| Name | Type |\n|---|---|\n| symbol | string |\n", "\u{FEFF}", "\0\0\0",
  ])
  func `a document without a table of codes gives nothing`(text: String) {
    let reading = Reading(text)
    #expect(reading.domains == [])
    #expect(reading.entries == [])
    #expect(reading.diagnostics.map(\.rule) == (text.contains("\0") ? [.invalidText] : []))
    #expect(reading.balance.rows == 0)
    #expect(!reading.holdsRules)
  }

  @Test func `a row whose bytes are not UTF-8 is imported with a diagnostic`() {
    var bytes = Array(codeTable("| 1001 | Failed |", "| 1002 | Failed too |").utf8)
    bytes[bytes.count - 5] = 0xFF
    var reader = EntryReader(Document(path: "d.md", bytes: bytes))
    while reader.next() != nil {}
    #expect(reader.balance == RowBalance(imported: 2, withDiagnostics: 1, rejected: 0))
  }

  @Test func `a table of codes without rows is a domain without entries`() {
    let reading = Reading(codeTable(), options: ImportOptions(codeColumn: "Error Code"))
    #expect(reading.domains.count == 1)
    #expect(
      reading.balance.description
        == "0 rows: 0 imported, 0 of them with diagnostics, 0 rejected")
  }

  @Test func `a table of rules is never a table of codes`() {
    let reading = Reading(
      "# Error codes\n\n| facet | slug | title | meaning | advice | words |\n|---|---|---|---|---|---|\n"
        + "| cause | unspecified | Error 1 | Failed | | |\n",
      options: ImportOptions(allTables: true))
    #expect(reading.holdsRules)
    #expect(reading.domains == [])
  }

  @Test func `rows beyond the sample are read as those in it`() {
    let count = EntryReader.sampleSize * 2 + 1
    let rows = (1...count).map { "| \($0) | Failed |" }.joined(separator: "\n")
    let reading = Reading(codeTable(rows))
    #expect(reading.entries.map(\.code) == (1...count).map(String.init))
    #expect(reading.entries.map(\.line) == Array(5..<(5 + count)))
    #expect(reading.balance == RowBalance(imported: count))
  }

  @Test func `a balance is written in words`() {
    let balance = RowBalance(imported: 203, withDiagnostics: 3, rejected: 2)
    #expect(balance.description == "205 rows: 203 imported, 3 of them with diagnostics, 2 rejected")
    #expect(balance.rows == 205)
  }
}

/// What the options of an import change.
@Suite struct EntryReaderOptionsTests {
  private let text =
    "# Limits\n\n| Name | Ref | Words |\n|---|---|---|\n| Alpha beta | r1 | one |\n| Gamma | r2 | two |\n"

  @Test(
    arguments: [
      (ImportOptions(), []),
      (ImportOptions(codeColumn: "Ref", descriptionColumn: "Words"), ["r1: one", "r2: two"]),
      (ImportOptions(codeColumn: "ref", descriptionColumn: "WORDS"), ["r1: one", "r2: two"]),
      (ImportOptions(codeColumn: "2", descriptionColumn: "3"), ["r1: one", "r2: two"]),
      (ImportOptions(codeColumn: "2"), ["r1: Alpha beta", "r2: Gamma"]),
      (
        ImportOptions(codeColumn: "Ref", descriptionColumn: "no such"),
        ["r1: Alpha beta", "r2: Gamma"]
      ),
      (ImportOptions(codeColumn: "no such"), []),
      (ImportOptions(codeColumn: "0"), []), (ImportOptions(codeColumn: "4"), []),
      (ImportOptions(codeColumn: "-9223372036854775808"), []),
      (ImportOptions(codeColumn: "no such", allTables: true), []),
      (
        ImportOptions(descriptionColumn: "Words", allTables: true),
        ["Alpha beta: one", "Gamma: two"]
      ),
    ] as [(ImportOptions, [String])])
  func `options name the columns`(options: ImportOptions, lines: [String]) {
    #expect(Reading(text, options: options).lines == lines)
  }

  @Test func `an option names the domain of every table`() {
    let reading = Reading(
      codeTable("| 1 | Failed |") + "\n" + codeTable("| 1 | Failed |"),
      options: ImportOptions(domain: "Payments error codes"))
    #expect(reading.domains.map(\.slug) == ["payments", "payments-2"])
    #expect(reading.domains.map(\.title) == ["Payments error codes", "Payments error codes"])
  }

  @Test(
    arguments: [
      (ImportOptions(), "{}"),
      (
        ImportOptions(codeColumn: "a\"b", descriptionColumn: "2"),
        #"{"code_column":"a\"b","description_column":"2"}"#
      ),
      (ImportOptions(domain: "D", allTables: true), #"{"domain":"D","all_tables":true}"#),
    ])
  func `given options are kept as a JSON object`(options: ImportOptions, json: String) {
    #expect(options.json == json)
  }

  @Test(arguments: [("a.mdx", true), ("a.MDX", true), ("a.md", false), ("mdx", false)])
  func `MDX comments are not comments in Markdown`(path: String, isComment: Bool) {
    let reading = Reading("{/*\n" + codeTable("| 1 | Failed |") + "\n*/}\n", path: path)
    #expect(reading.entries.isEmpty == isComment)
  }
}
