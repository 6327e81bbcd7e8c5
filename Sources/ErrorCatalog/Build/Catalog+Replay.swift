internal import Causes
internal import CodeDocuments

extension Catalog {
  /// Opens the catalog at `path`, which is about to be replaced, if nothing of anybody's is lost by
  /// that.
  ///
  /// - Throws: ``CatalogError/foreignObjects(path:_:)`` if it holds objects that a new file would lack;
  ///   ``CatalogError/notAsWritten(path:)``; what ``init(path:typedPath:)`` throws.
  static func toReplace(path: String, typedPath: String) throws -> Catalog {
    do {
      let catalog = try Catalog(path: path, typedPath: typedPath)
      let objects = try CatalogSchema.foreignObjects(in: catalog.database)
      guard objects.isEmpty else {
        throw CatalogError.foreignObjects(path: typedPath, objects)
      }
      try catalog.requireContentAsWritten(typedPath: typedPath)
      return catalog
    } catch CatalogError.strangeSchema(let path, let objects) where !objects.isEmpty {
      throw CatalogError.foreignObjects(path: path, objects)
    }
  }

  /// Throws if the catalog changed after it was written.
  ///
  /// Replayed content gets a new digest, which would make damage look whole.
  func requireContentAsWritten(typedPath: String) throws {
    guard try database.metadata("content_digest") == contentDigest(of: database) else {
      throw CatalogError.notAsWritten(path: typedPath)
    }
  }

  /// The history of a document; nil if the catalog has none.
  func history(of identity: DocumentIdentity) throws -> StoredHistory? {
    let id = try database.firstRow(
      """
      SELECT documents.id FROM documents JOIN sources ON sources.id = source_id
      WHERE name = \(identity.source) AND path = \(identity.path)
      """
    ) { $0.int(0) }
    return try id.flatMap { try history(ofDocument: $0) }
  }

  /// Gives a document to a builder again, as reading it did.
  func replay(_ identity: DocumentIdentity, into builder: CatalogBuilder) throws {
    _ = try database.firstRow(
      """
      SELECT documents.id, documents.url, revised, sha256, bytes, options, documents.title,
        rows_imported, rows_with_diagnostics, rows_rejected, sources.title, sources.url
      FROM documents JOIN sources ON sources.id = source_id
      WHERE name = \(identity.source) AND path = \(identity.path)
      """
    ) { row in
      builder.begin(
        DocumentDraft(
          identity: identity, url: row.textOrNil(1), revised: row.textOrNil(2),
          sha256: row.text(3), bytes: row.int(4), options: row.text(5),
          sourceFacts: SourceFacts(title: row.textOrNil(10), url: row.textOrNil(11)),
          history: try history(ofDocument: row.int(0))))
      try replayDomains(ofDocument: row.int(0), into: builder)
      try replayDiagnostics(ofDocument: row.int(0), path: identity.path, into: builder)
      try builder.endDocument(
        title: row.textOrNil(6),
        balance: RowBalance(
          imported: Self.sane(row.int(7)), withDiagnostics: Self.sane(row.int(8)),
          rejected: Self.sane(row.int(9))))
    }
  }

  /// A count of rows, bounded so that a hostile file cannot make it overflow.
  private static func sane(_ rows: Int) -> Int { min(max(rows, 0), 1 << 40) }

  private func replayDomains(ofDocument document: Int, into builder: CatalogBuilder) throws {
    try database.forEachRow(
      """
      SELECT id, slug, title, form, line FROM domains
      WHERE document_id = \(document) ORDER BY ordinal
      """
    ) { row in
      try builder.add(
        .domain(
          DomainDraft(
            slug: row.text(1), title: row.text(2),
            form: CodeListForm(rawValue: row.text(3)) ?? .table, line: row.int(4),
            columns: try columns(ofDomain: row.int(0)))))
      try replayCodes(ofDomain: row.int(0), into: builder)
    }
  }

  private func replayCodes(ofDomain domain: Int, into builder: CatalogBuilder) throws {
    try database.forEachRow(
      """
      SELECT codes.id, code, occurrence, number, first_number, last_number, symbol, text, line,
        anchor, raw, EXISTS (SELECT 1 FROM diagnostics WHERE code_id = codes.id)
      FROM codes JOIN descriptions ON descriptions.id = description_id
      WHERE domain_id = \(domain) ORDER BY codes.id
      """
    ) { row in
      var range: ClosedRange<Int64>?
      if let first = row.intOrNil(4), let last = row.intOrNil(5), first <= last {
        range = Int64(first)...Int64(last)
      }
      var entry = EntryDraft(
        code: row.text(1), occurrence: row.int(2), number: row.intOrNil(3).map { Int64($0) },
        range: range, symbol: row.textOrNil(6), description: row.text(7), line: row.int(8),
        anchor: row.textOrNil(9), raw: row.textOrNil(10), cells: try cells(ofCode: row.int(0)))
      entry.isNoted = row.int(11) != 0
      try builder.add(.entry(entry))
    }
  }

  /// The filled cells of a code, in the order of the columns.
  func cells(ofCode id: Int) throws -> [EntryDraft.Cell] {
    try database.withStatement(
      """
      SELECT position, text FROM cells
      JOIN columns ON columns.id = column_id JOIN texts ON texts.id = text_id
      WHERE code_id = ? ORDER BY column_id
      """
    ) { statement in
      try statement.bind(id, at: 1)
      return try statement.rows { row in
        // Bounded so that a hostile file cannot make it overflow.
        EntryDraft.Cell(column: min(max(row.int(0), 1), 1 << 30) - 1, text: row.text(1))
      }
    }
  }

  private func replayDiagnostics(
    ofDocument document: Int, path: String, into builder: CatalogBuilder
  ) throws {
    try database.forEachRow(
      """
      SELECT diagnostics.line, "column", severity, rule, message, code
      FROM diagnostics LEFT JOIN codes ON codes.id = code_id
      WHERE document_id = \(document) ORDER BY diagnostics.id
      """
    ) { row in
      guard let severity = Diagnostic.Severity(rawValue: row.text(2)),
        let rule = Diagnostic.Rule(rawValue: row.text(3))
      else { return }
      try builder.add(
        .diagnostic(
          Diagnostic(
            path: path, line: row.int(0), column: row.int(1), severity: severity, rule: rule,
            message: row.text(4), code: row.textOrNil(5))))
    }
  }
}
