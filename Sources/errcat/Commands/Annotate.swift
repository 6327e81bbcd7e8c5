import ArgumentParser
import CodeDocuments
import CodeLogs
import ErrorCatalog

/// The verb `annotate`.
struct Annotate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotate",
    abstract: "Add meanings to the codes in log lines.",
    discussion: """
      errcat annotate app.log
      tail -f app.log | errcat annotate
      errcat annotate --summary app.log app.log.1
      errcat annotate --unknown -d rest-api < app.log
      errcat annotate --pattern 'E-([0-9]{5})' app.log
      errcat annotate --format jsonl < app.jsonl

      Every line is passed on unchanged and at once, and the meanings of its codes are added to its \
      end, in at most 200 characters; a line of JSON gets at most 20 entries a code and 16 KiB in its \
      member errcat, and the number of the others in errcat_more. A code counts after a key such as error_code and = or :, after \
      a word such as error or code, and anywhere if nothing else is written so: a name of the \
      catalog with an underscore or mixed case, or 0x and eight digits. --key adds keys; --pattern \
      finds codes by a regular expression instead.
      """)

  @Argument(help: "Files; - or none is standard input.")
  var files: [String] = []

  @Option(
    help: ArgumentHelp(
      "A further key, compared without case, _ and -. Repeatable.", valueName: "name"))
  var key: [String] = []

  @Option(
    help: ArgumentHelp(
      "A regular expression (PCRE2) instead of keys; its one group is the code.",
      valueName: "regex"))
  var pattern: String?

  @Flag(help: "Write only the lines that name a code of the catalog.")
  var only = false

  @Flag(
    help: """
      Instead of lines, write each code with how many lines name it, and when or where the first \
      and the last do.
      """)
  var summary = false

  @Flag(help: "Instead of lines, write the codes that the catalog lacks.")
  var unknown = false

  @Flag(help: "Add the causes that errcat inferred from the meanings.")
  var causes = false

  @Flag(help: "Add the notes on the codes, as import --notes read them.")
  var notes = false

  @Flag(help: "Add meanings in full, however long.")
  var full = false

  @OptionGroup var catalog: CatalogOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var format: FormatOptions

  func validate() throws {
    if pattern != nil, !key.isEmpty {
      throw ValidationError("--pattern takes the place of keys; give --key or --pattern")
    }
    if [only, summary, unknown].count(where: \.self) > 1 {
      throw ValidationError("--only, --summary and --unknown exclude each other; give one")
    }
    let format = format.presentation.format
    if !summary, !unknown, format != .text, format != .jsonl {
      throw ValidationError(
        "lines are written as text or jsonl; \(format.rawValue) is for --summary and --unknown")
    }
    if full, summary || unknown {
      throw ValidationError("--full is for lines; what is counted is never shortened")
    }
    if notes, summary || unknown {
      throw ValidationError("--notes is for lines; `errcat explain` shows the notes on a code")
    }
    if causes, unknown {
      throw ValidationError("--causes has nothing to add to codes that the catalog lacks")
    }
  }

  func run() throws {
    let finder: LogScanner.Finder =
      if let pattern {
        .pattern(try CodePattern(pattern))
      } else {
        .keys(try CodeKeys(adding: key))
      }
    let counts = summary || unknown
    let catalog = try catalog.open()
    let meanings = try CodeMeanings(in: catalog, filter: filter.chosen)
    let scanner = LogScanner(
      finder: finder, meanings: meanings, countsLines: counts, collectsUnknown: unknown)
    var logs = Logs(files.isEmpty ? ["-"] : files)
    let numbers = LooseNumbers { try meanings.meaning(of: $0) != nil }
    if counts {
      try count(&logs, scanner, numbers)
    } else {
      try passOn(&logs, scanner, numbers, noting: notes ? catalog : nil)
    }
  }

  /// What is added to a line for a code; no more is made of it than a line may show.
  private func note(
    on meaning: CodeMeaning, isJSON: Bool, noting catalog: Catalog?
  ) throws -> AnnotatedLines.Note {
    let wanted = meaning.entries.prefix(filter.limit ?? meaning.entries.count)
    let isWhole = full || !isJSON
    let entries = Array(wanted.prefix(isWhole ? wanted.count : AnnotatedLines.mostEntries))
    let notes = try catalog?.notes(on: entries) ?? [:]
    guard isJSON else {
      let comment = AnnotationText.comment(meaning.code, entries, notes: notes, causes: causes)
      let most = AnnotatedLines.mostCharacters
      let shown = full ? comment : AnnotationText.shortened(comment, limit: most)
      return AnnotatedLines.Note(texts: [shown], total: 1)
    }
    return AnnotatedLines.Note(
      texts: AnnotationText.objects(entries, notes: notes), total: wanted.count)
  }

  /// Writes lines with the meanings of their codes.
  private func passOn(
    _ logs: inout Logs, _ scanner: LogScanner, _ numbers: LooseNumbers, noting catalog: Catalog?
  ) throws {
    var numbers = numbers
    let presentation = format.presentation
    let isJSON = presentation.format == .jsonl
    var lines = AnnotatedLines(
      isJSON ? .member : .comment(presentation.terminal), only: only, isFull: full
    ) { meaning in try note(on: meaning, isJSON: isJSON, noting: catalog) }
    var isRecognized = false
    try logs.forEachPart(scanner) { scanner, part, bytes, marks, _ in
      try lines.write(part, in: bytes, marks: marks, &scanner)
      isRecognized = isRecognized || scanner.isRecognized
      if !isRecognized { try numbers.read(part, in: bytes) }
    }
    lines.sayWhatWasLeft()
    if !isRecognized { Self.say(numbers) }
    if logs.hasTrouble { throw ExitCode.trouble }
    if only, lines.count == 0 { throw ExitCode.nothing }
  }

  /// Writes a table of what all lines name.
  private func count(_ logs: inout Logs, _ scanner: LogScanner, _ numbers: LooseNumbers) throws {
    var numbers = numbers
    var tally = CodeTally()
    let times = try LogTimes()
    var isRecognized = false
    try logs.forEachPart(scanner) { scanner, part, bytes, marks, path in
      try scanner.scan(part, in: bytes, marks: marks) { line in
        let time = line.starts ? times.time(in: bytes.extracting(line.content)) : nil
        tally.add(line, path: path, time: time)
      }
      isRecognized = isRecognized || scanner.isRecognized
      if !isRecognized { try numbers.read(part, in: bytes) }
    }
    let table = TallyTable(
      format.presentation, limit: filter.limit, namesFiles: files.count > 1, namesCauses: causes)
    let rows = try unknown ? table.writeUnknown(tally) : table.writeKnown(tally)
    if tally.isIncomplete {
      StandardError.say(
        "note: there are more than \(CodeTally.mostUnknown) such codes; the others are not counted")
    }
    if !isRecognized, rows == 0 { Self.say(numbers) }
    if logs.hasTrouble { throw ExitCode.trouble }
    if rows == 0 { throw ExitCode.nothing }
  }

  private static func say(_ numbers: LooseNumbers) {
    let lines = UnrecognizedNote.lines(numbers)
    guard let first = lines.first else { return }
    StandardError.say(first)
    for line in lines.dropFirst() { StandardError.write(line + "\n") }
  }
}

/// The logs that the arguments name, one after the other.
private struct Logs {
  private let paths: [String]
  /// Whether one could not be read, or not all of its lines.
  private(set) var hasTrouble = false

  init(_ paths: [String]) { self.paths = paths }

  /// Calls `body` with each part of each log, and with a copy of the scanner for each log; what
  /// cannot be read is said, and the others are read.
  mutating func forEachPart(
    _ unused: LogScanner,
    _ body: (inout LogScanner, LogPart, Span<UInt8>, LogMarks?, String) throws -> Void
  ) throws {
    for path in paths {
      var scanner = unused
      do {
        let reader = try LogReader(path: path)
        guard !reader.isStandardOutput else {
          throw UsageError("'\(path)' is also the output; write to another file")
        }
        try reader.forEachPart(markedFor: scanner.keys) { part, bytes, marks in
          try body(&scanner, part, bytes, marks, path)
        }
      } catch let error as FileError {
        report(error)
      } catch let error as UsageError {
        report(error)
      }
      if scanner.skippedLines > 0 {
        let name = path == "-" ? "standard input" : path
        StandardError.say(
          "\(name): --pattern takes too long on \(scanner.skippedLines) lines; write it so "
            + "that it has fewer ways to match")
        hasTrouble = true
      }
    }
  }

  private mutating func report(_ error: some Error) {
    StandardError.say("\(error)")
    hasTrouble = true
  }
}
