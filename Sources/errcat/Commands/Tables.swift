import ArgumentParser
import CodeDocuments

/// The verb `tables`.
struct Tables: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tables",
    abstract: "Show the tables of documents: what each was taken for, and why.",
    discussion: """
      errcat tables docs/errors.md
      errcat tables docs/ --json
      errcat tables docs/errors.md --rows --format jsonl
      """)

  @Argument(help: "Markdown files, folders, or - for standard input.")
  var documents: [String]

  @Flag(help: "Every body row of every table.")
  var rows = false

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var format: FormatOptions

  func run() throws {
    let presentation = format.presentation
    var isIncomplete = false
    var writer = try RowWriter(
      rows
        ? TableRow.rowNames : presentation.format == .text ? ["table"] : TableRow.names,
      presentation)
    for found in try findDocuments(documents).documents {
      let document: Document
      do {
        document = Document(
          path: found.path, typedPath: found.typedPath,
          bytes: try contents(ofFile: found.typedPath, limit: reading.tables.maxBytes),
          options: reading.options)
      } catch {
        StandardError.say("\(error); skipped")
        isIncomplete = true
        continue
      }
      if rows {
        try forEachTableRow(document) { try writer.write(TableRow.values($0)) }
      } else {
        for report in tableReports(document) {
          try writer.write(
            TableRow.values(report), text: [TableRow.text(report, presentation.terminal)])
        }
      }
    }
    try writer.finish()
    if isIncomplete { throw ExitCode.trouble }
    if writer.count == 0 { throw ExitCode.nothing }
  }
}
