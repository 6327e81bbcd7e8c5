extension Document {
  /// Returns what an import of the document would say, without a catalog.
  ///
  /// ```swift
  /// for diagnostic in document.diagnostics() where diagnostic.severity == .error {
  ///   print(diagnostic)
  /// }
  /// ```
  ///
  /// - Returns: The diagnostics by line and column; for a document without codes, one that says so
  ///   comes first.
  /// - Complexity: Linear in the size of the document.
  package func diagnostics() -> [Diagnostic] {
    let (diagnostics, hasCodes, noCodes) = reading()
    return (hasCodes ? [] : noCodes.map { [$0] } ?? []) + diagnostics
  }

  /// Returns the same of a document that need not hold any codes; nil if it holds none.
  package func diagnosticsOfCodes() -> [Diagnostic]? {
    let (diagnostics, hasCodes, _) = reading()
    return hasCodes ? diagnostics : nil
  }

  private func reading() -> (diagnostics: [Diagnostic], hasCodes: Bool, noCodes: Diagnostic?) {
    var reader = EntryReader(self)
    var diagnostics: [Diagnostic] = []
    var hasDomain = false
    while let item = reader.next() {
      switch item {
      case .diagnostic(let diagnostic): diagnostics.append(diagnostic)
      case .domain: hasDomain = true
      case .column: break
      case .entry: break
      }
    }
    let note = Diagnostic.noCodes(typedPath, isRules: reader.holdsRules)
    return (diagnostics, hasDomain, reader.isUnreadable ? nil : note)
  }
}

extension Diagnostic {
  /// The note that a document has no codes to import.
  package static func noCodes(_ path: String, isRules: Bool) -> Diagnostic {
    Diagnostic(
      path: path, line: 1, column: 1, severity: .note, rule: .noCodes,
      message: isRules
        ? "the document contains classification rules, not codes"
        : "no list of error codes found",
      remedy: isRules ? .rules : nil)
  }
}
