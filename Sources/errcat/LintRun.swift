import CodeDocuments
import ErrorCatalog

/// The diagnostics of documents, without those that nobody wants to see.
struct LintRun {
  /// How the documents are read.
  var options = ImportOptions()
  /// The most bytes that a document may have.
  var sizeLimit = Document.sizeLimit
  /// Whether mechanical mistakes are fixed.
  var fixes = false
  /// Whether the commits that changed a document are compared with its codes.
  var readsHistory = false

  private let documents: [(document: FoundDocument, disabled: Set<Diagnostic.Rule>)]
  private let unread: [UnreadPlace]
  private let excludedCount: Int
  private var baseline: LintBaseline?
  private var documentCount = 0
  private var fixed = (lines: 0, documents: 0)

  /// The diagnostics, in the order of the documents.
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether a document could not be read or written.
  private(set) var isIncomplete = false

  /// Finds the documents that paths name.
  ///
  /// - Parameters:
  ///   - paths: Documents and folders, as typed.
  ///   - disabled: The rules that are left out everywhere.
  ///   - exclude: Patterns of paths that are passed over: as typed, or from the folder that was named.
  ///   - baseline: The findings that are known.
  ///   - followsLinks: Whether links in a folder to files outside of it are followed.
  /// - Throws: ``FileError`` if a folder cannot be read; ``ProjectSettingsError``.
  init(
    _ paths: [String], disabled: Set<Diagnostic.Rule>, exclude: [String],
    baseline: LintBaseline?, followsLinks: Bool
  ) throws {
    let globs = exclude.map { Glob($0) }
    var found: [(document: FoundDocument, disabled: Set<Diagnostic.Rule>)] = []
    var excluded = 0
    var unread: [UnreadPlace] = []
    for path in paths {
      let settings = try ProjectSettings.find(for: path)
      let all = try FoundDocuments(
        at: [path], areForOneCatalog: false, followsLinks: followsLinks)
      unread += all.unread.filter { !unread.contains($0) }
      for document in all.withoutIgnored() {
        let relative = document.isNamed ? nil : document.typedPath.dropFirst(path.count)
        let isExcluded =
          settings?.excludes(document) == true
          || globs.contains { glob in
            glob.matches(document.typedPath) || relative.map { glob.matches(String($0)) } == true
          }
        if isExcluded {
          excluded += 1
        } else if let index = found.firstIndex(where: {
          $0.document.typedPath == document.typedPath
        }) {
          if document.isNamed { found[index].document = document }
        } else {
          found.append((document, disabled.union(settings?.disable ?? [])))
        }
      }
    }
    documents = found
    self.unread = unread
    excludedCount = excluded
    self.baseline = baseline
  }

  /// The paths of the documents, as typed.
  var paths: [String] { documents.map(\.document.typedPath) }

  /// Reads the documents.
  mutating func lint() {
    for place in unread {
      StandardError.say("\(place.error.advised); skipped")
      isIncomplete = true
    }
    for (document, disabled) in documents {
      do {
        try lint(document, disabled)
      } catch {
        StandardError.say("\(error); skipped")
        isIncomplete = true
        documentCount += 1
      }
    }
    lintNotes()
  }

  private mutating func lint(
    _ found: FoundDocument, _ disabled: Set<Diagnostic.Rule>
  ) throws {
    var document = try Document(
      contentsOf: found.typedPath, path: found.path, options: options, limit: sizeLimit)
    guard var all = diagnostics(of: document, found) else { return }
    documentCount += 1
    let comments = LintComments(document)
    for (name, line) in comments.unknown {
      StandardError.say("note: \(found.typedPath):\(line): \(UnknownRuleError(name: name))")
    }
    func isOff(_ rule: Diagnostic.Rule, _ line: Int) -> Bool {
      disabled.contains(rule) || comments.disable(rule, inLine: line)
    }
    if fixes {
      let wanted = all.filter { !isOff($0.rule, $0.line) }
      if let fix = DocumentFixes(document, wanted, isOff: isOff) {
        try OutputFile(found.typedPath).write { output in
          var output = output
          try output.write(fix.bytes)
          try output.flush()
        }
        fixed = (fixed.lines + fix.lineCount, fixed.documents + 1)
        document.bytes = fix.bytes
        all = diagnostics(of: document, found) ?? []
      }
    }
    if readsHistory { all += try diagnosticsOfHistory(document, found) }
    for diagnostic in all where !isOff(diagnostic.rule, diagnostic.line) {
      if baseline?.contains(diagnostic) != true { diagnostics.append(diagnostic) }
    }
  }

  /// What the history of a document says against its codes; nothing where git has no history.
  private func diagnosticsOfHistory(
    _ document: Document, _ found: FoundDocument
  ) throws -> [Diagnostic] {
    guard let history = try DocumentHistory.read(found, options) else { return [] }
    return try history.diagnostics(of: document.read().entries, path: found.typedPath)
  }

  /// Compares the notes of the documents, if there are any, with the codes of all of them.
  private mutating func lintNotes() {
    let texts = documents.compactMap { found, disabled -> (document: Document, isOff: Bool)? in
      let document = try? Document(
        contentsOf: found.typedPath, path: found.path, source: found.source, options: options,
        limit: sizeLimit)
      return document.map { ($0, disabled.contains(.noteWithoutCode)) }
    }
    let noted = texts.filter { !$0.isOff && ((try? $0.document.notes()) ?? nil) != nil }
    guard !noted.isEmpty else { return }
    let entries = texts.flatMap { (try? $0.document.read())?.entries ?? [] }
    // A lint does not know the source under which a document is imported.
    let names = Set(
      entries.flatMap { entry in
        [entry.code, entry.symbol ?? entry.code].flatMap { [$0, "\(entry.domain):\($0)"] }
      }.map { $0.lowercased() })
    func isKnown(_ name: String) -> Bool {
      let name = name.lowercased()
      let withoutSource = name.firstIndex(of: "/").map { String(name[$0...].dropFirst()) }
      return names.contains(name) || withoutSource.map(names.contains) == true
    }
    guard !names.isEmpty else { return }
    for (document, _) in noted {
      let comments = LintComments(document)
      for diagnostic in document.diagnosticsOfNotes(isKnown)
      where !comments.disable(diagnostic.rule, inLine: diagnostic.line) {
        if baseline?.contains(diagnostic) != true { diagnostics.append(diagnostic) }
      }
    }
  }

  /// The diagnostics of a document; nil if it is one of a folder's that is not about codes.
  private func diagnostics(of document: Document, _ found: FoundDocument) -> [Diagnostic]? {
    if !found.isOptional {
      return document.diagnostics().filter { found.isNamed || $0.rule != .noCodes }.map(\.advised)
    }
    return document.diagnosticsOfCodes()?.map(\.advised)
  }

  /// How many diagnostics there are of a severity.
  func count(_ severity: Diagnostic.Severity) -> Int {
    diagnostics.count { $0.severity == severity }
  }

  /// Says how many diagnostics there are, in all and by rule.
  func saySummary() {
    if fixed.documents > 0 {
      StandardError.say(
        "fixed \(counted(fixed.lines, "line")) in \(counted(fixed.documents, "document"))")
    }
    StandardError.say(
      "\(counted(documentCount, "document")): \(counted(count(.error), "error")), "
        + counted(count(.warning), "warning")
        + (excludedCount > 0 ? "; \(counted(excludedCount, "document")) excluded" : ""))
    for line in ruleLines() { StandardError.write(line + "\n") }
    if let gone = baseline?.unmetCount, gone > 0 {
      StandardError.say(
        "note: \(counted(gone, "finding")) of the baseline \(gone == 1 ? "is" : "are") gone; write it "
          + "again")
    }
  }

  /// `  duplicate-code     3 errors, 1 warning`, the rules with most first.
  private func ruleLines() -> [String] {
    let rules = Dictionary(grouping: diagnostics, by: \.rule)
    guard rules.count > 1 || diagnostics.count > 1 else { return [] }
    let width = rules.keys.map(\.rawValue.count).max() ?? 0
    return rules.sorted { left, right in
      left.value.count == right.value.count
        ? left.key.rawValue < right.key.rawValue : left.value.count > right.value.count
    }.map { rule, diagnostics in
      let counts = Diagnostic.Severity.allCases.reversed().compactMap { severity in
        let count = diagnostics.count { $0.severity == severity }
        return count > 0 ? counted(count, severity.rawValue) : nil
      }
      let padding = String(repeating: " ", count: width - rule.rawValue.count)
      return "  \(rule.rawValue)\(padding)  \(counts.joined(separator: ", "))"
    }
  }

  private func counted(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
