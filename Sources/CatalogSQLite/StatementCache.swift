internal import CErrcatSQLite

/// The idle statements of a connection, the most recently used last.
///
/// A statement that is in use is not in here: it is taken out, and put back when done, so that a
/// nested use of the same SQL gets a statement of its own. Keys are texts; most are literals of
/// the program, so a linear search over a few addresses is nearly all it takes.
struct StatementCache {
  private struct Entry {
    let sql: SQLText
    let handle: OpaquePointer
  }

  private var entries: [Entry] = []

  /// How many idle statements are kept at most.
  var capacity: Int {
    didSet { evict(downTo: capacity) }
  }

  /// How many idle statements there are.
  var count: Int { entries.count }

  init(capacity: Int) {
    self.capacity = capacity
  }

  /// Removes an idle statement with this SQL and returns it.
  mutating func take(_ sql: SQLText) -> OpaquePointer? {
    guard let index = entries.lastIndex(where: { $0.sql.isSame(as: sql) }) else { return nil }
    return entries.remove(at: index).handle
  }

  /// Keeps a statement that has been reset, in place of the one unused for longest if need be.
  mutating func put(_ handle: OpaquePointer, for sql: SQLText) {
    entries.append(Entry(sql: sql, handle: handle))
    evict(downTo: capacity)
  }

  /// Finalizes all idle statements.
  mutating func removeAll() {
    evict(downTo: 0)
  }

  private mutating func evict(downTo count: Int) {
    while entries.count > count {
      sqlite3_finalize(entries.removeFirst().handle)
    }
  }
}

extension StaticString {
  /// The bytes of the literal.
  var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
  }
}
