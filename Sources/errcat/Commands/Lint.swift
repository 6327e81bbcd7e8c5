import ArgumentParser
import CodeDocuments
import ErrcatBytes

/// The verb `lint`.
struct Lint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Report mistakes in the tables of documents.",
    discussion: """
      errcat lint docs/
      errcat lint docs/errors.md --strict
      errcat lint docs/ --format github

      What an import would say, without a catalog: path:line:column: severity: message [rule], \
      the form of gcc and clang. Rows with the same cause share one line. Exits with 1 if there \
      are errors, with --strict also if there are warnings. docs/diagnostics has a page for each \
      rule.
      """)

  /// How diagnostics are written: as rows are, or as a workflow of GitHub reads them.
  enum Style: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
    case jsonl
    case csv
    case tsv
    case markdown
    case github
  }

  @Argument(help: "Documents, folders, or - for standard input.")
  var documents: [String]

  @Flag(help: "Fail on warnings too.")
  var strict = false

  @Option(help: "Output format: text, json, jsonl, csv, tsv, markdown or github.")
  var format: Style = .text

  @Flag(help: "Short for --format json.")
  var json = false

  @OptionGroup var table: ColumnOptions

  @Option(help: "Color output: auto, always or never.")
  var color: ColorChoice = .auto

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    let style = json ? .json : format
    if table.bom, style != .csv { throw ValidationError(ColumnOptions.bomMessage) }
    if table.columns != nil, style == .text || style == .github {
      throw ValidationError("--columns is for json, jsonl, csv, tsv and markdown")
    }
  }

  func run() throws {
    var counts: [Diagnostic.Severity: Int] = [:]
    var isIncomplete = false
    var count = 0
    let found = try FoundDocuments(at: documents, areForOneCatalog: false)
    try reading.tables.refuseMissingColumns(in: found)
    var diagnostics: [Diagnostic] = []
    for document in found.documents {
      do {
        let content = try Document(
          contentsOf: document.typedPath, path: document.path, options: reading.options,
          limit: reading.tables.maxBytes)
        if !document.isOptional {
          count += 1
          diagnostics += content.diagnostics().filter {
            document.isNamed || $0.rule != .noCodes
          }.map(\.advised)
        } else if let found = content.diagnosticsOfCodes() {
          count += 1
          diagnostics += found.map(\.advised)
        }
      } catch {
        StandardError.say("\(error); skipped")
        isIncomplete = true
        count += 1
      }
    }
    for diagnostic in diagnostics { counts[diagnostic.severity, default: 0] += 1 }
    try write(diagnostics)
    let errors = counts[.error] ?? 0
    let warnings = counts[.warning] ?? 0
    StandardError.say(
      "\(counted(count, "document")): \(counted(errors, "error")), "
        + counted(warnings, "warning"))
    if isIncomplete { throw ExitCode.trouble }
    if errors > 0 || (strict && warnings > 0) { throw ExitCode.nothing }
  }

  private func write(_ diagnostics: [Diagnostic]) throws {
    let style = json ? .json : format
    guard style == .text || style == .github else {
      var presentation = Presentation(
        format: Format(rawValue: style.rawValue) ?? .json, color: color)
      table.apply(to: &presentation)
      var rows = try RowWriter(
        ["path", "line", "column", "severity", "rule", "message"], presentation)
      for diagnostic in diagnostics {
        try rows.write([
          .string(diagnostic.path), .integer(diagnostic.line), .integer(diagnostic.column),
          .string(diagnostic.severity.rawValue), .string(diagnostic.rule.rawValue),
          .string(diagnostic.message),
        ])
      }
      return try rows.finish()
    }
    let terminal = Terminal(color: color)
    var output = Output()
    for diagnostic in diagnostics {
      try output.write(
        (style == .github ? diagnostic.workflowCommand : diagnostic.line(terminal)) + "\n")
    }
    try output.flush()
  }

  private func counted(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
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

  /// The command that makes GitHub show the diagnostic at its line (GitHub Actions, workflow
  /// commands).
  fileprivate var workflowCommand: String {
    let level = severity == .note ? "notice" : severity.rawValue
    return "::\(level) file=\(escaped(path, also: ":,")),line=\(line),col=\(column),"
      + "title=\(rule.rawValue)::\(escaped(message, also: ""))"
  }

  private func escaped(_ text: String, also special: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar == "%" || scalar == "\r" || scalar == "\n"
        || special.unicodeScalars.contains(scalar)
      {
        let hex = String(scalar.value, radix: 16, uppercase: true)
        result += "%" + (hex.count == 1 ? "0" : "") + hex
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return visible(result)
  }
}
