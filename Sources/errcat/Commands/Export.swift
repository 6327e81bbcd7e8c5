import ArgumentParser
import CodeDocuments
internal import ErrcatPlatform
import ErrorCatalog

/// The verb `export`.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the codes as a page, a table or source code.",
    discussion: """
      errcat export -o codes.csv --escape-formulas --bom
      errcat export --columns code,description,remedy -o codes.tsv
      errcat export --format markdown -d rest-api
      errcat export -o codes.html
      errcat export --format postgresql --replace | psql -d mydb -q
      errcat export --format datasette -o metadata.yaml
      errcat export -d rest-api -o Sources/ErrorCodes.swift
      errcat export -d rest-api --check Sources/ErrorCodes.swift

      csv, tsv, json and jsonl have one row for each code, with the columns of `errcat list`. \
      markdown is a document that `errcat import` reads back. html is one page, to open in a \
      browser or to host anywhere, that searches, filters and sorts without a network. postgresql \
      is a script for psql with the tables, keys, comments, views and search of the catalog; with \
      --replace it can be loaded again. datasette is metadata for Datasette: titles, facets, the \
      search table and the sample queries. swift, typescript, python and go are constants with a \
      look-up, one type for each domain; adding a row does not change other names. --check writes \
      nothing: it exits with 0 if the file is up to date, and with 1 and a diff if it is stale.
      """)

  @Option(
    help: ArgumentHelp(
      "Output format.",
      discussion: "Default: by the ending of the file name."))
  var format: ExportFormat?

  @Flag(help: "Short for --format json.")
  var json = false

  @Option(
    name: [.customLong("output"), .customShort("o", allowingJoined: true)],
    help: ArgumentHelp(
      "The file to write, whole or not at all; - is standard output.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Compare this file with what would be written; - is standard input.", valueName: "file"))
  var check: String?

  @OptionGroup var catalog: CatalogOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var table: ColumnOptions

  @Flag(
    help: ArgumentHelp(
      "Put ' before cells that a spreadsheet would take for formulas (csv, tsv).",
      discussion: "Those that begin with =, +, -, @, a tab or a line end and are no number."))
  var escapeFormulas = false

  @Option(
    help: ArgumentHelp("The schema that the script makes: errcat.", valueName: "name"))
  var pgSchema: String?

  @Flag(
    help: ArgumentHelp(
      "Have the script of postgresql replace what an earlier one loaded.",
      discussion: "In one transaction; a schema that errcat did not make is refused."))
  var replace = false

  @Option(
    help: ArgumentHelp(
      "The title of the page (html).",
      discussion: "Default: that of the only document, or else Error codes.", valueName: "text"))
  var title: String?

  @Flag(
    name: .customLong("no-advice"),
    help: "Leave out what errcat says to do about each cause (html).")
  var noAdvice = false

  @Option(
    help: ArgumentHelp("The package of constants in Go: errcodes.", valueName: "name"))
  var package: String?

  func validate() throws {
    if json, let format, format != .json {
      throw ValidationError("--json and --format \(format.rawValue) name two formats; give one")
    }
    if check != nil, output != nil {
      throw ValidationError("--check compares a file and -o writes one; give one of them")
    }
  }

  func run() throws {
    let format = try chosenFormat()
    if escapeFormulas, format != .csv, format != .tsv {
      throw UsageError("--escape-formulas is for csv and tsv; \(format.rawValue) has no formulas")
    }
    if table.bom, format != .csv { throw UsageError(ColumnOptions.bomMessage) }
    if table.columns != nil, ![.csv, .tsv, .json, .jsonl].contains(format) {
      throw UsageError("--columns is for csv, tsv, json and jsonl, not \(format.rawValue)")
    }
    if let pgSchema {
      guard format == .postgresql else {
        throw UsageError("--pg-schema is for --format postgresql")
      }
      guard (1...63).contains(pgSchema.utf8.count), visible(pgSchema) == pgSchema else {
        throw UsageError("--pg-schema takes a name of 1 to 63 bytes without control characters")
      }
    }
    if title != nil, format != .html { throw UsageError("--title is for --format html") }
    if noAdvice, format != .html { throw UsageError("--no-advice is for --format html") }
    if replace, format != .postgresql { throw UsageError("--replace is for --format postgresql") }
    if let package {
      guard format == .go else { throw UsageError("--package is for --format go") }
      guard ConstantsLanguage.isGoPackage(package) else {
        throw UsageError(
          "--package takes small letters, digits and _, a letter first, and no keyword of Go; not "
            + "'\(package)'")
      }
    }
    if let check { return try compare(check, format) }
    let file = try output.flatMap { $0 == "-" ? nil : try OutputFile($0) }
    let catalog = try catalog.open()
    if let file {
      try file.write { try write(catalog, format, to: $0, isTerminal: false) }
    } else {
      let isTerminal = isatty(STDOUT_FILENO) == 1
      try write(catalog, format, to: Output(), isTerminal: isTerminal)
    }
  }

  private func chosenFormat() throws -> ExportFormat {
    if json { return .json }
    if let format { return format }
    let all = ExportFormat.allCases.map(\.rawValue)
    let formats = "\(all.count) formats: \(alternatives(all))"
    guard let name = output ?? check, name != "-" else {
      throw UsageError(
        "name a file with -o, or a format with --format, which takes one of \(formats)")
    }
    guard let format = ExportFormat(endingOf: name) else {
      throw UsageError(
        "the ending of '\(name)' does not tell the format; --format takes one of \(formats)")
    }
    return format
  }

  func write(
    _ catalog: Catalog, _ format: ExportFormat, to output: Output, isTerminal: Bool
  ) throws {
    var output = output
    switch format {
    case .csv: try writeRows(catalog, .csv, to: output, isTerminal: isTerminal)
    case .tsv: try writeRows(catalog, .tsv, to: output, isTerminal: isTerminal)
    case .json: try writeRows(catalog, .json, to: output, isTerminal: isTerminal)
    case .jsonl: try writeRows(catalog, .jsonl, to: output, isTerminal: isTerminal)
    case .markdown:
      try catalog.writeMarkdown(filter.chosen, limit: filter.limit) { try output.write($0) }
      try output.flush()
    case .html:
      try refuseLargePage(catalog)
      try catalog.writeHTML(
        filter.chosen, limit: filter.limit,
        title: title ?? (self.catalog.sample ? "Sample: \(CatalogChoice.sampleTitle)" : nil),
        hasAdvice: !noAdvice
      ) { try output.write($0) }
      try output.flush()
    case .postgresql:
      let losses = try catalog.writePostgreSQL(
        schema: pgSchema ?? "errcat", isReplacing: replace, filter: filter.chosen,
        limit: filter.limit
      ) { try output.write($0) }
      try output.flush()
      say(losses)
    case .datasette:
      guard filter.chosen.isEmpty, filter.limit == nil else {
        throw UsageError("--format datasette describes the whole catalog; it takes no filter")
      }
      let metadata = try DatasetteMetadata(catalog, database: databaseName)
      try output.write(metadata.yaml)
      try output.flush()
    case .swift: try writeConstants(catalog, .swift, to: output)
    case .typescript: try writeConstants(catalog, .typescript, to: output)
    case .python: try writeConstants(catalog, .python, to: output)
    case .go: try writeConstants(catalog, .go, to: output)
    }
  }

  /// Refuses a page that no browser would show in reasonable time.
  private func refuseLargePage(_ catalog: Catalog) throws {
    let count = min(try catalog.entryCount(filter.chosen), filter.limit ?? .max)
    guard count > Self.mostOnPage else { return }
    throw UsageError(
      "a page of \(count) codes is too large for a browser, which shows up to \(Self.mostOnPage); "
        + "choose some with -s, -d, -c or -n, or send people the catalog itself")
  }

  /// How many codes a browser opens, searches and sorts within seconds.
  private static let mostOnPage = 50_000

  /// What Datasette calls the catalog: the name of its file without the ending.
  private var databaseName: String {
    let named = catalog.sample ? nil : catalog.db ?? environment("ERRCAT_DB")
    let path = named ?? "catalog.db"
    let name = path.split(separator: "/").last ?? ""
    let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
    return String(stem.isEmpty ? name : stem)
  }

  private func writeRows(
    _ catalog: Catalog, _ format: Format, to output: Output, isTerminal: Bool
  ) throws {
    var presentation = Presentation(format: format, color: .never)
    presentation.terminal.isTerminal = isTerminal
    table.apply(to: &presentation)
    var rows = try RowWriter(EntryRow.names, presentation, output: output)
    try catalog.forEachEntry(filter.chosen, limit: filter.limit) { entry in
      let values = EntryRow.values(entry)
      try rows.write(escapeFormulas ? values.map(escapingFormula) : values)
    }
    try rows.finish()
  }

  private func writeConstants(
    _ catalog: Catalog, _ language: ConstantsLanguage, to output: Output
  ) throws {
    var output = output
    try catalog.writeConstants(
      language, filter.chosen, limit: filter.limit, package: package ?? "errcodes",
      command: command(language)
    ) { try output.write($0) }
    try output.flush()
  }

  /// The command that writes the constants again from the same catalog.
  private func command(_ language: ConstantsLanguage) -> String {
    var words = ["errcat", "export", "--format", language.rawValue]
    if language == .go, let package, package != "errcodes" { words += ["--package", package] }
    words += filter.chosen.domains.flatMap { ["-d", $0] }
    words += filter.chosen.categories.flatMap { ["-c", $0] }
    words += filter.chosen.sources.flatMap { ["-s", $0] }
    words += filter.limit.map { ["-n", String($0)] } ?? []
    return words.map(shellQuoted).joined(separator: " ")
  }

  private func say(_ losses: PostgreSQLLosses) {
    if losses.replacedNULs > 0 {
      StandardError.say(
        "note: PostgreSQL stores no NUL character; \(losses.replacedNULs) became U+FFFD")
    }
    if losses.longKeys > 0 {
      StandardError.say(
        "warning: PostgreSQL may refuse the script: \(losses.longKeys) codes, names or paths are "
          + "longer than the 2600 bytes that its indexes surely hold")
    }
  }
}

// MARK: - Checking a file

extension Export {
  /// Compares a file with what would be written; nothing is.
  ///
  /// - Throws: ``ExitCode/nothing`` if they differ, and a diff from the file to what would be written
  ///   is on standard output.
  func compare(_ path: String, _ format: ExportFormat) throws {
    guard !path.isEmpty else {
      throw UsageError("--check takes the name of a file, or - for standard input")
    }
    let old = try contents(ofFile: path, limit: memorySizeLimit())
    let memory = OutputMemory()
    try write(catalog.open(), format, to: Output(memory), isTerminal: false)
    guard old != memory.bytes else { return }
    let name = path == "-" ? "standard input" : path
    let diff = LineDiff(old: old, new: memory.bytes).unified(
      old: fileName(name), new: fileName("errcat export --format \(format.rawValue)"))
    var output = Output()
    try output.write(isatty(STDOUT_FILENO) == 1 ? shown(diff) : diff)
    try output.flush()
    StandardError.say(
      "\(name) is stale" + (path == "-" ? "" : "; the same command with -o for --check renews it"))
    throw ExitCode.nothing
  }

  /// A name as one line of a diff.
  private func fileName(_ name: String) -> String { visible(name) }

  /// A diff as a terminal may get it.
  private func shown(_ diff: String) -> String {
    diff.split(separator: "\n", omittingEmptySubsequences: false).map { visible(String($0)) }
      .joined(separator: "\n")
  }
}
