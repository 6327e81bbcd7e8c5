internal import CatalogSQLite
internal import Causes
internal import CodeDocuments
internal import ErrcatBytes
internal import MarkdownReader

/// Builds a catalog in an empty database, document by document, in the order of their identities.
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
  /// What is known of sources, whichever of their documents comes first.
  var sourceFacts: [String: SourceFacts] = [:]
  /// The sources that have documents so far.
  private var sources: [String] = []
  private var document: DocumentDraft?
  private var documentID = 0
  private var domainID = 0
  private var domainOrdinal = 0
  private var columnID = 0
  /// The id of the first column of the current domain, and how many columns it has.
  private var columns = 0..<0
  private var codeID = 0
  private var diagnosticID = 0
  private var histories = HistoryWriter()
  /// The codes of the current document that a diagnostic can be about.
  private var notedCodes: [NotedCode: Int] = [:]
  /// Items that were added one by one and are not written yet.
  private var waitingItems: [EntryPipeline.Item] = []
  /// The last diagnostic of the documents before the current one.
  private var earlierDiagnosticID = 0

  private struct NotedCode: Hashable {
    var line: Int
    var code: String
  }

  /// Creates the schema, and writes the rules and notes.
  init(
    _ database: Database, rules: Rules, synonyms: Synonyms, notes: [CodeNote] = []
  ) throws {
    try CatalogFormat.requireSQLite()
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
    try add(notes)
    try DataDictionary(schema: catalogSchema).write(to: database)
    try SampleQuery.write(SampleQuery.embedded, to: database)
  }

  /// Starts a document; items added from here on belong to it.
  ///
  /// Documents come in the order of their identities.
  func begin(_ document: DocumentDraft) {
    self.document = document
    documentID += 1
    domainOrdinal = 0
    earlierDiagnosticID = diagnosticID
    notedCodes.removeAll(keepingCapacity: true)
  }

  /// Adds one thing that was read of the current document.
  func add(_ item: EntryReader.Item) throws {
    waitingItems.append(preparer.prepare(item))
    if waitingItems.count == EntryPipeline.batchSize { try writeWaitingItems() }
  }

  private func writeWaitingItems() throws {
    try add(waitingItems)
    waitingItems.removeAll(keepingCapacity: true)
  }

  /// Ends the current document.
  ///
  /// - Returns: Whether the document stays: one without any domain leaves no trace.
  @discardableResult
  func endDocument(title: String?, balance: RowBalance) throws -> Bool {
    try writeWaitingItems()
    guard let document = document.take(), domainOrdinal > 0 else {
      try database.execute("DELETE FROM diagnostics WHERE id > \(earlierDiagnosticID)")
      diagnosticID = earlierDiagnosticID
      documentID -= 1
      return false
    }
    total += balance
    if sources.last != document.identity.source { try add(source: document) }
    try database.execute(
      """
      INSERT INTO documents (
        id, source_id, path, title, url, revised, sha256, bytes, options,
        rows, rows_imported, rows_with_diagnostics, rows_rejected)
      VALUES (
        \(documentID), \(sources.count), \(document.identity.path), \(title), \(document.url),
        \(document.revised), \(document.sha256), \(document.bytes), \(document.options),
        \(balance.rows), \(balance.imported), \(balance.withDiagnostics), \(balance.rejected))
      """)
    if let history = document.history {
      try histories.write(history, ofDocument: documentID, to: database)
    }
    return true
  }

  private func add(source document: DocumentDraft) throws {
    sources.append(document.identity.source)
    let facts = sourceFacts[document.identity.source] ?? document.sourceFacts
    try database.execute(
      """
      INSERT INTO sources (id, name, title, url)
      VALUES (\(sources.count), \(document.identity.source), \(facts.title), \(facts.url))
      """)
  }
}

// MARK: - Rows

extension CatalogBuilder {
  /// Adds items that were read from the current document and prepared.
  func add(_ items: [EntryPipeline.Item]) throws {
    try indexes.add(FullTextIndexes.Batch(firstID: codeID + 1, items: items))
    try database.withStatement(
      """
      INSERT INTO codes (
        id, domain_id, code, occurrence, number, first_number, last_number, symbol,
        description_id, line, anchor, raw)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    ) { code in
      for item in items {
        switch item {
        case .entry(let entry): try add(entry, &code)
        case .domain(let domain): try add(domain)
        case .column(let column): try add(column)
        case .diagnostic(let diagnostic): try add(diagnostic)
        }
      }
    }
  }

  private func add(_ prepared: PreparedEntry, _ code: inout Statement) throws {
    codeID += 1
    let entry = prepared.draft
    if let sorting = prepared.newDescription {
      try add(entry.description, id: prepared.descriptionID, sorting)
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
    try code.bind(entry.line, at: 10)
    try code.bind(entry.anchor, at: 11)
    try code.bind(entry.raw, at: 12)
    try code.run()
    if entry.isNoted { notedCodes[NotedCode(line: entry.line, code: entry.code)] = codeID }
    for (cell, text) in zip(entry.cells, prepared.cellTexts) {
      if text.isNew { try add(text: cell.text, id: text.id) }
      try add(cell, textID: text.id)
    }
  }

  private func add(_ description: String, id: Int, _ sorting: Sorting) throws {
    try database.withStatement(
      "INSERT INTO descriptions (id, text, cause_id, rule_id) VALUES (?, ?, ?, ?)"
    ) { statement in
      try statement.bind(id, at: 1)
      try statement.bind(description, at: 2)
      // The rules and categories have ids in the order of their places.
      try statement.bind(sorting.cause + 1, at: 3)
      try statement.bind(sorting.rule.map { $0 + 1 }, at: 4)
      try statement.run()
    }
    for area in sorting.areas {
      try database.withStatement(
        "INSERT INTO description_areas (description_id, area_id) VALUES (?, ?)"
      ) { statement in
        try statement.bind(id, at: 1)
        try statement.bind(area + 1, at: 2)
        try statement.run()
      }
    }
  }

  private func add(text: String, id: Int) throws {
    try database.withStatement("INSERT INTO texts (id, text, json) VALUES (?, ?, ?)") {
      statement in
      let json = JSONValue.string(text).text
      try statement.bind(id, at: 1)
      try statement.bind(text, at: 2)
      try statement.bind(json.utf8.count > text.utf8.count + 2 ? json : nil, at: 3)
      try statement.run()
    }
  }

  private func add(_ cell: EntryDraft.Cell, textID: Int) throws {
    try database.withStatement("INSERT INTO cells (code_id, column_id, text_id) VALUES (?, ?, ?)") {
      statement in
      try statement.bind(codeID, at: 1)
      try statement.bind(columns.lowerBound + cell.column, at: 2)
      try statement.bind(textID, at: 3)
      try statement.run()
    }
  }

  private func add(_ domain: DomainDraft) throws {
    domainID += 1
    domainOrdinal += 1
    columns = (columnID + 1)..<(columnID + 1)
    try database.execute(
      """
      INSERT INTO domains (id, document_id, ordinal, slug, title, form, line)
      VALUES (
        \(domainID), \(documentID), \(domainOrdinal), \(domain.slug), \(domain.title),
        \(domain.form.rawValue), \(domain.line))
      """)
    for column in domain.columns { try add(column) }
  }

  /// Adds a column to the current domain.
  private func add(_ column: ListColumn) throws {
    columnID += 1
    columns = columns.lowerBound..<(columnID + 1)
    try database.execute(
      """
      INSERT INTO columns (id, domain_id, position, header, key, role)
      VALUES (
        \(columnID), \(domainID), \(columns.count), \(column.header),
        \(JSONValue.string(column.name).text), \(column.role.rawValue))
      """)
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
    try database.execute("INSERT INTO causes SELECT id FROM categories WHERE facet = 'cause'")
    try database.execute("INSERT INTO areas SELECT id FROM categories WHERE facet = 'area'")
    for (index, rule) in rules.classifier.causeRules.enumerated() {
      try database.execute(
        """
        INSERT INTO rules (id, cause_id, words)
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

  private func add(_ notes: [CodeNote]) throws {
    for (index, note) in notes.enumerated() {
      try database.execute(
        """
        INSERT INTO notes (id, code, note, owner, link, status)
        VALUES (
          \(index + 1), \(note.code), \(note.text), \(note.owner), \(note.link), \(note.status))
        """)
    }
  }

  private func add(_ diagnostic: Diagnostic) throws {
    diagnosticID += 1
    try database.withStatement(
      """
      INSERT INTO diagnostics (id, document_id, code_id, line, "column", severity, rule, message)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """
    ) { statement in
      try statement.bind(diagnosticID, at: 1)
      try statement.bind(documentID, at: 2)
      try statement.bind(
        diagnostic.code.flatMap { notedCodes[NotedCode(line: diagnostic.line, code: $0)] }, at: 3)
      try statement.bind(diagnostic.line, at: 4)
      try statement.bind(diagnostic.column, at: 5)
      try statement.bind(diagnostic.severity.rawValue, at: 6)
      try statement.bind(diagnostic.rule.rawValue, at: 7)
      try statement.bind(diagnostic.message, at: 8)
      try statement.run()
    }
  }
}

// MARK: - The end

extension CatalogBuilder {
  /// Makes the indexes, writes the metadata, and closes up the file.
  func finish(builtAt time: BuildTime? = nil) throws {
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
      ("title", title),
      ("rows", String(total.rows)),
      ("rows_imported", String(total.imported)),
      ("rows_with_diagnostics", String(total.withDiagnostics)),
      ("rows_rejected", String(total.rejected)),
    ]
    for (key, value) in facts { try setMetadata(key, value) }
  }

  /// The title of the catalog, which names its sources.
  private var title: String {
    let named = sources.prefix(3).joined(separator: ", ")
    return switch sources.count {
    case 0: "Error codes"
    case 1...3: "Error codes of \(named)"
    default: "Error codes of \(named) and \(sources.count - 3) more"
    }
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
