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

  @Argument(help: "Documents, folders, or - for standard input.")
  var documents: [String]

  @Flag(help: "Every body row of every table.")
  var rows = false

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var format: FormatOptions

  func run() throws {
    let presentation = format.presentation
    var isIncomplete = false
    var writer = try RowWriter(
      rows ? TableRow.rowNames : TableRow.names, text: rows ? nil : ["table"], presentation)
    for found in try FoundDocuments(at: documents, areForOneCatalog: false).documents {
      let document: Document
      do {
        document = try Document(
          contentsOf: found.typedPath, path: found.path, options: reading.options,
          limit: reading.tables.maxBytes)
      } catch {
        StandardError.say("\(error); skipped")
        isIncomplete = true
        continue
      }
      let isOptional = found.isOptional
      let reports = rows && !isOptional ? [] : document.tableReports()
      guard !isOptional || reports.contains(where: \.isCodes) else { continue }
      if rows {
        try document.forEachTableRow { try writer.write(TableRow.values($0)) }
      } else {
        for report in reports {
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
