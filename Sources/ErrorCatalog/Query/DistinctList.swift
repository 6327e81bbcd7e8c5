/// Elements, each once, in the order in which they came first.
///
/// The first few are compared one by one: to make the first set or dictionary of a kind, Swift looks
/// through all types of the program, which takes longer than to look up a code.
package struct DistinctList<Element: Hashable> {
  /// The elements.
  package private(set) var elements: [Element] = []
  /// The place of each, once there are many.
  private var places: [Element: Int] = [:]

  private static var few: Int { 16 }

  package init() {}

  package init(_ elements: some Sequence<Element>) {
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
    if elements.count == Self.few + 1 {
      for (place, element) in elements.enumerated() { places[element] = place }
    } else if elements.count > Self.few {
      places[element] = elements.count - 1
    }
    return (true, elements.count - 1)
  }

  /// Returns the place of an element; nil if it is not there.
  ///
  /// - Complexity: O(1) on average.
  package func index(of element: Element) -> Int? {
    elements.count > Self.few ? places[element] : elements.firstIndex(of: element)
  }
}

extension DistinctList: Equatable {
  package static func == (left: DistinctList, right: DistinctList) -> Bool {
    left.elements == right.elements
  }
}
