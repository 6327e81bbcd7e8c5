internal import Causes
internal import CodeDocuments
internal import MarkdownReader

/// What differs between the codes of a domain on two sides.
///
/// A code is known by its text. Where a domain lists one several times, those belong together that
/// say the same in all columns, first those in the order of both sides, then those with equal
/// descriptions, then those that agree in all other columns, and the rest in their order. Costs O(n)
/// on average.
struct CodeComparison {
  enum Difference: Equatable {
    /// The place in the old rows.
    case removed(Int)
    /// The place in the new rows.
    case added(Int)
    /// The description differs.
    case reworded(old: Int, new: Int)
    /// Another column differs.
    case changed(old: Int, new: Int, CellChange)
  }

  /// What one column says of a code on both sides; nil where the cell is empty.
  struct CellChange: Equatable {
    var column: DiffSource.Column
    var old: String?
    var new: String?
  }

  /// What differs: in the order of the new rows, a removed row after the one it followed.
  private(set) var differences: [Difference] = []

  /// What rows that belong together have in common.
  ///
  /// It is 128 bits of two hashes, with a key that is new in each process, which tell all texts apart, as
  /// those of `TextIDs` do. The texts themselves would take as much memory as the documents.
  private struct Key: Hashable {
    private var first: Int
    private var second: Int

    init(_ row: DiffSource.Row, comparesText: Bool, cells: Int?) {
      func hash(_ seed: Int) -> Int {
        var hasher = Hasher()
        hasher.combine(seed)
        hasher.combine(row.code)
        if comparesText { hasher.combine(row.text) }
        hasher.combine(cells)
        return hasher.finalize()
      }
      (first, second) = (hash(0), hash(1))
    }
  }

  /// Compares rows; columns of one side alone (`unpaired`) say nothing of which rows belong together.
  init(
    old: DiffRows, new: DiffRows, unpaired: Set<DiffSource.Column> = []
  ) {
    let oldOf = Self.matches(old: old, new: new, unpaired: unpaired)
    var newOf = [Int?](repeating: nil, count: old.rowPlaces.count)
    for (place, match) in oldOf.enumerated() {
      if let match { newOf[match] = place }
    }
    collect(oldOf, newOf, old, new)
  }

  /// Returns the place of the old row that each new row belongs to; nil for rows that were added.
  static func matches(
    old: DiffRows, new: DiffRows, unpaired: Set<DiffSource.Column>
  ) -> [Int?] {
    var oldOf = [Int?](repeating: nil, count: new.rowPlaces.count)
    var isTaken = [Bool](repeating: false, count: old.rowPlaces.count)
    forEachPairInOrder(old: old, new: new) { oldPlace, newPlace in
      if !old.hasTexts(at: oldPlace, of: new, at: newPlace) {
        let (old, new) = (old[oldPlace], new[newPlace])
        guard old.text == new.text,
          old.cells == new.cells || hash(old.cells, unpaired) == hash(new.cells, unpaired)
        else { return }
      }
      oldOf[newPlace] = oldPlace
      isTaken[oldPlace] = true
    }
    let passes = [(true, true), (true, false), (false, true), (false, false)]
    for (comparesText, comparesCells) in passes {
      func key(_ row: DiffSource.Row) -> Key {
        Key(
          row, comparesText: comparesText, cells: comparesCells ? hash(row.cells, unpaired) : nil)
      }
      let oldPlaces = old.rowPlaces.filter { !isTaken[$0] }
      let newPlaces = new.rowPlaces.filter { oldOf[$0] == nil }
      if oldPlaces.isEmpty || newPlaces.isEmpty { break }
      var queues = PlaceQueues<Key>(capacity: oldPlaces.count)
      for place in oldPlaces { queues.append(place, key(old[place])) }
      for place in newPlaces {
        guard let match = queues.popFirst(key(new[place])) else { continue }
        oldOf[place] = match
        isTaken[match] = true
      }
    }
    return oldOf
  }

  /// Rows that are passed over at a time, to find where both sides go on with the same codes.
  private static let mostPassedOver = 16

  /// Calls `body` with the places of rows that have one code and follow one another on both sides, as
  /// most rows of two revisions do: so no table of them all is needed.
  private static func forEachPairInOrder(
    old: DiffRows, new: DiffRows, _ body: (_ old: Int, _ new: Int) -> Void
  ) {
    var (oldPlace, newPlace) = (0, 0)
    func places(from place: Int, of rows: DiffRows) -> Range<Int> {
      place..<min(place + mostPassedOver, rows.rowPlaces.count)
    }
    while oldPlace < old.rowPlaces.count, newPlace < new.rowPlaces.count {
      if old.hasCode(at: oldPlace, of: new, at: newPlace) {
        body(oldPlace, newPlace)
      } else if let next = places(from: newPlace, of: new).first(where: {
        old.hasCode(at: oldPlace, of: new, at: $0)
      }) {
        newPlace = next
        continue
      } else if let next = places(from: oldPlace, of: old).first(where: {
        old.hasCode(at: $0, of: new, at: newPlace)
      }) {
        oldPlace = next
        continue
      }
      oldPlace += 1
      newPlace += 1
    }
  }

  /// A hash of cells in any order.
  private static func hash(
    _ cells: [DiffSource.Cell], _ unpaired: Set<DiffSource.Column>
  ) -> Int {
    cells.reduce(0) { unpaired.contains($1.column) ? $0 : $0 &+ $1.hashValue }
  }

  /// The other columns that differ, in the order of the new ones; removed columns come last.
  private static func cellChanges(
    _ old: [DiffSource.Cell], _ new: [DiffSource.Cell]
  ) -> [CellChange] {
    guard old != new else { return [] }
    var before = Dictionary(old.map { ($0.column, $0.text) }) { first, _ in first }
    var changes: [CellChange] = []
    for cell in new {
      let text = before.removeValue(forKey: cell.column)
      if text != cell.text {
        changes.append(CellChange(column: cell.column, old: text, new: cell.text))
      }
    }
    for cell in old {
      if let text = before.removeValue(forKey: cell.column) {
        changes.append(CellChange(column: cell.column, old: text))
      }
    }
    return changes
  }

  private mutating func collect(
    old oldPlace: Int, new newPlace: Int, _ old: DiffSource.Row, _ new: DiffSource.Row
  ) {
    if old.text != new.text { differences.append(.reworded(old: oldPlace, new: newPlace)) }
    for change in Self.cellChanges(old.cells, new.cells) {
      differences.append(.changed(old: oldPlace, new: newPlace, change))
    }
  }

  private mutating func collect(
    _ oldOf: [Int?], _ newOf: [Int?], _ old: DiffRows, _ new: DiffRows
  ) {
    // The rows removed after the new row of a place; -1 is the start.
    var removed: [(behind: Int, old: Int)] = []
    var behind = -1
    for (place, match) in newOf.enumerated() {
      if let match { behind = match } else { removed.append((behind, place)) }
    }
    removed.sort { ($0.behind, $0.old) < ($1.behind, $1.old) }
    var next = removed.startIndex
    for place in -1..<new.rowPlaces.count {
      if place >= 0 {
        if let match = oldOf[place] {
          if !old.hasTexts(at: match, of: new, at: place) {
            collect(old: match, new: place, old[match], new[place])
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
