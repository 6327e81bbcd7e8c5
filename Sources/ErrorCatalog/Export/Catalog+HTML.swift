internal import CodeDocuments

extension Catalog {
  /// Writes the codes as one page of HTML that needs no other file and no network.
  ///
  /// All codes are in the markup, so that the page reads without JavaScript. With it the page
  /// searches, filters and sorts; docs/html-page.md describes it. Each code has an id, such as
  /// `rest-api:10016`, that stays the same whatever the filter; where sources share a domain's slug, the
  /// source comes before it. The page depends on the catalog and the filter alone.
  ///
  /// Every text of the catalog is escaped, and the page's own policy keeps any script from running but
  /// its own, and anything from being loaded.
  ///
  /// ```swift
  /// try catalog.writeHTML { try output.write($0) }
  /// ```
  ///
  /// - Parameters:
  ///   - filter: Which codes to write.
  ///   - limit: The most codes to write; nil for all.
  ///   - title: The title of the page; nil for that of the only document, or else "Error codes".
  ///   - hasAdvice: Whether the page says what to do about each cause.
  ///   - write: Gets the page in parts, in order; no list of all codes is ever held, but their ids are.
  /// - Throws: ``CatalogError`` for an unknown name in the filter; what `write` throws, or
  ///   ``SQLiteError``.
  public func writeHTML(
    _ filter: Filter = Filter(), limit: Int? = nil, title: String? = nil, hasAdvice: Bool = true,
    to write: (String) throws -> Void
  ) throws {
    var page = try HTMLPage(
      documents: documents(filter), domains: domains(filter, limit: limit),
      shared: slugsOfSeveralSources(), categories: categories().map(\.category),
      digest: storedDigest(), title: title, hasAdvice: hasAdvice)
    try write(page.head())
    var current: DomainKey?
    try forEachEntry(filter, limit: limit) { entry in
      let domain = DomainKey(entry)
      if domain != current {
        try write(page.domain(entry, isFirst: current == nil))
        current = domain
      }
      try write(page.row(entry, notes: notes(on: entry)))
    }
    try write(page.foot(isEmpty: current == nil))
  }

  /// The domains that have codes among the first ones to pass a filter, with how many.
  private func domains(_ filter: Filter, limit: Int?) throws -> [DomainSummary] {
    var rest = limit ?? .max
    return try domains(filter).compactMap { summary in
      var summary = summary
      summary.codes = min(summary.codes, rest)
      rest -= summary.codes
      return summary.codes > 0 ? summary : nil
    }
  }

  /// The slugs that domains of several sources have.
  private func slugsOfSeveralSources() throws -> Set<String> {
    var counts: [String: Int] = [:]
    for domain in try domains() { counts[domain.domain, default: 0] += 1 }
    return Set(counts.filter { $0.value > 1 }.keys)
  }
}
