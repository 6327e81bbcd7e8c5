package import Causes
internal import CodeDocuments

/// Which domains and entries of a comparison are asked for.
struct DiffFilter {
  /// The full names of the domains; nil where all pass.
  private var domains: Set<String>?
  private var causes: Set<String> = []
  private var areas: Set<String> = []

  /// Resolves the names of a filter on either side.
  ///
  /// - Throws: ``CatalogError`` for a name that fits nothing, or is the start of several.
  init(_ filter: Filter, _ pairs: [SourcePair], categories: [Category]) throws {
    if !filter.domains.isEmpty {
      var all: [DomainName] = []
      for source in pairs.flatMap({ [$0.old, $0.new] }) {
        guard let source else { continue }
        all += source.domains.map { domain in
          DomainName(id: 0, source: source.name, slug: domain.slug)
        }
      }
      domains = Set(
        try filter.domains.flatMap { try Catalog.domains(named: $0, in: all) }.map(\.full))
    }
    for slug in filter.categories {
      let facets = Set(categories.filter { $0.slug == slug }.map(\.facet))
      if facets.contains(.cause) { causes.insert(slug) }
      if facets.contains(.area) { areas.insert(slug) }
      if facets.isEmpty {
        throw CatalogError.unknownCategory(slug, known: categories.map(\.slug))
      }
    }
  }

  func passes(_ source: DiffSource?, _ domain: DiffSource.Domain) -> Bool {
    guard let domains, let source else { return domains == nil }
    return domains.contains(source.name + "/" + domain.slug)
  }

  func passes(_ entry: Entry) -> Bool {
    (causes.isEmpty || causes.contains(entry.cause))
      && (areas.isEmpty || !areas.isDisjoint(with: entry.areas))
  }
}

extension CatalogDiff {
  /// The categories that either side knows, each slug and facet once; read only if asked for.
  package func categories() throws -> [Category] {
    guard !filter.categories.isEmpty else { return [] }
    var categories: [Category] = []
    for side in [old, new] {
      let known: [Category]
      switch side {
      case .catalog(let catalog, _): known = try catalog.rules().categories
      case .document, .folder: known = try Rules.embedded().categories
      }
      categories += known.filter { category in
        !categories.contains { $0.slug == category.slug && $0.facet == category.facet }
      }
    }
    return categories
  }
}
