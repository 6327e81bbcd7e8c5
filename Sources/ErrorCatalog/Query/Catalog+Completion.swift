internal import CatalogSQLite
internal import ErrcatBytes

extension Catalog {
  /// Returns the codes that begin with the text typed so far, each once, with one of its texts.
  ///
  /// Case does not count. However large the catalog, a few hundred rows of an index are read, so that
  /// it can be asked at each press of a key.
  ///
  /// ```swift
  /// try catalog.codes(startingWith: "1001", limit: 2).map(\.code)  // ["10010", "10011"]
  /// ```
  ///
  /// - Parameters:
  ///   - prefix: The text typed so far; all codes begin with an empty one.
  ///   - domain: The slug of a domain, or `source/slug`, to take codes from; nil for all.
  ///   - limit: How many codes at most.
  /// - Returns: Codes in the order of their text; empty if none begins so or the domain is unknown.
  /// - Throws: ``SQLiteError``.
  public func codes(
    startingWith prefix: String, domain: String? = nil, limit: Int = 100
  ) throws -> [(code: String, description: String)] {
    let start = CodePrefix(prefix)
    return try database.rows(
      """
      SELECT code, min(text) FROM (
        SELECT code, text FROM codes
        JOIN domains ON domains.id = codes.domain_id
        JOIN documents ON documents.id = domains.document_id
        JOIN sources ON sources.id = documents.source_id
        JOIN descriptions ON descriptions.id = codes.description_id
        WHERE \(start.condition)
          AND (\(domain) IS NULL
            OR \(domain) IN (domains.slug, sources.name || '/' || domains.slug))
        ORDER BY \(start.order) LIMIT \(limit) * 4)
      GROUP BY code ORDER BY \(start.order), code LIMIT \(limit)
      """
    ) { row in (row.text(0), row.text(1)) }
  }
}

extension Catalog {
  /// A domain as it can be typed.
  package struct NamedDomain {
    package var source: String
    package var domain: String
    package var title: String
  }

  /// Returns the domains that have codes, in document order, without a look at each code.
  package func namedDomains() throws -> [NamedDomain] {
    try database.rows(
      """
      SELECT sources.name, domains.slug, domains.title
      FROM domains
      JOIN documents ON documents.id = domains.document_id
      JOIN sources ON sources.id = documents.source_id
      WHERE EXISTS (SELECT 1 FROM codes WHERE codes.domain_id = domains.id)
      ORDER BY domains.id
      """
    ) { row in NamedDomain(source: row.text(0), domain: row.text(1), title: row.text(2)) }
  }
}

/// The codes that begin with a text, without case, and their order, by an index that has both.
struct CodePrefix {
  let condition: SQL
  let order: SQL

  init(_ prefix: String) {
    // A code that begins with a letter has one, so that the index of codes with letters serves.
    if prefix.utf8.contains(where: \.isLetter) {
      condition = """
        codes.code >= \(prefix) COLLATE NOCASE
            AND codes.code < \(prefix) || char(0x10FFFF) COLLATE NOCASE
            AND codes.code GLOB '*[A-Za-z]*'
        """
      order = "code COLLATE NOCASE"
    } else {
      condition = "codes.code >= \(prefix) AND codes.code < \(prefix) || char(0x10FFFF)"
      order = "code"
    }
  }
}
