import ArgumentParser
import CodeDocuments
import ErrcatBytes
import ErrorCatalog

/// The verb `list`.
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List codes, domains, documents, sources or categories.",
    discussion: """
      errcat list domains
      errcat list -c rate-limit
      errcat list codes -d rest-api --format csv > codes.csv

      Without an argument, it lists codes. A list is complete unless -n limits it.
      """)

  /// The kinds of things to list.
  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case codes
    case domains
    case documents
    case sources
    case categories
  }

  @Argument(help: "What to list: codes, domains, documents, sources or categories.")
  var kind: Kind = .codes

  @OptionGroup var catalog: CatalogOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var format: FormatOptions

  func run() throws {
    let catalog = try catalog.open()
    let count =
      switch kind {
      case .codes: try listCodes(catalog)
      case .domains: try listDomains(catalog)
      case .documents: try listDocuments(catalog)
      case .sources: try listSources(catalog)
      case .categories: try listCategories(catalog)
      }
    if count == 0 { throw ExitCode.nothing }
  }

  private func listCodes(_ catalog: Catalog) throws -> Int {
    let presentation = format.presentation
    let listing = try EntryListing(catalog, presentation.terminal)
    var rows = try RowWriter(
      EntryRow.names, text: listing.names, blockHeading: listing.heading, presentation)
    try catalog.forEachEntry(filter.chosen, limit: filter.limit) { entry in
      try rows.write(
        EntryRow.values(entry), text: presentation.isText ? listing.cells(entry) : nil,
        block: presentation.isText && presentation.terminal.isTerminal ? listing.block(entry) : nil)
    }
    try rows.finish()
    if rows.count == filter.limit {
      CutList.say(shown: rows.count, of: try catalog.entryCount(filter.chosen), "code")
    }
    return rows.count
  }

  private func listDomains(_ catalog: Catalog) throws -> Int {
    let listed = try ListedRows(.domains, of: catalog, filter.chosen)
    let count = format.presentation.isText ? 4 : listed.names.count
    return try write(Array(listed.names.prefix(count)), listed.rows) { Array($0.prefix(count)) }
  }

  private func listCategories(_ catalog: Catalog) throws -> Int {
    guard format.presentation.isText else { return try writeAll(.categories, catalog) }
    return try write(
      ["facet", "slug", "codes", "meaning"], catalog.categories(filter.chosen)
    ) {
      [
        .string($0.category.facet.rawValue), .string($0.category.slug), .integer($0.codes),
        .string($0.category.meaning),
      ]
    }
  }

  private func listDocuments(_ catalog: Catalog) throws -> Int {
    guard format.presentation.isText else { return try writeAll(.documents, catalog) }
    return try write(
      ["source", "codes", "revised", "path", "title"], catalog.documents(filter.chosen)
    ) {
      [
        .string($0.source), .integer($0.codes), .string($0.revised ?? ""), .string($0.path),
        .string($0.title ?? ""),
      ]
    }
  }

  private func listSources(_ catalog: Catalog) throws -> Int {
    guard format.presentation.isText else { return try writeAll(.sources, catalog) }
    return try write(
      ["source", "documents", "domains", "codes", "revised"], catalog.sources(filter.chosen)
    ) {
      [
        .string($0.source), .integer($0.documents), .integer($0.domains), .integer($0.codes),
        .string($0.revised ?? ""),
      ]
    }
  }

  /// Writes all columns of the rows of a kind.
  private func writeAll(_ kind: Kind, _ catalog: Catalog) throws -> Int {
    let listed = try ListedRows(kind, of: catalog, filter.chosen)
    return try write(listed.names, listed.rows) { $0 }
  }

  private func write<Item>(
    _ names: [String], _ items: [Item], _ values: (Item) -> [JSONValue]
  ) throws -> Int {
    var rows = try RowWriter(names, format.presentation)
    for item in items.prefix(filter.limit ?? items.count) { try rows.write(values(item)) }
    try rows.finish()
    let noun = kind == .categories ? "category" : String(kind.rawValue.dropLast())
    CutList.say(shown: rows.count, of: items.count, noun)
    return rows.count
  }
}
