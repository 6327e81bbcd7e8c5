import ArgumentParser
import ErrorCatalog

/// The verb `search`.
struct Search: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find codes by the words of their description.",
    discussion: """
      errcat search insufficient coins
      errcat search "order price" -d rest-api -n 5
      errcat search --raw 'withdraw* NOT cancel*'

      All words must match, in any grammatical form, best match first. Words are literal; --raw \
      takes the syntax of SQLite's FTS5 instead.
      """)

  @Argument(help: "Words to find.")
  var words: [String]

  @Flag(help: "The words are an FTS5 expression.")
  var raw = false

  @OptionGroup var catalog: CatalogOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var format: FormatOptions

  func run() throws {
    try Self.search(
      words.joined(separator: " "), raw: raw, in: catalog.open(), filter.chosen,
      limit: filter.limit, format.presentation)
  }

  /// Prints the codes that fit the words.
  static func search(
    _ query: String, raw: Bool = false, in catalog: Catalog, _ filter: Filter, limit: Int?,
    _ presentation: Presentation
  ) throws {
    let hits =
      try raw
      ? catalog.search(raw: query, filter: filter, limit: limit ?? 20)
      : catalog.search(query, filter: filter, limit: limit ?? 20)
    let terminal = presentation.terminal
    var rows = try RowWriter(
      presentation.format == .text ? EntryRow.textNames : EntryRow.names + ["match", "score"],
      presentation)
    for hit in hits {
      let description = hit.highlighted.map { segment in
        segment.isMatch
          ? terminal.styled(visible(segment.text), .match) : visible(segment.text)
      }
      try rows.write(
        EntryRow.values(hit.entry) + [.string(hit.match.rawValue), .real(hit.score)],
        text: EntryRow.text(hit.entry, description: description.joined(), terminal))
    }
    try rows.finish()
    if hits.isEmpty {
      if CodeQuery.looksLikeCode(query) {
        try Explain.sayMissing(query, in: catalog, filter)
      } else {
        StandardError.say("nothing fits '\(query)'")
      }
      throw ExitCode.nothing
    }
  }
}
