import ErrorCatalog

/// A question that needs no argument-parser: a look-up or a search with any options but the rare ones
/// of `search`.
///
/// Declaring, reflecting and decoding options costs several times as much as the answer, and this is
/// what people type at night. It takes only what argument-parser would take: any other command line
/// goes the long way, which also says what is wrong with it. Both end in the same functions.
struct PlainQuestion {
  private(set) var verb: String
  private(set) var words: [String]
  private(set) var catalog = CatalogChoice()
  private(set) var filter = Filter()
  private(set) var limit: Int?
  private(set) var format: Format?
  private(set) var color: ColorChoice?
  private(set) var columns: String?
  private(set) var isJSON = false
  private(set) var hasByteOrderMark = false
  private(set) var isPaged = true

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
      guard takeFlag(option) || takeOption(option, rest: &options) else { return nil }
    }
    if catalog.isSample, catalog.db != nil { return nil }
    if hasByteOrderMark, isJSON || format != .csv { return nil }
  }

  private mutating func takeFlag(_ flag: String) -> Bool {
    switch flag {
    case "--json": isJSON = true
    case "--sample": catalog.isSample = true
    case "--no-pager": isPaged = false
    case "--bom": hasByteOrderMark = true
    default: return false
    }
    return true
  }

  /// Takes an option with its value, which is part of it or comes next: `--limit=5`, `-n5`, `-n 5`.
  private mutating func takeOption(_ option: String, rest: inout ArraySlice<String>) -> Bool {
    var name = option
    var value: String?
    if option.hasPrefix("--") {
      if let equals = option.firstIndex(of: "=") {
        name = String(option[..<equals])
        value = String(option[option.index(after: equals)...])
      }
    } else if option.utf8.count > 2 {
      name = String(option.prefix(2))
      value = String(option.dropFirst(2))
    }
    guard let value = value ?? rest.popFirst(), !value.isEmpty, !value.hasPrefix("-"),
      !value.hasPrefix("=")
    else { return false }
    return take(name, value)
  }

  private mutating func take(_ name: String, _ value: String) -> Bool {
    switch name {
    case "--domain", "-d": filter.domains.append(value)
    case "--category", "-c": filter.categories.append(value)
    case "--source", "-s": filter.sources.append(value)
    case "--db": return set(&catalog.db, value)
    case "--columns": return set(&columns, value)
    case "--format": return set(&format, Format(rawValue: value))
    case "--color": return set(&color, ColorChoice(rawValue: value))
    case "--limit", "-n":
      guard let number = Int(value), number > 0 else { return false }
      return set(&limit, number)
    default: return false
    }
    return true
  }

  /// Sets what a command line says once.
  private func set<Value>(_ place: inout Value?, _ value: Value?) -> Bool {
    guard place == nil, let value else { return false }
    place = value
    return true
  }

  /// How the answer is written.
  var presentation: Presentation {
    var presentation = Presentation(format: isJSON ? .json : format ?? .text, color: color ?? .auto)
    ColumnOptions.apply(columns: columns, hasByteOrderMark: hasByteOrderMark, to: &presentation)
    presentation.isPaged = isPaged
    return presentation
  }

  func answer() throws {
    let catalog = try catalog.open()
    switch verb {
    case "explain":
      try Explain.explain(words, in: catalog, filter, limit: limit, presentation)
    case "search":
      try Search.search(
        words.joined(separator: " "), in: catalog, filter, limit: limit, presentation)
    default:
      try Answer.answer(words, in: catalog, filter, limit: limit, presentation)
    }
  }
}
