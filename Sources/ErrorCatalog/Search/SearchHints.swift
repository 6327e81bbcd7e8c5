internal import CodeDocuments

/// What may help where a search found nothing.
package struct SearchHints: Equatable, Sendable {
  /// Codes that look like one in the query.
  package var codes: [String] = []
  /// Words of the catalog that look like words of the query that it does not have.
  package var words: [String] = []
  /// How many hits there are without the filters, by domain.
  package var hidden: [Hidden] = []

  /// Hits in a domain that the filters leave out.
  package struct Hidden: Equatable, Sendable {
    /// The slug of the domain.
    package var domain: String
    /// How many there are.
    package var count: Int
  }
}

extension Catalog {
  /// Returns what may help where ``search(_:filter:limit:)`` found nothing.
  ///
  /// ```swift
  /// let filter = Filter(domains: ["websocket-api"], categories: ["conflict"])
  /// try catalog.hints("coins", filter: filter).hidden.map(\.domain)  // ["websocket-api", "rest-api"]
  /// ```
  ///
  /// - Parameters:
  ///   - query: The text typed.
  ///   - filter: Which codes were looked among.
  /// - Returns: The hints; all empty where nothing helps. Of hidden hits, at most 1,000 are counted.
  /// - Throws: ``CatalogError`` for an unknown name in the filter; ``SQLiteError``.
  package func hints(_ query: String, filter: Filter = Filter()) throws -> SearchHints {
    try reading { try unboundedHints(query, filter) }
  }

  private func unboundedHints(_ query: String, _ filter: Filter) throws -> SearchHints {
    var parsed = SearchQuery(Segmentation.folded(query))
    let isFiltered = try !ids(filter).narrowed(by: takingFields(of: &parsed)).isEmpty
    var hints = SearchHints()
    if isFiltered {
      let words = parsed.terms.map(\.text).joined(separator: " ")
      let hidden = try hits(parsed, typed: words, FilterIDs(), limit: 1000)
      // Only those of the first rung: lower ones are no reason to drop the filters.
      for hit in hidden where hit.match == hidden[0].match {
        if let index = hints.hidden.firstIndex(where: { $0.domain == hit.entry.domain }) {
          hints.hidden[index].count += 1
        } else {
          hints.hidden.append(SearchHints.Hidden(domain: hit.entry.domain, count: 1))
        }
      }
      if !hidden.isEmpty { return hints }
    }
    for term in parsed.terms.prefix(8) {
      if CodeQuery.looksLikeCode(term.text) { hints.codes += try nearCodes(term.text) }
    }
    for word in try parsed.terms.prefix(8).flatMap({ try words(of: $0.text).prefix(8) }).prefix(8) {
      hints.words += try corrections(of: word, isGenerous: true)
    }
    return hints
  }
}
