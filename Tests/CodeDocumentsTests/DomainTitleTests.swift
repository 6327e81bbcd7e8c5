import TestSupport
import Testing

@testable import CodeDocuments

@Suite struct DomainTitleTests {
  private static let sentence =
    "The table below lists everything that can go wrong while a parcel is on its way to you."

  @Test(arguments: [
    (["Parcels"], "REST API Error Code", "REST API Error Code", "rest-api"),
    (["Parcels"], "Error codes:", "Error codes", "error"),
    // A directive is neither a heading nor text.
    (["Parcels", "Lost parcels"], "[!div class=\"wide\"]", "Lost parcels", "lost-parcels"),
    (["Parcels"], "{% admonition %}", "Parcels", "parcels"),
    (["Parcels"], ":::note", "Parcels", "parcels"),
    (["Parcels"], "!!! note \"Codes\"", "Parcels", "parcels"),
    ([], "import Tabs from 'tabs'", "Shop", "shop"),
    // Neither are a sentence, an item of a list, data, and half a sentence.
    (["Parcels", "Lost parcels"], sentence, "Lost parcels", "lost-parcels"),
    (["Parcels"], "The following codes are sent when a parcel is late:", "Parcels", "parcels"),
    (["Parcels"], "1. Send the parcel", "Parcels", "parcels"),
    (["Parcels"], "{\"code\": 1}", "Parcels", "parcels"),
    (["Parcels"], "and late parcels", "Parcels", "parcels"),
    (["Parcels"], "| 1 | Lost |", "Parcels", "parcels"),
    // What documentation generators add to headings, and numbers of items.
    (["Parcels {#parcels .wide}"], "{% x %}", "Parcels", "parcels"),
    (["3. Late parcels\u{200B}"], "{% x %}", "Late parcels", "late-parcels"),
    (["# Late parcels ¶"], "{% x %}", "Late parcels", "late-parcels"),
    (["Parcels", ""], "{% x %}", "Parcels", "parcels"),
    (
      [sentence], "{% x %}", "The table below lists everything that can go wrong while a…",
      "the-table-below-lists-everything-that-can-go-wrong"
    ),
    ([], "***", "Shop", "shop"),
  ])
  func `a domain is named after the heading or line above its table`(
    headings: [String], lead: String, title: String, slug: String
  ) throws {
    let document = Document(
      path: "d.md", bytes: Array("| Error Code | Description |\n|--|--|\n| 1 | Lost |\n".utf8))
    var tables = DocumentEvents(DecodedDocument(document))
    guard case .table(var table)? = tables.next() else {
      Issue.record("no table")
      return
    }
    table.headings = headings
    table.lead = lead
    table.leadIsAlone = true
    let name = DomainTitle(table, documentTitle: "Shop", options: ImportOptions())
    #expect(name.title == title)
    #expect(name.slug == slug)
  }

  @Test func `a line counts only if it stands alone, and a repeated title gets the heading above`()
  {
    func titles(_ text: String) -> [String] { Reading(text).domains.map(\.title) }
    let table = "| Error code | Text |\n|--|--|\n| 1 | Lost |\n"
    #expect(titles("# Parcels\n\nError codes\n\n" + table) == ["Error codes"])
    #expect(titles("# Parcels\n\nThese are\nerror codes\n\n" + table) == ["Parcels"])
    #expect(titles("# Parcels\n\n* Error codes\n\n" + table) == ["Parcels"])
    let twice = "## Late\n\n### Errors\n\n\(table)\n## Lost\n\n### Errors\n\n\(table)"
    #expect(titles(twice) == ["Late: Errors", "Lost: Errors"])
    #expect(titles(table) == ["Codes"])
  }
}
