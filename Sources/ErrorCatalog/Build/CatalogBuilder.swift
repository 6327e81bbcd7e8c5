internal import CatalogSQLite
internal import Causes
internal import CodeDocuments
internal import MarkdownReader

/// Builds a catalog in an empty database, source by source, in the order they are given.
///
/// The same calls give the same bytes: ids are counted, nothing is asked of the clock, and no page
/// of the file is free at the end.
///
/// Rows are only appended, which SQLite does fastest; indexes are made of all rows at once, at the
/// end.
final class CatalogBuilder {
  private let database: Database
  /// Prepares the entries that are to be added.
  let preparer: EntryPreparer
  private let indexes: FullTextIndexes
  private var total = RowBalance()
  private var sourcePaths: [String] = []
  private var domainID = 0
  private var domainOrdinal = 0
  private var codeID = 0
  /// The columns of the current domain.
  private var columns: [ListColumn] = []
  private var diagnosticID = 0
  /// Areas of codes that are not written yet.
  private var waitingAreas: [(code: Int, category: Int)] = []
  /// The counts of tokens of one entry, as they are written.
  private var tokenCounts: [UInt8] = []
  /// Items that were added one by one and are not written yet.
  private var waitingItems: [EntryPipeline.Item] = []
  /// The last diagnostic of the sources before the current one.
  private var earlierDiagnosticID = 0

  /// Creates the schema and writes the rules.
  init(_ database: Database, rules: Rules, synonyms: Synonyms) throws {
    self.database = database
    preparer = EntryPreparer(rules.classifier, try Tokenizer(.words, of: database))
    // A build that fails is thrown away whole, so nothing need be kept to undo it.
    try database.withStatement("PRAGMA journal_mode = OFF") { _ = try $0.step() }
    try database.execute("PRAGMA synchronous = OFF")
    // Every row refers to rows that were written right before; to look them up takes as long again.
    try database.execute("PRAGMA foreign_keys = OFF")
    // On its own: the full-text indexes take no part in what follows.
    try database.execute("BEGIN")
    try database.executeScript(SchemaText.tables(of: catalogSchema))
    try database.execute("COMMIT")
    indexes = try FullTextIndexes(like: database)
    try database.execute("BEGIN")
    try add(rules)
    try add(synonyms)
    try DataDictionary(schema: catalogSchema).write(to: database)
    try SampleQuery.write(SampleQuery.embedded, to: database)
  }

  /// Starts a source; items added from here on belong to it.
  func beginSource(_ source: SourceDraft) throws {
    sourcePaths.append(source.path)
    domainOrdinal = 0
    earlierDiagnosticID = diagnosticID
    // The name depends on all paths, and follows at the end.
    try database.execute(
      """
      INSERT INTO sources (
        id, name, path, url, sha256, bytes, options,
        rows, rows_imported, rows_with_diagnostics, rows_rejected)
      VALUES (
        \(sourcePaths.count), \(source.path), \(source.path), \(source.url), \(source.sha256),
        \(source.bytes), \(source.options), 0, 0, 0, 0)
      """)
  }

  /// Adds one thing that was read of the current source.
  func add(_ item: EntryReader.Item) throws {
    waitingItems.append(preparer.prepare(item))
    if waitingItems.count == EntryPipeline.batchSize { try writeWaitingItems() }
  }

  private func writeWaitingItems() throws {
    try add(waitingItems)
    waitingItems.removeAll(keepingCapacity: true)
  }

  /// Ends the current source.
  ///
  /// - Returns: Whether the source stays: one without any domain leaves no trace.
  @discardableResult
  func endSource(title: String?, balance: RowBalance) throws -> Bool {
    try writeWaitingItems()
    let sourceID = sourcePaths.count
    guard domainOrdinal > 0 else {
      try database.execute("DELETE FROM diagnostics WHERE id > \(earlierDiagnosticID)")
      try database.execute("DELETE FROM sources WHERE id = \(sourceID)")
      sourcePaths.removeLast()
      return false
    }
    total += balance
    try database.execute(
      """
      UPDATE sources SET title = \(title), rows = \(balance.rows),
        rows_imported = \(balance.imported), rows_with_diagnostics = \(balance.withDiagnostics),
        rows_rejected = \(balance.rejected)
      WHERE id = \(sourceID)
      """)
    return true
  }
}

// MARK: - Rows

extension CatalogBuilder {
  /// Adds items that were read from the current source and prepared.
  func add(_ items: [EntryPipeline.Item]) throws {
    try indexes.add(FullTextIndexes.Batch(firstID: codeID + 1, items: items))
    try database.withStatement("INSERT INTO descriptions (id, text) VALUES (?, ?)") { description in
      try database.withStatement(
        """
        INSERT INTO codes (
          id, domain_id, code, occurrence, number, first_number, last_number, symbol,
          description_id, cause_id, rule_id, line, raw)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
      ) { code in
        try database.withStatement("INSERT INTO entries_fts_docsize (id, sz) VALUES (?, ?)") {
          tokens in
          for item in items {
            switch item {
            case .entry(let entry):
              try add(entry, &description, &code)
              try add(entry.tokens, &tokens)
            case .domain(let domain):
              columns = domain.columns
              try add(domain)
            case .column(let column): columns.append(column)
            case .diagnostic(let diagnostic): try add(diagnostic)
            }
          }
        }
      }
    }
  }

  /// Adds the counts of tokens that bm25() needs (SQLite manual, fts5.html, section 9).
  private func add(_ tokens: TokenCounts, _ statement: inout Statement) throws {
    tokenCounts.removeAll(keepingCapacity: true)
    appendVarint(tokens.code, to: &tokenCounts)
    appendVarint(tokens.description, to: &tokenCounts)
    appendVarint(tokens.symbol, to: &tokenCounts)
    try statement.bind(codeID, at: 1)
    try statement.bind(tokenCounts, at: 2)
    try statement.run()
  }

  private func add(
    _ prepared: PreparedEntry, _ description: inout Statement, _ code: inout Statement
  ) throws {
    codeID += 1
    let entry = prepared.draft
    if prepared.isNewDescription {
      try description.bind(prepared.descriptionID, at: 1)
      try description.bind(entry.description, at: 2)
      try description.run()
    }
    try code.bind(codeID, at: 1)
    try code.bind(domainID, at: 2)
    try code.bind(entry.code, at: 3)
    try code.bind(entry.occurrence, at: 4)
    try code.bind(entry.number, at: 5)
    try code.bind(entry.range?.lowerBound, at: 6)
    try code.bind(entry.range?.upperBound, at: 7)
    try code.bind(entry.symbol, at: 8)
    try code.bind(prepared.descriptionID, at: 9)
    // The rules and categories have ids in the order of their places.
    try code.bind(prepared.sorting.cause + 1, at: 10)
    try code.bind(prepared.sorting.rule.map { $0 + 1 }, at: 11)
    try code.bind(entry.line, at: 12)
    try code.bind(entry.raw, at: 13)
    try code.run()
    for area in prepared.sorting.areas {
      waitingAreas.append((codeID, area + 1))
      if waitingAreas.count == 16 { try writeSixteenAreas() }
    }
    if !entry.cells.isEmpty { try add(entry.attributes(columns)) }
  }

  private func add(_ attributes: [Entry.Attribute]) throws {
    try database.withStatement(
      "INSERT INTO attributes (code_id, ordinal, name, value) VALUES (?, ?, ?, ?)"
    ) { statement in
      for (index, attribute) in attributes.enumerated() {
        try statement.bind(codeID, at: 1)
        try statement.bind(index + 1, at: 2)
        try statement.bind(attribute.name, at: 3)
        try statement.bind(attribute.value, at: 4)
        try statement.run()
      }
    }
  }

  private func add(_ domain: DomainDraft) throws {
    domainID += 1
    domainOrdinal += 1
    try database.execute(
      """
      INSERT INTO domains (id, source_id, ordinal, slug, title, line)
      VALUES (
        \(domainID), \(sourcePaths.count), \(domainOrdinal), \(domain.slug), \(domain.title),
        \(domain.line))
      """)
  }

  /// Writes the areas that wait, sixteen by one statement: they are the most rows of all.
  private func writeSixteenAreas() throws {
    try database.withStatement(
      """
      INSERT INTO code_areas (code_id, category_id)
      VALUES (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?),
        (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?)
      """
    ) { statement in
      for (index, row) in waitingAreas.enumerated() {
        try statement.bind(row.code, at: 2 * index + 1)
        try statement.bind(row.category, at: 2 * index + 2)
      }
      try statement.run()
    }
    waitingAreas.removeAll(keepingCapacity: true)
  }

  /// Writes the areas that still wait.
  private func writeRemainingAreas() throws {
    for (code, category) in waitingAreas {
      try database.withStatement("INSERT INTO code_areas (code_id, category_id) VALUES (?, ?)") {
        statement in
        try statement.bind(code, at: 1)
        try statement.bind(category, at: 2)
        try statement.run()
      }
    }
    waitingAreas.removeAll()
  }

  /// Writes the categories, and the rules that decide causes, in the order of their places.
  private func add(_ rules: Rules) throws {
    for (index, category) in rules.categories.enumerated() {
      try database.execute(
        """
        INSERT INTO categories (id, facet, slug, title, meaning, advice, words)
        VALUES (
          \(index + 1), \(category.facet.rawValue), \(category.slug), \(category.title),
          \(category.meaning), \(category.advice), \(category.words))
        """)
    }
    for (index, rule) in rules.classifier.causeRules.enumerated() {
      try database.execute(
        """
        INSERT INTO rules (id, category_id, words)
        VALUES (\(index + 1), \(rule.category + 1), \(rule.words))
        """)
    }
  }

  private func add(_ synonyms: Synonyms) throws {
    let stems = try Tokenizer(.stems, of: database)
    for (index, row) in synonyms.rows.enumerated() {
      let said = row.said.joined(separator: "; ")
      let written = row.written.joined(separator: "; ")
      try database.execute(
        "INSERT INTO synonyms (id, said, written) VALUES (\(index + 1), \(said), \(written))")
      for said in row.said {
        let stems = stems.tokens(of: said).map(\.text).joined(separator: " ")
        try database.execute(
          """
          INSERT INTO synonym_phrases (stems, synonym_id) VALUES (\(stems), \(index + 1))
          ON CONFLICT (stems, synonym_id) DO NOTHING
          """)
      }
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

// MARK: - The end

extension CatalogBuilder {
  /// Names the sources, makes the indexes, writes the metadata, and closes up the file.
  func finish(builtAt time: BuildTime? = nil) throws {
    for (index, name) in sourceNames(sourcePaths).enumerated() {
      try database.execute(
        "UPDATE sources SET name = \(name) WHERE id = \(index + 1)")
    }
    try writeRemainingAreas()
    try writeVocabulary()
    try writeBalance()
    if let time { try setMetadata("built_at", time.text) }
    try database.execute("PRAGMA application_id = \(literal: CatalogFormat.applicationID)")
    try database.execute("PRAGMA user_version = \(literal: CatalogFormat.version)")
    try database.execute("COMMIT")
    let pending = try database.path.map { try PendingDigests(ofFile: $0) }
    indexes.close()
    try database.execute("BEGIN")
    // SQLite sorts in memory as far as it can, and the rest in a temporary file.
    try database.execute("PRAGMA cache_size = -32768")
    for index in SchemaText(catalogSchema).indexes { try database.executeScript(index) }
    try indexes.finish()
    try indexes.copy(to: database)
    let digests = try pending?.result() ?? Digests(of: database)
    try setMetadata("content_digest", digests.content)
    try setMetadata("derived_digest", digests.derived.hex(withIndexesOf: database))
    try database.execute("COMMIT")
    if try hasFreePages() { try database.execute("VACUUM") }
    // FTS5 has not seen the copied rows, so the tables are opened again.
    try database.execute("PRAGMA writable_schema = RESET")
  }

  private func writeBalance() throws {
    let facts = [
      ("format_version", String(CatalogFormat.version)),
      ("tool_version", CatalogFormat.toolVersion),
      ("rows", String(total.rows)),
      ("rows_imported", String(total.imported)),
      ("rows_with_diagnostics", String(total.withDiagnostics)),
      ("rows_rejected", String(total.rejected)),
    ]
    for (key, value) in facts { try setMetadata(key, value) }
  }

  private func writeVocabulary() throws {
    try database.withStatement("INSERT INTO vocabulary (word, entries) VALUES (?, ?)") {
      statement in
      try preparer.vocabulary.forEachWord { word, entries in
        try statement.bind(word, at: 1)
        try statement.bind(entries, at: 2)
        try statement.run()
      }
    }
  }

  private func setMetadata(_ key: String, _ value: String) throws {
    try database.execute("INSERT INTO metadata (key, value) VALUES (\(key), \(value))")
  }

  private func hasFreePages() throws -> Bool {
    try database.firstRow("PRAGMA freelist_count") { $0.int(0) > 0 } ?? false
  }
}

// MARK: - Sources

/// A document as it is imported: what becomes a row of `sources`, but for what reading it tells.
struct SourceDraft: Equatable, Sendable {
  var path: String
  var url: String?
  var sha256: String
  var bytes: Int
  /// A JSON object.
  var options: String
}
