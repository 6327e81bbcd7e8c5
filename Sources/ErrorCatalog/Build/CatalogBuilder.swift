internal import CatalogSQLite
internal import Causes
internal import CodeDocuments
internal import MarkdownReader

/// Writes a catalog into an empty database, source by source, in the order they are given.
///
/// The same calls give the same bytes: ids are counted, nothing is asked of the clock, and no page
/// of the file is free at the end.
///
/// Rows are only ever added behind those that are there, which is what SQLite does fastest; indexes
/// are made of all rows at once, at the end.
final class CatalogBuilder {
  let database: Database
  /// What sorts entries and counts their words.
  let preparation: EntryPreparation
  let indexes: FullTextIndexes
  private(set) var total = RowBalance()
  var sourcePaths: [String] = []
  var domainID = 0
  var domainOrdinal = 0
  var codeID = 0
  var diagnosticID = 0
  /// Areas of codes that are not written yet.
  var waitingAreas: [(code: Int, category: Int)] = []
  /// The counts of tokens of one entry, as they are written.
  var tokenCounts: [UInt8] = []
  /// What was added one by one and is not written yet.
  private var waitingItems: [DocumentReading.Item] = []
  /// The last diagnostic of the sources before the current one.
  private var earlierDiagnosticID = 0

  /// Creates the schema and writes the rules.
  init(_ database: Database, rules: Rules, synonyms: Synonyms) throws {
    self.database = database
    preparation = EntryPreparation(rules.classifier, try Tokenizer(.words, of: database))
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

  /// Starts a source; what is added from here on belongs to it.
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
  func add(_ item: DocumentReader.Item) throws {
    waitingItems.append(preparation.prepare(item))
    if waitingItems.count == DocumentReading.batchSize { try writeWaitingItems() }
  }

  private func writeWaitingItems() throws {
    try add(waitingItems)
    waitingItems.removeAll(keepingCapacity: true)
  }

  /// Ends the current source.
  ///
  /// - Returns: Whether the source stays: one without any domain leaves nothing behind.
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

/// A document as it is imported: what becomes a row of `sources`, but for what reading it tells.
struct SourceDraft: Equatable, Sendable {
  var path: String
  var url: String?
  var sha256: String
  var bytes: Int
  /// A JSON object.
  var options: String
}
