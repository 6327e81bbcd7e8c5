package import CatalogSQLite
internal import Causes
internal import CodeDocuments
internal import ErrcatBytes

/// Which codes a question is about.
///
/// Within a list any may fit; the lists must all fit.
///
/// ```swift
/// let filter = Filter(domains: ["rest-api"], categories: ["insufficient-funds"])
/// let hits = try catalog.search("coins", filter: filter)
/// ```
public struct Filter: Equatable, Sendable {
  /// Domains: a slug (for every source that has it), `source/slug`, or the start of either if it
  /// fits one alone.
  public var domains: [String]
  /// Categories of either facet, by slug.
  ///
  /// A code fits that has one of the causes, if any are named, and one of the areas, if any are.
  public var categories: [String]
  /// Sources, by name.
  public var sources: [String]

  /// Creates a filter; an empty list accepts everything.
  public init(domains: [String] = [], categories: [String] = [], sources: [String] = []) {
    self.domains = domains
    self.categories = categories
    self.sources = sources
  }

  /// Whether everything passes.
  package var isEmpty: Bool { domains.isEmpty && categories.isEmpty && sources.isEmpty }
}

/// A filter as ids; nil where everything passes.
package struct FilterIDs: Equatable {
  package var domains: [Int]?
  var causes: [Int]?
  package var areas: [Int]?
  /// Codes that a query names; only search asks for them.
  package var codes: [Int]?

  package var isEmpty: Bool { self == FilterIDs() }

  /// Whether each code has to be tested, for no index has the codes that pass.
  var testsEach: Bool { (causes ?? areas) != nil }

  /// What a row of `codes` has to meet to pass.
  ///
  /// The text is the same for each filter, and so is a prepared statement with it.
  package var condition: SQL {
    let (domains, causes) = (Self.json(domains), Self.json(causes))
    let (areas, codes) = (Self.json(areas), Self.json(codes))
    return """
      (\(domains) IS NULL OR codes.domain_id IN (SELECT value FROM json_each(\(domains))))
          AND (\(causes) IS NULL OR (
            SELECT cause_id FROM descriptions WHERE descriptions.id = codes.description_id
          ) IN (SELECT value FROM json_each(\(causes))))
          AND (\(areas) IS NULL OR EXISTS (
            SELECT 1 FROM description_areas
            WHERE description_id = codes.description_id
              AND area_id IN (SELECT value FROM json_each(\(areas)))))
          AND (\(codes) IS NULL OR codes.id IN (SELECT value FROM json_each(\(codes))))
      """
  }

  private static func json(_ ids: [Int]?) -> String? {
    ids.map { JSONValue.array($0.map { .integer($0) }).text }
  }

  /// The codes that pass both filters.
  func narrowed(by other: FilterIDs) -> FilterIDs {
    func both(_ left: [Int]?, _ right: [Int]?) -> [Int]? {
      guard let left, let right else { return left ?? right }
      return left.filter(Set(right).contains)
    }
    return FilterIDs(
      domains: both(domains, other.domains), causes: both(causes, other.causes),
      areas: both(areas, other.areas), codes: both(codes, other.codes))
  }
}

/// A domain's names and id.
package struct DomainName {
  package var id: Int
  package var source: String
  package var slug: String
  var full: String { source + "/" + slug }
}

extension Catalog {
  /// Finds the ids that a filter names.
  ///
  /// - Throws: ``CatalogError`` for a name that fits nothing, or is the start of several.
  func ids(_ filter: Filter) throws -> FilterIDs {
    guard !filter.isEmpty else { return FilterIDs() }
    var ids = FilterIDs()
    if !filter.domains.isEmpty || !filter.sources.isEmpty {
      let all = try domainNames()
      let sources = try Set(filter.sources.map(sourceName))
      let inSources = sources.isEmpty ? all : all.filter { sources.contains($0.source) }
      let chosen =
        try filter.domains.isEmpty
        ? inSources
        : filter.domains.flatMap { try Self.domains(named: $0, in: inSources) }
      ids.domains = chosen.map(\.id)
    }
    for facet in [Category.Facet.cause, .area] {
      let chosen = try categoryIDs(filter.categories, facet)
      if chosen.isEmpty { continue }
      if facet == .cause { ids.causes = chosen } else { ids.areas = chosen }
    }
    try checkCategories(filter.categories)
    return ids
  }

  /// The domains that a name means, at least one.
  package static func domains(named name: String, in all: [DomainName]) throws -> [DomainName] {
    let exact = all.filter { $0.slug == name || $0.full == name }
    if !exact.isEmpty { return exact }
    let lower = name.lowercased()
    let alike = all.filter { $0.slug.lowercased() == lower || $0.full.lowercased() == lower }
    if !alike.isEmpty { return alike }
    let starting = all.filter {
      !name.isEmpty && ($0.slug.hasPrefix(name) || $0.full.hasPrefix(name))
    }
    // The same slug in several sources is one name.
    let names = Set(starting.map(\.slug))
    guard names.count <= 1 else {
      throw CatalogError.ambiguousDomain(name, matches: names.sorted(by: inByteOrder))
    }
    guard !starting.isEmpty else {
      throw CatalogError.unknownDomain(
        name, known: Set(all.map(\.slug)).sorted(by: inByteOrder))
    }
    return starting
  }

  func domainNames() throws -> [DomainName] {
    try database.rows(
      """
      SELECT domains.id, sources.name, domains.slug
      FROM domains
      JOIN documents ON documents.id = domains.document_id
      JOIN sources ON sources.id = documents.source_id
      ORDER BY domains.id
      """
    ) { row in
      DomainName(id: row.int(0), source: row.text(1), slug: row.text(2))
    }
  }

  /// The source with this name, or else with this name but for case.
  package func sourceName(_ typed: String) throws -> String {
    let names = try database.rows("SELECT name FROM sources ORDER BY id") { $0.text(0) }
    let name =
      names.first { $0 == typed } ?? names.first { $0.lowercased() == typed.lowercased() }
    guard let name else { throw CatalogError.unknownSource(typed, known: names) }
    return name
  }

  func categoryIDs(_ slugs: [String], _ facet: Category.Facet) throws -> [Int] {
    try database.rows(
      """
      SELECT id FROM categories
      WHERE facet = \(facet.rawValue) AND slug IN \(list: slugs.map { $0.lowercased() })
      ORDER BY id
      """
    ) { row in row.int(0) }
  }

  private func checkCategories(_ slugs: [String]) throws {
    guard !slugs.isEmpty else { return }
    let known = try database.rows("SELECT slug FROM categories ORDER BY id") { $0.text(0) }
    for slug in slugs where !known.contains(slug.lowercased()) {
      throw CatalogError.unknownCategory(slug, known: known)
    }
  }
}
