internal import CatalogSQLite
internal import CodeDocuments

extension Catalog {
  /// The entries whose notes have all words of a search, in any form.
  ///
  /// There are few notes, and each is read: they have no index.
  func hitsByNotes(_ typed: String, _ filter: FilterIDs) throws -> [Hit] {
    let notes = try notes()
    guard !notes.isEmpty else { return [] }
    let wanted = try Set(stems(of: typed))
    guard !wanted.isEmpty else { return [] }
    var names: Set<String> = []
    for note in notes
    where try wanted.isSubset(of: stems(of: "\(note.text) \(note.owner) \(note.status)")) {
      names.insert(note.code)
    }
    let ids = try Set(codes(ofNotesOn: names).values.joined())
    return try passing(ids.sorted(), filter).compactMap { id in
      guard let entry = try entry(id: id) else { return nil }
      return Hit(
        entry: entry, match: .words, score: 0,
        highlighted: [Hit.Segment(text: entry.description, isMatch: false)])
    }
  }

  /// Adds hits by notes after those that have all words themselves, each entry once.
  func adding(_ noted: [Hit], to hits: [Hit], limit: Int) -> [Hit] {
    guard !noted.isEmpty else { return hits }
    let isNoted = Set(noted.map(\.entry.id))
    let best = hits.prefix { [.code, .words].contains($0.match) }
    let known = Set(best.map(\.entry.id))
    let rest = hits.dropFirst(best.count).filter { !isNoted.contains($0.entry.id) }
    return Array((best + noted.filter { !known.contains($0.entry.id) } + rest).prefix(limit))
  }
}
