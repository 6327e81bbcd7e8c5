/// Returns what an import of a document would say, without a catalog.
///
/// ```swift
/// for diagnostic in lint(document) where diagnostic.severity == .error { print(diagnostic) }
/// ```
///
/// - Returns: The diagnostics by line and column; for a document without codes, one that says so.
public func lint(_ document: Document) -> [Diagnostic] {
  var reader = EntryReader(document)
  var diagnostics: [Diagnostic] = []
  var hasDomain = false
  while let item = reader.next() {
    switch item {
    case .diagnostic(let diagnostic): diagnostics.append(diagnostic)
    case .domain: hasDomain = true
    case .entry: break
    }
  }
  guard !hasDomain else { return diagnostics }
  return [.noCodes(document.typedPath, isRules: reader.holdsRules)] + diagnostics
}

extension Diagnostic {
  /// The note that a document has no codes to import.
  public static func noCodes(_ path: String, isRules: Bool) -> Diagnostic {
    Diagnostic(
      path: path, line: 1, column: 1, severity: .note, rule: .noCodes,
      message: isRules
        ? "the document contains classification rules, not codes; --rules \(path) uses them"
        : "no table of error codes found; `errcat tables` shows how each table was read")
  }
}
