/// Lists of numbers, all in one array.
struct ClassifierLists {
  private var values: [Int32] = []
  private var starts: [Int32] = [0]

  init(_ lists: [[Int32]]) {
    for list in lists {
      values.append(contentsOf: list)
      starts.append(Int32(values.count))
    }
  }

  /// Calls `body` with each number of a list.
  func forEach(in list: Int, _ body: (Int) -> Void) {
    for place in starts[list]..<starts[list + 1] { body(Int(values[Int(place)])) }
  }

  /// Whether all numbers of a list are in `set`.
  func isSubset(_ list: Int, of set: ClassifierBits) -> Bool {
    for place in starts[list]..<starts[list + 1]
    where !set.contains(Int(values[Int(place)])) { return false }
    return true
  }

  /// Whether no number of a list is in `set`.
  func isDisjoint(_ list: Int, with set: ClassifierBits) -> Bool {
    for place in starts[list]..<starts[list + 1]
    where set.contains(Int(values[Int(place)])) { return false }
    return true
  }
}

/// A set of small numbers, in memory lent to it.
struct ClassifierBits: Sequence {
  private let words: UnsafeMutableBufferPointer<UInt64>

  init(_ words: Slice<UnsafeMutableBufferPointer<UInt64>>) {
    self.words = UnsafeMutableBufferPointer(rebasing: words)
  }

  func insert(_ number: Int) { words[number / 64] |= 1 << UInt64(number % 64) }

  func contains(_ number: Int) -> Bool { words[number / 64] & 1 << UInt64(number % 64) != 0 }

  func removeAll() { words.update(repeating: 0) }

  func makeIterator() -> Iterator { Iterator(words: words) }

  /// Goes through the numbers from the smallest on.
  struct Iterator: IteratorProtocol {
    private let words: UnsafeMutableBufferPointer<UInt64>
    private var word = 0
    private var rest: UInt64

    init(words: UnsafeMutableBufferPointer<UInt64>) {
      self.words = words
      rest = words.first ?? 0
    }

    mutating func next() -> Int? {
      while rest == 0 {
        word += 1
        guard word < words.count else { return nil }
        rest = words[word]
      }
      defer { rest &= rest - 1 }
      return word * 64 + rest.trailingZeroBitCount
    }
  }
}
