import MarkdownTables
import Testing

@testable import ErrorCatalog

/// Nothing is lost: each body row of a table of codes is imported or rejected.
@Suite struct RowBalanceTests {
  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func `rows imported and rejected are all the rows of the code tables`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = Self.document(&random)
    let reading = Reading(text)
    let reports = tableReports(Document(path: "doc.md", bytes: Array(text.utf8)))
    var bodyRows: [Int: Int] = [:]
    var tables = TableReader(Array(text.utf8))
    var table = 0
    while let event = tables.next() {
      if case .table(let next) = event { table = next.number }
      if case .row = event { bodyRows[table, default: 0] += 1 }
    }
    let expected = reports.filter(\.isCodes).reduce(0) { $0 + bodyRows[$1.table, default: 0] }
    #expect(reading.balance.rows == expected, "seed \(seed)")
    #expect(reports.map(\.rows) == reports.map { bodyRows[$0.table, default: 0] }, "seed \(seed)")

    let balance = reading.balance
    #expect(balance.withDiagnostics <= balance.imported, "seed \(seed)")
    let stray = reading.diagnostics.count { $0.rule == .emptyCode && $0.severity == .error }
    #expect(balance.rejected == stray, "seed \(seed)")
    #expect(reading.domains.count == reports.count(where: \.isCodes), "seed \(seed)")
    #expect(reading.domains.map(\.slug) == reports.compactMap(\.domain), "seed \(seed)")
    let spokenOf = Set(reading.diagnostics.map(\.line)).count
    #expect(balance.withDiagnostics + balance.rejected == spokenOf, "seed \(seed)")
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `no bytes break the reader`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces: [[UInt8]] =
      [
        "|", "\n", "---", "| a | b |\n|---|---|\n", "10001", " ", "\\|", "`", "*",
        "# Error code\n", "-9223372036854775808", "0xFFFFFFFFFFFFFFFF", "5xx", "Â±", "\r", "\0",
        ">", "<br>",
        "Error Code", "\t", "&#0;", "](",
      ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xF0, 0x9F], [0xED, 0xA0, 0x80]]
    let bytes = (0..<200).flatMap { _ in pieces.randomElement(using: &random) ?? [] }
    let reading = Reading(
      bytes: bytes, options: ImportOptions(allTables: seed.isMultiple(of: 2)))
    #expect(reading.balance.withDiagnostics <= reading.balance.imported, "seed \(seed)")
    let joined = reading.diagnostics.count { $0.rule == .emptyCode && $0.severity == .warning }
    #expect(reading.entries.count >= reading.balance.imported - joined, "seed \(seed)")
  }

  private static func document(_ random: inout SeededGenerator) -> String {
    let codes = ["", "1001", "1002", "`7`", "-", "5xx", "1, 2, 3", "EFAIL", "HTTP ERROR CODE 403"]
    let texts = [
      "", "Failed", "**Invalid** key", "at Â±5%", "in | out", #"a \| b"#, "no such order",
    ]
    let headers = ["Error Code | Description", "Code | Name | Message", "Field | Type"]
    var lines: [String] = []
    for table in 0..<Int.random(in: 1...4, using: &random) {
      let header = headers.randomElement(using: &random) ?? ""
      lines += ["# Error codes \(table)", "", "| \(header) |"]
      lines.append("|" + header.split(separator: "|").map { _ in "---|" }.joined())
      for _ in 0..<Int.random(in: 0...300, using: &random) {
        let cells = header.split(separator: "|").dropFirst().map { _ in
          texts.randomElement(using: &random) ?? ""
        }
        let code = codes.randomElement(using: &random) ?? ""
        let start = Int.random(in: 0..<10, using: &random) == 0 ? "" : "| "
        let end = Int.random(in: 0..<10, using: &random) == 0 ? "" : " |"
        lines.append(start + ([code] + cells).joined(separator: " | ") + end)
      }
      lines.append("")
    }
    return lines.joined(separator: "\n")
  }
}
