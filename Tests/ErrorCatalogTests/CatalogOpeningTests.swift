import CatalogSQLite
import Glibc
import TestSupport
import Testing

@testable import Causes
@testable import CodeDocuments
@testable import ErrorCatalog

@Suite struct CatalogOpeningTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(SeedCatalog.bytes.get(), to: "catalog.db")
  }

  private func error(_ name: String) -> CatalogError? {
    do {
      _ = try Catalog(path: folder(name), typedPath: name)
      return nil
    } catch {
      return error as? CatalogError
    }
  }

  @Test func `files that are not catalogs are told apart`() throws {
    try folder.write("", to: "empty.db")
    try folder.write(
      "# Markdown, long enough to hold the head of a database file ............\n", to: "text.md")
    try folder.makeFolder("folder.db")
    let foreign = try Database(path: folder("foreign.db"), access: .create)
    try foreign.execute("CREATE TABLE codes (code); PRAGMA user_version = 1")
    #expect(error("missing.db") == .noCatalog(path: "missing.db"))
    for name in ["empty.db", "text.md", "folder.db", "foreign.db"] {
      #expect(error(name) == .notACatalog(path: name))
    }
    #expect(error("catalog.db") == nil)
    #expect(folder.names == ["catalog.db", "empty.db", "folder.db", "foreign.db", "text.md"])
  }

  @Test(
    arguments: [
      ("PRAGMA user_version = 5", 5), ("PRAGMA user_version = 3", 3),
      ("PRAGMA user_version = 0", 0),
      ("PRAGMA user_version = 2147483647", 2_147_483_647), ("PRAGMA user_version = -1", -1),
    ] as [(SQL, Int)])
  func `a newer and an unknown older format are refused`(change: SQL, found: Int) throws {
    try Database(path: folder("catalog.db"), access: .readWrite).execute(change)
    #expect(error("catalog.db") == .format(path: "catalog.db", found: found, expected: 4))
    let words = error("catalog.db")?.description ?? ""
    #expect(words.contains(found > 4 ? "use a newer errcat" : "import its documents again"))
  }

  @Test(arguments: [
    "missing.db", "empty.db", "text.md", "folder.db", "foreign.db", "newer.db", "logged.db",
    "unreadable.db", "pipe.db",
  ])
  func `a catalog is opened and verified by the same checks`(_ name: String) throws {
    try folder.write("", to: "empty.db")
    try folder.write(String(repeating: "text ", count: 100), to: "text.md")
    try folder.makeFolder("folder.db")
    let foreign = try Database(path: folder("foreign.db"), access: .create)
    try foreign.execute("CREATE TABLE codes (code); PRAGMA user_version = 1")
    for copy in ["newer.db", "logged.db", "unreadable.db"] {
      try folder.write(SeedCatalog.bytes.get(), to: copy)
    }
    try Database(path: folder("newer.db"), access: .readWrite).execute("PRAGMA user_version = 99")
    try folder.write("a log", to: "logged.db-wal")
    chmod(folder("unreadable.db"), 0)
    mkfifo(folder("pipe.db"), 0o600)
    func message(_ body: () throws -> Void) -> String? {
      do {
        try body()
        return nil
      } catch {
        return "\(error)"
      }
    }
    let opening = message { _ = try Catalog(path: folder(name)) }
    #expect(opening == message { _ = try Catalog.verify(path: folder(name)) })
    // Who may read everything can read this one, too.
    #expect(opening != nil || name == "unreadable.db" && geteuid() == 0)
  }

  @Test(arguments: [1, 20, 60, 99, 100, 200, 1000, 4095, 4096, 8192, 20_000])
  func `a truncated catalog is an error, not an answer`(length: Int) throws {
    try folder.write(Array(SeedCatalog.bytes.get().prefix(length)), to: "cut.db")
    #expect(throws: (any Error).self) {
      let catalog = try Catalog(path: folder("cut.db"))
      try catalog.forEachEntry { _ in }
      _ = try catalog.search("insufficient")
    }
  }

  @Test func `an error of the file names it`() throws {
    try folder.write(Array(SeedCatalog.bytes.get().prefix(8192)), to: "cut.db")
    let error = #expect(throws: FileError.self) {
      try Catalog(path: folder("cut.db"), typedPath: "./cut.db")
    }
    #expect(
      error?.description.hasPrefix("./cut.db: it has 8192 bytes, and its header says ") == true)
  }

  @Test(arguments: [1, 1 << 40])
  func
    `a catalog larger than its header says is refused, and never read whole if it is large`(
      surplus: Int
    ) throws
  {
    let size = try SeedCatalog.bytes.get().count
    try #require(truncate(folder("catalog.db"), size + surplus) == 0)
    let error = #expect(throws: FileError.self) { try Catalog(path: folder("catalog.db")) }
    #expect(error?.reason.hasPrefix("it has \(size + surplus) bytes") == true)
    let checks = try Catalog.verify(path: folder("catalog.db"))
    #expect(checks.first { $0.status == .failed }?.subject == .file)
    #expect(checks.count { $0.status == .skipped } == (surplus > Document.sizeLimit ? 9 : 0))
  }

  @Test func `an enormous catalog with a matching header is not copied`() throws {
    var bytes = try SeedCatalog.bytes.get()
    let pages = UInt32((1 << 42) / 4096)
    for index in 0..<4 { bytes[28 + index] = UInt8(truncatingIfNeeded: pages >> (24 - 8 * index)) }
    try folder.write(bytes, to: "huge.db")
    guard try folder.makeHole("huge.db", size: 1 << 42) else {
      try Test.cancel("the file system holds no file of 4 TiB")
    }
    let error = #expect(throws: FileError.self) { try Catalog.verify(path: folder("huge.db")) }
    #expect(error?.reason.contains("it is mostly a hole") == true)
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `a damaged catalog never crashes the program`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var bytes = try SeedCatalog.bytes.get()
    for _ in 0..<200 {
      bytes[Int.random(in: 100..<bytes.count, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
    }
    try folder.write(bytes, to: "damaged.db")
    for question in [
      { _ = try $0.explain("10016") }, { _ = try $0.search("insufficient coins") },
      { try $0.forEachEntry { _ in } }, { _ = try $0.categories() }, { _ = try $0.statistics() },
      { _ = try $0.nearCodes("10061") }, { _ = try $0.rules() },
    ] as [(Catalog) throws -> Void] {
      // Any answer and any error of ours will do; a crash would end the tests.
      do {
        try question(Catalog(path: folder("damaged.db")))
      } catch {
        let isOurs =
          error is SQLiteError || error is FileError || error is CatalogError || error is RulesError
          || error is ClassifierError
        #expect(isOurs, "\(error)")
      }
    }
  }

  @Test func `reading creates and changes nothing`() throws {
    let bytes = try folder.read("catalog.db")
    let catalog = try Catalog(path: folder("catalog.db"))
    _ = try catalog.search("insufficient")
    #expect(throws: QueryError.self) { try catalog.rows("DELETE FROM codes") }
    #expect(try folder.read("catalog.db") == bytes)
    #expect(folder.names == ["catalog.db"])
  }

  @Test func `each page of a file is checked when it is read`() throws {
    let catalog = try Catalog(path: folder("catalog.db"))
    let isChecked = try catalog.database.withStatement("PRAGMA cell_size_check") { statement in
      try statement.step() && statement.int(0) == 1
    }
    #expect(isChecked)
  }
}
