internal import Causes

extension Catalog {
  /// Returns the codes that match a person's words, best first.
  ///
  /// Words are literal and need not be complete, well spelled or the document's own; the
  /// ``Hit/Match`` of each hit says what had to be done to find it. `"a phrase"`, `word*`, `-word`,
  /// and the filters `code:`, `domain:`, `cause:`, `area:` are understood; whatever else a query
  /// holds is words, never an error. The same query on the same catalog gives the same hits
  /// in the same order, and fewer of them with a lower limit.
  ///
  /// ```swift
  /// try catalog.search("insufficient coins", limit: 1)[0].entry.code  // "10016"
  /// try catalog.search("insuficient")[0].corrected                    // "insufficient"
  /// ```
  ///
  /// - Parameters:
  ///   - query: The text typed.
  ///   - filter: Which codes to look among.
  ///   - limit: The most hits to give.
  /// - Returns: At most `limit` hits; empty when nothing fits or the query has no word.
  /// - Throws: ``CatalogError`` for an unknown name in the filter; ``SQLiteError``.
  public func search(
    _ query: String, filter: Filter = Filter(), limit: Int = 20
  ) throws -> [Hit] {
    try reading {
      memo = SearchMemo(of: query)
      let parsed = try ParsedSearch(query, filter, in: self)
      let hits = try hits(
        parsed.query, typed: parsed.typed, parsed.filter, written: parsed.written, limit: limit)
      return try adding(hitsByNotes(parsed.typed, parsed.filter), to: hits, limit: limit)
    }
  }

  /// The number of hits that ``search(_:filter:limit:)`` gives.
  func countedHits(_ query: String, filter: Filter, limit: Int) throws -> Int {
    // What is counted was mostly searched before, and nothing changed in between.
    if memo.query != query { memo = SearchMemo(of: query) }
    let parsed = try ParsedSearch(query, filter, in: self)
    var ladder = try Ladder(self, parsed.query, parsed.filter, limit: limit, isCounting: true)
    _ = try ladder.climb(typed: parsed.typed, written: parsed.written)
    let noted = try hitsByNotes(parsed.typed, parsed.filter).lazy.map(\.entry.id)
    return min(ladder.counted.union(noted).count, limit)
  }

  /// The hits of a query whose filters have been taken from it; `written` are the codes that are written
  /// as the whole query is, filters included.
  package func hits(
    _ query: SearchQuery, typed: String, _ filter: FilterIDs, written: [Int] = [], limit: Int
  ) throws -> [Hit] {
    guard limit > 0 else { return [] }
    var ladder = try Ladder(self, query, filter, limit: limit)
    return try ladder.climb(typed: typed, written: written)
  }

  /// The filters in a query; one that names nothing the catalog knows becomes words.
  func takingFields(of query: inout SearchQuery) throws -> FilterIDs {
    var ids = FilterIDs()
    let domainNames = try query.fields.contains { $0.name == .domain } ? domainNames() : []
    for field in query.fields {
      var chosen: [Int]?
      switch field.name {
      case .code: chosen = try explainIDs(field.value, FilterIDs())
      case .domain:
        chosen = try? Self.domains(named: field.value, in: domainNames).map(\.id)
      case .cause: chosen = try categoryIDs([field.value], .cause)
      case .area: chosen = try categoryIDs([field.value], .area)
      }
      guard let chosen, !chosen.isEmpty else {
        query.addWords(field.typed)
        continue
      }
      switch field.name {
      case .code: add(chosen, to: &ids.codes)
      case .domain: add(chosen, to: &ids.domains)
      case .cause: add(chosen, to: &ids.causes)
      case .area: add(chosen, to: &ids.areas)
      }
    }
    return ids
  }

  /// In place: a query may name as many codes as it likes.
  private func add(_ chosen: [Int], to ids: inout [Int]?) {
    if ids == nil { ids = [] }
    ids?.append(contentsOf: chosen)
  }
}

/// A query as it was typed, taken apart.
private struct ParsedSearch {
  /// The query without filters.
  var query: SearchQuery
  /// What was typed, with letters folded.
  var typed: String
  /// The filters that were given, and those of the query.
  var filter: FilterIDs
  /// The codes that are written as the whole query is.
  var written: [Int]

  init(_ query: String, _ filter: Filter, in catalog: Catalog) throws {
    let given = try catalog.ids(filter)
    typed = Segmentation.folded(query)
    var parsed = SearchQuery(typed)
    written = try catalog.writtenIDs(query, given)
    self.filter = try given.narrowed(by: catalog.takingFields(of: &parsed))
    self.query = parsed
  }
}
