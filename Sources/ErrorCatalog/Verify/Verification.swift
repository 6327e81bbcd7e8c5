internal import CatalogSQLite
internal import Causes
internal import CodeDocuments

/// One run of ``Catalog/verify(path:)``.
struct Verification {
  private let header: DatabaseHeader
  private let size: Int
  private let isDeep: Bool
  private let makeCopy: () throws -> Database
  private var failed: Set<CatalogCheck.Subject> = []

  /// Prepares to check a file.
  init(ofFile path: String, _ header: DatabaseHeader, size: Int, isDeep: Bool) {
    (self.header, self.size, self.isDeep) = (header, size, isDeep)
    makeCopy = { try PrivateCopy.database(ofFile: path) }
  }

  /// Prepares to check the bytes of a file.
  init(of bytes: [UInt8], _ header: DatabaseHeader, isDeep: Bool) {
    (self.header, size, self.isDeep) = (header, bytes.count, isDeep)
    makeCopy = { try PrivateCopy.database(of: bytes) }
  }

  /// Runs these checks, which are in the order of all of them.
  mutating func checks(
    _ subjects: [CatalogCheck.Subject] = CatalogCheck.Subject.allCases
  ) -> [CatalogCheck] {
    let copy = Result { try privateCopy() }
    return subjects.map { subject in
      if let base = subject.foundations.first(where: failed.contains) {
        failed.insert(subject)
        return CatalogCheck(
          subject: subject, status: .skipped, detail: "not looked at: '\(base.rawValue)' failed")
      }
      do {
        return CatalogCheck(
          subject: subject, status: .ok, detail: try check(subject, copy.get))
      } catch {
        failed.insert(subject)
        let reason = (error as? SQLiteError)?.message ?? "\(error)"
        return CatalogCheck(
          subject: subject, status: .failed, detail: "\(reason); \(subject.advice)")
      }
    }
  }

  /// The checks of a file whose content is not read, for this reason.
  static func checks(
    _ header: DatabaseHeader, withoutContent reason: String
  ) -> [CatalogCheck] {
    CatalogCheck.Subject.allCases.map { subject in
      switch subject {
      case .format:
        CatalogCheck(
          subject: subject, status: .ok,
          detail: "an errcat catalog of format \(header.userVersion)")
      case .file:
        CatalogCheck(subject: subject, status: .failed, detail: "\(reason); \(subject.advice)")
      default:
        CatalogCheck(
          subject: subject, status: .skipped, detail: "not looked at: 'file' failed")
      }
    }
  }

  /// The file as a database of its own, which may be written to.
  private func privateCopy() throws -> Database {
    let database = try makeCopy()
    database.limitOperations(2_000_000_000 + 1_000_000 * header.pageCount)
    return database
  }

  /// - Returns: The fact that the check confirmed.
  /// - Throws: ``Fault`` or what SQLite says.
  private func check(
    _ subject: CatalogCheck.Subject, _ copy: () throws -> Database
  ) throws -> String {
    switch subject {
    case .format: "an errcat catalog of format \(header.userVersion)"
    case .file: try file()
    case .integrity: try integrity(of: copy())
    case .schema: try schema(of: copy())
    case .references: try references(in: copy())
    case .content: try content(of: copy())
    case .derived: try derived(in: copy())
    case .rows: try rowBalance(of: copy())
    case .texts: try TextChecks.distinct(in: copy())
    case .causes: try TextChecks.causes(in: copy(), ofAll: isDeep)
    case .search: try isDeep ? searchTables(of: copy()) : fullTextIndexes(of: copy())
    }
  }

  private func file() throws -> String {
    guard header.isRollback else {
      throw Fault("journal mode: another program changed it, to WAL or worse")
    }
    if let misfit = header.misfit(size: size) { throw Fault(misfit) }
    guard header.pageSize == 4096, header.reserved == 0 else {
      throw Fault("its pages have \(header.pageSize) bytes: another program changed it")
    }
    guard header.freePageCount == 0 else {
      throw Fault("\(header.freePageCount) pages are not used: another program changed it")
    }
    guard header.strangeFields.isEmpty, header.changeCounter == header.versionValidFor,
      (3_037_000..<4_000_000).contains(header.libraryVersion)
    else { throw Fault("the header is damaged, or another program wrote it") }
    return "\(header.pageCount) pages of 4096 bytes, journal mode DELETE, no other file next to it"
  }

  private func integrity(of copy: Database) throws -> String {
    try copy.withStatement("PRAGMA integrity_check(1)") { statement in
      guard try statement.step(), statement.text(0) == "ok" else {
        throw Fault(statement.columnCount > 0 ? statement.text(0) : "no answer")
      }
    }
    return "SQLite's integrity_check finds pages, indexes and constraints in order"
  }

  private func schema(of copy: Database) throws -> String {
    let reference = try Database.inMemory()
    try reference.executeScript(catalogSchema)
    let difference = try firstDifference(
      "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name", copy, reference)
    if let difference { throw Fault("the schema is not schema.sql's: \(difference)") }
    return "every table, view and index is that of schema.sql, and there is no other"
  }

  private func references(in copy: Database) throws -> String {
    let fault = try copy.firstRow("PRAGMA foreign_key_check") { row in
      Fault("a row of \(row.text(0)) refers to one of \(row.text(2)) that is not there")
    }
    if let fault { throw fault }
    return "SQLite's foreign_key_check finds each row that another refers to"
  }

  private func content(of copy: Database) throws -> String {
    let digest = try contentDigest(of: copy)
    try compare(digest, with: "content_digest", in: copy)
    return "SHA-256 \(digest)"
  }

  private func derived(in copy: Database) throws -> String {
    // The number itself says nothing to others: it is up to the SQLite that wrote the indexes.
    try compare(derivedDigest(of: copy), with: "derived_digest", in: copy)
    return "search tables and metadata are as they were written"
  }

  private func compare(_ digest: String, with key: String, in copy: Database) throws {
    guard let stored = try copy.metadata(key) else { throw Fault("metadata has no '\(key)'") }
    guard stored == digest else {
      throw Fault("the SHA-256 is \(digest), and metadata's '\(key)' says \(stored)")
    }
  }
}

/// A fault in a catalog.
struct Fault: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}

extension CatalogCheck.Subject {
  /// The checks without which this one says nothing.
  fileprivate var foundations: [CatalogCheck.Subject] {
    switch self {
    case .format, .file, .integrity: []
    case .schema, .references, .rows: [.integrity]
    case .content, .derived, .texts: [.integrity, .schema]
    case .causes: [.integrity, .schema, .content]
    case .search: [.integrity, .schema, .content]
    }
  }

  /// What to do where it fails.
  fileprivate var advice: String {
    switch self {
    case .file: "get the file again, or let errcat write it again: import one of its documents"
    default: "get the file again, or remove it and import its documents again"
    }
  }
}

// MARK: - The balance of rows

extension Verification {
  /// Compares the balance of each document with its diagnostics and codes, and the sums with metadata.
  private func rowBalance(of copy: Database) throws -> String {
    try copy.forEachRow(
      """
      SELECT path, rows, rows_imported, rows_with_diagnostics, rows_rejected FROM documents
      ORDER BY id
      """
    ) { row in
      let (imported, rejected) = (row.int(2), row.int(4))
      guard row.int(1) == imported &+ rejected, imported >= 0, rejected >= 0,
        (0...imported).contains(row.int(3))
      else { throw Fault("the rows of '\(row.text(0))' do not add up") }
    }
    var facts: [String: Int] = [:]
    try copy.forEachRow(
      """
      SELECT 'rows', total(rows) FROM documents
      UNION ALL SELECT 'rows_imported', total(rows_imported) FROM documents
      UNION ALL SELECT 'rows_with_diagnostics', total(rows_with_diagnostics) FROM documents
      UNION ALL SELECT 'rows_rejected', total(rows_rejected) FROM documents
      UNION ALL SELECT 'codes', count(*) FROM codes
      """
    ) { row in facts[row.text(0)] = row.int(1) }
    for key in ["rows", "rows_imported", "rows_with_diagnostics", "rows_rejected"] {
      let stored = try copy.metadata(key) ?? "nothing"
      guard let sum = facts[key], stored == "\(sum)" else {
        throw Fault("the documents have \(facts[key] ?? 0) \(key), and metadata says \(stored)")
      }
    }
    // An imported row has at least one code, or a diagnostic that tells why it has no code.
    let (imported, codes) = (facts["rows_imported"] ?? 0, facts["codes"] ?? 0)
    let spokenOf = facts["rows_with_diagnostics"] ?? 0
    guard codes >= imported - spokenOf, imported > 0 || codes == 0 else {
      throw Fault("\(imported) rows were imported, and there are \(codes) codes")
    }
    return "\(facts["rows"] ?? 0) rows: \(imported) imported, \(facts["rows_rejected"] ?? 0) "
      + "rejected, \(codes) codes"
  }
}

// MARK: - What search is served by

extension Verification {
  /// Compares the full-text indexes with what they are made of.
  private func fullTextIndexes(of copy: Database) throws -> String {
    // An INSERT by its form; nothing is written (SQLite manual, fts5.html, section 6.6). The first
    // one also compares the index with the view it is made of.
    try copy.execute("INSERT INTO entries_fts (entries_fts, rank) VALUES ('integrity-check', 1)")
    try copy.execute("INSERT INTO segments_fts (segments_fts) VALUES ('integrity-check')")
    return "full-text indexes are those of the entries"
  }

  /// Builds the catalog again from the content of the file, and compares its search tables.
  private func searchTables(of copy: Database) throws -> String {
    _ = try fullTextIndexes(of: copy)
    let reference = try rebuilt(from: copy)
    for database in [copy, reference] {
      try database.execute(
        "CREATE VIRTUAL TABLE temp.segments USING fts5vocab('main', 'segments_fts', 'instance')")
    }
    let comparisons: [(name: String, sql: SQL)] = [
      ("vocabulary", "SELECT word, entries FROM vocabulary ORDER BY word"),
      (
        "synonym_phrases",
        "SELECT stems, synonym_id FROM synonym_phrases ORDER BY stems, synonym_id"
      ),
      ("segments_fts", "SELECT term, doc, col, offset FROM temp.segments"),
      ("segments_fts", "SELECT id, sz FROM segments_fts_docsize ORDER BY id"),
    ]
    for (name, sql) in comparisons {
      if let difference = try firstDifference(sql, copy, reference) {
        throw Fault("\(name) is not made of the entries and synonyms: \(difference)")
      }
    }
    return "full-text indexes, words and phrases are those of the entries"
  }

  /// The catalog that its own contents make.
  private func rebuilt(from copy: Database) throws -> Database {
    let catalog = Catalog(copy)
    let database = try Database.temporary()
    let builder = try CatalogBuilder(
      database, rules: catalog.rules(), synonyms: catalog.synonyms())
    for identity in try catalog.documentIdentities() {
      try catalog.replay(identity, into: builder)
    }
    try builder.finish()
    return database
  }
}
