/// Elements in the order in which they came first, each once.
///
/// Of few elements all are compared; of more, a table of their hashes tells what is there. It is not
/// a `Set`, for the first set of a kind in a process takes as long as many comparisons.
struct DistinctList<Element> {
  private(set) var elements: [Element] = []
  /// Open addressing by hash, over indexes of `elements`; as many as a power of two, or none.
  private var slots: [Int32] = []

  private static var few: Int { 32 }
}

extension DistinctList where Element: Hashable {
  /// Adds an element if it is not there yet.
  ///
  /// - Complexity: O(1) on average.
  mutating func append(_ element: Element) {
    guard index(of: element) == nil else { return }
    elements.append(element)
    if elements.count <= Self.few { return }
    if 2 * elements.count >= slots.count {
      slots = [Int32](repeating: -1, count: max(4 * Self.few, 2 * slots.count))
      for (index, element) in elements.enumerated() { slots[slot(of: element)] = Int32(index) }
    } else {
      slots[slot(of: element)] = Int32(elements.count - 1)
    }
  }

  /// Returns the place of an element; nil if it is not there.
  ///
  /// - Complexity: O(1) on average.
  func index(of element: Element) -> Int? {
    if elements.count <= Self.few { return elements.firstIndex(of: element) }
    let index = slots[slot(of: element)]
    return index < 0 ? nil : Int(index)
  }

  /// The slot that has an element, or the free one that it belongs in.
  private func slot(of element: Element) -> Int {
    var slot = element.hashValue & (slots.count - 1)
    while slots[slot] >= 0, elements[Int(slots[slot])] != element {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }
}

extension DistinctList: Equatable where Element: Equatable {
  static func == (left: DistinctList, right: DistinctList) -> Bool {
    left.elements == right.elements
  }
}
