internal import CatalogSQLite
internal import ErrcatPlatform

/// The first 100 bytes of an SQLite database file.
///
/// Source: SQLite manual, fileformat2.html, section 1.3.
package struct DatabaseHeader {
  static let size = 100
  private let bytes: [UInt8]

  /// How a database begins.
  private static let signature = Array("SQLite format 3\0".utf8)

  /// Returns whether bytes begin as a database does.
  static func isDatabase(_ bytes: some Sequence<UInt8>) -> Bool { bytes.starts(with: signature) }

  /// Takes the header of a file's bytes; nil if they do not begin as a database does.
  init?(_ bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes.prefix(Self.size))
    guard self.bytes.count == Self.size, Self.isDatabase(self.bytes) else {
      return nil
    }
  }

  /// The bytes of a page; 1 means 65,536.
  var pageSize: Int {
    let size = Int(bytes[16]) << 8 | Int(bytes[17])
    return size == 1 ? 65_536 : size
  }
  /// Whether the file is in WAL mode for readers or writers.
  var isWriteAhead: Bool { bytes[18] == 2 || bytes[19] == 2 }
  /// Whether readers and writers use a rollback journal.
  var isRollback: Bool { bytes[18] == 1 && bytes[19] == 1 }
  /// The bytes that are left free at the end of each page.
  var reserved: Int { Int(bytes[20]) }
  /// Counts the changes of the file.
  var changeCounter: Int { number(at: 24) }
  /// How many pages the file has.
  var pageCount: Int { number(at: 28) }
  /// How many pages are not used.
  var freePageCount: Int { number(at: 36) }
  /// The change counter when `pageCount` and `libraryVersion` were written.
  var versionValidFor: Int { number(at: 92) }
  /// The SQLite that wrote the file: 3040001 is 3.40.1.
  var libraryVersion: Int { number(at: 96) }
  var userVersion: Int { Int(Int32(truncatingIfNeeded: number(at: 60))) }
  var applicationID: Int { number(at: 68) }

  /// The fields that are the same in every catalog, by their place, where they are not.
  var strangeFields: [Int] {
    // First page of the free list, schema format 4, cache size, largest root page, UTF-8,
    // incremental vacuum; the rest is kept for later versions of SQLite.
    let fixed = [
      32: 0, 36: 0, 44: 4, 48: 0, 52: 0, 56: 1, 64: 0, 72: 0, 76: 0, 80: 0, 84: 0, 88: 0,
    ]
    return fixed.keys.filter { number(at: $0) != fixed[$0] }.sorted()
  }

  /// How to open the file so that SQLite creates nothing next to it.
  ///
  /// To read a file in WAL mode, SQLite creates a `-shm` and a `-wal` next to it, unless it is told
  /// that nobody changes the file.
  var access: Database.Access { isWriteAhead ? .immutable : .readOnly }

  /// The bytes that the file must have.
  var fileSize: Int { pageCount * pageSize }

  /// The mismatch between the size of the file and its header; nil if they agree.
  func misfit(size: Int) -> String? {
    guard size != fileSize else { return nil }
    return
      "it has \(size) bytes, and its header says \(pageCount) pages of \(pageSize) bytes: it is "
      + "damaged, or cut off"
  }

  private func number(at offset: Int) -> Int {
    bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
  }
}

extension DatabaseHeader {
  /// Reads the header of a file; nil if it cannot be read or is not a database.
  init?(path: String) {
    guard let bytes = Self.start(ofFile: path) else { return nil }
    self.init(bytes)
  }

  /// Returns whether a file begins as a database does; nil, with the reason in `errno`, if it cannot
  /// be read.
  ///
  /// A pipe would lose what is read of it: look at the kind of the file first.
  package static func isDatabase(path: String) -> Bool? {
    start(ofFile: path).map { isDatabase($0) }
  }

  /// The first bytes of a file, as many as a header has.
  private static func start(ofFile path: String) -> [UInt8]? {
    let descriptor = openPath(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: size)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count >= 0 else { return nil }
    return Array(bytes.prefix(count))
  }
}
