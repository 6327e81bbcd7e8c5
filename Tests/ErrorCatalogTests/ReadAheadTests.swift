import Glibc
import TestSupport
import Testing

@testable import CodeDocuments
@testable import ErrorCatalog

/// Documents that are read on threads of their own while the rows of earlier ones are written.
@Suite struct ReadAheadTests {
  private static let names = (0..<24).map { "\($0).md" }
  /// Too long to be read whole before its rows are written.
  private static let long = "7.md"

  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for (number, name) in Self.names.enumerated() {
      let rows = name == Self.long ? 9000 : 5 + number * 37 % 300
      var text = "# Errors of \(number)\n\n| Error code | Description |\n| --- | --- |\n"
      for row in 0..<rows {
        text += "| \(10_000 + row) | Order \(row % 90) of \(number) failed |\n"
      }
      try folder.write(text, to: name)
    }
  }

  private func work() throws -> CatalogImport {
    try CatalogImport(FoundDocuments(at: Self.names.map { folder($0) }))
  }

  @Test func `documents that are read ahead give the bytes of those that come one by one`() throws {
    try #require(folder.read(Self.long).count > 1 << 18)
    let report = try work().run(into: folder("all.db"))
    #expect(report.imported.map(\.path).sorted() == Self.names.sorted())
    for name in Self.names.reversed() {
      _ = try CatalogImport(FoundDocuments(at: [folder(name)])).run(into: folder("one.db"))
    }
    #expect(try folder.read("one.db") == folder.read("all.db"))
  }

  @Test func `a document that cannot be read does not take the place of the next one`() throws {
    var work = try work()
    work.documentSizeLimit = 1 << 18
    let report = try work.run(into: folder("codes.db"))
    #expect(report.skipped.map(\.document.path) == [Self.long])
    #expect(report.imported.map(\.path).sorted() == Self.names.filter { $0 != Self.long }.sorted())
    let strangers = try Catalog(path: folder("codes.db")).rows(
      """
      SELECT count(*) FROM entries
      WHERE description NOT LIKE '% of ' || replace(path, '.md', '') || ' failed'
      """)
    #expect(strangers == ["[0]"])
  }

  @Test func `a long document is not held before its turn`() throws {
    let jobs = try work().documents.filter { ["6.md", Self.long].contains($0.path) }.map {
      ReadAhead.Job(found: $0, size: try folder.read($0.path).count)
    }
    try #require(jobs.map(\.found.path) == ["6.md", Self.long])
    let ahead = ReadAhead(jobs, size: 1 << 20, options: ImportOptions(), sizeLimit: 1 << 20)
    defer { ahead.stop() }
    #expect(try ahead.next().bytes == folder.read("6.md"))
    usleep(50_000)
    try folder.write("# Written since\n", to: Self.long)
    #expect(try ahead.next().bytes == Array("# Written since\n".utf8))
  }

  @Test(arguments: ["0.md", "5.md", "7.md", "9.md"])
  func `an import that fails ends its threads`(name: String) throws {
    struct Refusal: Error {}
    var work = try work()
    work.history = { if $0.path == name { throw Refusal() } else { nil } }
    #expect(throws: Refusal.self) { try work.run(into: folder("codes.db")) }
    #expect(!folder.names.contains("codes.db"))
  }
}
