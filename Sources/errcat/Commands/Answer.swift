import ArgumentParser
import CodeDocuments
import ErrorCatalog

/// The bare form, `errcat CODE|WORDS...`: explains codes, searches for anything else.
struct Answer: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer", abstract: "Explain codes, or search for words.",
    usage: "errcat CODE|WORDS... [<options>]",
    discussion: """
      errcat 10016
      errcat insufficient funds -d rest-api

      What codes mean, if codes are what was typed; else the codes that fit the words.
      """,
    shouldDisplay: false)

  @Argument(help: "Codes or words.")
  var words: [String]

  @OptionGroup var catalog: CatalogOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var format: FormatOptions

  func run() throws {
    try Self.answer(
      words, in: catalog.open(), filter.chosen, limit: filter.limit, format.presentation)
  }

  /// Explains the words if they are codes, else searches for them.
  static func answer(
    _ words: [String], in catalog: Catalog, _ filter: Filter, limit: Int?,
    _ presentation: Presentation
  ) throws {
    if let codes = try codes(words, in: catalog) {
      try Explain.explain(codes, in: catalog, filter, limit: limit, presentation)
    } else {
      try Search.search(
        words.joined(separator: " "), in: catalog, filter, limit: limit, presentation)
    }
  }

  /// The words as codes, if each is one, or all are one together, or one is and the others look like
  /// codes too.
  private static func codes(_ words: [String], in catalog: Catalog) throws -> [String]? {
    if let joined = try Explain.joined(words, in: catalog) { return joined }
    let known = try words.map { try catalog.isCode($0) }
    if known.allSatisfy(\.self) { return words }
    let joined = words.joined(separator: " ")
    if words.count > 1, try catalog.isCode(joined) { return [joined] }
    let allLook = zip(words, known).allSatisfy { $1 || CodeQuery.looksLikeCode($0) }
    return known.contains(true) && allLook ? words : nil
  }
}
