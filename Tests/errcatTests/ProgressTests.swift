import ErrorCatalog
import TestSupport
import Testing

@testable import CatalogSQLite
@testable import CodeDocuments
@testable import errcat

@Suite struct ProgressTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let rows = (1...200_000).map { "| \($0) | Parcel \($0) is lost |" }
    try folder.write(
      "| Error Code | Description |\n|--|--|\n" + rows.joined(separator: "\n"), to: "long.md")
  }

  @Test func `a long import shows its progress on a terminal and clears the line`() throws {
    let outcome = try folder.errcat("import", "long.md", errorTerminal: true)
    #expect(outcome.status == 0)
    #expect(outcome.err.contains("\r\u{1B}[K0 of 1 documents, "))
    #expect(outcome.err.contains(" rows, ") && outcome.err.contains(" a second, "))
    #expect(outcome.err.contains(" left"))
    #expect(
      outcome.err.hasSuffix(
        "\r\u{1B}[K200000 rows: 200000 imported, 0 of them with diagnostics, 0 rejected\n"
          + "200000 codes from 1 document of shop -> catalog.db\n"))
  }

  @Test func `a long import is silent without a terminal`() throws {
    let outcome = try folder.errcat("import", "long.md")
    #expect(
      outcome.err == "200000 rows: 200000 imported, 0 of them with diagnostics, 0 rejected\n"
        + "200000 codes from 1 document of shop -> catalog.db\n")
  }

  @Test func `the line says what was read, how fast, and how long it takes`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Documents.alpha, to: "a.md")
    try folder.write(Documents.beta, to: "b.md")
    var shown: [ImportProgress] = []
    var work = CatalogImport(try FoundDocuments(at: [folder("a.md"), folder("b.md")]))
    work.onProgress = { shown.append($0) }
    _ = try work.run(into: folder("catalog.db"))
    #expect(shown.map(\.documents) == [1, 2, 2] && shown.map(\.rows) == [2, 3, 3])
    #expect(shown.map(\.isReading) == [true, true, false])
    #expect(shown[0].bytes == Documents.alpha.utf8.count && shown[1].share == 1)
    var progress = shown[0]
    progress.byteCount = progress.bytes * 4
    #expect(
      Progress.line(progress, seconds: 2) == "1 of 2 documents, 2 rows, 1 a second, 6 s left")
    #expect(Progress.line(progress, seconds: 100).hasSuffix(", 5 min left"))
    #expect(Progress.line(progress, seconds: 2000).hasSuffix(", 1 h 40 min left"))
    #expect(Progress.line(shown[2], seconds: 2).hasSuffix(", making the indexes"))
    progress.bytes = 0
    #expect(Progress.line(progress, seconds: 2).hasSuffix(" a second"))
  }
}
