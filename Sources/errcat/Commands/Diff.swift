import ArgumentParser
import ErrorCatalog

/// The verb `diff`.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Say which codes were added, removed, reworded and changed.",
    discussion: """
      errcat diff old.md new.md
      errcat diff last-month.db catalog.db --format markdown
      git show HEAD:errors.md | errcat diff - errors.md --fail-on removed,changed
      errcat diff errors.en.md errors.zh.md --codes-only

      Each side is a catalog or a document. Two documents are revisions of one source, whatever \
      their names; a document is compared with the source of its name in a catalog, or the only \
      one, or --source; catalogs are compared source by source. A code is reworded if its \
      description differs, and changed if another column does. Exits with 0 if nothing differs, 1 \
      if something does (with --fail-on, if that does), 2 for trouble.
      """)

  @Argument(help: "What was: a catalog, a Markdown file, or - for standard input.")
  var old: String

  @Argument(help: "What is: a catalog, a Markdown file, or - for standard input.")
  var new: String

  @Flag(help: "Compare codes alone, as of one document in two languages.")
  var codesOnly = false

  @Option(
    help: ArgumentHelp(
      "Exit with 1 for these changes only: added, removed, reworded, changed, separated by commas.",
      valueName: "kinds"),
    transform: Self.kinds)
  var failOn: Set<CodeChange.Kind> = Set(CodeChange.Kind.allCases)

  @Option(help: "The path that names the document, to find its source in a catalog.")
  var name: String?

  @OptionGroup var tables: TableOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var format: FormatOptions

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
    let counts =
      format.presentation.format == .markdown ? try writeChangeLog(diff) : try writeRows(diff)
    StandardError.say("\(counts)")
    if failOn.contains(where: { counts[$0] > 0 }) { throw ExitCode.nothing }
  }

  private func side(_ path: String) throws -> DiffSide {
    try DiffSide(
      path: path, name: name, options: tables.options, limit: tables.maxBytes)
  }

  private func writeRows(_ diff: CatalogDiff) throws -> ChangeCounts {
    let presentation = format.presentation
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
    for line in log.lines(format.presentation.terminal) { try output.write(line + "\n") }
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
