internal import Causes
internal import CodeDocuments
internal import MarkdownReader

/// Which column of one side is which column of the other, and which only one side has.
///
/// Columns of one header belong together. A column whose header was changed belongs to one of
/// another header that nothing else belongs to, if the two say the same of most of their codes.
struct ColumnPairing {
  /// A column that has another header on the new side.
  struct Renaming: Equatable {
    var old: DiffSource.Column
    var new: DiffSource.Column
    /// For how many codes both have one text.
    var same: Int
    /// How many codes have a text in either.
    var filled: Int
  }

  /// The columns whose headers were changed, in the order of the old ones.
  private(set) var renamings: [Renaming] = []
  /// The columns that no old code has a text in.
  private(set) var added: Set<DiffSource.Column>
  /// The columns that no new code has a text in.
  private(set) var removed: Set<DiffSource.Column>

  /// More columns than this on a side are not compared with each other: that takes time in
  /// proportion to their pairs.
  static let mostColumns = 16

  init(old: DiffRows, new: DiffRows) {
    let oldColumns = Self.columns(old)
    let newColumns = Self.columns(new)
    removed = Set(oldColumns).subtracting(newColumns)
    added = Set(newColumns).subtracting(oldColumns)
    let olds = oldColumns.filter(removed.contains)
    let news = newColumns.filter(added.contains)
    guard !olds.isEmpty, !news.isEmpty,
      max(olds.count, news.count) <= Self.mostColumns
    else { return }
    for candidate in Self.candidates(olds, news, old, new)
    where removed.contains(candidate.old) && added.contains(candidate.new) {
      removed.remove(candidate.old)
      added.remove(candidate.new)
      renamings.append(candidate)
    }
    let places = Dictionary(uniqueKeysWithValues: olds.enumerated().map { ($1, $0) })
    renamings.sort { places[$0.old] ?? 0 < places[$1.old] ?? 0 }
  }

  /// Old rows with the headers of the new side.
  func renamed(_ rows: DiffRows) -> DiffRows {
    let names = Dictionary(uniqueKeysWithValues: renamings.map { ($0.old, $0.new) })
    var rows = rows
    rows.columns = rows.columns.map { names[$0] ?? $0 }
    return rows
  }

  /// The columns of some rows, in the order in which they are met, each once.
  private static func columns(_ rows: DiffRows) -> [DiffSource.Column] {
    var seen: Set<DiffSource.Column> = []
    return rows.filledColumns.filter { seen.insert($0).inserted }
  }

  /// The pairs of columns that say the same of at least half of their codes; those first that say
  /// most, and then in their order.
  private static func candidates(
    _ olds: [DiffSource.Column], _ news: [DiffSource.Column], _ old: DiffRows, _ new: DiffRows
  ) -> [Renaming] {
    let matches = CodeComparison.matches(
      old: old, new: new, unpaired: Set(olds).union(news))
    var candidates = olds.flatMap { old in
      news.map { Renaming(old: old, new: $0, same: 0, filled: 0) }
    }
    for (place, match) in matches.enumerated() {
      guard let match else { continue }
      let sides = (old: texts(old[match]), new: texts(new[place]))
      for index in candidates.indices {
        let (old, new) = (sides.old[candidates[index].old], sides.new[candidates[index].new])
        guard old != nil || new != nil else { continue }
        candidates[index].filled += 1
        if old == new { candidates[index].same += 1 }
      }
    }
    candidates.removeAll { $0.same == 0 || $0.same * 2 < $0.filled }
    return candidates.enumerated().sorted { left, right in
      (right.element.same, left.offset) < (left.element.same, right.offset)
    }.map(\.element)
  }

  private static func texts(_ row: DiffSource.Row) -> [DiffSource.Column: String] {
    Dictionary(row.cells.map { ($0.column, $0.text) }) { first, _ in first }
  }
}
