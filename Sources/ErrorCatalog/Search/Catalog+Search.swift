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
    try reading { try search(query, filter: filter, limit: limit, isCounting: false) }
  }

  /// The hits of a query; those that are only counted have nothing but their ids.
  func search(
    _ query: String, filter: Filter, limit: Int, isCounting: Bool
  ) throws -> [Hit] {
    // What is counted was mostly searched before, and nothing changed in between.
    if !isCounting || memo.query != query { memo = SearchMemo(of: query) }
    let ids = try ids(filter)
    let typed = Segmentation.folded(query)
    var parsed = SearchQuery(typed)
    let written = try writtenIDs(query, ids)
    let fields = try takingFields(of: &parsed)
    let narrowed = ids.narrowed(by: fields)
    let hits = try hits(
      parsed, typed: typed, narrowed, written: written, limit: limit, isCounting: isCounting)
    return try adding(hitsByNotes(typed, narrowed), to: hits, limit: limit)
  }

  /// The hits of a query whose filters have been taken from it; `written` are the codes that are written
  /// as the whole query is, filters included.
  package func hits(
    _ query: SearchQuery, typed: String, _ filter: FilterIDs, written: [Int] = [], limit: Int,
    isCounting: Bool = false
  ) throws -> [Hit] {
    guard limit > 0 else { return [] }
    var ladder = try Ladder(self, query, filter, limit: limit, isCounting: isCounting)
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
