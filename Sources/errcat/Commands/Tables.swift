import ArgumentParser
import CodeDocuments

/// The verb `tables`.
struct Tables: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tables",
    abstract: "Show how the tables of documents are read, and why.",
    discussion: """
      errcat tables docs/errors.md
      errcat tables docs/ --json
      errcat tables docs/errors.md --rows --format jsonl
      """)

  @Argument(help: "Documents, folders, or - for standard input.")
  var documents: [String]

  @Flag(help: "Show every row of every table.")
  var rows = false

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var format: FormatOptions

  func run() throws {
    let presentation = format.presentation
    var isIncomplete = false
    var writer = try RowWriter(
      rows ? TableRow.rowNames : TableRow.names, text: rows ? nil : TableRow.textNames,
      blockHeading: TableRow.blockHeading(presentation.terminal), presentation)
    let found = try FoundDocuments(
      at: documents, areForOneCatalog: false, followsLinks: reading.tables.follow)
    for place in found.unread {
      StandardError.say("\(place.error.advised); skipped")
      isIncomplete = true
    }
    try reading.tables.refuseMissingColumns(in: found.documents.map(\.typedPath))
    for found in found.documents {
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
        if let line = try document.forEachTableRow({ try writer.write(TableRow.values($0)) }) {
          StandardError.say(
            "note: \(found.typedPath): from line \(line) on, short rows are given without the cells "
              + "that they do not have: \(TableRowReport.mostPadding) of them are given")
        }
      } else {
        for report in reports {
          try writer.write(
            TableRow.values(report), text: TableRow.cells(report, presentation.terminal),
            block: TableRow.block(report, presentation.terminal))
        }
      }
    }
    try writer.finish()
    if isIncomplete { throw ExitCode.trouble }
    if writer.count == 0 { throw ExitCode.nothing }
  }
}
