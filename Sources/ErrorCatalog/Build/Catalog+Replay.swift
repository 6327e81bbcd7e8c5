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
  private func requireContentAsWritten(typedPath: String) throws {
    guard try database.metadata("content_digest") == contentDigest(of: database) else {
      throw CatalogError.notAsWritten(path: typedPath)
    }
  }

  /// Gives a source to a builder again, as reading its document did.
  func replaySource(_ path: String, into builder: CatalogBuilder) throws {
    _ = try database.firstRow(
      """
      SELECT id, url, sha256, bytes, options, title,
        rows_imported, rows_with_diagnostics, rows_rejected
      FROM sources WHERE path = \(path)
      """
    ) { row in
      try builder.beginSource(
        SourceDraft(
          path: path, url: row.textOrNil(1), sha256: row.text(2), bytes: row.int(3),
          options: row.text(4)))
      try replayDomains(ofSource: row.int(0), into: builder)
      try replayDiagnostics(ofSource: row.int(0), path: path, into: builder)
      try builder.endSource(
        title: row.textOrNil(5),
        balance: RowBalance(
          imported: Self.sane(row.int(6)), withDiagnostics: Self.sane(row.int(7)),
          rejected: Self.sane(row.int(8))))
    }
  }

  /// A count of rows, bounded so that a hostile file cannot make it overflow.
  private static func sane(_ rows: Int) -> Int { min(max(rows, 0), 1 << 40) }

  private func replayDomains(ofSource source: Int, into builder: CatalogBuilder) throws {
    try database.forEachRow(
      "SELECT id, slug, title, line FROM domains WHERE source_id = \(source) ORDER BY ordinal"
    ) { row in
      try builder.add(
        .domain(DomainDraft(slug: row.text(1), title: row.text(2), line: row.int(3))))
      try replayCodes(ofDomain: row.int(0), into: builder)
    }
  }

  private func replayCodes(ofDomain domain: Int, into builder: CatalogBuilder) throws {
    var columns: [String: Int] = [:]
    try database.forEachRow(
      """
      SELECT codes.id, code, occurrence, number, first_number, last_number, symbol, text, line, raw
      FROM codes JOIN descriptions ON descriptions.id = description_id
      WHERE domain_id = \(domain) ORDER BY codes.id
      """
    ) { row in
      var cells: [EntryDraft.Cell] = []
      for attribute in try attributes(ofCode: row.int(0)) {
        if columns[attribute.name] == nil {
          columns[attribute.name] = columns.count
          try builder.add(
            .column(ListColumn(header: attribute.name, name: attribute.name, role: .other)))
        }
        cells.append(
          EntryDraft.Cell(column: columns[attribute.name] ?? 0, text: attribute.value))
      }
      var range: ClosedRange<Int64>?
      if let first = row.intOrNil(4), let last = row.intOrNil(5), first <= last {
        range = Int64(first)...Int64(last)
      }
      try builder.add(
        .entry(
          EntryDraft(
            code: row.text(1), occurrence: row.int(2), number: row.intOrNil(3).map { Int64($0) },
            range: range, symbol: row.textOrNil(6), description: row.text(7), line: row.int(8),
            raw: row.textOrNil(9), cells: cells)))
    }
  }

  private func replayDiagnostics(
    ofSource source: Int, path: String, into builder: CatalogBuilder
  ) throws {
    try database.forEachRow(
      """
      SELECT line, "column", severity, rule, message FROM diagnostics
      WHERE source_id = \(source) ORDER BY id
      """
    ) { row in
      guard let severity = Diagnostic.Severity(rawValue: row.text(2)),
        let rule = Diagnostic.Rule(rawValue: row.text(3))
      else { return }
      try builder.add(
        .diagnostic(
          Diagnostic(
            path: path, line: row.int(0), column: row.int(1), severity: severity, rule: rule,
            message: row.text(4))))
    }
  }
}
