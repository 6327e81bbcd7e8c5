internal import SQLite

/// Writes a catalog into an empty database, source by source, in the order they are given.
///
/// The same calls give the same bytes: ids are counted, nothing is asked of the clock, and the file
/// is vacuumed at the end.
final class CatalogBuilder {
  private let database: Database
  private let rules: Rules
  private let categoryIDs: [CategoryKey: Int]
  private let vocabulary: VocabularyCount
  private var total = RowBalance()
  private var sourcePaths: [String] = []
  private var domainID = 0
  private var domainOrdinal = 0
  private var codeID = 0
  private var diagnosticID = 0

  private struct CategoryKey: Hashable {
    var facet: Category.Facet
    var slug: String
  }

  /// Creates the schema and writes the rules.
  init(_ database: Database, rules: Rules, synonyms: Synonyms) throws {
    self.database = database
    self.rules = rules
    vocabulary = VocabularyCount(try Tokenizer(.words, of: database))
    // A build that fails is thrown away whole, so nothing need be kept to undo it.
    try database.withStatement("PRAGMA journal_mode = OFF") { _ = try $0.step() }
    try database.execute("PRAGMA synchronous = OFF")
    try database.execute("BEGIN")
    try database.executeScript(catalogSchema)
    var ids: [CategoryKey: Int] = [:]
    for (index, category) in rules.categories.enumerated() {
      ids[CategoryKey(facet: category.facet, slug: category.slug)] = index + 1
      try database.execute(
        """
        INSERT INTO categories (id, facet, slug, title, meaning, advice, words)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        [
          .integer(Int64(index + 1)), .text(category.facet.rawValue), .text(category.slug),
          .text(category.title), .text(category.meaning), .text(category.advice),
          .text(category.words),
        ])
    }
    categoryIDs = ids
    try add(synonyms)
    try DataDictionary(schema: catalogSchema).write(to: database)
    try SampleQuery.write(SampleQuery.embedded, to: database)
  }

  /// Starts a source; what is added from here on belongs to it.
  func beginSource(_ source: SourceDraft) throws {
    sourcePaths.append(source.path)
    domainOrdinal = 0
    try database.withStatement(
      """
      -- The name depends on all paths, and follows at the end.
      INSERT INTO sources (
        id, name, path, url, sha256, bytes, options,
        rows, rows_imported, rows_with_diagnostics, rows_rejected)
      VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?6, 0, 0, 0, 0)
      """
    ) { statement in
      try statement.bind(sourcePaths.count, at: 1)
      try statement.bind(source.path, at: 2)
      try statement.bind(source.url, at: 3)
      try statement.bind(source.sha256, at: 4)
      try statement.bind(source.bytes, at: 5)
      try statement.bind(source.options, at: 6)
      try statement.run()
    }
  }

  /// Adds what was read of the current source.
  func add(_ item: DocumentReader.Item) throws {
    switch item {
    case .domain(let domain): try add(domain)
    case .entry(let entry): try add(entry)
    case .diagnostic(let diagnostic): try add(diagnostic)
    }
  }

  /// Ends the current source.
  ///
  /// - Returns: Whether the source stays: one without any domain leaves nothing behind.
  @discardableResult
  func endSource(title: String?, balance: RowBalance) throws -> Bool {
    let sourceID = sourcePaths.count
    guard domainOrdinal > 0 else {
      try database.execute(
        "DELETE FROM diagnostics WHERE source_id = ?", [.integer(Int64(sourceID))])
      try database.execute("DELETE FROM sources WHERE id = ?", [.integer(Int64(sourceID))])
      sourcePaths.removeLast()
      return false
    }
    total += balance
    try database.withStatement(
      """
      UPDATE sources SET title = ?2, rows = ?3, rows_imported = ?4, rows_with_diagnostics = ?5,
        rows_rejected = ?6
      WHERE id = ?1
      """
    ) { statement in
      try statement.bind(sourceID, at: 1)
      try statement.bind(title, at: 2)
      try statement.bind(balance.rows, at: 3)
      try statement.bind(balance.imported, at: 4)
      try statement.bind(balance.withDiagnostics, at: 5)
      try statement.bind(balance.rejected, at: 6)
      try statement.run()
    }
    return true
  }

  /// Names the sources, fills the index and the metadata, and closes up the file.
  func finish(builtAt time: BuildTime? = nil) throws {
    for (index, name) in sourceNames(sourcePaths).enumerated() {
      try database.execute(
        "UPDATE sources SET name = ? WHERE id = ?", [.text(name), .integer(Int64(index + 1))])
    }
    try writeVocabulary()
    try database.execute("INSERT INTO entries_fts (entries_fts) VALUES ('rebuild')")
    try database.execute("INSERT INTO entries_fts (entries_fts) VALUES ('optimize')")
    try database.execute("INSERT INTO segments_fts (segments_fts) VALUES ('optimize')")
    // The letters ECAT, and CatalogFormat.version.
    try database.execute("PRAGMA application_id = 1162035540")
    try database.execute("PRAGMA user_version = 2")
    try database.execute("COMMIT")
    // Only then do the full-text indexes hold all that they will, and can be digested.
    try database.execute("BEGIN")
    if let time { try setMetadata("built_at", time.text) }
    try writeMetadata()
    try database.execute("COMMIT")
    try database.execute("VACUUM")
  }

  private func writeMetadata() throws {
    let facts = [
      ("format_version", String(CatalogFormat.version)),
      ("tool_version", CatalogFormat.toolVersion),
      ("rows", String(total.rows)),
      ("rows_imported", String(total.imported)),
      ("rows_with_diagnostics", String(total.withDiagnostics)),
      ("rows_rejected", String(total.rejected)),
    ]
    for (key, value) in facts { try setMetadata(key, value) }
    try setMetadata("content_digest", contentDigest(of: database))
    try setMetadata("derived_digest", derivedDigest(of: database))
  }

  private func writeVocabulary() throws {
    try database.withStatement("INSERT INTO vocabulary (word, entries) VALUES (?, ?)") {
      statement in
      try vocabulary.forEachWord { word, entries in
        try statement.bind(word, at: 1)
        try statement.bind(entries, at: 2)
        try statement.run()
      }
    }
  }

  private func setMetadata(_ key: String, _ value: String) throws {
    try database.execute(
      "INSERT INTO metadata (key, value) VALUES (?, ?)", [.text(key), .text(value)])
  }
}

// MARK: - Rows

extension CatalogBuilder {
  private func add(_ domain: DomainDraft) throws {
    domainID += 1
    domainOrdinal += 1
    try database.withStatement(
      "INSERT INTO domains (id, source_id, ordinal, slug, title, line) VALUES (?, ?, ?, ?, ?, ?)"
    ) { statement in
      try statement.bind(domainID, at: 1)
      try statement.bind(sourcePaths.count, at: 2)
      try statement.bind(domainOrdinal, at: 3)
      try statement.bind(domain.slug, at: 4)
      try statement.bind(domain.title, at: 5)
      try statement.bind(domain.line, at: 6)
      try statement.run()
    }
  }

  private func add(_ entry: EntryDraft) throws {
    codeID += 1
    // The code's own words count only where there is no description.
    let classification = rules.classifier.classify(
      entry.description.isEmpty ? entry.symbol ?? entry.code : entry.description)
    let descriptionID = try descriptionID(of: entry.description)
    let causeID = categoryIDs[CategoryKey(facet: .cause, slug: classification.cause)]
    try database.withStatement(
      """
      INSERT INTO codes (
        id, domain_id, code, occurrence, number, first_number, last_number, symbol,
        description_id, cause_id, rule, line, raw)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    ) { statement in
      try statement.bind(codeID, at: 1)
      try statement.bind(domainID, at: 2)
      try statement.bind(entry.code, at: 3)
      try statement.bind(entry.occurrence, at: 4)
      try statement.bind(entry.number, at: 5)
      try statement.bind(entry.range?.lowerBound, at: 6)
      try statement.bind(entry.range?.upperBound, at: 7)
      try statement.bind(entry.symbol, at: 8)
      try statement.bind(descriptionID, at: 9)
      try statement.bind(causeID, at: 10)
      try statement.bind(classification.rule, at: 11)
      try statement.bind(entry.line, at: 12)
      try statement.bind(entry.raw, at: 13)
      try statement.run()
    }
    try index(entry)
    for area in classification.areas {
      try database.withStatement(
        "INSERT INTO code_areas (code_id, category_id) VALUES (?, ?)"
      ) { statement in
        try statement.bind(codeID, at: 1)
        try statement.bind(categoryIDs[CategoryKey(facet: .area, slug: area)], at: 2)
        try statement.run()
      }
    }
    for (index, attribute) in entry.attributes.enumerated() {
      try database.withStatement(
        "INSERT INTO attributes (code_id, ordinal, name, value) VALUES (?, ?, ?, ?)"
      ) { statement in
        try statement.bind(codeID, at: 1)
        try statement.bind(index + 1, at: 2)
        try statement.bind(attribute.name, at: 3)
        try statement.bind(attribute.value, at: 4)
        try statement.run()
      }
    }
  }

  /// Makes the entry's words known to search, beside the full-text index of `entries`.
  private func index(_ entry: EntryDraft) throws {
    vocabulary.beginEntry()
    for text in [entry.code, entry.symbol ?? "", entry.description] where !text.isEmpty {
      guard let segmented = Segmentation.segmented(text) else {
        vocabulary.add(text)
        continue
      }
      vocabulary.add(segmented)
    }
    let text = "\(entry.code)\n\(entry.symbol ?? "")\n\(entry.description)"
    guard let segmented = Segmentation.segmented(text) else { return }
    try database.withStatement("INSERT INTO segments_fts (rowid, text) VALUES (?, ?)") {
      statement in
      try statement.bind(codeID, at: 1)
      try statement.bind(segmented, at: 2)
      try statement.run()
    }
  }

  private func add(_ synonyms: Synonyms) throws {
    let stems = try Tokenizer(.stems, of: database)
    for (index, row) in synonyms.rows.enumerated() {
      try database.execute(
        "INSERT INTO synonyms (id, said, written) VALUES (?, ?, ?)",
        [
          .integer(Int64(index + 1)), .text(row.said.joined(separator: "; ")),
          .text(row.written.joined(separator: "; ")),
        ])
      for said in row.said {
        let stems = stems.tokens(of: said).map(\.text).joined(separator: " ")
        try database.execute(
          """
          INSERT INTO synonym_phrases (stems, synonym_id) VALUES (?, ?)
          ON CONFLICT (stems, synonym_id) DO NOTHING
          """, [.text(stems), .integer(Int64(index + 1))])
      }
    }
  }

  private func descriptionID(of text: String) throws -> Int64 {
    let isNew = try database.withStatement(
      "INSERT INTO descriptions (text) VALUES (?) ON CONFLICT (text) DO NOTHING"
    ) { statement in
      try statement.bind(text, at: 1)
      try statement.run()
      return database.changes == 1
    }
    if isNew { return database.lastInsertRowID }
    return try database.withStatement("SELECT id FROM descriptions WHERE text = ?") { statement in
      try statement.bind(text, at: 1)
      let isFound = try statement.step()
      precondition(isFound, "a text is neither new nor there")
      return Int64(statement.int(0))
    }
  }

  private func add(_ diagnostic: Diagnostic) throws {
    diagnosticID += 1
    try database.withStatement(
      """
      INSERT INTO diagnostics (id, source_id, line, "column", severity, rule, message)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """
    ) { statement in
      try statement.bind(diagnosticID, at: 1)
      try statement.bind(sourcePaths.count, at: 2)
      try statement.bind(diagnostic.line, at: 3)
      try statement.bind(diagnostic.column, at: 4)
      try statement.bind(diagnostic.severity.rawValue, at: 5)
      try statement.bind(diagnostic.rule.rawValue, at: 6)
      try statement.bind(diagnostic.message, at: 7)
      try statement.run()
    }
  }
}

/// A document as it is imported: what becomes a row of `sources`, but for what reading it tells.
struct SourceDraft: Equatable, Sendable {
  var path: String
  var url: String?
  var sha256: String
  var bytes: Int
  /// A JSON object.
  var options: String
}
