internal import ErrcatBytes

/// A hash of a name's words, whatever their case and what is between them: `BackendTimeout`,
/// `BACKEND_TIMEOUT` and `backend-timeout` have the same (FNV-1a).
struct NameHash: Hashable {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  init() {}

  init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { add(byte) }
  }

  /// Adds a byte of a name; `_` and other signs do not count.
  @inline(__always)
  mutating func add(_ byte: UInt8) {
    guard byte.isAlphanumeric || byte >= 0x80 else { return }
    value = (value ^ UInt64(byte.lowercased)) &* 0x0000_0100_0000_01B3
  }
}

/// Terms by a number, for many questions of which few are answered.
struct TermTable {
  private var places: [UInt64: Int] = [:]
  private var lists: [[Int]] = []
  /// A bit for each hash that may be there.
  private var filter = [UInt64](repeating: 0, count: 1 << 10)

  mutating func add(_ term: Int, at key: UInt64) {
    let bit = Self.bit(key)
    filter[bit >> 6] |= 1 << UInt64(bit & 63)
    if let place = places[key] {
      if !lists[place].contains(term) { lists[place].append(term) }
    } else {
      places[key] = lists.count
      lists.append([term])
    }
  }

  /// The terms of a key, in the order they were added.
  @inline(__always)
  subscript(key: UInt64) -> [Int]? {
    let bit = Self.bit(key)
    guard filter[bit >> 6] & (1 << UInt64(bit & 63)) != 0 else { return nil }
    return places[key].map { lists[$0] }
  }

  @inline(__always)
  private static func bit(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 48)
  }
}
