import ArgumentParser
import CodeDocuments
import ErrorCatalog

/// Which catalog answers.
struct CatalogOptions: ParsableArguments {
  @Option(
    name: .customLong("db"),
    help: ArgumentHelp(
      "The catalog to use.",
      discussion: "Default: $ERRCAT_DB, else ./catalog.db, else the user's catalog.",
      valueName: "file"))
  var db: String?

  @Flag(help: "Answer from the sample built into errcat (\(CatalogChoice.sampleTitle)).")
  var sample = false

  /// The catalog that was chosen.
  var choice: CatalogChoice { CatalogChoice(db: db, isSample: sample) }

  /// Opens it.
  func open() throws -> Catalog { try choice.open() }

  func validate() throws {
    if sample, db != nil { throw ValidationError(CatalogChoice.twoCatalogs) }
  }
}

/// Which catalog is written.
struct TargetOptions: ParsableArguments {
  @Option(
    name: .customLong("db"),
    help: ArgumentHelp(
      "The catalog to write.", discussion: "Default: $ERRCAT_DB, else ./catalog.db.",
      valueName: "file"))
  var db: String?

  @Flag(help: "Write the user's catalog, which answers where there is no other.")
  var user = false

  /// The path of the catalog to write.
  func path() throws -> String { try CatalogChoice.target(db: db, isUser: user) }
}

/// How many results are shown.
struct LimitOptions: ParsableArguments {
  @Option(
    name: [.customLong("limit"), .customShort("n", allowingJoined: true)],
    help: ArgumentHelp(
      "Show at most this many results, 1 or more.",
      discussion: "Default: 20 for a search, all otherwise.", valueName: "number"))
  var limit: Int?

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError(Self.message("--limit", "\(limit)")) }
  }

  /// How many matches a search shows unless told otherwise.
  static let search = 20

  /// The error for a bad value of the option.
  static func message(_ name: String, _ value: String) -> String {
    "option '\(name)' takes a number of 1 or more, not '\(value)'"
  }
}

/// Which codes a verb is about.
struct FilterOptions: ParsableArguments {
  @Option(
    name: [.customLong("domain"), .customShort("d", allowingJoined: true)],
    help: "Only this domain: its slug, source/slug, or the start of either. Repeatable.")
  var domains: [String] = []

  @Option(
    name: [.customLong("category"), .customShort("c", allowingJoined: true)],
    help: "Only this cause or area, by slug. Repeatable.")
  var categories: [String] = []

  @Option(
    name: [.customLong("source"), .customShort("s", allowingJoined: true)],
    help: "Only this source, by its name. Repeatable.")
  var sources: [String] = []

  @OptionGroup var number: LimitOptions

  /// The most results to show; nil for all, or what the verb shows.
  var limit: Int? { number.limit }

  var chosen: Filter { Filter(domains: domains, categories: categories, sources: sources) }
}

/// How results are written.
struct FormatOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Output format.", valueName: "format"))
  var format: Format = .text

  @Flag(help: "Short for --format json.")
  var json = false

  @OptionGroup var table: ColumnOptions

  @Option(help: "Color output.")
  var color: ColorChoice = .auto

  @Flag(
    name: .customLong("no-pager"),
    help: "Do not use a pager for long output.")
  var noPager = false

  func validate() throws {
    if table.bom, json || format != .csv { throw ValidationError(ColumnOptions.bomMessage) }
  }

  var presentation: Presentation {
    var presentation = Presentation(format: json ? .json : format, color: color)
    table.apply(to: &presentation)
    presentation.isPaged = !noPager
    return presentation
  }
}

/// Which columns of rows are written.
struct ColumnOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only these columns, in this order, separated by commas.", valueName: "names"))
  var columns: String?

  @Flag(help: "Begin CSV with a byte order mark, which Excel needs to read it as UTF-8.")
  var bom = false

  static let bomMessage = "--bom is for --format csv"

  func apply(to presentation: inout Presentation) {
    Self.apply(columns: columns, hasByteOrderMark: bom, to: &presentation)
  }

  static func apply(
    columns: String?, hasByteOrderMark: Bool, to presentation: inout Presentation
  ) {
    presentation.columns = columns.map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    presentation.hasByteOrderMark = hasByteOrderMark
  }
}

/// How results are written: the format, and what standard output is.
struct Presentation {
  var format: Format
  var terminal: Terminal
  /// The columns to write; nil for those that the verb writes in this format.
  var columns: [String]?
  /// Whether CSV begins with a byte order mark.
  var hasByteOrderMark = false
  /// Whether text that is longer than the screen goes to a pager.
  var isPaged = true

  /// Standard output, through a pager where that is wanted.
  var output: Output { Output(pager: isPaged && format == .text ? Pager(terminal) : nil) }

  /// Whether rows are written as people read them, not the columns somebody chose.
  var isText: Bool { format == .text && columns == nil }

  init(format: Format = .text, color: ColorChoice = .auto) {
    self.format = format
    terminal = Terminal(color: color)
  }
}

/// Which tables and columns of documents are read.
struct TableOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The column with the codes: its header, or its place from 1.", valueName: "column"))
  var codeColumn: String?

  @Option(
    help: ArgumentHelp(
      "The column with the descriptions: its header, or its place from 1.", valueName: "column"))
  var descriptionColumn: String?

  @Option(
    help: ArgumentHelp(
      "The encoding of the documents, if not UTF-8: gbk, shift_jis, windows-1251.",
      valueName: "name"))
  var encoding: String?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "The form of the documents, whatever their endings: "
        + DocumentForm.allCases.map(\.rawValue).joined(separator: ", ") + ".",
      valueName: "form"))
  var form: DocumentForm?

  @Flag(
    help: "Read the first row of CSV or TSV as a record, not as the names of columns.")
  var noHeader = false

  @Flag(help: "Read every table as a table of codes.")
  var allTables = false

  @Option(
    help: ArgumentHelp(
      "Read only lists of these forms: \(CodeListForm.names(Set(CodeListForm.allCases))).",
      valueName: "forms"))
  var only: String?

  @Option(
    help: ArgumentHelp("Skip lists of these forms, as in lines,list.", valueName: "forms"))
  var skip: String?

  @Option(
    help: ArgumentHelp(
      "Skip a document with more bytes than this: \(Document.sizeLimit) (256 MiB).",
      valueName: "number"))
  var maxBytes: Int = Document.sizeLimit

  @Flag(help: "Follow symbolic links in a folder to files outside of it.")
  var follow = false

  func validate() throws {
    for (name, value) in [("--only", only), ("--skip", skip)] {
      guard let value, CodeListForm.forms(value)?.isEmpty ?? true else { continue }
      throw ValidationError(
        "option '\(name)' takes forms of lists, not '\(value)': "
          + CodeListForm.names(Set(CodeListForm.allCases)))
    }
    if maxBytes < 1 { throw ValidationError("--max-bytes takes a number of 1 or more") }
    if let encoding, TextEncoding(encoding) == nil {
      throw ValidationError("unknown encoding '\(encoding)'; iconv -l lists those of this system")
    }
  }

  var options: ImportOptions {
    var options = ImportOptions(
      codeColumn: codeColumn, descriptionColumn: descriptionColumn, allTables: allTables,
      encoding: encoding.flatMap { TextEncoding($0) })
    let kept = only.flatMap(CodeListForm.forms) ?? Set(CodeListForm.allCases)
    options.skippedForms = Set(CodeListForm.allCases).subtracting(kept)
      .union(skip.flatMap(CodeListForm.forms) ?? [])
    options.form = form
    options.hasHeader = noHeader ? false : nil
    return options
  }
}

/// How documents are read.
struct ReadingOptions: ParsableArguments {
  @OptionGroup var tables: TableOptions

  @Option(help: ArgumentHelp("The title of the domain.", valueName: "title"))
  var domain: String?

  var options: ImportOptions {
    var options = tables.options
    options.domain = domain
    return options
  }
}

extension DocumentForm: ExpressibleByArgument {
  /// The form of a name, which may also be one of its endings.
  public init?(argument: String) {
    let name = argument.lowercased()
    let names = ["md": "markdown", "htm": "html", "yml": "yaml", "ndjson": "jsonl"]
    self.init(rawValue: names[name] ?? name)
  }
}
