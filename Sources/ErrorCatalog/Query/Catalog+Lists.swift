internal import CatalogSQLite
public import Causes
internal import CodeDocuments

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

/// An imported document and its content.
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
  package var bytes: Int
  /// How many domains it has.
  package var domains: Int
  /// How many codes it has.
  public var codes: Int
}

extension Catalog {
  /// Returns the domains that have codes passing a filter, in document order.
  ///
  /// - Throws: ``CatalogError`` for an unknown name in the filter; ``SQLiteError``.
  public func domains(_ filter: Filter = Filter()) throws -> [DomainSummary] {
    let ids = try ids(filter)
    return try database.rows(
      """
      SELECT sources.name, domains.slug, domains.title, count(*)
      FROM domains
      JOIN sources ON sources.id = domains.source_id
      JOIN codes ON codes.domain_id = domains.id
      WHERE \(ids.condition)
      GROUP BY domains.id ORDER BY domains.id
      """
    ) { row in
      DomainSummary(
        source: row.text(0), domain: row.text(1), title: row.text(2), codes: row.int(3))
    }
  }

  /// Returns all categories in the order of the rules, with the number of codes passing a filter.
  ///
  /// - Throws: ``CatalogError`` for an unknown name in the filter; ``SQLiteError``.
  public func categories(_ filter: Filter = Filter()) throws -> [CategorySummary] {
    let ids = try ids(filter)
    return try database.rows(
      """
      WITH chosen AS (
        SELECT id, cause_id FROM codes WHERE \(ids.condition)
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
    ) { row in
      CategorySummary(
        category: Category(
          facet: Category.Facet(rawValue: row.text(0)) ?? .cause, slug: row.text(1),
          title: row.text(2), meaning: row.text(3), advice: row.text(4), words: row.text(5)),
        codes: row.int(6))
    }
  }

  /// Returns the documents that have codes passing a filter, in the order of their paths.
  ///
  /// - Throws: ``CatalogError`` for an unknown name in the filter; ``SQLiteError``.
  public func sources(_ filter: Filter = Filter()) throws -> [SourceSummary] {
    let ids = try ids(filter)
    return try database.rows(
      """
      SELECT sources.name, sources.path, sources.title, sources.url, sources.sha256,
        sources.bytes, count(DISTINCT domains.id), count(*)
      FROM sources
      JOIN domains ON domains.source_id = sources.id
      JOIN codes ON codes.domain_id = domains.id
      WHERE \(ids.condition)
      GROUP BY sources.id ORDER BY sources.id
      """
    ) { row in
      SourceSummary(
        source: row.text(0), path: row.text(1), title: row.textOrNil(2), url: row.textOrNil(3),
        sha256: row.text(4), bytes: row.int(5), domains: row.int(6), codes: row.int(7))
    }
  }
}
