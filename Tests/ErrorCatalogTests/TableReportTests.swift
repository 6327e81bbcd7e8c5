import Testing

@testable import CodeDocuments
@testable import ErrorCatalog

@Suite struct TableReportTests {
  private let document = Document(
    path: "docs/a.md", typedPath: "./a.md",
    bytes: Array(
      """
      # API
      ## Errors
      Error codes of the API

      | Code | Name | **Message** |
      |---|---|---|
      | 1 | ECONNRESET | Connection failed | more |
      | 2 | ETIMEDOUT | Timed out |

      ## Parameters

      | Field | Type |
      |---|---|
      | symbol | string |
      | price

      | facet | slug | title | meaning | advice | words |
      |---|---|---|---|---|---|
      """.utf8))

  @Test func `each table is told with its place, role, columns and the reason`() {
    let reports = document.tableReports()
    #expect(reports.map(\.path) == ["./a.md", "./a.md", "./a.md"])
    #expect(reports.map(\.table) == [1, 2, 3])
    #expect(reports.map(\.line) == [5, 12, 17])
    #expect(reports.map(\.rows) == [2, 2, 0])
    #expect(reports.map(\.isCodes) == [true, false, false])
    #expect(
      reports.map(\.headings) == [
        ["API", "Errors"], ["API", "Parameters"], ["API", "Parameters"],
      ])
    #expect(reports[0].lead == "Error codes of the API")
    #expect(reports[0].header == ["Code", "Name", "Message"])
    #expect(reports[0].codeColumn == 1 && reports[0].descriptionColumn == 3)
    #expect(reports[0].domain == "error-codes-of-the-api")
    #expect(reports[1].codeColumn == nil && reports[1].descriptionColumn == nil)
    #expect(reports[1].domain == nil)
    #expect(reports.allSatisfy { !$0.reason.isEmpty })
    #expect(reports[2].reason == "its header is that of classification rules")
  }

  @Test func `the report shows the options`() {
    var document = document
    document.options = ImportOptions(codeColumn: "Field", descriptionColumn: "2", domain: "Fields")
    let report = document.tableReports()[1]
    #expect(report.isCodes && report.codeColumn == 1 && report.descriptionColumn == 2)
    #expect(report.domain == "fields" && report.reason.contains("'Field'"))
  }

  @Test func `each body row is padded to its header, with its surplus apart`() throws {
    var rows: [TableRowReport] = []
    document.forEachTableRow { rows.append($0) }
    #expect(rows.map(\.table) == [1, 1, 2, 2])
    #expect(rows.map(\.line) == [7, 8, 14, 15])
    #expect(
      rows.map(\.cells) == [
        ["1", "ECONNRESET", "Connection failed"], ["2", "ETIMEDOUT", "Timed out"],
        ["symbol", "string"], ["price", ""],
      ])
    #expect(rows.map(\.surplus) == [["more"], [], [], []])
    #expect(rows.allSatisfy { $0.path == "./a.md" && $0.cells.count == $0.header.count })
    #expect(rows[2].header == ["Field", "Type"] && rows[2].lead == "Parameters")
  }

  @Test func `an error thrown at a row is passed on`() {
    struct Enough: Error {}
    var count = 0
    #expect(throws: Enough.self) {
      try document.forEachTableRow { _ in
        count += 1
        if count == 2 { throw Enough() }
      }
    }
    #expect(count == 2)
  }
}
