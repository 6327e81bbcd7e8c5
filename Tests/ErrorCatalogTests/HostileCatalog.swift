import CatalogSQLite
import TestSupport

@testable import ErrorCatalog

/// Makes catalogs that errcat did not write: damaged by chance, or made to do harm.
struct HostileCatalog {
  var bytes: [UInt8]

  private static let pageSize = 4096

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Damages the file in a few of the ways that disks, copies and fuzzers do.
  mutating func damage(using random: inout SeededGenerator) {
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let pages = bytes.count / Self.pageSize
      guard pages > 1 else { return }
      let page = Int.random(in: 1..<pages, using: &random) * Self.pageSize
      switch Int.random(in: 0..<7, using: &random) {
      case 0:
        for _ in 0..<Int.random(in: 1...50, using: &random) {
          bytes[Int.random(in: 100..<bytes.count, using: &random)] =
            UInt8.random(in: 0...255, using: &random)
        }
      case 1:  // a page's header: its kind, its cell count, where the cells are
        bytes[page + Int.random(in: 0..<24, using: &random)] =
          UInt8.random(in: 0...255, using: &random)
      case 2:  // one page over another
        let other = Int.random(in: 0..<pages, using: &random) * Self.pageSize
        bytes.replaceSubrange(
          page..<page + Self.pageSize, with: Array(bytes[other..<other + Self.pageSize]))
      case 3:
        bytes.replaceSubrange(
          page..<page + Self.pageSize, with: repeatElement(0, count: Self.pageSize))
      case 4:  // extreme numbers
        let place = Int.random(in: 100..<bytes.count - 9, using: &random)
        let number = [0x00, 0x7F, 0x80, 0xFF].randomElement(using: &random) ?? 0
        for offset in 0..<9 { bytes[place + offset] = UInt8(number) }
      case 5:
        bytes.removeLast(Int.random(in: 1...bytes.count / 2, using: &random))
      default:  // within the schema, on the first pages
        bytes[Int.random(in: 100..<min(bytes.count, 5 * Self.pageSize), using: &random)] =
          UInt8.random(in: 0...255, using: &random)
      }
    }
  }

  /// Makes a table endless: a few pages that point at one another a hundred times each act like
  /// a tree of 100^12 rows, and each page is well formed.
  mutating func makeEndless(rootPage: Int) {
    var pages = bytes.count / Self.pageSize
    let first = pages + 1
    var child = rootPage
    // The leaf is a copy of the table's first page; the root then points at the chain.
    let root = (rootPage - 1) * Self.pageSize
    bytes += bytes[root..<root + Self.pageSize]
    pages += 1
    child = first
    for _ in 0..<12 {
      bytes += Self.interiorPage(pointingAt: child)
      pages += 1
      child = pages
    }
    bytes.replaceSubrange(root..<root + Self.pageSize, with: Self.interiorPage(pointingAt: child))
    for (offset, shift) in zip(28..<32, [24, 16, 8, 0]) {
      bytes[offset] = UInt8(truncatingIfNeeded: pages >> shift)
    }
  }

  /// An interior page of a table's tree with the same page as all of its hundred children (SQLite
  /// manual, fileformat2.html, section 1.6).
  private static func interiorPage(pointingAt child: Int) -> [UInt8] {
    var page = [UInt8](repeating: 0, count: pageSize)
    let count = 100
    let pointer = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: child >> $0) }
    let start = pageSize - count * 5
    page[0] = 5
    (page[3], page[4]) = (0, UInt8(count))
    (page[5], page[6]) = (UInt8(start >> 8), UInt8(start & 255))
    page.replaceSubrange(8..<12, with: pointer)
    for index in 0..<count {
      let cell = start + index * 5
      page.replaceSubrange(cell..<cell + 5, with: pointer + [UInt8(index + 1)])
      (page[12 + 2 * index], page[13 + 2 * index]) = (UInt8(cell >> 8), UInt8(cell & 255))
    }
    return page
  }
}

extension TemporaryFolder {
  /// Writes the seed's catalog and changes it with SQL until a statement fails.
  func writeForged(_ sql: String, to name: String = "catalog.db") throws {
    try write(SeedCatalog.bytes.get(), to: name)
    let database = try Database(path: self(name), access: .readWrite)
    try database.executeScript("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
    try database.executeScript(sql)
  }

  /// Writes a catalog with values that its own table declarations forbid.
  func writeForgedAgainstDeclarations(_ sql: String, to name: String = "catalog.db") throws {
    try writeForged(
      """
      CREATE TABLE declared AS SELECT name, sql FROM sqlite_schema;
      PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET sql = replace(replace(replace(replace(
        sql, 'STRICT', ''), ' NOT NULL', ''), ' TEXT', ''), ' INTEGER NOT', ' NOT')
      WHERE type = 'table' AND sql LIKE '%STRICT%'
      """, to: name)
    do {
      let database = try Database(path: self(name), access: .readWrite)
      try database.executeScript(
        "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; \(sql)")
      try database.executeScript(
        """
        PRAGMA writable_schema = ON;
        UPDATE sqlite_master SET sql = (SELECT sql FROM declared WHERE declared.name =
          sqlite_master.name)
        WHERE name IN (SELECT name FROM declared)
        """)
    }
  }
}
