import ErrorCatalog

/// A question that needs no argument-parser: words, and nothing else but `--db FILE`, `--sample` and
/// `--json`.
///
/// Declaring, reflecting and decoding options costs several times as much as the answer, and
/// this is what people type at night. Any other command line takes the long way; both end in the same
/// functions.
struct PlainQuestion {
  private var verb: String
  private var words: [String]
  private var catalog = CatalogChoice()
  private var isJSON = false

  /// Takes arguments as ``TypedArguments/arranged`` gives them.
  ///
  /// - Returns: nil if argument-parser must read them.
  init?(_ arguments: [String]) {
    guard let verb = arguments.first, let end = arguments.firstIndex(of: "--"),
      ["answer", "explain", "search"].contains(verb), end + 1 < arguments.count
    else { return nil }
    self.verb = verb
    words = Array(arguments[(end + 1)...])
    var options = arguments[1..<end]
    while let option = options.popFirst() {
      switch option {
      case "--json": isJSON = true
      case "--db":
        guard let file = options.popFirst(), !file.hasPrefix("-") else { return nil }
        catalog.db = file
      case "--sample": catalog.isSample = true
      default: return nil
      }
    }
    if catalog.isSample, catalog.db != nil { return nil }
  }

  func answer() throws {
    let catalog = try catalog.open()
    let presentation = Presentation(format: isJSON ? .json : .text)
    let filter = Filter()
    switch verb {
    case "explain":
      try Explain.explain(words, in: catalog, filter, limit: nil, presentation)
    case "search":
      try Search.search(
        words.joined(separator: " "), in: catalog, filter, limit: nil, presentation)
    default:
      try Answer.answer(words, in: catalog, filter, limit: nil, presentation)
    }
  }
}
