import HTMLReader
import Testing

@testable import CodeDocuments
@testable import ErrorCatalog

@Suite struct HTMLTableImportTests {
  private func read(
    _ text: String
  ) -> (domains: [DomainDraft], entries: [EntryDraft], diagnostics: [String], RowBalance) {
    var reader = EntryReader(Document(path: "d.md", bytes: Array(text.utf8)))
    var result: ([DomainDraft], [EntryDraft], [String]) = ([], [], [])
    while let item = reader.next() {
      switch item {
      case .domain(let domain): result.0.append(domain)
      case .column(let column): result.0[result.0.count - 1].columns.append(column)
      case .entry(let entry): result.1.append(entry)
      case .diagnostic(let diagnostic): result.2.append(diagnostic.description)
      }
    }
    return (result.0, result.1, result.2, reader.balance)
  }

  private static let basket = """
    # Shop

    <table>
      <caption>Basket errors</caption>
      <tr><th>Error code</th><th>Message</th><th>HTTP</th></tr>

      <tr>
        <td><code>B01</code></td>

        <td>The basket is &quot;full&quot;</td><td>409</td>
      </tr>
      <tr><td rowspan="2">B02</td><td>Item not found</td><td>404</td></tr>
      <tr><td>Item was removed</td><td>410</td><td>gone</td></tr>
    </table>

    """

  @Test func `a table in HTML becomes a domain and its entries`() {
    let (domains, entries, diagnostics, balance) = read(Self.basket)
    #expect(domains.map(\.slug) == ["basket-errors"] && domains.map(\.title) == ["Basket errors"])
    #expect(domains[0].line == 5 && domains[0].form == .html)
    #expect(domains[0].columns.map(\.role) == [.code, .description, .httpStatus])
    #expect(entries.map(\.code) == ["B01", "B02", "B02"])
    #expect(entries.map(\.occurrence) == [1, 1, 2])
    #expect(entries.map(\.line) == [7, 12, 13])
    #expect(
      entries.map(\.description) == [
        "The basket is \"full\"", "Item not found", "Item was removed | gone",
      ])
    #expect(entries[0].raw == "The basket is &quot;full&quot;")
    #expect(
      entries[1].attributes(domains[0].columns) == [Entry.Attribute(name: "HTTP", value: "404")])
    // A code that spans rows is not a duplicate code.
    #expect(
      diagnostics == [
        "d.md:3:1: warning: the table is written in HTML; it is read, but a Markdown table is "
          + "easier to check [html-table]",
        "d.md:13:44: error: the row has 1 more cell than the header; 'gone' is added to the "
          + "description [surplus-cells]",
      ])
    #expect(balance.description == "3 rows: 3 imported, 1 of them with diagnostics, 0 rejected")
  }

  @Test(arguments: [
    ("<table><tr><th>Error code<th>Message<tr><td>1<td>It failed</table>", 1),
    (
      "- item\n\n  <table>\n  <tr><th>Error code<th>Message\n  <tr><td>1<td>It failed\n  </table>",
      1
    ),
    ("> <table>\n> <tr><th>Error code<th>Message\n>\n> <tr><td>1<td>It\n> failed</table>", 1),
    ("<HTMLBlock>\n<table><tr><th>Error code<th>Message<tr><td>1<td>It failed</table>", 1),
    ("    <table><tr><th>Error code<th>Message<tr><td>1<td>It failed</table>", 0),
    ("```\n<table><tr><th>Error code<th>Message<tr><td>1<td>It failed</table>\n```", 0),
    ("<!--\n<table><tr><th>Error code<th>Message<tr><td>1<td>It failed</table>\n-->", 0),
    ("`<table><tr><th>Error code<th>Message<tr><td>1<td>It failed</table>`", 0),
    ("<table><tr><th>Parameter<th>Type<tr><td>id<td>string</table>", 0),
  ])
  func `a table in HTML is read where GFM has an HTML block`(text: String, count: Int) {
    let (_, entries, diagnostics, _) = read(text)
    #expect(entries.map(\.description) == Array(repeating: "It failed", count: count))
    #expect(diagnostics.count == count)
  }

  @Test(arguments: [
    // After a blank line, the text is Markdown, as in GFM.
    ("\n\nThe **basket** is `full`, see [help](h) \\*\n\n", "The basket is full, see help *"),
    ("\r\n \r\n_Full_ &lt;b&gt; &amp;amp;", "Full <b> &amp;"),
    ("\n\n```json\n{}\n```\n", "json {}"),
    // Elsewhere it is plain text.
    ("The **basket** is `full`", "The **basket** is `full`"),
    ("\nThe **basket**\n", "The **basket**"),
    ("\n\n<p>The **basket**</p>\n\n", "The **basket**"),
  ])
  func `a cell holds Markdown after a blank line`(content: String, text: String) {
    let (_, entries, _, _) = read(
      "<table><tr><th>Error code<th>Message<tr><td>1<td>It failed<tr><td>2<td>\(content)</table>")
    #expect(entries.map(\.description) == ["It failed", text])
  }

  @Test func `tables of each form are numbered in document order`() {
    let text = "| a |\n|---|\n| 1 |\n\n" + Self.basket + "\n| b |\n|---|\n| 2 |\n"
    let document = Document(path: "d.md", bytes: Array(text.utf8))
    let reports = document.tableReports()
    #expect(reports.map(\.table) == [1, 1, 2])
    #expect(reports.map(\.form) == [.table, .html, .table])
    #expect(reports.map(\.rows) == [1, 3, 1])
    #expect(reports.map(\.line) == [1, 9, 20])
    #expect(reports.map(\.lead) == [nil, "Basket errors", "Shop"])
    #expect(reports.map(\.isCodes) == [false, true, false])

    var rows: [TableRowReport] = []
    document.forEachTableRow { rows.append($0) }
    #expect(rows.map(\.table) == [1, 1, 1, 1, 2])
    #expect(rows.map(\.line) == [3, 11, 16, 17, 22])
    #expect(rows[3].cells == ["B02", "Item was removed", "410"])
    #expect(rows[3].surplus == ["gone"])
    #expect(rows[3].form == .html)
  }

  @Test func `the lead of a table is its caption, or the heading before it`() {
    let table = "<table><tr><td>a</table>"
    let text = "# One\n\ntext\n\n<h2>Two</h2>\(table)\n\n\(table)\n\n# Three\n\n\(table)"
    let reports = Document(path: "d.md", bytes: Array(text.utf8)).tableReports()
    #expect(reports.map(\.lead) == ["Two", "text", "Three"])
    #expect(reports.map(\.headings) == [["One", "Two"], ["One"], ["Three"]])
  }

  @Test func `a table nested too deep is an error, and the rest is read`() {
    let deep = "<table><tr><td>" + String(repeating: "<div>", count: 10_000) + "</table>"
    let (_, entries, diagnostics, _) = read(
      "text\n\n  \(deep)\n\n| Error code | Message |\n|---|---|\n| 1 | It failed |\n")
    #expect(
      diagnostics == [
        "d.md:3:3: error: the HTML table has more than 200 elements open at once; it is not read "
          + "[html-too-deep]"
      ])
    #expect(entries.map(\.code) == ["1"])
  }

  @Test func `a table without an end stops at the next blank line, and the rest is Markdown`() {
    let (_, entries, diagnostics, _) = read(
      """
      <table><tr><th>Error code<th>Message
      <tr><td>1<td>It failed

      | Error code | Message |
      |---|---|
      | 2 | It failed |
      """)
    #expect(entries.map(\.code) == ["1", "2"])
    #expect(
      diagnostics == [
        "d.md:1:1: warning: the HTML table has no </table>; it is read up to the next blank line "
          + "[html-table]"
      ])
  }

  @Test func `a Markdown table in a cell is a separate table`() {
    let (_, entries, _, _) = read(
      "<table><tr><td>\n\n| Error code | Message |\n|---|---|\n| 2 | It failed |\n\n</td></tr></table>"
    )
    #expect(entries.map(\.code) == ["2"])
  }
}
