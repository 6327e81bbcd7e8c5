import Testing

@testable import CodeDocuments

@Suite struct DomainTitleTests {
  private static let sentence =
    "The table below lists everything that can go wrong while a parcel is on its way to you."

  @Test(arguments: [
    (["Parcels"], "REST API Error Code", "REST API Error Code", "rest-api"),
    // A directive is neither a heading nor text.
    (["Parcels", "Lost parcels"], "[!div class=\"wide\"]", "Lost parcels", "lost-parcels"),
    (["Parcels"], "{% admonition %}", "Parcels", "parcels"),
    (["Parcels"], ":::note", "Parcels", "parcels"),
    ([], "import Tabs from 'tabs'", "Shop", "shop"),
    // A sentence is a title, but not a name.
    (["Parcels", "Lost parcels"], sentence, sentence, "lost-parcels"),
    ([], sentence, sentence, "the-table-below-lists-everything-that-can-go-wrong"),
    (
      [], String(repeating: "错", count: 60), String(repeating: "错", count: 60),
      String(repeating: "错", count: 50)
    ),
    ([], "***", "***", "codes"),
  ])
  func `a domain is named after the heading or line above its table`(
    headings: [String], lead: String, title: String, slug: String
  ) throws {
    let document = Document(
      path: "d.md", bytes: Array("| Error Code | Description |\n|--|--|\n| 1 | Lost |\n".utf8))
    var tables = DocumentEvents(document)
    guard case .table(var table)? = tables.next() else {
      Issue.record("no table")
      return
    }
    table.headings = headings
    table.lead = lead
    let name = DomainTitle(table, documentTitle: "Shop", options: ImportOptions())
    #expect(name.title == title)
    #expect(name.slug == slug)
  }
}
