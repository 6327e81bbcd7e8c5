import ArgumentParser
import CodeDocuments
import ErrorCatalog

/// The verb `diff`.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Say which codes were added, removed, reworded and changed.",
    discussion: """
      errcat diff old.md new.md
      errcat diff HEAD~1:docs/errors.md docs/errors.md
      errcat diff v1.0:docs docs --fail-on removed,changed
      errcat diff last-month.db catalog.db --format markdown
      errcat diff old.md new.md --json > known.json
      errcat diff old.md new.md --accept known.json
      errcat diff errors.en.md errors.zh.md --codes-only

      Each side is a catalog, a document, a folder, or REV:PATH of the git repository. Two documents \
      are revisions of one source, whatever their names; a document is compared with the source of \
      its name in a catalog, or the only one, or --source; folders and catalogs are compared document \
      by document. A code is reworded if its description differs, and changed if another column does. \
      Exits with 0 if nothing differs, 1 if something does (with --fail-on, if that does), 2 for \
      trouble.
      """)

  @Argument(
    help: "The old version: a catalog, a document, a folder, REV:PATH, or - for standard input.")
  var old: String

  @Argument(
    help: "The new version: a catalog, a document, a folder, REV:PATH, or - for standard input.")
  var new: String

  @Flag(help: "Compare codes alone, as of one document in two languages.")
  var codesOnly = false

  @Option(
    help: ArgumentHelp(
      "Exit with 1 for these changes only: added, removed, reworded, changed, separated by commas.",
      valueName: "kinds"),
    transform: Self.kinds)
  var failOn: Set<CodeChange.Kind> = Set(CodeChange.Kind.allCases)

  @Option(
    help: ArgumentHelp(
      "Leave out the changes that this file has, which diff wrote as json, jsonl, csv or tsv.",
      valueName: "file"))
  var accept: String?

  @Option(help: "The path that names the document, to find its source in a catalog.")
  var name: String?

  @OptionGroup var tables: TableOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var report: ReportOptions

  func validate() throws {
    if old == "-", new == "-" {
      throw ValidationError("standard input can be read once; give - for one side")
    }
    if codesOnly, failOn.isSubset(of: [.reworded, .changed]) {
      let kinds = CodeChange.Kind.allCases.filter(failOn.contains).map(\.rawValue)
      throw ValidationError(
        "--codes-only compares nothing but codes, so --fail-on \(kinds.joined(separator: ",")) "
          + "would never fail")
    }
  }

  func run() throws {
    var diff = CatalogDiff(old: try side(old), new: try side(new))
    if let name, case .catalog = diff.old, case .catalog = diff.new {
      throw UsageError("--name \(name): it names a document, and both sides are catalogs")
    }
    diff.filter = filter.chosen
    diff.comparesCodesOnly = codesOnly
    diff.onNote = { StandardError.say("note: \($0.advised)") }
    if let accept {
      guard let accepted = AcceptedChanges(try contents(ofFile: accept)) else {
        throw UsageError(
          "--accept \(accept): not changes that errcat wrote; make it with "
            + "`errcat diff ... --format json > \(shellQuoted(accept))`")
      }
      diff.accepted = accepted
    }
    let counts =
      switch report.style {
      case .markdown: try writeChangeLog(diff)
      case .github, .sarif: try writeReport(diff)
      case .text, .json, .jsonl, .csv, .tsv: try writeRows(diff)
      }
    StandardError.say("\(counts)")
    if let unmet = diff.accepted?.unmetCount(counts), unmet > 0 {
      StandardError.say(
        "note: \(unmet) accepted change\(unmet == 1 ? " is" : "s are") not there anymore; write the "
          + "file again")
    }
    if failOn.contains(where: { counts[$0] > 0 }) { throw ExitCode.nothing }
  }

  private func side(_ path: String) throws -> DiffSide {
    try DiffSide(
      path: path, name: name, options: tables.options, limit: tables.maxBytes,
      followsLinks: tables.follow)
  }

  private func writeRows(_ diff: CatalogDiff) throws -> ChangeCounts {
    let presentation = report.presentation
    let isOfSeveral = try diff.comparesSeveralSources()
    var rows = try RowWriter(ChangeRow.names, text: ChangeRow.textNames, presentation)
    let counts = try diff.forEachChange { change in
      guard rows.count < filter.limit ?? .max else { return }
      try rows.write(
        ChangeRow.values(change),
        text: presentation.format == .text
          ? ChangeRow.text(change, withSource: isOfSeveral, presentation.terminal) : nil)
    }
    try rows.finish()
    return counts
  }

  private func writeChangeLog(_ diff: CatalogDiff) throws -> ChangeCounts {
    var log = ChangeLog(isOfSeveral: try diff.comparesSeveralSources())
    let counts = try diff.forEachChange { change in
      if log.count < filter.limit ?? .max { log.add(change) }
    }
    var output = Output()
    for line in log.lines(report.presentation.terminal) { try output.write(line + "\n") }
    try output.flush()
    return counts
  }

  /// Writes changes as a workflow of GitHub or a code scanning service reads them: those that fail as
  /// errors, the others as notes.
  private func writeReport(_ diff: CatalogDiff) throws -> ChangeCounts {
    let isOfSeveral = try diff.comparesSeveralSources()
    var results: [SARIFLog.Result] = []
    let counts = try diff.forEachChange { change in
      guard results.count < filter.limit ?? .max else { return }
      results.append(
        ChangeRow.result(
          change, withSource: isOfSeveral, level: failOn.contains(change.kind) ? "error" : "note"))
    }
    var output = Output()
    if report.style == .sarif {
      let rules = CodeChange.Kind.allCases.map(\.rawValue)
      try output.write(SARIFLog.text(results, rules: rules) + "\n")
    } else {
      for result in results {
        try output.write(
          WorkflowCommand.text(
            level: result.level, title: result.rule, message: result.message, path: result.path,
            line: result.line) + "\n")
      }
    }
    try output.flush()
    return counts
  }

  /// Reads the value of `--fail-on`.
  private static func kinds(_ text: String) throws -> Set<CodeChange.Kind> {
    let names = text.split(separator: ",", omittingEmptySubsequences: false)
    return Set(
      try names.map { name in
        guard let kind = CodeChange.Kind(rawValue: String(name)) else {
          throw ValidationError(
            "--fail-on takes added, removed, reworded and changed, separated by commas, "
              + "not '\(name)'")
        }
        return kind
      })
  }
}
