internal import Causes
internal import CodeDocuments

extension Catalog {
  /// Opens the catalog at `path`, which is about to be replaced, if nothing of anybody's is lost by
  /// that.
  ///
  /// - Throws: ``CatalogError/foreignObjects(path:_:)`` if it holds what a new file would be without;
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

  /// Throws unless the catalog says what it said when it was written.
  ///
  /// What is replayed gets a digest of its own: damage would be whole from then on.
  private func requireContentAsWritten(typedPath: String) throws {
    let digest = try contentDigest(of: database)
    try database.withStatement("SELECT value FROM metadata WHERE key = 'content_digest'") {
      statement in
      guard try statement.step(), statement.text(0) == digest else {
        throw CatalogError.notAsWritten(path: typedPath)
      }
    }
  }

  /// Gives a source to a builder again, as reading its document did.
  func replaySource(_ path: String, into builder: CatalogBuilder) throws {
    try database.withStatement(
      """
      SELECT id, url, sha256, bytes, options, title,
        rows_imported, rows_with_diagnostics, rows_rejected
      FROM sources WHERE path = ?
      """
    ) { statement in
      try statement.bind(path, at: 1)
      guard try statement.step() else { return }
      try builder.beginSource(
        SourceDraft(
          path: path, url: statement.textOrNil(1), sha256: statement.text(2),
          bytes: statement.int(3), options: statement.text(4)))
      try replayDomains(ofSource: statement.int(0), into: builder)
      try replayDiagnostics(ofSource: statement.int(0), path: path, into: builder)
      try builder.endSource(
        title: statement.textOrNil(5),
        balance: RowBalance(
          imported: Self.sane(statement.int(6)), withDiagnostics: Self.sane(statement.int(7)),
          rejected: Self.sane(statement.int(8))))
    }
  }

  /// A count of rows as no file of a stranger can make it overflow.
  private static func sane(_ rows: Int) -> Int { min(max(rows, 0), 1 << 40) }

  private func replayDomains(ofSource source: Int, into builder: CatalogBuilder) throws {
    try database.withStatement(
      "SELECT id, slug, title, line FROM domains WHERE source_id = ? ORDER BY ordinal"
    ) { statement in
      try statement.bind(source, at: 1)
      while try statement.step() {
        try builder.add(
          .domain(
            DomainDraft(slug: statement.text(1), title: statement.text(2), line: statement.int(3))))
        try replayCodes(ofDomain: statement.int(0), into: builder)
      }
    }
  }

  private func replayCodes(ofDomain domain: Int, into builder: CatalogBuilder) throws {
    try database.withStatement(
      """
      SELECT codes.id, code, occurrence, number, first_number, last_number, symbol, text, line, raw
      FROM codes JOIN descriptions ON descriptions.id = description_id
      WHERE domain_id = ? ORDER BY codes.id
      """
    ) { statement in
      try statement.bind(domain, at: 1)
      while try statement.step() {
        var range: ClosedRange<Int64>?
        if let first = statement.intOrNil(4), let last = statement.intOrNil(5), first <= last {
          range = Int64(first)...Int64(last)
        }
        try builder.add(
          .entry(
            EntryDraft(
              code: statement.text(1), occurrence: statement.int(2),
              number: statement.intOrNil(3).map { Int64($0) },
              range: range, symbol: statement.textOrNil(6), description: statement.text(7),
              line: statement.int(8), raw: statement.textOrNil(9),
              attributes: try attributes(ofCode: statement.int(0)))))
      }
    }
  }

  private func replayDiagnostics(
    ofSource source: Int, path: String, into builder: CatalogBuilder
  ) throws {
    try database.withStatement(
      """
      SELECT line, "column", severity, rule, message FROM diagnostics
      WHERE source_id = ? ORDER BY id
      """
    ) { statement in
      try statement.bind(source, at: 1)
      while try statement.step() {
        guard let severity = Diagnostic.Severity(rawValue: statement.text(2)),
          let rule = Diagnostic.Rule(rawValue: statement.text(3))
        else { continue }
        try builder.add(
          .diagnostic(
            Diagnostic(
              path: path, line: statement.int(0), column: statement.int(1), severity: severity,
              rule: rule, message: statement.text(4))))
      }
    }
  }
}
