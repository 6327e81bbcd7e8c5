import ArgumentParser
import Causes
import CodeDocuments
internal import ErrcatPlatform
import ErrorCatalog

/// The verb `import`.
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read documents into a catalog.",
    discussion: """
      errcat import docs/
      errcat import errors.md --db api.db --url https://api.example.com/errors
      curl -s https://api.example.com/errors.md | errcat import - --name errors.md

      errcat import other.db --db catalog.db
      errcat import --notes errcat-notes.md

      Documents are Markdown files, HTML pages, records in CSV, TSV, JSON, JSON lines or YAML, or \
      folders of these (*.md, *.mdx, *.markdown; *.html, *.htm, *.xhtml; and *.csv, *.tsv, *.json, \
      *.jsonl, *.ndjson, *.yaml and *.yml if they have codes). Records that errcat exported are read back as they were. A document that was \
      imported before is replaced; one that is gone from an imported folder is dropped. The catalog \
      is replaced as a whole or not at all, and not if it has tables of your own. Pipes, devices, \
      documents larger than --max-bytes, folders that cannot be read and, without --follow, links out \
      of a folder are reported and skipped.

      A document belongs to a source: --source, or else the git repository it is in, or else the \
      nearest folder with a telling name (not docs, src, api, v2 or en). Its path is relative to the \
      git work tree, or else to the folder you name; a single file outside git has its own name. So \
      it is the same document wherever you import it from.

      A catalog is merged into this one. Of a document that both have, the one revised later stays, \
      or else that of the catalog you name.

      Notes are a Markdown table with the header Code | Note | Owner | Link | Status. They stay when \
      documents are imported again, until --notes replaces them.

      Diagnostics are summed up by rule, with the first three of each; -v shows all of them.
      """)

  @Argument(help: "Documents, folders, catalogs, or - for standard input.")
  var documents: [String] = []

  @OptionGroup var target: TargetOptions

  @Flag(help: "Start over: drop the content of the catalog.")
  var fresh = false

  @Option(
    help: ArgumentHelp(
      "The source of the documents: who publishes them.",
      discussion: "Default: the git repository, or else the folder.", valueName: "name"))
  var source: String?

  @Option(
    help: ArgumentHelp(
      "The path that names the document in its source; needed for -.", valueName: "path"))
  var name: String?

  @Option(
    help: ArgumentHelp(
      "The day of the documents' last change, as 2026-11-29.",
      discussion: "Default: that of the file's last commit in git.", valueName: "day"))
  var revised: String?

  @Option(help: "Where the documents are published.")
  var url: String?

  @Option(
    help: ArgumentHelp("Infer causes by the rules in this file from now on.", valueName: "file"))
  var rules: String?

  @Option(
    help: ArgumentHelp("Search by the synonyms in this file from now on.", valueName: "file"))
  var synonyms: String?

  @Flag(help: "Keep the history of each document that git has: when its codes appeared and went.")
  var history = false

  @Option(
    help: ArgumentHelp("Show the notes on codes in this file from now on.", valueName: "file"))
  var notes: String?

  @Flag(name: .shortAndLong, help: "Show every diagnostic, not only the first of each rule.")
  var verbose = false

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    // In argument-parser's words, which the usage error takes apart.
    if documents.isEmpty, notes == nil {
      throw ValidationError("Missing expected argument '<documents> ...'")
    }
  }

  func run() throws {
    let found = try found()
    try reading.tables.refuseMissingColumns(in: found.documents.map(\.typedPath))
    var work = CatalogImport(found)
    work.options = reading.options
    work.documentSizeLimit = reading.tables.maxBytes
    work.url = url
    work.revised = try revised.map { text in
      guard let date = RevisionDate(text) else {
        throw UsageError("--revised takes a day of the calendar, as 2026-11-29, not '\(text)'")
      }
      return date
    }
    work.startsAnew = fresh
    work.builtAt = try sourceDateEpoch()
    work.rules = try rules.map { path in
      try Rules(Document(contentsOf: path))
    }
    work.synonyms = try synonyms.map { path in
      try Synonyms(Document(contentsOf: path))
    }
    work.notes = try notes.map { path in try Document(contentsOf: path).requiredNotes() }
    let path = try target.path()
    if documents.isEmpty, path.withPath({ access($0, F_OK) }) != 0 {
      throw UsageError(
        "no catalog at '\(path)' to add the notes to; name documents as well, as in "
          + "`errcat import docs/ --notes errcat-notes.md`")
    }
    if target.user { CatalogChoice.makeFolders(above: path) }

    let progress = Progress()
    work.onProgress = { progress.show($0) }
    var summary = DiagnosticSummary()
    work.onDiagnostic = { diagnostic in
      let diagnostic = diagnostic.advised
      summary.add(diagnostic)
      guard verbose else { return }
      progress.clear()
      StandardError.write(visible("\(diagnostic)") + "\n")
    }
    work.onWarning = { warning in
      progress.clear()
      StandardError.say("warning: \(visible(warning))")
    }
    work.onNote = { note in
      progress.clear()
      StandardError.say("note: \(note)")
    }
    if history {
      work.history = { document in
        try DocumentHistory.stored(document, work.options) { note in
          progress.clear()
          StandardError.say("note: \(visible(note))")
        }
      }
    }
    let report = try ForeignObjectAdvice.given(canChooseFile: true) { try work.run(into: path) }
    progress.clear()
    if let count = work.notes?.count,
      documents.isEmpty || report.isChange || path.withPath({ access($0, F_OK) }) == 0
    {
      StandardError.write("\(count) note\(count == 1 ? "" : "s") -> \(visible(path))\n")
      if documents.isEmpty { return }
    }
    if report.imported.isEmpty, report.skipped.isEmpty, work.catalogs.isEmpty, !report.isChange {
      throw UsageError(
        "no documents found in \(documents.joined(separator: ", ")): no *.md, *.mdx, *.markdown, "
          + "*.html or *.htm, and no codes in *.csv, *.tsv, *.json, *.jsonl, *.ndjson, *.yaml or *.yml"
      )
    }
    say(report, &summary, path)
    if report.imported.isEmpty, report.skipped.contains(where: \.isUnreadable) {
      throw ExitCode.trouble
    }
    if report.balance.rejected > 0 || report.skipped.contains(where: \.isFault) || !report.isChange
    {
      throw ExitCode.nothing
    }
  }

  /// The documents named, under the name given.
  private func found() throws -> FoundDocuments {
    var found = try foundByProject()
    guard let name else {
      if documents.contains("-") {
        throw UsageError("- needs --name PATH, the path of the document in its source")
      }
      return found
    }
    guard found.documents.count == 1, found.folders.isEmpty else {
      throw UsageError("--name names one document")
    }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.contains(where: { ["", ".", ".."].contains($0) }) else {
      throw UsageError("--name takes a relative path to a file, without . and .. in it")
    }
    found.documents[0].path = name
    if source == nil, found.documents[0].typedPath == "-" {
      found.documents[0].source = SourceName.name(path: name)
    }
    return found
  }

  /// The documents named, without those that their project excludes, under its source.
  private func foundByProject() throws -> FoundDocuments {
    let settings = try documents.compactMap { try ProjectSettings.find(for: $0) }
    let sources = settings.compactMap(\.source)
    let name = source ?? sources.first
    if source == nil, let other = sources.first(where: { $0 != name }) {
      throw UsageError(
        "\(ProjectSettings.fileName) says source '\(sources[0])' for some of the documents and "
          + "'\(other)' for others; import them one after the other, or give --source")
    }
    var found = try FoundDocuments(
      at: documents, source: name, areForOneCatalog: true, followsLinks: reading.tables.follow)
    found.documents.removeAll { document in settings.contains { $0.excludes(document) } }
    return found
  }

  /// Says what was skipped, dropped and diagnosed, with the balance last.
  private func say(_ report: ImportReport, _ summary: inout DiagnosticSummary, _ path: String) {
    for skipped in report.skipped {
      if case .unreadable(let error) = skipped.reason {
        StandardError.write("\(visible(error.advised)); skipped\n")
      } else if let note = skipped.note {
        summary.add(note)
        if verbose { StandardError.write(visible("\(note)") + "\n") }
      }
    }
    for document in report.dropped {
      StandardError.write(
        "\(visible(document.path)) of \(visible(document.source)): dropped from the catalog\n")
    }
    for line in verbose ? [] : summary.lines { StandardError.write(line + "\n") }
    if let total = summary.total { StandardError.write(total + "\n") }
    StandardError.write("\(report.balance)\n")
    guard report.isChange else { return }
    StandardError.write("\(report.counts) -> \(visible(path))\n")
  }
}

extension ImportReport {
  /// `203 codes from 1 document of okcoin`.
  fileprivate var counts: String {
    let sources = Set(imported.map(\.source))
    let source = sources.count == 1 ? sources.first.map { visible($0) } : nil
    return counted(codes, "code") + " from " + counted(imported.count, "document") + " of "
      + (source ?? counted(sources.count, "source"))
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}

extension ImportReport.Skipped {
  var isUnreadable: Bool {
    if case .unreadable = reason { true } else { false }
  }

  /// Whether it makes the import incomplete: a folder may hold documents of other kinds.
  var isFault: Bool { isUnreadable || document.isNamed }

  /// The note that the document has no codes; a folder may hold rules, too.
  var note: Diagnostic? {
    switch reason {
    case .unreadable: nil
    case .noCodes: Diagnostic.noCodes(document.typedPath, isRules: false).advised
    case .rules:
      document.isNamed ? Diagnostic.noCodes(document.typedPath, isRules: true).advised : nil
    }
  }
}
