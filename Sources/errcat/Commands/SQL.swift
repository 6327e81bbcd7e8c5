import ArgumentParser
import CodeDocuments
import ErrcatBytes
import ErrorCatalog

/// The verb `sql`.
struct SQL: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sql",
    abstract: "Run a read-only SQL query.",
    discussion: """
      errcat sql "SELECT code, description FROM entries WHERE cause = 'rate-limit'"
      errcat sql "SELECT cause, count(*) AS codes FROM entries GROUP BY cause" --format markdown

      errcat sql @meanings-of-a-code -p code=10016
      errcat sql -f question.sql -p source=okcoin --format csv

      Each code is one flat row of the view `entries`. The command `errcat schema` shows the other \
      tables and the sample queries. A query can change neither the catalog nor any other file. Each parameter, \
      such as :code, needs a value.
      """)

  @Argument(help: "The query, or @NAME for a sample query of the catalog.")
  var statement: [String] = []

  @Option(
    name: [.customShort("f", allowingJoined: true), .long],
    help: ArgumentHelp("Read the query from this file; - is standard input.", valueName: "file"))
  var file: String?

  @Option(
    name: [.customShort("p", allowingJoined: true), .long],
    help: ArgumentHelp("Set a parameter. Repeatable.", valueName: "name=value"))
  var parameter: [String] = []

  @OptionGroup var catalog: CatalogOptions

  @OptionGroup var number: LimitOptions

  @OptionGroup var format: FormatOptions

  func run() throws {
    let catalog = try catalog.open()
    let (sql, values) = try question(of: catalog)
    let presentation = format.presentation
    var rows: RowWriter?
    var isCut = false
    do {
      try catalog.query(
        sql, parameters: values,
        onColumns: { names in rows = try RowWriter(names, presentation) },
        onRow: { values in
          if let limit = number.limit, rows?.count == limit {
            isCut = true
            return false
          }
          try rows?.write(values.map(\.json))
          return true
        })
    } catch let error as QueryError {
      try rows?.finish()
      throw UsageError(error.pointing(into: sql))
    }
    try rows?.finish()
    if isCut, let count = rows?.count {
      StandardError.write(
        "\(count) row\(count == 1 ? "" : "s"), and there are more; -n shows more\n")
    }
  }
}

extension SQL {
  /// The statement, and the values of its parameters.
  private func question(of catalog: Catalog) throws -> (
    sql: String, values: [String: Catalog.Value]
  ) {
    let values = try values()
    let typed = statement.joined(separator: " ")
    if let file {
      guard typed.isEmpty else { throw UsageError("give a query or --file, not both") }
      return (String(decoding: try contents(ofFile: file), as: UTF8.self), values)
    }
    guard typed.hasPrefix("@"), !typed.contains(" ") else {
      guard !typed.isEmpty else {
        throw UsageError(
          "no SQL given; give a query, @NAME or --file FILE. `errcat help sql` has examples")
      }
      return (typed, values)
    }
    let (name, queries) = (String(typed.dropFirst()), try catalog.sampleQueries())
    guard let query = queries.first(where: { $0.name == name }) else {
      let near = nearestNames(to: name, among: queries.map(\.name), atMost: 3)
      throw UsageError(
        "unknown sample query '\(name)'; "
          + (near.isEmpty
            ? "the catalog has \(queries.count): " + queries.map(\.name).joined(separator: ", ")
            : "did you mean \(alternatives(near.map { "'@\($0)'" }))?"))
    }
    return (query.sql(settingParameters: Set(values.keys)), values)
  }

  /// The values of `-p name=value`; a number is one, all else is text.
  private func values() throws -> [String: Catalog.Value] {
    var values: [String: Catalog.Value] = [:]
    for text in parameter {
      guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
        throw UsageError("--parameter takes name=value, not '\(text)'")
      }
      let (name, value) = (String(text[..<equals]), String(text[text.index(after: equals)...]))
      let number = Int(value).flatMap { String($0) == value ? $0 : nil }
      guard values.updateValue(number.map { .integer($0) } ?? .text(value), forKey: name) == nil
      else { throw UsageError("--parameter sets '\(name)' twice") }
    }
    return values
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
