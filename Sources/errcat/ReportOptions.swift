import ArgumentParser

/// How findings are written: as rows are, as a workflow of GitHub reads them, or as code scanning
/// services do.
enum ReportStyle: String, CaseIterable, ExpressibleByArgument {
  case text
  case json
  case jsonl
  case csv
  case tsv
  case markdown
  case github
  case sarif
}

/// How a verb that finds things writes them.
struct ReportOptions: ParsableArguments {
  @Option(help: "Output format: text, json, jsonl, csv, tsv, markdown, github or sarif.")
  var format: ReportStyle = .text

  @Flag(help: "Short for --format json.")
  var json = false

  @OptionGroup var table: ColumnOptions

  @Option(help: "Color output: auto, always or never.")
  var color: ColorChoice = .auto

  /// The style that was chosen.
  var style: ReportStyle { json ? .json : format }

  func validate() throws {
    if table.bom, style != .csv { throw ValidationError(ColumnOptions.bomMessage) }
    if table.columns != nil, style == .github || style == .sarif {
      throw ValidationError("--columns is for text, json, jsonl, csv, tsv and markdown")
    }
  }

  /// How rows are written, where the style is one of rows.
  var presentation: Presentation {
    var presentation = Presentation(
      format: Format(rawValue: style.rawValue) ?? .text, color: color)
    table.apply(to: &presentation)
    return presentation
  }
}
