import CatalogSQLite
import TestSupport
import Testing

@testable import ErrorCatalog

/// A change of any byte of a catalog is found, or it changes no content.
@Suite struct VerifyFlippedByteTests {
  /// The whole content of a file: the header's fields except counters, and each row of each table,
  /// including those that SQLite and FTS5 keep for themselves.
  private static func dump(_ bytes: [UInt8]) throws -> [String] {
    let database = try Database.inMemory(copyOf: bytes)
    var lines = ["\(bytes.count)"]
    // SQLite's own counters and the version of the SQLite that wrote the file are not content.
    lines += bytes[..<24].map(String.init) + bytes[28..<40].map(String.init)
    lines += bytes[44..<92].map(String.init)
    var tables: [String] = []
    try database.withStatement("SELECT type, name, tbl_name, sql FROM sqlite_schema") { row in
      while try row.step() {
        lines.append((0..<4).map { "\(row.value($0))" }.joined(separator: "|"))
        if row.text(0) == "table", !row.text(3).hasPrefix("CREATE VIRTUAL") {
          tables.append(row.text(1))
        }
      }
    }
    for table in tables {
      lines.append(table)
      try database.withAdHocStatement("SELECT * FROM \(table)") { row in
        while try row.step() {
          lines.append((0..<row.columnCount).map { "\(row.value($0))" }.joined(separator: "|"))
        }
      }
    }
    return lines
  }

  private static let whole = Result { try dump(SeedCatalog.bytes.get()) }

  /// The checks of the file alone; a file that passes is not rebuilt to be compared.
  private static let subjects = CatalogCheck.Subject.allCases.filter { $0 != .search }

  private func isWhole(_ bytes: [UInt8], in folder: TemporaryFolder) throws -> Bool {
    guard let header = DatabaseHeader(bytes),
      header.applicationID == CatalogFormat.applicationID,
      header.userVersion == CatalogFormat.version
    else { return false }
    try folder.write(bytes, to: "flipped.db")
    var verification = Verification(
      ofFile: folder("flipped.db"), header, size: bytes.count, isDeep: false)
    return verification.checks(Self.subjects).allSatisfy { $0.status == .ok }
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `a changed byte is found, or the content is the same`(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    var random = SeededGenerator(seed: seed)
    let bytes = try SeedCatalog.bytes.get()
    var found = 0
    for _ in 0..<20 {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      var flipped = bytes
      flipped[place] ^= UInt8.random(in: 1...255, using: &random)
      guard try isWhole(flipped, in: folder) else {
        found += 1
        continue
      }
      let same = try Self.dump(flipped) == Self.whole.get()
      #expect(same, "seed \(seed): byte \(place) became \(flipped[place]), and the file is 'whole'")
    }
    // Pages are not full: some bytes have no meaning.
    #expect(found > 4, "seed \(seed): \(found)")
  }

  @Test func `a changed byte of the header is found, except in counters`() throws {
    let folder = try TemporaryFolder()
    let bytes = try SeedCatalog.bytes.get()
    // The schema's counter, and the last bytes of the version of SQLite that wrote the file.
    let free = Set(40..<44).union(97..<100)
    for place in 0..<100 where !free.contains(place) {
      var flipped = bytes
      flipped[place] ^= 0x41
      #expect(try !isWhole(flipped, in: folder), "byte \(place)")
    }
  }

  @Test func `each byte of a text is found`() throws {
    let folder = try TemporaryFolder()
    let bytes = try SeedCatalog.bytes.get()
    let text = Array("Insufficient coins balance".utf8)
    let places = bytes.indices.dropLast(text.count).filter { start in
      bytes[start] == text[0] && bytes[start..<start + text.count].elementsEqual(text)
    }
    #expect(!places.isEmpty)
    for start in places {
      for place in start..<start + text.count {
        var flipped = bytes
        flipped[place] ^= 1
        #expect(try !isWhole(flipped, in: folder), "byte \(place)")
      }
    }
  }
}
