internal import CatalogSQLite
internal import CodeDocuments

extension Catalog {
  /// Checks whether a catalog is whole: that it says what it said when it was written, and that
  /// its parts agree.
  ///
  /// All is done on a copy in memory; the file and its folder are only read. A byte that is changed
  /// anywhere in the content is found. What is built on a part that failed is skipped.
  ///
  /// ```swift
  /// let isWhole = try Catalog.verify(path: "catalog.db").allSatisfy { $0.status == .ok }
  /// ```
  ///
  /// - Returns: A check for each ``CatalogCheck/Subject``, in their order.
  /// - Throws: ``CatalogError/noCatalog(path:)``, ``CatalogError/notACatalog(path:)``,
  ///   ``CatalogError/format(path:found:expected:)``; ``CatalogError/strangeJournal(path:)`` if
  ///   another program's log is beside it; ``FileError`` if the file cannot be read, is not a regular
  ///   file, or is too large for the memory.
  /// - Complexity: That of importing the documents again.
  public static func verify(path: String) throws -> [CatalogCheck] {
    let size = try Catalog.sizeOfFile(path, typedPath: path)
    guard size >= DatabaseHeader.size, let header = DatabaseHeader(path: path),
      header.applicationID == CatalogFormat.applicationID
    else { throw CatalogError.notACatalog(path: path) }
    guard header.userVersion == CatalogFormat.version else {
      throw CatalogError.format(
        path: path, found: header.userVersion, expected: CatalogFormat.version)
    }
    try CatalogError.requireNoLog(beside: path, typedPath: path)
    // A file can claim to be larger than any memory, and be small on the disk.
    guard size <= max(header.fileSize, Document.sizeLimit) else {
      return Verification.checks(header, withoutContent: header.misfit(size: size) ?? "")
    }
    guard size <= memorySizeLimit() else {
      throw FileError(
        path: path, reason: "it has \(size) bytes, too many to be checked in this machine's memory")
    }
    let bytes = try contents(ofFile: path, limit: size)
    var verification = Verification(bytes: bytes, header: header, path: path)
    return verification.checks()
  }

  /// Checks the catalog of the documents errcat comes with, as ``verify(path:)`` checks a file.
  ///
  /// ```swift
  /// let isSampleWhole = try Catalog.verifyEmbedded().allSatisfy { $0.status == .ok }
  /// ```
  ///
  /// - Returns: A check for each ``CatalogCheck/Subject`` but the file, in their order.
  /// - Throws: ``SQLiteError``.
  package static func verifyEmbedded() throws -> [CatalogCheck] {
    let bytes = try embedded().database.serialized()
    guard let header = DatabaseHeader(bytes) else { return [] }
    var verification = Verification(bytes: bytes, header: header, path: "")
    return verification.checks(CatalogCheck.Subject.allCases.filter { $0 != .file })
  }
}

/// One run of ``Catalog/verify(path:)``.
struct Verification {
  private let bytes: [UInt8]
  private let header: DatabaseHeader
  private let path: String
  private var failed: Set<CatalogCheck.Subject> = []

  init(bytes: [UInt8], header: DatabaseHeader, path: String) {
    self.bytes = bytes
    self.header = header
    self.path = path
  }

  /// Looks at these subjects, which stand in the order of all.
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
          subject: subject, status: .ok, detail: try check(subject, copy.get()))
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

  /// The file's bytes as a database of their own, which may be written to.
  private func privateCopy() throws -> Database {
    var bytes = bytes
    // A database in memory has no WAL mode.
    bytes[18] = 1
    bytes[19] = 1
    let database = try Database.inMemory(copyOf: bytes)
    try database.execute("PRAGMA cell_size_check = 1")
    database.limitOperations(2_000_000_000 + 1_000_000 * header.pageCount)
    return database
  }

  /// - Returns: What was found to be right.
  /// - Throws: ``Fault`` or what SQLite says.
  private func check(_ subject: CatalogCheck.Subject, _ copy: Database) throws -> String {
    switch subject {
    case .format: "an errcat catalog of format \(header.userVersion)"
    case .file: try file()
    case .integrity: try integrity(of: copy)
    case .schema: try schema(of: copy)
    case .references: try references(in: copy)
    case .content: try content(of: copy)
    case .derived: try derived(in: copy)
    case .rows: try rowBalance(of: copy)
    case .search: try searchTables(of: copy)
    }
  }

  private func file() throws -> String {
    guard header.isRollback else {
      throw Fault("journal mode: another program changed it, to WAL or worse")
    }
    if let misfit = header.misfit(size: bytes.count) { throw Fault(misfit) }
    guard header.pageSize == 4096, header.reserved == 0 else {
      throw Fault("its pages have \(header.pageSize) bytes: another program changed it")
    }
    guard header.freePageCount == 0 else {
      throw Fault("\(header.freePageCount) pages are not used: another program changed it")
    }
    guard header.strangeFields.isEmpty, header.changeCounter == header.versionValidFor,
      (3_037_000..<4_000_000).contains(header.libraryVersion)
    else { throw Fault("the header is damaged, or another program wrote it") }
    return "\(header.pageCount) pages of 4096 bytes, journal mode DELETE, nothing beside it"
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
    try copy.withStatement("PRAGMA foreign_key_check") { statement in
      guard try statement.step() else { return }
      throw Fault(
        "a row of \(statement.text(0)) refers to one of \(statement.text(2)) that is not there")
    }
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
    try copy.withStatement("SELECT value FROM metadata WHERE key = ?") { statement in
      try statement.bind(key, at: 1)
      guard try statement.step() else { throw Fault("metadata has no '\(key)'") }
      let stored = statement.text(0)
      guard stored == digest else {
        throw Fault("the SHA-256 is \(digest), and metadata's '\(key)' says \(stored)")
      }
    }
  }
}

/// What is wrong with a catalog.
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
    case .content, .derived: [.integrity, .schema]
    case .search: [.integrity, .schema, .content]
    }
  }

  /// What to do where it fails.
  fileprivate var advice: String {
    switch self {
    case .file: "get the file again, or let errcat write it anew: import one of its documents"
    default: "get the file again, or remove it and import its documents anew"
    }
  }
}
