import ArgumentParser
import CodeDocuments
import CodeLogs
import ErrcatBytes
import ErrorCatalog

/// The verb `audit`.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Compare source code with the catalog.",
    discussion: """
      errcat audit src/
      errcat audit src/ docs/ --in src/codes.h
      errcat audit . --pattern 'fail\\((\\d+)'
      errcat audit . --allow allowed-codes.md --format sarif > audit.sarif

      Reads the text files that git tracks, and says which codes of the catalog no source code uses, and \
      which codes are used but not documented. Names are compared by their words: BackendTimeout is \
      BACKEND_TIMEOUT. Further codes are known by a form that the catalog shows, such as E and four \
      digits or names with ERR_; of plain numbers and names those count that --pattern finds or that \
      a file of --in declares. The catalog's own documents are left out.

      --allow names a Markdown table with the columns Code and Reason, of codes to say nothing about. \
      Exits with 1 if there are errors or warnings.
      """)

  @Argument(help: "Files and folders of source code.")
  var paths: [String]

  @Option(
    help: ArgumentHelp(
      "A file with a table 'Code | Reason' of codes to say nothing about.", valueName: "file"))
  var allow: String?

  @Option(
    help: ArgumentHelp(
      "A regular expression (PCRE2) that finds further codes; its one group is the code.",
      valueName: "regex"))
  var pattern: String?

  @Option(
    name: .customLong("in"),
    help: ArgumentHelp(
      "A file that declares codes: literals of case, keys of maps and enumerators count. Repeatable.",
      valueName: "file"))
  var declaring: [String] = []

  @Option(
    help: ArgumentHelp(
      "Pass over the files whose path fits, as in .gitignore. Repeatable.", valueName: "glob"))
  var exclude: [String] = []

  @Option(
    help: ArgumentHelp("Leave out a rule. Repeatable, or with commas between.", valueName: "rule"))
  var disable: [String] = []

  @OptionGroup var catalog: CatalogOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let disabled = try Self.rules(disable)
    var audit = Audit(paths)
    audit.filter = filter.chosen
    audit.exclude = exclude.map { Glob($0) }
    audit.pattern = try pattern.map { try CodePattern($0) }
    audit.declaring = declaring
    audit.onNote = { StandardError.say($0) }
    if let allow {
      do {
        audit.exemptions = try Exemptions(Document(contentsOf: allow))
      } catch let error as ExemptionsError {
        throw UsageError("--allow: \(error)")
      }
    }
    let outcome = try audit.run(catalog.open())
    let findings = outcome.findings.filter { !disabled.contains($0.rule) }
    try write(Array(findings.prefix(filter.limit ?? .max)))
    saySummary(outcome, findings)
    if outcome.isIncomplete { throw ExitCode.trouble }
    if findings.contains(where: { $0.rule.severity != "note" }) { throw ExitCode.nothing }
  }

  private func saySummary(_ outcome: Audit.Outcome, _ findings: [AuditFinding]) {
    func counted(_ number: Int, _ noun: String) -> String {
      "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
    let counts = ["error", "warning", "note"].map { severity in
      counted(findings.count { $0.rule.severity == severity }, severity)
    }
    StandardError.say(
      "\(counted(outcome.codes, "code")) and \(counted(outcome.files, "file")): "
        + counts.joined(separator: ", "))
    if let limit = filter.limit, findings.count > limit {
      CutList.say(shown: limit, of: findings.count, "finding")
    }
    if !outcome.knowsForms, outcome.codes > 0 {
      StandardError.say(
        "note: the codes of the catalog have no form of their own, so codes that are not documented "
          + "are not known; --pattern or --in finds them")
    }
  }

  /// Reads the values of `--disable`.
  private static func rules(_ values: [String]) throws -> Set<AuditFinding.Rule> {
    var rules: Set<AuditFinding.Rule> = []
    for name in values.flatMap({ $0.split(separator: ",").map(String.init) }) {
      guard let rule = AuditFinding.Rule(rawValue: name) else {
        let names = AuditFinding.Rule.allCases.map(\.rawValue)
        let near = nearestNames(to: name.lowercased(), among: names, atMost: 3)
        throw UsageError(
          "--disable: unknown rule '\(name)'; "
            + (near.first.map { "did you mean '\($0)'?" }
              ?? "there are \(names.joined(separator: ", "))"))
      }
      rules.insert(rule)
    }
    return rules
  }

  private func write(_ findings: [AuditFinding]) throws {
    var output = Output()
    switch report.style {
    case .text where report.table.columns == nil:
      let terminal = Terminal(color: report.color)
      for finding in findings { try output.write(finding.line(terminal) + "\n") }
      try output.flush()
    case .github:
      for finding in findings { try output.write(finding.workflowCommand + "\n") }
      try output.flush()
    case .sarif:
      let rules = AuditFinding.Rule.allCases.map(\.rawValue)
      try output.write(SARIFLog.text(findings.map(\.result), rules: rules) + "\n")
      try output.flush()
    case .text, .json, .jsonl, .csv, .tsv, .markdown:
      var rows = try RowWriter(
        [
          "path", "line", "column", "severity", "rule", "message", "source", "domain", "code",
        ], report.presentation)
      for finding in findings {
        let texts = [finding.source, finding.domain, finding.code].map { text in
          text.map { JSONValue.string($0) } ?? .null
        }
        try rows.write(
          [
            .string(finding.path), .integer(finding.line), .integer(finding.column),
            .string(finding.rule.severity), .string(finding.rule.rawValue),
            .string(finding.message),
          ] + texts)
      }
      try rows.finish()
    }
  }
}

extension AuditFinding {
  /// The line for people, its severity colored where color is on.
  fileprivate func line(_ terminal: Terminal) -> String {
    let style: Terminal.Style =
      switch rule.severity {
      case "error": .error
      case "warning": .warning
      default: .faint
      }
    return visible("\(path):\(line):\(column): ") + terminal.styled("\(rule.severity):", style)
      + visible(" \(message) [\(rule.rawValue)]")
  }

  /// The command that makes GitHub show the finding at its line.
  fileprivate var workflowCommand: String {
    WorkflowCommand.text(
      level: rule.severity, title: rule.rawValue, message: message, path: path, line: line,
      column: column)
  }

  /// The finding for code scanning services.
  fileprivate var result: SARIFLog.Result {
    SARIFLog.Result(
      rule: rule.rawValue, level: rule.severity, message: message, path: path, line: line,
      column: column)
  }
}
