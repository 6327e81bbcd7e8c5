import ArgumentParser
import CodeDocuments
import ErrcatBytes
import ErrorCatalog

/// The verb `lint`.
struct Lint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Report mistakes in the tables of documents.",
    discussion: """
      errcat lint docs/
      errcat lint docs/errors.md --strict
      errcat lint docs/ --disable html-table --exclude 'drafts/**'
      errcat lint docs/ > known.txt; errcat lint docs/ --baseline known.txt
      errcat lint docs/ --fix

      What an import would say, without a catalog: path:line:column: severity: message [rule], \
      the form of gcc and clang. Rows with the same cause share one line. Exits with 1 if there \
      are errors, with --strict also if there are warnings. docs/diagnostics has a page for each \
      rule.

      In a document, <!-- errcat-disable RULE --> switches a rule off, up to \
      <!-- errcat-enable RULE --> or the end. A file .errcat.yml in the folder or above it has \
      exclude, disable and source. In folders, files that git ignores are passed over.
      """)

  @Argument(help: "Documents, folders, or - for standard input.")
  var documents: [String]

  @Flag(help: "Fail on warnings too.")
  var strict = false

  @Option(
    help: ArgumentHelp("Leave out a rule. Repeatable, or with commas between.", valueName: "rule"))
  var disable: [String] = []

  @Option(
    help: ArgumentHelp(
      "Pass over the documents whose path fits, as in .gitignore. Repeatable.", valueName: "glob"))
  var exclude: [String] = []

  @Option(
    help: ArgumentHelp(
      "Leave out the findings that this file has, which an earlier lint wrote.", valueName: "file"))
  var baseline: String?

  @Flag(
    help:
      "Fix edge pipes, delimiter rows and text encoded twice in the documents, and show the rest.")
  var fix = false

  @Flag(
    help:
      "Also warn of codes that the commits of git show to have been reused or renumbered.")
  var history = false

  @OptionGroup var report: ReportOptions

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    if report.table.columns != nil, report.style == .text {
      throw ValidationError("--columns is for json, jsonl, csv, tsv and markdown")
    }
    if fix, documents.contains("-") {
      throw ValidationError("--fix changes files, and - is not one")
    }
  }

  func run() throws {
    let known = try baseline.map { path in
      guard let known = LintBaseline(try contents(ofFile: path)) else {
        throw UsageError(
          "--baseline \(path): not what `errcat lint` writes; make it with "
            + "`errcat lint ... > \(shellQuoted(path))`")
      }
      return known
    }
    var run = try LintRun(
      documents, disabled: Self.rules(disable), exclude: exclude, baseline: known,
      followsLinks: reading.tables.follow)
    try reading.tables.refuseMissingColumns(in: run.paths)
    run.options = reading.options
    run.sizeLimit = reading.tables.maxBytes
    run.fixes = fix
    run.readsHistory = history
    run.lint()
    try write(run.diagnostics)
    run.saySummary()
    if run.isIncomplete { throw ExitCode.trouble }
    if run.count(.error) > 0 || (strict && run.count(.warning) > 0) { throw ExitCode.nothing }
  }

  /// Reads the values of `--disable`.
  private static func rules(_ values: [String]) throws -> Set<Diagnostic.Rule> {
    var rules: Set<Diagnostic.Rule> = []
    for name in values.flatMap({ $0.split(separator: ",").map(String.init) }) {
      guard let rule = Diagnostic.Rule(rawValue: name) else {
        let names = Diagnostic.Rule.allCases.map(\.rawValue)
        let near = nearestNames(to: name.lowercased(), among: names, atMost: 3)
        throw UsageError(
          near.isEmpty
            ? "--disable: \(UnknownRuleError(name: name))"
            : "--disable: unknown rule '\(name)'; did you mean '\(near[0])'?")
      }
      rules.insert(rule)
    }
    return rules
  }

  private func write(_ diagnostics: [Diagnostic]) throws {
    switch report.style {
    case .text, .github:
      let terminal = Terminal(color: report.color)
      var output = Output()
      for diagnostic in diagnostics {
        try output.write(
          (report.style == .github ? diagnostic.workflowCommand : diagnostic.line(terminal)) + "\n")
      }
      try output.flush()
    case .sarif:
      var output = Output()
      let rules = Diagnostic.Rule.allCases.map(\.rawValue)
      try output.write(SARIFLog.text(diagnostics.map(\.result), rules: rules) + "\n")
      try output.flush()
    case .json, .jsonl, .csv, .tsv, .markdown:
      var rows = try RowWriter(
        ["path", "line", "column", "severity", "rule", "message"], report.presentation)
      for diagnostic in diagnostics {
        try rows.write([
          .string(diagnostic.path), .integer(diagnostic.line), .integer(diagnostic.column),
          .string(diagnostic.severity.rawValue), .string(diagnostic.rule.rawValue),
          .string(diagnostic.message),
        ])
      }
      try rows.finish()
    }
  }
}

extension Diagnostic {
  /// The line for people, its severity colored where color is on.
  func line(_ terminal: Terminal) -> String {
    let style: Terminal.Style =
      switch severity {
      case .error: .error
      case .warning: .warning
      case .note: .faint
      }
    let place = "\(path):\(line):\(column): "
    return visible(place) + terminal.styled("\(severity.rawValue):", style)
      + visible(" \(message) [\(rule.rawValue)]")
  }

  /// The command that makes GitHub show the diagnostic at its line.
  fileprivate var workflowCommand: String {
    WorkflowCommand.text(
      level: severity.rawValue, title: rule.rawValue, message: message, path: path, line: line,
      column: column)
  }

  /// The diagnostic for code scanning services; standard input has no path there.
  fileprivate var result: SARIFLog.Result {
    SARIFLog.Result(
      rule: rule.rawValue, level: severity.rawValue, message: message,
      path: path == "-" ? nil : path, line: line, column: column)
  }
}
