import SQLite
import Testing

@testable import ErrorCatalog

/// A catalog that another program put into WAL mode: reading it makes nothing beside it.
@Suite struct CatalogWALTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(SeedCatalog.bytes.get(), to: "catalog.db")
    let database = try Database(path: folder("catalog.db"), access: .readWrite)
    try database.withStatement("PRAGMA journal_mode = WAL") { _ = try $0.step() }
  }

  @Test func `it is read, and nothing is made beside it`() throws {
    let bytes = try folder.read("catalog.db")
    let catalog = try Catalog(path: folder("catalog.db"))
    #expect(try catalog.explain("10016").count == 2)
    #expect(try !catalog.search("insufficient").isEmpty)
    #expect(folder.names == ["catalog.db"])
    #expect(try folder.read("catalog.db") == bytes)
  }

  @Test func `an import puts it back into the mode of a file that is shipped`() throws {
    try folder.write(codeTable("| 1 | Failed |"), to: "a.md")
    try folder.importing(["a.md"])
    #expect(try Catalog.verify(path: folder("catalog.db")).allSatisfy { $0.status == .ok })
    #expect(folder.names == ["a.md", "catalog.db"])
  }

  @Test func `what stands in another program's log is not passed over`() throws {
    try folder.link("link.db", to: "catalog.db")
    try folder.write("", to: "catalog.db-wal")
    #expect(throws: Never.self) { try Catalog(path: folder("catalog.db")) }
    try folder.write("log", to: "catalog.db-wal")
    for name in ["catalog.db", "link.db"] {
      #expect(throws: CatalogError.strangeJournal(path: "\(name)-wal")) {
        try Catalog(path: folder(name), typedPath: name)
      }
    }
    #expect(folder.names == ["catalog.db", "catalog.db-wal", "link.db"])
  }
}
