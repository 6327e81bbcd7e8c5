internal import CatalogSQLite
public import Causes
internal import CodeDocuments

/// A domain, and how many codes it has.
public struct DomainSummary: Equatable, Sendable {
  /// The name of its source.
  public var source: String
  /// The path of its document.
  public var path: String
  /// Its slug, unique within its document.
  public var domain: String
  /// Its title.
  public var title: String
  /// How the document writes it: `table`, `html`, and so on, as the table `domains` says.
  public var form: String
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
public struct DocumentSummary: Equatable, Sendable {
  /// The name of its source.
  public var source: String
  /// Its path in the source.
  public var path: String
  /// Its title, if it has one.
  public var title: String?
  /// Where it is published, if the import was told.
  public var url: String?
  /// The day of its last change, if known.
  public var revised: String?
  /// The SHA-256 of its bytes, in hex.
  public var sha256: String
  /// Its size in bytes.
  package var bytes: Int
  /// How many domains it has.
  package var domains: Int
  /// How many codes it has.
  public var codes: Int
}

/// A source and its content.
public struct SourceSummary: Equatable, Sendable {
  /// Its name.
  public var source: String
  /// Its title, if it has one.
  public var title: String?
  /// Where it publishes, if the import was told.
  public var url: String?
  /// The day of the last change of its documents, if known.
  public var revised: String?
  /// How many documents it has.
  public var documents: Int
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
    return try database.rows(
      """
      SELECT sources.name, documents.path, domains.slug, domains.title, domains.form, count(*)
      FROM domains
      JOIN documents ON documents.id = domains.document_id
      JOIN sources ON sources.id = documents.source_id
      JOIN codes ON codes.domain_id = domains.id
      WHERE \(ids.condition)
      GROUP BY domains.id ORDER BY domains.id
      """
    ) { row in
      DomainSummary(
        source: row.text(0), path: row.text(1), domain: row.text(2), title: row.text(3),
        form: row.text(4), codes: row.int(5))
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
        SELECT description_id, count(*) AS codes FROM codes
        WHERE \(ids.condition) GROUP BY description_id
      ), counts AS (
        SELECT cause_id AS category_id, sum(codes) AS codes
        FROM chosen JOIN descriptions ON descriptions.id = description_id GROUP BY cause_id
        UNION ALL
        SELECT area_id, sum(codes)
        FROM chosen JOIN description_areas USING (description_id) GROUP BY area_id
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

  /// Returns the documents that have codes passing a filter, in the order of their sources and paths.
  ///
  /// - Throws: ``CatalogError`` for an unknown name in the filter; ``SQLiteError``.
  public func documents(_ filter: Filter = Filter()) throws -> [DocumentSummary] {
    let ids = try ids(filter)
    return try database.rows(
      """
      SELECT sources.name, documents.path, documents.title,
        coalesce(documents.url, sources.url), documents.revised, documents.sha256,
        documents.bytes, count(DISTINCT domains.id), count(*)
      FROM documents
      JOIN sources ON sources.id = documents.source_id
      JOIN domains ON domains.document_id = documents.id
      JOIN codes ON codes.domain_id = domains.id
      WHERE \(ids.condition)
      GROUP BY documents.id ORDER BY documents.id
      """
    ) { row in
      DocumentSummary(
        source: row.text(0), path: row.text(1), title: row.textOrNil(2), url: row.textOrNil(3),
        revised: row.textOrNil(4), sha256: row.text(5), bytes: row.int(6), domains: row.int(7),
        codes: row.int(8))
    }
  }

  /// Returns the sources that have codes passing a filter, in the order of their names.
  ///
  /// - Throws: ``CatalogError`` for an unknown name in the filter; ``SQLiteError``.
  public func sources(_ filter: Filter = Filter()) throws -> [SourceSummary] {
    let ids = try ids(filter)
    return try database.rows(
      """
      SELECT sources.name, sources.title, sources.url, max(documents.revised),
        count(DISTINCT documents.id), count(DISTINCT domains.id), count(*)
      FROM sources
      JOIN documents ON documents.source_id = sources.id
      JOIN domains ON domains.document_id = documents.id
      JOIN codes ON codes.domain_id = domains.id
      WHERE \(ids.condition)
      GROUP BY sources.id ORDER BY sources.id
      """
    ) { row in
      SourceSummary(
        source: row.text(0), title: row.textOrNil(1), url: row.textOrNil(2),
        revised: row.textOrNil(3), documents: row.int(4), domains: row.int(5), codes: row.int(6))
    }
  }
}
