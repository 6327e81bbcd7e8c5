import MarkdownReader
import TestSupport
import Testing

@testable import CodeDocuments
@testable import ErrorCatalog

/// Nothing is lost: each body row of a table of codes is imported or rejected.
@Suite struct RowBalanceTests {
  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func `the imported and rejected rows are all rows of the code tables`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = Self.document(&random)
    let reading = Reading(text)
    let reports = Document(path: "doc.md", bytes: Array(text.utf8)).tableReports()
    var bodyRows: [Int: Int] = [:]
    var tables = MarkdownTableReader(Array(text.utf8))
    var table = 0
    while let event = tables.next() {
      if case .table(let next) = event { table = next.number }
      if case .row = event { bodyRows[table, default: 0] += 1 }
    }
    let read = reports.filter { $0.form == .table }
    // Lists that are no tables have as many rows as they say.
    let forms: Set<CodeListForm> = [.headings, .list, .definitions, .lines]
    let others = reports.filter { $0.isCodes && forms.contains($0.form) }
    let expected =
      read.filter(\.isCodes).reduce(0) { $0 + bodyRows[$1.table, default: 0] }
      + others.reduce(0) { $0 + $1.rows }
    // Rows outside tables come on top.
    let outside = reading.diagnostics.contains {
      $0.rule == .rowOutsideTable || $0.rule == .notATable
    }
    #expect(
      outside ? reading.balance.rows >= expected : reading.balance.rows == expected, "seed \(seed)")
    #expect(read.map(\.rows) == read.map { bodyRows[$0.table, default: 0] }, "seed \(seed)")

    let balance = reading.balance
    #expect(balance.withDiagnostics <= balance.imported, "seed \(seed)")
    #expect(balance.rows == balance.imported + balance.rejected, "seed \(seed)")
    let stray = reading.diagnostics.filter { $0.rule == .emptyCode && $0.severity == .error }
    #expect(balance.rejected == stray.map(Self.count).reduce(0, +), "seed \(seed)")
    #expect(reading.domains.count == reports.count(where: \.isCodes), "seed \(seed)")
    #expect(reading.domains.map(\.slug) == reports.compactMap(\.domain), "seed \(seed)")
  }

  /// Tables so short that no diagnostic cuts its list of lines.
  @Test(arguments: 1...100 as ClosedRange<UInt64>)
  func `each row with a diagnostic is counted once`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let reading = Reading(Self.document(&random, rows: 0...14))
    var lines: Set<Int> = []
    for diagnostic in reading.diagnostics where !Self.outsideTables.contains(diagnostic.rule) {
      lines.formUnion(try Self.lines(of: diagnostic))
    }
    let balance = reading.balance
    #expect(balance.withDiagnostics + balance.rejected == lines.count, "seed \(seed)")
  }

  /// Diagnostics about lines that are not rows of the tables read.
  private static let outsideTables: Set<Diagnostic.Rule> = [
    .rowOutsideTable, .notATable, .swappedHeaders, .listPassedOver,
  ]

  /// The number of rows of a diagnostic, by its first word.
  private static func count(_ diagnostic: Diagnostic) -> Int {
    diagnostic.message.split(separator: " ").first.flatMap { Int($0) } ?? 1
  }

  /// The lines of a diagnostic, without the first row of a code, which is valid.
  private static func lines(of diagnostic: Diagnostic) throws -> Set<Int> {
    guard diagnostic.rule != .conflictingCode,
      let list = diagnostic.message.firstMatch(of: /\(lines ([0-9, -]+)\)/)
    else { return [diagnostic.line] }
    let runs = try list.1.split(separator: ", ").map { run in
      let ends = run.split(separator: "-").compactMap { Int($0) }
      return try #require(ends.first)...(try #require(ends.last))
    }
    let lines = Set(runs.joined())
    return diagnostic.rule == .duplicateCode ? lines.filter { $0 >= diagnostic.line } : lines
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
    let balance = reading.balance
    #expect(
      reading.entries.count >= balance.imported - balance.withDiagnostics, "seed \(seed)")
  }

  private static func document(
    _ random: inout SeededGenerator, rows: ClosedRange<Int> = 0...300
  ) -> String {
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
      for _ in 0..<Int.random(in: rows, using: &random) {
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
