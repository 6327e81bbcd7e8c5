/// Numbers texts in the order in which they first come, the same text always alike.
///
/// While a catalog is built no table has an index over texts: one that grows by texts in no order
/// takes longer than all the rest. Nor are the texts kept in memory. They are told apart by 128 bits
/// of two hashes, with a key that is new in each process: that two of ten million texts share them
/// is less likely than one in 10^24, and no document can be made so that they do.
///
/// ```swift
/// var ids = TextIDs()
/// ids.id(of: "no funds")  // (id: 1, isNew: true)
/// ids.id(of: "no funds")  // (id: 1, isNew: false)
/// ```
package struct TextIDs {
  /// Open addressing: the upper half of the first hash and an id, 0 where a slot is free.
  ///
  /// There are as many slots as a power of two, at most three quarters of them taken. Hardly ever is
  /// another text's hash fetched from memory to be found different.
  private var slots = [UInt64](repeating: 0, count: 1 << 10)
  /// The rest of the texts' hashes, by id.
  private var rests: [Rest] = [Rest((0, 0))]

  /// A hash without the part that is in its slot: 12 bytes for each text.
  private struct Rest: Equatable {
    var low: UInt32
    var second: UInt32
    var third: UInt32

    init(_ hash: (Int, Int)) {
      low = UInt32(truncatingIfNeeded: hash.0)
      second = UInt32(truncatingIfNeeded: hash.1)
      third = UInt32(truncatingIfNeeded: hash.1 >> 32)
    }
  }

  package init() {
  }

  /// How many texts there are, which is the last id.
  package var count: Int { rests.count - 1 }

  /// Returns the id of a text, from 1 on, and whether it comes for the first time.
  package mutating func id(of text: String) -> (id: Int, isNew: Bool) {
    let hash = Self.hash(text)
    let rest = Rest(hash)
    let mask = slots.count - 1
    var slot = Int(rest.low) & mask
    while slots[slot] > 0 {
      if (slots[slot] ^ UInt64(bitPattern: Int64(hash.0))) >> 32 == 0 {
        let id = Int(slots[slot] & Self.idMask)
        if rests[id] == rest { return (id, false) }
      }
      slot = (slot + 1) & mask
    }
    let id = rests.count
    slots[slot] = UInt64(bitPattern: Int64(hash.0)) & ~Self.idMask | UInt64(UInt32(id))
    rests.append(rest)
    if rests.count * 4 > slots.count * 3 { grow() }
    return (id, true)
  }

  /// Returns 128 bits that tell the text from all others, within this process.
  package static func hash(_ text: String) -> (Int, Int) {
    var text = text
    return text.withUTF8 { bytes in
      var (first, second) = (Hasher(), Hasher())
      first.combine(bytes: UnsafeRawBufferPointer(bytes))
      second.combine(1)
      second.combine(bytes: UnsafeRawBufferPointer(bytes))
      return (first.finalize(), second.finalize())
    }
  }

  /// Returns 64 bits that tell the text from the few it is compared with, within this process.
  static func shortHash(_ text: String) -> Int {
    var text = text
    var hasher = Hasher()
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    return hasher.finalize()
  }

  private static let idMask: UInt64 = 0xFFFF_FFFF

  private mutating func grow() {
    let taken = slots
    slots = [UInt64](repeating: 0, count: taken.count * 2)
    let mask = slots.count - 1
    for content in taken where content > 0 {
      var slot = Int(rests[Int(content & Self.idMask)].low) & mask
      while slots[slot] > 0 { slot = (slot + 1) & mask }
      slots[slot] = content
    }
  }
}
