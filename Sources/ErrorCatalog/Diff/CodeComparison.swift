/// What differs between the codes of a domain on two sides.
///
/// A code is known by its text. Where a domain lists one several times, those with equal
/// descriptions belong together, and the others in their order. Costs O(n) on average.
struct CodeComparison {
  enum Difference: Equatable {
    /// The place in the old rows.
    case removed(Int)
    /// The place in the new rows.
    case added(Int)
    case reworded(old: Int, new: Int)
  }

  /// What differs: in the order of the new rows, a removed row behind what it stood behind.
  private(set) var differences: [Difference] = []
  /// The places in the new rows of codes that differ in their symbols or attributes only.
  private(set) var otherwiseChanged: [Int] = []

  private struct Key: Hashable {
    var code: String
    var text: String?
  }

  init(old: [DiffSource.Row], new: [DiffSource.Row]) {
    var oldOf = [Int?](repeating: nil, count: new.count)
    var newOf = [Int?](repeating: nil, count: old.count)
    for comparesText in [true, false] {
      func key(_ row: DiffSource.Row) -> Key {
        Key(code: row.code, text: comparesText ? row.text : nil)
      }
      let oldPlaces = old.indices.filter { newOf[$0] == nil }
      let newPlaces = new.indices.filter { oldOf[$0] == nil }
      if oldPlaces.isEmpty || newPlaces.isEmpty { break }
      var queues = PlaceQueues<Key>(capacity: oldPlaces.count)
      for place in oldPlaces { queues.append(place, key(old[place])) }
      for place in newPlaces {
        guard let match = queues.popFirst(key(new[place])) else { continue }
        oldOf[place] = match
        newOf[match] = place
        if comparesText, old[match].rest != new[place].rest { otherwiseChanged.append(place) }
      }
    }
    collect(oldOf, newOf, old, new)
  }

  private mutating func collect(
    _ oldOf: [Int?], _ newOf: [Int?], _ old: [DiffSource.Row], _ new: [DiffSource.Row]
  ) {
    // What was removed behind the new row of a place; -1 is the start.
    var removed: [(behind: Int, old: Int)] = []
    var behind = -1
    for (place, match) in newOf.enumerated() {
      if let match { behind = match } else { removed.append((behind, place)) }
    }
    removed.sort { ($0.behind, $0.old) < ($1.behind, $1.old) }
    var next = removed.startIndex
    for place in -1..<new.count {
      if place >= 0 {
        if let match = oldOf[place] {
          if old[match].text != new[place].text {
            differences.append(.reworded(old: match, new: place))
          }
        } else {
          differences.append(.added(place))
        }
      }
      while next < removed.endIndex, removed[next].behind == place {
        differences.append(.removed(removed[next].old))
        next += 1
      }
    }
  }
}

/// Places in a list by key, those of one key in their order.
private struct PlaceQueues<Key: Hashable> {
  private var ends: [Key: (first: Int, last: Int)] = [:]
  private var places: [(place: Int, next: Int)] = []

  init(capacity: Int) {
    ends.reserveCapacity(capacity)
    places.reserveCapacity(capacity)
  }

  mutating func append(_ place: Int, _ key: Key) {
    let index = places.count
    places.append((place, -1))
    if let (first, last) = ends[key] {
      places[last].next = index
      ends[key] = (first, index)
    } else {
      ends[key] = (index, index)
    }
  }

  mutating func popFirst(_ key: Key) -> Int? {
    guard let (first, last) = ends[key] else { return nil }
    ends[key] = first == last ? nil : (places[first].next, last)
    return places[first].place
  }
}
