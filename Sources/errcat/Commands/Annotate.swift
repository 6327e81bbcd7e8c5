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
      errcat annotate --pattern 'ORA-([0-9]{5})' alert.log
      errcat annotate --format jsonl < app.jsonl

      Every line is passed on, byte for byte and at once; before its end come the meanings of the \
      codes it names. A code counts only after a key such as error_code, errorCode or code and = \
      or :, quoted or not. --key adds keys; --pattern finds codes by a regular expression instead.
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
    help: "Instead of lines, write each code with how many lines name it, the first and the last.")
  var summary = false

  @Flag(help: "Instead of lines, write the codes that the catalog lacks.")
  var unknown = false

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
  }

  func run() throws {
    let finder: LogScanner.Finder =
      if let pattern {
        .pattern(try CodePattern(pattern))
      } else {
        .keys(try CodeKeys(adding: key))
      }
    let counts = summary || unknown
    let scanner = LogScanner(
      finder: finder, meanings: try CodeMeanings(in: catalog.open(), filter: filter.chosen),
      countsLines: counts, collectsUnknown: unknown)
    var logs = Logs(files.isEmpty ? ["-"] : files)
    if counts { try count(&logs, scanner) } else { try passOn(&logs, scanner) }
  }

  /// Writes lines with the meanings of their codes.
  private func passOn(_ logs: inout Logs, _ scanner: LogScanner) throws {
    let presentation = format.presentation
    let limit = filter.limit
    let isJSON = presentation.format == .jsonl
    var lines = AnnotatedLines(isJSON: isJSON, only: only) { meaning in
      let entries = Array(meaning.entries.prefix(limit ?? meaning.entries.count))
      return isJSON
        ? AnnotationText.objects(entries)
        : AnnotationText.comment(meaning.code, entries, presentation.terminal)
    }
    try logs.forEachPart(scanner) { scanner, part, bytes, _ in
      try lines.write(part, in: bytes, &scanner)
    }
    lines.sayWhatWasLeft()
    if logs.hasTrouble { throw ExitCode.trouble }
    if only, lines.count == 0 { throw ExitCode.nothing }
  }

  /// Writes a table of what all lines name.
  private func count(_ logs: inout Logs, _ scanner: LogScanner) throws {
    var tally = CodeTally()
    try logs.forEachPart(scanner) { scanner, part, bytes, path in
      try scanner.scan(part, in: bytes) { tally.add($0, path: path) }
    }
    let table = TallyTable(
      format.presentation, limit: filter.limit, namesFiles: files.count > 1)
    let rows = try unknown ? table.writeUnknown(tally) : table.writeKnown(tally)
    if tally.isIncomplete {
      StandardError.say(
        "note: there are more than \(CodeTally.mostUnknown) such codes; the others are not counted")
    }
    if logs.hasTrouble { throw ExitCode.trouble }
    if rows == 0 { throw ExitCode.nothing }
  }
}

/// The logs that the arguments name, one after the other.
private struct Logs {
  private let paths: [String]
  /// Whether one could not be read.
  private(set) var hasTrouble = false

  init(_ paths: [String]) { self.paths = paths }

  /// Calls `body` with each part of each log, and with a copy of the scanner for each log; what
  /// cannot be read is said, and the others are read.
  mutating func forEachPart(
    _ unused: LogScanner,
    _ body: (inout LogScanner, LogPart, Span<UInt8>, String) throws -> Void
  ) throws {
    for path in paths {
      var scanner = unused
      do {
        let reader = try LogReader(path: path)
        guard !reader.isStandardOutput else {
          throw UsageError("'\(path)' is also the output; write to another file")
        }
        try reader.forEachPart { part, bytes in try body(&scanner, part, bytes, path) }
      } catch let error as FileError {
        report(error)
      } catch let error as UsageError {
        report(error)
      }
      if scanner.skippedLines > 0 {
        let name = path == "-" ? "standard input" : path
        StandardError.say(
          "note: \(name): --pattern takes too long on \(scanner.skippedLines) lines; write it so "
            + "that it has fewer ways to match")
      }
    }
  }

  private mutating func report(_ error: some Error) {
    StandardError.say("\(error)")
    hasTrouble = true
  }
}
