import ArgumentParser
import CodeDocuments
import ErrcatBytes
import ErrorCatalog

/// The verb `search`.
struct Search: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find codes by the words of their description.",
    discussion: """
      errcat search insufficient coins
      errcat search "can't withdraw" -d rest-api -n 5
      errcat search '"order price" -market cause:limit-exceeded'
      errcat search --raw 'withdraw* NOT cancel*'

      Found are the codes a query names; then entries with all its words, in any grammatical form; \
      with words that begin so; with words it may be misspelled for; with what documents say for \
      it; and if there is none of these, with some of it. Each hit says how it was found.

      "a phrase" stands together, word* may go on, -word must not be there, and code:, domain:, \
      cause: and area: narrow the search. All else is literal; --raw takes the syntax of SQLite's \
      FTS5 instead.
      """)

  @Argument(help: "Words to find.")
  var words: [String]

  @Flag(help: "The words are an FTS5 expression.")
  var raw = false

  @Flag(
    name: .customLong("print-sql"), help: "Print the SQL that finds them instead, for sqlite3.")
  var printsSQL = false

  @OptionGroup var catalog: CatalogOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var format: FormatOptions

  func run() throws {
    let query = words.joined(separator: " ")
    let catalog = try catalog.open()
    if printsSQL {
      try printSQL(query, in: catalog)
    } else {
      try Self.search(
        query, raw: raw, in: catalog, filter.chosen, limit: filter.limit, format.presentation)
    }
  }

  /// Prints the codes that fit the words.
  static func search(
    _ query: String, raw: Bool = false, in catalog: Catalog, _ filter: Filter, limit: Int?,
    _ presentation: Presentation
  ) throws {
    let hits = try hits(query, raw: raw, in: catalog, filter, limit: limit)
    let names = EntryRow.names + ["match", "score", "corrected"]
    var rows = try RowWriter(
      names, text: EntryRow.textNames, optional: ["corrected"], presentation)
    for hit in hits {
      try rows.write(
        EntryRow.values(hit.entry) + [
          .string(hit.match.rawValue), .real(hit.score),
          hit.corrected.map { .string($0) } ?? .null,
        ],
        text: text(hit, presentation.terminal))
    }
    try rows.finish()
    guard hits.isEmpty else { return }
    if !raw, CodeQuery.looksLikeCode(query) {
      try Explain.sayMissing(query, in: catalog, filter)
    } else {
      StandardError.say(try nothingFound(query, raw: raw, in: catalog, filter))
    }
    throw ExitCode.nothing
  }

  private static func hits(
    _ query: String, raw: Bool, in catalog: Catalog, _ filter: Filter, limit: Int?
  ) throws -> [Hit] {
    try raw
      ? catalog.search(raw: query, filter: filter, limit: limit ?? 20)
      : catalog.search(query, filter: filter, limit: limit ?? 20)
  }

  /// The cells people read, with how the hit was found where it was not by the words themselves.
  private static func text(_ hit: Hit, _ terminal: Terminal) -> [String] {
    var description = hit.highlighted.map { segment in
      segment.isMatch ? terminal.styled(visible(segment.text), .match) : visible(segment.text)
    }.joined()
    if hit.match != .code, hit.match != .words {
      let reading = hit.corrected.map { ": " + visible(shortened($0)) } ?? ""
      description += terminal.styled("  (\(hit.match.rawValue)\(reading))", .faint)
    }
    return EntryRow.text(hit.entry, description: description, terminal)
  }

  /// Says that nothing was found, and what may help.
  private static func nothingFound(
    _ query: String, raw: Bool, in catalog: Catalog, _ filter: Filter
  ) throws -> String {
    let message = "nothing fits '\(shortened(query))'"
    if raw { return message }
    let hints = try catalog.hints(query, filter: filter)
    if !hints.hidden.isEmpty {
      let count = hints.hidden.reduce(0) { $0 + $1.count }
      let domains = hints.hidden.prefix(5).map { "\($0.domain) (\($0.count))" }
      return message + " with these filters; without them there \(count == 1 ? "is" : "are") "
        + "\(count): \(domains.joined(separator: ", "))"
    }
    let near = hints.codes + hints.words
    return near.isEmpty ? message : message + "; near it: " + near.joined(separator: ", ")
  }

  /// Prints each statement that the search asks, in their order.
  private func printSQL(_ query: String, in catalog: Catalog) throws {
    var statements: [String] = []
    catalog.onStatement = { statements.append("-- \($0.rawValue)\n\($1);\n") }
    _ = try Self.hits(query, raw: raw, in: catalog, filter.chosen, limit: filter.limit)
    var output = Output()
    try output.write(statements.joined(separator: "\n"))
    try output.flush()
    if statements.isEmpty { throw ExitCode.nothing }
  }
}
