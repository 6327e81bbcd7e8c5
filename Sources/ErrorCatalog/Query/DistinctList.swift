/// Elements, each once, in the order in which they came first.
///
/// Of few elements all are compared; of more, a table of their hashes tells what is there. It is no
/// `Set`: to make the first set or dictionary of a kind, Swift looks through all types of the program,
/// which takes longer than to look up a code. For the same reason the type itself asks nothing of its
/// elements.
package struct DistinctList<Element> {
  /// The elements.
  package private(set) var elements: [Element] = []
  /// Open addressing by hash, over indexes of `elements`; as many as a power of two, or none.
  private var slots: [Int32] = []

  private static var few: Int { 32 }

  package init() {}
}

extension DistinctList where Element: Hashable {
  package init(_ elements: [Element]) {
    self.init()
    for element in elements { append(element) }
  }

  /// Adds an element, unless it is there.
  ///
  /// - Returns: Whether it is new, and its place.
  /// - Complexity: O(1) on average.
  @discardableResult
  package mutating func append(_ element: Element) -> (isNew: Bool, place: Int) {
    if let place = index(of: element) { return (false, place) }
    elements.append(element)
    let place = elements.count - 1
    if elements.count <= Self.few { return (true, place) }
    if 2 * elements.count >= slots.count {
      slots = [Int32](repeating: -1, count: max(4 * Self.few, 2 * slots.count))
      for (index, element) in elements.enumerated() { slots[slot(of: element)] = Int32(index) }
    } else {
      slots[slot(of: element)] = Int32(place)
    }
    return (true, place)
  }

  /// Returns the place of an element; nil if it is not there.
  ///
  /// - Complexity: O(1) on average.
  package func index(of element: Element) -> Int? {
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
  package static func == (left: DistinctList, right: DistinctList) -> Bool {
    left.elements == right.elements
  }
}
