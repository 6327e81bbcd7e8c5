/// Texts, each once, in the order in which they came.
///
/// The first few are compared one by one: to make the first set or dictionary of a process, Swift looks
/// through all types of the program, which takes longer than to look up a code.
struct DistinctTexts {
  /// The texts.
  private(set) var texts: [String] = []
  /// The place of each, once there are many.
  private var places: [String: Int] = [:]

  private static let few = 16

  init() {}

  init(_ texts: some Sequence<String>) {
    for text in texts { insert(text) }
  }

  /// Adds a text, unless it is there.
  ///
  /// - Returns: Whether it is new, and its place.
  @discardableResult
  mutating func insert(_ text: String) -> (isNew: Bool, place: Int) {
    if texts.count <= Self.few {
      if let place = texts.firstIndex(of: text) { return (false, place) }
    } else {
      if places.isEmpty {
        for (place, text) in texts.enumerated() { places[text] = place }
      }
      if let place = places[text] { return (false, place) }
      places[text] = texts.count
    }
    texts.append(text)
    return (true, texts.count - 1)
  }
}
