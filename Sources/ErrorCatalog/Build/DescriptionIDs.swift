internal import SQLite

/// Writes each description once, and tells which row has it.
///
/// While a catalog is built its table of descriptions has no index: one that grows by texts in no
/// order takes longer than all the rest. A hash table in memory finds a text's rows instead, and
/// the row itself says whether it is the text: two texts may have one hash.
final class DescriptionIDs {
  private let database: Database
  /// Open addressing: the ids of rows, 0 where a slot is free; as many as a power of two.
  private var slots = [UInt32](repeating: 0, count: 1 << 10)
  /// The texts' hashes, by id.
  private var hashes = [0]

  init(_ database: Database) {
    self.database = database
  }

  /// Returns the id of the row that has this text; it is written if there is none.
  func id(of text: String) throws -> Int {
    // Seeded anew in each process, so that no document can be made to be slow.
    var hasher = Hasher()
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    let hash = hasher.finalize()
    var slot = hash & (slots.count - 1)
    while slots[slot] > 0 {
      let id = Int(slots[slot])
      if hashes[id] == hash, try isText(text, ofRow: id) { return id }
      slot = (slot + 1) & (slots.count - 1)
    }
    let id = hashes.count
    try database.withStatement("INSERT INTO descriptions (id, text) VALUES (?, ?)") { statement in
      try statement.bind(id, at: 1)
      try statement.bind(text, at: 2)
      try statement.run()
    }
    slots[slot] = UInt32(id)
    hashes.append(hash)
    if hashes.count * 2 > slots.count { grow() }
    return id
  }

  private func isText(_ text: String, ofRow id: Int) throws -> Bool {
    try database.withStatement("SELECT text FROM descriptions WHERE id = ?") { statement in
      try statement.bind(id, at: 1)
      guard try statement.step() else { return false }
      return statement.withTextBytes(0) { $0.elementsEqual(text.utf8) }
    }
  }

  private func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for id in 1..<hashes.count {
      var slot = hashes[id] & (slots.count - 1)
      while slots[slot] > 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(id)
    }
  }
}
