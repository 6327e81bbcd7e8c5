/// Numbers texts in the order in which they first come, the same text always alike.
///
/// While a catalog is built its table of descriptions has no index: one that grows by texts in no
/// order takes longer than all the rest. Texts are told apart by 128 bits of two hashes instead,
/// each with a key that is new in each process: that two of ten million texts share them is less
/// likely than one in 10^24, and no document can be made so that they do.
struct DescriptionIDs {
  /// Open addressing: ids, 0 where a slot is free; as many as a power of two.
  private var slots = [UInt32](repeating: 0, count: 1 << 10)
  /// The texts' hashes, by id.
  private var hashes = [(0, 0)]

  /// How many texts there are, which is the last id.
  var count: Int { hashes.count - 1 }

  /// Returns the id of a text, from 1 on, and whether it comes for the first time.
  mutating func id(of text: String) -> (id: Int, isNew: Bool) {
    let hash = Self.hash(text)
    var slot = hash.0 & (slots.count - 1)
    while slots[slot] > 0 {
      let id = Int(slots[slot])
      if hashes[id] == hash { return (id, false) }
      slot = (slot + 1) & (slots.count - 1)
    }
    let id = hashes.count
    slots[slot] = UInt32(id)
    hashes.append(hash)
    if hashes.count * 2 > slots.count { grow() }
    return (id, true)
  }

  private static func hash(_ text: String) -> (Int, Int) {
    var text = text
    return text.withUTF8 { bytes in
      var (first, second) = (Hasher(), Hasher())
      first.combine(bytes: UnsafeRawBufferPointer(bytes))
      second.combine(1)
      second.combine(bytes: UnsafeRawBufferPointer(bytes))
      return (first.finalize(), second.finalize())
    }
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for id in 1..<hashes.count {
      var slot = hashes[id].0 & (slots.count - 1)
      while slots[slot] > 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(id)
    }
  }
}
