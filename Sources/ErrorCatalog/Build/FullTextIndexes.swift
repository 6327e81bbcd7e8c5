internal import CatalogSQLite
internal import CodeDocuments
internal import ErrcatPlatform
internal import MarkdownReader

/// Makes the full-text indexes of a catalog, in a database of their own.
///
/// FTS5 flushes its pending rows whenever another table of its database is written by a statement
/// that may be undone in part, and takes as long as all other rows together. Here it gathers in peace,
/// on a thread of its own where there is much to do; at the end its tables are copied into the
/// catalog. The copied rows do not depend on that thread.
final class FullTextIndexes {
  private let database: Database
  private let queue = BoundedQueue<Batch>(capacity: 8)
  private var worker: SystemThread?
  private let failure = Failure()
  private var itemCount = 0

  /// Entries that follow one another.
  struct Batch: Sendable {
    /// The id of the first.
    var firstID: Int
    var items: [EntryPipeline.Item]
  }

  private final class Failure: @unchecked Sendable {
    // Written by the worker before it ends, read after.
    var error: (any Error)?
  }

  /// From this many items on, starting a thread costs nothing compared with the work.
  private static let itemsOfThread = 4096

  /// Creates indexes, empty, as a catalog has them.
  init(like catalog: Database) throws {
    database = try Database.temporary()
    // What fails is thrown away whole, so nothing need be kept to undo it.
    try database.withStatement("PRAGMA journal_mode = OFF") { _ = try $0.step() }
    try database.execute("PRAGMA synchronous = OFF")
    try database.execute("BEGIN")
    try catalog.forEachRow(
      "SELECT sql FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE %' ORDER BY rowid"
    ) { row in
      try database.executeScript(row.text(0))
    }
    // The index is written in pieces of this size, in bytes, which are merged once, at the end. In
    // larger ones the processor's cache is of no use; of 1000 pieces FTS5 can keep track.
    try database.execute(
      """
      INSERT INTO entries_fts (entries_fts, rank)
      VALUES ('hashsize', 2000000), ('automerge', 0), ('crisismerge', 1000)
      """)
  }

  deinit {
    queue.close()
    worker?.join()
  }

  /// Adds the entries of a batch, now or on the thread.
  ///
  /// - Throws: What went wrong with this batch or one before.
  func add(_ batch: Batch) throws {
    itemCount += batch.items.count
    if worker == nil, itemCount >= Self.itemsOfThread { startWorker() }
    guard worker != nil else { return try Self.index(batch, in: database) }
    if !queue.put(batch) { try end() }
  }

  /// Says that nothing is added from here on; each index becomes one piece, on the thread if there
  /// is one.
  func close() { queue.close() }

  /// Waits for the indexes, which are closed.
  ///
  /// - Throws: What went wrong until now.
  func finish() throws {
    if worker == nil { try Self.merge(database) } else { try end() }
  }

  /// Makes each index one piece.
  private static func merge(_ database: Database) throws {
    try database.execute("INSERT INTO entries_fts (entries_fts) VALUES ('optimize')")
    try database.execute("INSERT INTO segments_fts (segments_fts) VALUES ('optimize')")
    // How the index was built says nothing about the index.
    try database.execute(
      "DELETE FROM entries_fts_config WHERE k IN ('hashsize', 'automerge', 'crisismerge')")
    try database.execute("COMMIT")
  }

  private func startWorker() {
    // Until the thread has ended, nobody else uses the database.
    nonisolated(unsafe) let database = database
    let (queue, failure) = (queue, failure)
    worker = SystemThread {
      do {
        while let batch = queue.take() { try Self.index(batch, in: database) }
        try Self.merge(database)
      } catch {
        failure.error = error
        queue.close()
      }
    }
  }

  /// Waits for the thread, if there is one.
  private func end() throws {
    queue.close()
    worker?.join()
    worker = nil
    if let error = failure.error { throw error }
  }

  /// Adds entries to the indexes, as a rebuild of them would.
  private static func index(_ batch: Batch, in database: Database) throws {
    var id = batch.firstID
    try database.withStatement(
      "INSERT INTO entries_fts (rowid, code, description, symbol, other) VALUES (?, ?, ?, ?, ?)"
    ) { statement in
      for case .entry(let entry) in batch.items {
        try statement.bind(id, at: 1)
        try statement.bind(entry.draft.code, at: 2)
        try statement.bind(entry.draft.description, at: 3)
        try statement.bind(entry.draft.symbol, at: 4)
        try statement.bind(entry.draft.otherText, at: 5)
        try statement.run()
        if let segmented = entry.segmented { try index(segmented, of: id, in: database) }
        id += 1
      }
    }
  }

  private static func index(_ segmented: String, of id: Int, in database: Database) throws {
    try database.withStatement("INSERT INTO segments_fts (rowid, text) VALUES (?, ?)") {
      statement in
      try statement.bind(id, at: 1)
      try statement.bind(segmented, at: 2)
      try statement.run()
    }
  }
}

extension FullTextIndexes {
  /// Copies the indexes, which are finished, into a catalog that has them empty.
  func copy(to catalog: Database) throws {
    for (read, write, columns) in Self.tables {
      try database.withStatement(read) { row in
        try catalog.withStatement(write) { copy in
          while try row.step() {
            for column in 0..<columns { try copy.bind(column, of: row, at: column + 1) }
            try copy.run()
          }
        }
      }
    }
  }

  /// What FTS5 keeps in tables (SQLite manual, fts5.html, section 9); a new index has some rows.
  private static let tables: [(read: SQL, write: SQL, columns: Int)] = [
    (
      "SELECT id, block FROM entries_fts_data ORDER BY id",
      "REPLACE INTO entries_fts_data (id, block) VALUES (?, ?)", 2
    ),
    (
      "SELECT segid, term, pgno FROM entries_fts_idx ORDER BY segid, term",
      "INSERT INTO entries_fts_idx (segid, term, pgno) VALUES (?, ?, ?)", 3
    ),
    (
      "SELECT id, sz FROM entries_fts_docsize ORDER BY id",
      "INSERT INTO entries_fts_docsize (id, sz) VALUES (?, ?)", 2
    ),
    (
      "SELECT id, block FROM segments_fts_data ORDER BY id",
      "REPLACE INTO segments_fts_data (id, block) VALUES (?, ?)", 2
    ),
    (
      "SELECT segid, term, pgno FROM segments_fts_idx ORDER BY segid, term",
      "INSERT INTO segments_fts_idx (segid, term, pgno) VALUES (?, ?, ?)", 3
    ),
    (
      "SELECT id, sz FROM segments_fts_docsize ORDER BY id",
      "INSERT INTO segments_fts_docsize (id, sz) VALUES (?, ?)", 2
    ),
  ]
}
