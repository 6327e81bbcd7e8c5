import CodeDocuments
import ErrorCatalog
import TestSupport
import Testing

/// The notes of a catalog, for programs.
@Suite struct CatalogNotesTests {
  @Test func `codes whose notes say so are ignored, those of the named domain alone`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      # A
      | Error code | Symbol | Description |
      | --- | --- | --- |
      | 1 | FULL | Full |
      | 2 | | Empty |
      # B
      | Error code | Description |
      | --- | --- |
      | 1 | First |
      | 2 | Second |
      | a:b | Third |

      """, to: "codes.md")
    var work = CatalogImport(try FoundDocuments(at: [folder("codes.md")]))
    work.notes = [
      CodeNote(code: "full", text: "", status: "ignored"),
      CodeNote(code: "b:2", text: "", status: "Ignored"),
      CodeNote(code: "shop/B:A:B", text: "", status: "ignored"),
      CodeNote(code: "2", text: "", status: "open"),
      CodeNote(code: "9", text: "gone", status: "ignored"),
    ]
    _ = try work.run(into: folder("catalog.db"))
    let catalog = try Catalog(path: folder("catalog.db"))
    var ignored: [String] = []
    let ids = try catalog.ignoredCodes()
    try catalog.forEachEntry { entry in
      if ids.contains(entry.id) { ignored.append("\(entry.domain):\(entry.code)") }
    }
    #expect(ignored == ["a:1", "b:2", "b:a:b"])
    #expect(try catalog.notesWithoutCode().map(\.code) == ["9"])
    let second = try catalog.explain("b:2")
    #expect(try catalog.notes(on: second[0]).map(\.code) == ["b:2", "2"])
  }
}
