/// Elements in the order in which they came first, each once.
///
/// Of few elements all are compared, which is faster than the first set of a kind in a process; of
/// more, a set knows what is there.
struct DistinctList<Element: Hashable>: Equatable {
  private(set) var elements: [Element] = []
  private var known: Set<Element>?

  /// Adds an element if it is not there yet.
  ///
  /// - Complexity: O(1) on average.
  mutating func append(_ element: Element) {
    if elements.count < 32 {
      if !elements.contains(element) { elements.append(element) }
      return
    }
    if known == nil { known = Set(elements) }
    if known?.insert(element).inserted == true { elements.append(element) }
  }

  static func == (left: DistinctList, right: DistinctList) -> Bool {
    left.elements == right.elements
  }
}
