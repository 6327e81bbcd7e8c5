import ArgumentParser
import CodeDocuments
import ErrcatBytes
import ErrorCatalog

/// The verb `search`.
struct Search: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Search for codes by words.",
    discussion: """
      errcat search insufficient coins
      errcat search "can't withdraw" -d rest-api -n 5
      errcat search '"order price" -market cause:limit-exceeded'
      errcat search --raw 'withdraw* NOT cancel*'

      Results are ranked: exact codes first, then entries that contain all words in any form, then \
      those that words that begin as typed, corrected spelling, synonyms, or some of the words find, the \
      best first. Names of a source or a document count as words: grpc 14. Each match says how it was found.

      "a phrase" matches words in this order, word* matches prefixes, -word excludes a word, and \
      code:, domain:, cause: and area: narrow the search. `errcat help query` explains more.
      """)

  @Argument(help: "Words to search for; without any, the filters choose.")
  var words: [String] = []

  @Flag(help: "Take the words as an expression of SQLite's FTS5.")
  var raw = false

  @Flag(
    name: .customLong("print-sql"), help: "Print the SQL of the search instead, for sqlite3.")
  var printsSQL = false

  @OptionGroup var catalog: CatalogOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var format: FormatOptions

  func run() throws {
    if words.isEmpty, filter.chosen.isEmpty || raw || printsSQL {
      throw UsageError(
        "'search' needs words or a filter; `errcat help search` shows how it is used")
    }
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
    let limit = limit ?? LimitOptions.search
    let hits = try hits(query, raw: raw, in: catalog, filter, limit: limit)
    var cut: String?
    if hits.count == limit {
      let most = max(CutList.mostCounted, limit + 1)
      let total = try catalog.hitCount(query, isRaw: raw, filter: filter, atMost: most)
      cut = CutList.text(shown: hits.count, of: total, "match", isWhole: total < most)
    }
    try write(hits, in: catalog, cut, presentation)
    guard hits.isEmpty else {
      if let cut { StandardError.write(cut + "\n") }
      return
    }
    if !raw, CodeQuery.looksLikeCode(query) {
      try Explain.sayMissing(query, in: catalog, filter)
    } else {
      StandardError.say(try nothingFound(query, raw: raw, in: catalog, filter))
    }
    throw ExitCode.nothing
  }

  private static func hits(
    _ query: String, raw: Bool, in catalog: Catalog, _ filter: Filter, limit: Int
  ) throws -> [Hit] {
    try raw
      ? catalog.search(raw: query, filter: filter, limit: limit)
      : catalog.search(query, filter: filter, limit: limit)
  }

  private static func write(
    _ hits: [Hit], in catalog: Catalog, _ cut: String?, _ presentation: Presentation
  ) throws {
    let terminal = presentation.terminal
    // The first screen of a long answer says how long it is, too.
    let isLong = Terminal.rows().map { 2 * hits.count >= $0 } ?? false
    let listing = try EntryListing(catalog, terminal, namesMatch: true)
    var rows = try RowWriter(
      EntryRow.names + ["match", "score", "corrected", EntryRow.ruleName], text: listing.names,
      optional: ["corrected"], jsonOnly: [EntryRow.ruleName], blockHeading: listing.heading,
      lead: isLong ? cut : nil, presentation)
    for hit in hits {
      let text = presentation.isText ? highlighted(hit, terminal) : nil
      let match = terminal.isTerminal ? wayFound(hit) : hit.match.rawValue + reading(hit)
      try rows.write(
        EntryRow.values(hit.entry) + [
          .string(hit.match.rawValue), .real(hit.score),
          hit.corrected.map { .string($0) } ?? .null, EntryRow.rule(hit.entry),
        ],
        text: text.map { listing.cells(hit.entry, description: $0, match: match) },
        block: presentation.terminal.isTerminal
          ? text.map { listing.block(hit.entry, description: $0, match: match) } : nil)
    }
    try rows.finish()
  }

  private static func highlighted(_ hit: Hit, _ terminal: Terminal) -> String {
    hit.highlighted.map { segment in
      segment.isMatch ? terminal.styled(visible(segment.text), .match) : visible(segment.text)
    }.joined()
  }

  /// How the hit was found, where it was not by the words themselves.
  private static func wayFound(_ hit: Hit) -> String? {
    [.code, .words].contains(hit.match) ? nil : hit.match.rawValue + reading(hit)
  }

  private static func reading(_ hit: Hit) -> String {
    hit.corrected.map { ": " + shortened($0) } ?? ""
  }

  /// Says that nothing was found, and what may help.
  private static func nothingFound(
    _ query: String, raw: Bool, in catalog: Catalog, _ filter: Filter
  ) throws -> String {
    let message = "no match for '\(shortened(query))'"
    if raw { return message }
    let hints = try catalog.hints(query, filter: filter)
    if !hints.hidden.isEmpty {
      let count = hints.hidden.reduce(0) { $0 + $1.count }
      let domains = hints.hidden.prefix(5).map { "\($0.domain) (\($0.count))" }
      return message + " with these filters; without them there \(count == 1 ? "is" : "are") "
        + "\(count): \(domains.joined(separator: ", "))"
    }
    let near = hints.codes + hints.words
    return near.isEmpty ? message : message + "; did you mean \(alternatives(near))?"
  }

  /// Prints each statement that the search asks, in their order.
  private func printSQL(_ query: String, in catalog: Catalog) throws {
    var statements: [String] = []
    catalog.onStatement = { statements.append("-- \($0.rawValue)\n\($1);\n") }
    _ = try Self.hits(
      query, raw: raw, in: catalog, filter.chosen, limit: filter.limit ?? LimitOptions.search)
    var output = Output()
    try output.write(statements.joined(separator: "\n"))
    try output.flush()
    if statements.isEmpty { throw ExitCode.nothing }
  }
}
