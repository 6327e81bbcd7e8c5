internal import CatalogSQLite
public import Causes
internal import CodeDocuments
internal import ErrcatBytes

/// A domain, and how many codes it has.
public struct DomainSummary: Equatable, Sendable {
  /// The short name of its document.
  public var source: String
  /// Its slug.
  public var domain: String
  /// Its title.
  public var title: String
  /// How many codes it has.
  public var codes: Int
}

/// A category, and how many codes are in it.
public struct CategorySummary: Equatable, Sendable {
  /// What the catalog says of it.
  public var category: Category
  /// How many codes are in it.
  public var codes: Int
}

/// An imported document, and what it holds.
public struct SourceSummary: Equatable, Sendable {
  /// Its short name.
  public var source: String
  /// The path that identifies it.
  public var path: String
  /// Its title, if it has one.
  public var title: String?
  /// Where it is published, if the import was told.
  public var url: String?
  /// The SHA-256 of its bytes, in hex.
  public var sha256: String
  /// Its size in bytes.
  public var bytes: Int
  /// How many domains it has.
  public var domains: Int
  /// How many codes it has.
  public var codes: Int
}

extension Catalog {
  /// Returns the domains that have codes passing a filter, in document order.
  ///
  /// - Throws: ``CatalogError`` for an unknown name in the filter; ``SQLiteError``.
  public func domains(_ filter: Filter = Filter()) throws -> [DomainSummary] {
    let ids = try ids(filter)
    return try database.withStatement(
      """
      SELECT sources.name, domains.slug, domains.title, count(*)
      FROM domains
      JOIN sources ON sources.id = domains.source_id
      JOIN codes ON codes.domain_id = domains.id
      WHERE (?1 IS NULL OR domains.id IN (SELECT value FROM json_each(?1)))
        AND (?2 IS NULL OR cause_id IN (SELECT value FROM json_each(?2)))
        AND (?3 IS NULL OR codes.id IN (
          SELECT code_id FROM code_areas
          WHERE category_id IN (SELECT value FROM json_each(?3))))
      GROUP BY domains.id ORDER BY domains.id
      """
    ) { statement in
      try bind(ids, to: &statement)
      var domains: [DomainSummary] = []
      while try statement.step() {
        domains.append(
          DomainSummary(
            source: statement.text(0), domain: statement.text(1), title: statement.text(2),
            codes: statement.int(3)))
      }
      return domains
    }
  }

  /// Returns all categories in the order of the rules, with the number of codes passing a filter.
  ///
  /// - Throws: ``CatalogError`` for an unknown name in the filter; ``SQLiteError``.
  public func categories(_ filter: Filter = Filter()) throws -> [CategorySummary] {
    let ids = try ids(filter)
    return try database.withStatement(
      """
      WITH chosen AS (
        SELECT id, cause_id FROM codes
        WHERE (?1 IS NULL OR domain_id IN (SELECT value FROM json_each(?1)))
          AND (?2 IS NULL OR cause_id IN (SELECT value FROM json_each(?2)))
          AND (?3 IS NULL OR id IN (
            SELECT code_id FROM code_areas
            WHERE category_id IN (SELECT value FROM json_each(?3))))
      ), counts AS (
        SELECT cause_id AS category_id, count(*) AS codes FROM chosen GROUP BY cause_id
        UNION ALL
        SELECT category_id, count(*) FROM code_areas
        WHERE code_id IN (SELECT id FROM chosen) GROUP BY category_id
      )
      SELECT facet, slug, title, meaning, advice, words, coalesce(codes, 0)
      FROM categories LEFT JOIN counts ON counts.category_id = categories.id
      ORDER BY categories.id
      """
    ) { statement in
      try bind(ids, to: &statement)
      var categories: [CategorySummary] = []
      while try statement.step() {
        categories.append(
          CategorySummary(
            category: Category(
              facet: Category.Facet(rawValue: statement.text(0)) ?? .cause,
              slug: statement.text(1), title: statement.text(2), meaning: statement.text(3),
              advice: statement.text(4), words: statement.text(5)),
            codes: statement.int(6)))
      }
      return categories
    }
  }

  /// Returns the documents that have codes passing a filter, in the order of their paths.
  ///
  /// - Throws: ``CatalogError`` for an unknown name in the filter; ``SQLiteError``.
  public func sources(_ filter: Filter = Filter()) throws -> [SourceSummary] {
    let ids = try ids(filter)
    return try database.withStatement(
      """
      SELECT sources.name, sources.path, sources.title, sources.url, sources.sha256,
        sources.bytes, count(DISTINCT domains.id), count(*)
      FROM sources
      JOIN domains ON domains.source_id = sources.id
      JOIN codes ON codes.domain_id = domains.id
      WHERE (?1 IS NULL OR domains.id IN (SELECT value FROM json_each(?1)))
        AND (?2 IS NULL OR cause_id IN (SELECT value FROM json_each(?2)))
        AND (?3 IS NULL OR codes.id IN (
          SELECT code_id FROM code_areas
          WHERE category_id IN (SELECT value FROM json_each(?3))))
      GROUP BY sources.id ORDER BY sources.id
      """
    ) { statement in
      try bind(ids, to: &statement)
      var sources: [SourceSummary] = []
      while try statement.step() {
        sources.append(
          SourceSummary(
            source: statement.text(0), path: statement.text(1), title: statement.textOrNil(2),
            url: statement.textOrNil(3), sha256: statement.text(4), bytes: statement.int(5),
            domains: statement.int(6), codes: statement.int(7)))
      }
      return sources
    }
  }

  /// Binds a filter to the parameters 1 to 3.
  func bind(_ ids: FilterIDs, to statement: inout Statement) throws(SQLiteError) {
    try statement.bind(json(ids.domains), at: 1)
    try statement.bind(json(ids.causes), at: 2)
    try statement.bind(json(ids.areas), at: 3)
  }

  /// Ids as statements take them: a JSON array, NULL where everything passes.
  package func json(_ ids: [Int]?) -> String? {
    ids.map { JSONValue.array($0.map { .integer($0) }).text }
  }
}
