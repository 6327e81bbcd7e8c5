internal import CatalogSQLite
internal import Causes
internal import CodeDocuments
internal import MarkdownReader

/// A comparison of two catalogs, two documents, or a document and a catalog: which codes were added,
/// removed, reworded and changed.
///
/// Codes are known by source, domain and code, never by their places. Two documents are revisions of
/// one source, whatever their names; a document is compared with the source of its name, or the
/// only one; catalogs are compared source by source, by path.
///
/// ```swift
/// let diff = CatalogDiff(old: try DiffSide(path: "old.md"), new: try DiffSide(path: "new.md"))
/// let counts = try diff.forEachChange { print($0.kind, $0.entry.code) }
/// print(counts)  // 1 added, 0 removed, 0 reworded, 0 changed
/// ```
public struct CatalogDiff {
  /// The old side.
  package var old: DiffSide
  /// The new side.
  package var new: DiffSide
  /// Which changes to give.
  ///
  /// Domains are those of either side; categories are those of the entry that is given. Of catalogs
  /// only the sources named are compared; for a document, the one to compare it with.
  public var filter = Filter()
  /// Whether codes alone are compared, as those of two languages must be.
  ///
  /// Then nothing is reworded or changed, and a code listed several times counts once.
  public var comparesCodesOnly = false
  /// The changes that are known, which are counted apart and not given.
  package var accepted: AcceptedChanges?
  /// Called with notes about things that the changes do not show.
  public var onNote: (DiffNote) -> Void = { _ in }

  /// Called with the slugs of two domains that belong together.
  var onPair: (_ old: String, _ new: String) -> Void = { _, _ in }

  /// Makes a comparison.
  public init(old: DiffSide, new: DiffSide) {
    self.old = old
    self.new = new
  }

  /// Calls `body` with each change.
  ///
  /// The order is that of the sources' paths, of their domains, and of the codes in the new
  /// document; a removed code comes after the one it followed, and removed domains come last.
  /// Takes time in proportion to the codes of both sides, and memory for those of one
  /// domain; a document is held as a whole.
  ///
  /// - Returns: How many changes there were.
  /// - Throws: ``DiffError`` if the sides cannot be compared; ``CatalogError`` for an unknown name in
  ///   the filter; what `body` throws; ``SQLiteError``.
  public func forEachChange(_ body: (CodeChange) throws -> Void) throws -> ChangeCounts {
    let pairs = try sourcePairs()
    let filter = try DiffFilter(filter, pairs, categories: categories())
    var counts = ChangeCounts()
    for pair in pairs {
      try compare(pair, filter) { change in
        guard filter.passes(change.entry) else { return }
        if let row = accepted?.row(accepting: change) {
          counts.accept(by: row)
          return
        }
        counts.count(change.kind)
        try body(change)
      }
    }
    return counts
  }

  /// Compares two revisions of one document that were read.
  static func compare(
    _ old: DiffSource?, _ new: DiffSource, onPair: @escaping (String, String) -> Void,
    onChange: (CodeChange) -> Void
  ) throws {
    let nothing = DiffSide.document(Document(path: new.path, bytes: []))
    var diff = CatalogDiff(old: nothing, new: nothing)
    diff.onPair = onPair
    let pair = SourcePair(old: old, new: new)
    try diff.compare(pair, DiffFilter(Filter(), [pair], categories: []), onChange)
  }

  // MARK: - Domains

  private typealias Side = (source: DiffSource, domain: DiffSource.Domain)

  private func compare(
    _ pair: SourcePair, _ filter: DiffFilter, _ body: (CodeChange) throws -> Void
  ) throws {
    let oldDomains = pair.old?.domains ?? []
    let newDomains = pair.new?.domains ?? []
    let pairing = try DomainPairing(
      old: oldDomains, new: newDomains, comparesTexts: !comparesCodesOnly
    ) { isOld, place in
      try isOld
        ? pair.old?.rows(oldDomains[place]) ?? DiffRows()
        : pair.new?.rows(newDomains[place]) ?? DiffRows()
    }
    let oldOfNew = Dictionary(uniqueKeysWithValues: pairing.pairs.map { ($0.new, $0) })
    for (place, domain) in newDomains.enumerated() {
      let match = oldOfNew[place]
      let oldDomain = match.map { oldDomains[$0.old] }
      if let oldDomain { onPair(oldDomain.slug, domain.slug) }
      let isOldAskedFor = oldDomain.map { filter.passes(pair.old, $0) } ?? false
      guard isOldAskedFor || filter.passes(pair.new, domain) else { continue }
      if let match, let oldDomain, oldDomain.slug != domain.slug, match.shared > 0,
        oldDomain.title != domain.title
      {
        onNote(
          .domains(
            source: pair.new?.name ?? "", old: oldDomain.slug, new: domain.slug,
            shared: match.shared, of: match.oldCodes))
      }
      try compare(
        pair.old.flatMap { source in oldDomain.map { (source, $0) } },
        pair.new.map { ($0, domain) }, body)
    }
    let paired = Set(pairing.pairs.map(\.old))
    for (place, domain) in oldDomains.enumerated()
    where !paired.contains(place) && filter.passes(pair.old, domain) {
      try compare(pair.old.map { ($0, domain) }, nil, body)
    }
  }

  private func compare(
    _ old: Side?, _ new: Side?, _ body: (CodeChange) throws -> Void
  ) throws {
    var oldRows = try old.map { try rows($0) } ?? DiffRows()
    let newRows = try new.map { try rows($0) } ?? DiffRows()
    let columns = ColumnPairing(old: oldRows, new: newRows)
    oldRows = columns.renamed(oldRows)
    var cells: [DiffSource.Column: Int] = [:]
    let comparison = CodeComparison(
      old: oldRows, new: newRows, unpaired: columns.added.union(columns.removed))
    // A code can have as many changes as columns.
    var last: (place: Int, entry: Entry)?
    for difference in comparison.differences {
      switch difference {
      case .added(let place):
        try give(.added, new, newRows[place], body)
      case .removed(let place):
        try give(.removed, old, oldRows[place], body)
      case .reworded(let oldPlace, let newPlace):
        try give(
          .reworded, new, newRows[newPlace], old: oldRows[oldPlace].text,
          new: newRows[newPlace].text, body)
      case .changed(_, let newPlace, let change):
        cells[change.column, default: 0] += 1
        if last?.place != newPlace {
          last = try new.flatMap { try $0.source.entry(newRows[newPlace], $0.domain) }
            .map { (newPlace, $0) }
        }
        guard let entry = last?.entry else { continue }
        try body(
          CodeChange(
            kind: .changed, entry: entry, column: header(change.column, old, new),
            old: change.old, new: change.new))
      }
    }
    if let old, let new { note(columns, cells, old, new) }
  }

  private func give(
    _ kind: CodeChange.Kind, _ side: Side?, _ row: DiffSource.Row, old: String? = nil,
    new: String? = nil, _ body: (CodeChange) throws -> Void
  ) throws {
    guard let side, let entry = try side.source.entry(row, side.domain) else { return }
    // Where codes alone are compared, the rows have no texts, and the entries do.
    try body(
      CodeChange(
        kind: kind, entry: entry, column: nil,
        old: kind == .removed ? entry.description : old,
        new: kind == .added ? entry.description : new))
  }

  /// Says which columns go by other headers, and which one side alone has.
  private func note(
    _ columns: ColumnPairing, _ changes: [DiffSource.Column: Int], _ old: Side, _ new: Side
  ) {
    for renaming in columns.renamings {
      onNote(
        .columns(
          source: new.source.name, domain: new.domain.slug, old: header(renaming.old, old, nil),
          new: header(renaming.new, nil, new), same: renaming.same, of: renaming.filled))
    }
    let several = changes.filter { $0.value > 1 }.map { column, count in
      (name: header(column, old, new), column: column, count: count)
    }
    for (name, column, count) in several.sorted(by: { inByteOrder($0.name, $1.name) })
    where columns.added.contains(column) || columns.removed.contains(column) {
      onNote(
        .column(
          source: new.source.name, domain: new.domain.slug, name: name,
          isNew: columns.added.contains(column), count: count))
    }
  }

  /// The header of a column; that of the symbols is known of documents only.
  private func header(_ column: DiffSource.Column, _ old: Side?, _ new: Side?) -> String {
    switch column {
    case .symbol: new?.domain.symbolHeader ?? old?.domain.symbolHeader ?? "symbol"
    case .attribute(let name): name
    }
  }

  /// The rows of a domain; where codes alone are compared, each code once and without its texts.
  private func rows(_ side: Side) throws -> DiffRows {
    let rows = try side.source.rows(side.domain)
    guard comparesCodesOnly else { return rows }
    var seen: Set<String> = []
    var codes = DiffRows()
    for row in rows.allRows where seen.insert(row.code).inserted {
      codes.append(DiffSource.Row(id: row.id, code: row.code, text: ""))
    }
    return codes
  }
}
