import TestSupport
import Testing

@testable import Causes
@testable import CodeDocuments
@testable import ErrorCatalog
@testable import MarkdownReader

@Suite struct SynonymsTests {
  private func synonyms(_ rows: String) throws(RulesError) -> Synonyms {
    let text = "# Words\n\n| said | written |\n|---|---|\n" + rows
    return try Synonyms(Document(path: "w.md", typedPath: "my words.md", bytes: Array(text.utf8)))
  }

  @Test func `cells hold phrases`() throws {
    #expect(
      try synonyms("| 2fa;  one  time code ; | google verification |\n| why | |\n").rows == [
        Synonyms.Row(said: ["2fa", "one time code"], written: ["google verification"]),
        Synonyms.Row(said: ["why"], written: []),
      ])
  }

  @Test(
    arguments: [
      ("| | b |\n", "my words.md:5: the first cell is empty; write what people say in it"),
      ("| a | b | c |\n", "my words.md:5: the row has more cells than the header"),
    ])
  func `a faulty row is named`(rows: String, message: String) {
    let error = #expect(throws: RulesError.self) { try synonyms(rows) }
    #expect(error?.description == message)
  }

  @Test func `a document without a synonyms table is not a synonyms file`() {
    let error = #expect(throws: RulesError.self) {
      try Synonyms(Document(path: "a.md", bytes: Array("| a | b |\n|---|---|\n".utf8)))
    }
    #expect(error?.description == "a.md:1: no table has the header 'said | written'")
  }

  @Test func `a catalog keeps its synonyms until new ones are given`() throws {
    let folder = try TemporaryFolder()
    try folder.write(codeTable("| 1 | frobnicated |"), to: "a.md")
    try folder.write(codeTable("| 2 | gone |"), to: "b.md")
    var work = folder.makeImport(["a.md"])
    work.synonyms = try synonyms("| blown up; blow up | frobnicated |\n")
    _ = try work.run(into: folder("catalog.db"))
    try folder.importing(["b.md"])
    let catalog = try Catalog(path: folder("catalog.db"))
    let hit = try #require(try catalog.search("it was blown up").first)
    #expect(hit.entry.code == "1" && hit.corrected?.contains("frobnicated") == true)
    #expect(try catalog.synonyms() == work.synonyms)

    var other = folder.makeImport([])
    other.synonyms = try synonyms("| x | y |\n")
    _ = try other.run(into: folder("catalog.db"))
    let changed = try Catalog(path: folder("catalog.db"))
    #expect(try changed.synonyms() == other.synonyms)
    #expect(try changed.search("blown up") == [])
  }
}
