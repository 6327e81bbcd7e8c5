import ArgumentParser
import ErrcatBytes
import ErrorCatalog

/// The verb `sql`.
struct SQL: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sql",
    abstract: "Run one SQL statement that reads.",
    discussion: """
      errcat sql "SELECT code, description FROM entries WHERE cause = 'rate-limit'"
      errcat sql "SELECT cause, count(*) AS codes FROM entries GROUP BY cause" --format markdown

      The view `entries` has one flat row for each code. The statement can change nothing: not \
      the catalog, and no other file.
      """)

  @Argument(help: "The statement.")
  var statement: [String]

  @OptionGroup var catalog: CatalogOptions

  @OptionGroup var number: LimitOptions

  @OptionGroup var format: FormatOptions

  func run() throws {
    let sql = statement.joined(separator: " ")
    let presentation = format.presentation
    let headerRows = presentation.format == .text ? 1 : 0
    var rows: RowWriter?
    do {
      try catalog.open().query(
        sql,
        onColumns: { names in
          rows = try RowWriter(names, presentation)
          if presentation.format == .text {
            try rows?.write(
              names.map { .string($0) },
              text: names.map { presentation.terminal.styled(visible($0), .heading) })
          }
        },
        onRow: { values in
          if let limit = number.limit, (rows?.count ?? 0) - headerRows >= limit { return false }
          try rows?.write(values.map(\.json))
          return true
        })
    } catch let error as QueryError {
      try rows?.finish()
      throw UsageError(error.pointing(into: sql))
    }
    try rows?.finish()
  }
}

extension QueryError {
  /// The message, and below it the statement with a mark under the place.
  fileprivate func pointing(into sql: String) -> String {
    guard let offset, offset <= sql.utf8.count else { return message }
    let before = String(decoding: sql.utf8.prefix(offset), as: UTF8.self)
    let line = before.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    let rest = String(decoding: sql.utf8.dropFirst(offset), as: UTF8.self)
    let shown = line + (rest.split(separator: "\n", omittingEmptySubsequences: false).first ?? "")
    let indent = String(repeating: " ", count: 2 + displayWidth(visible(String(line))))
    return "\(message)\n  \(shown)\n\(indent)^"
  }
}
