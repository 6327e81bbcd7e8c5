import CatalogSQLite
import TestSupport
import Testing

@testable import ErrorCatalog

/// A catalog that another program switched to WAL mode: reading it creates no other file.
@Suite struct CatalogWALTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(SeedCatalog.bytes.get(), to: "catalog.db")
    let database = try Database(path: folder("catalog.db"), access: .readWrite)
    try database.withStatement("PRAGMA journal_mode = WAL") { _ = try $0.step() }
  }

  @Test func `the catalog is read without creating a file next to it`() throws {
    let bytes = try folder.read("catalog.db")
    let catalog = try Catalog(path: folder("catalog.db"))
    #expect(try catalog.explain("10016").count == 2)
    #expect(try !catalog.search("insufficient").isEmpty)
    #expect(folder.names == ["catalog.db"])
    #expect(try folder.read("catalog.db") == bytes)
  }

  @Test func `an import restores the rollback journal mode`() throws {
    try folder.write(codeTable("| 1 | Failed |"), to: "a.md")
    try folder.importing(["a.md"])
    #expect(try Catalog.verify(path: folder("catalog.db")).allSatisfy { $0.status == .ok })
    #expect(folder.names == ["a.md", "catalog.db"])
  }

  /// Writes a catalog, a log with a change in it, and the mode in the catalog's header.
  private func forgeLog(headerMode: UInt8, suffix: String) throws {
    let writer = try Database(path: folder("catalog.db"), access: .readWrite)
    try writer.execute("UPDATE descriptions SET text = text || ' forged'")
    var main = try folder.read("catalog.db")
    main[18] = headerMode
    main[19] = headerMode
    try folder.write(main, to: "forged.db")
    try folder.write(folder.read("catalog.db-wal"), to: "forged.db" + suffix)
    let log = try folder.read("forged.db" + suffix)
    try #require(!log.isEmpty)
  }

  @Test(arguments: [1, 2] as [UInt8], ["-wal", "-journal"])
  func `a log that SQLite would read as part of the catalog is refused, and no file is created`(
    headerMode: UInt8, suffix: String
  ) throws {
    try forgeLog(headerMode: headerMode, suffix: suffix)
    let names = folder.names
    let error = CatalogError.strangeJournal(path: "forged.db" + suffix)
    #expect(throws: error) { try Catalog(path: folder("forged.db"), typedPath: "forged.db") }
    #expect(throws: CatalogError.self) { try Catalog.verify(path: folder("forged.db")) }
    #expect(throws: CatalogError.self) { try DiffSide(path: folder("forged.db")) }
    #expect(throws: CatalogError.self) { try Catalog.remove(["x"], from: folder("forged.db")) }
    #expect(folder.names == names)
  }

  @Test func `a log that is not a regular file is refused too`() throws {
    try folder.makeFolder("catalog.db-wal")
    #expect(throws: CatalogError.self) { try Catalog(path: folder("catalog.db")) }
  }

  @Test func `another program's log is not ignored`() throws {
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
