internal import CatalogSQLite
package import CodeDocuments
package import CodeLogs
internal import SourceCodes

/// A comparison of source text with a catalog: codes that nothing uses, and codes that are not documented.
package struct Audit {
  /// Files and folders, as typed.
  package var paths: [String]
  /// Which codes of the catalog count.
  package var filter = Filter()
  /// Patterns of paths that are passed over.
  package var exclude: [Glob] = []
  /// What finds codes besides those that have the form of a family.
  package var pattern: CodePattern?
  /// The files that declare codes: all literals of a `case`, keys of maps and enumerators count.
  package var declaring: [String] = []
  /// The codes that nothing is said about.
  package var exemptions = Exemptions()
  /// Called with what the findings do not tell.
  package var onNote: (String) -> Void = { _ in }

  /// The most bytes of a file that is read.
  private static let sizeLimit = 32 << 20

  /// Makes an audit of what is at paths.
  package init(_ paths: [String]) { self.paths = paths }

  /// What an audit found.
  package struct Outcome {
    /// The findings, by path and line.
    package var findings: [AuditFinding] = []
    /// How many files were read.
    package var files = 0
    /// How many codes of the catalog were looked for.
    package var codes = 0
    /// Whether the form of codes that are not documented is known.
    package var knowsForms = false
    /// Whether a file could not be read.
    package var isIncomplete = false
  }

  /// Reads all files, and compares them with a catalog.
  ///
  /// - Throws: ``FileError`` if a path is not there; ``CatalogError``; ``SQLiteError``.
  package func run(_ catalog: Catalog) throws -> Outcome {
    let known = try AuditIndex(catalog, filter)
    let documents = try catalog.auditDocuments()
    var reading = AuditReading(known, documents, pattern: pattern)
    var outcome = Outcome()
    outcome.codes = known.codes.count
    var seen: Set<String> = []
    var declaring = Set(self.declaring)
    for path in paths {
      for file in try AuditFile.files(at: path) where seen.insert(file.typedPath).inserted {
        if exclude.contains(where: { $0.matches(file.path) || $0.matches(file.typedPath) }) {
          continue
        }
        let declares = self.declaring.filter { Self.names(file, $0) }
        declaring.subtract(declares)
        read(file, declares: !declares.isEmpty, &reading, &outcome)
      }
    }
    for path in self.declaring where declaring.contains(path) {
      for file in try AuditFile.files(at: path) where seen.insert(file.typedPath).inserted {
        read(file, declares: true, &reading, &outcome)
      }
    }
    outcome.knowsForms =
      !known.index.families.isEmpty || pattern != nil || !self.declaring.isEmpty
    var exemptions = exemptions
    exemptions.ignored = try catalog.ignoredNames()
    outcome.findings = AuditFindings(reading, exemptions).findings
    return outcome
  }

  private static func names(_ file: AuditFile, _ typed: String) -> Bool {
    let typed = typed.hasPrefix("./") ? String(typed.dropFirst(2)) : typed
    let path = file.typedPath.hasPrefix("./") ? String(file.typedPath.dropFirst(2)) : file.typedPath
    return path == typed || file.path == typed || file.treePath == typed
  }

  private func read(
    _ file: AuditFile, declares: Bool, _ reading: inout AuditReading, _ outcome: inout Outcome
  ) {
    do {
      let bytes = try contents(ofFile: file.typedPath, limit: Self.sizeLimit)
      if reading.read(file, bytes, declares: declares) { outcome.files += 1 }
    } catch {
      onNote("\(error); skipped")
      outcome.isIncomplete = true
    }
  }
}

extension Catalog {
  /// The documents of the catalog, which are no source text that uses their codes.
  func auditDocuments() throws -> [AuditDocument] {
    try database.rows(
      """
      SELECT sources.name, path, sha256, bytes
      FROM documents JOIN sources ON sources.id = source_id ORDER BY documents.id
      """
    ) { row in
      AuditDocument(
        source: row.text(0), path: row.text(1), sha256: row.text(2), size: row.int(3))
    }
  }
}

/// A document of a catalog.
struct AuditDocument: Hashable {
  var source: String
  var path: String
  var sha256: String
  var size: Int
}
