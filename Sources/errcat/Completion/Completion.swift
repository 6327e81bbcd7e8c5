import ArgumentParser
import Causes
import CodeDocuments
import ErrorCatalog

/// The words that may come where somebody pressed the Tab key.
///
/// The scripts for bash, zsh and fish ask for it with the words of the command line, the last of them
/// up to the cursor: `errcat ---complete explain 100`. It answers from the catalog that the command
/// itself would answer from.
struct Completion {
  /// A word that fits, and its help.
  struct Candidate: Equatable {
    var word: String
    var help: String
  }

  /// Words that fit.
  private(set) var candidates: [Candidate] = []
  /// Their words.
  private var known: Set<String> = []
  /// Whether a file fits, which the shell knows more of.
  private(set) var takesFiles = false

  /// The word so far.
  private let current: String
  /// The part before the value in a word like `--format=cs`.
  private var prefix = ""
  private let catalog: CatalogChoice
  private var verb: String?
  private var words: [String] = []
  private var pending: String?
  private var optionsEnded = false

  /// Completes the last of some words.
  ///
  /// ```swift
  /// Completion(["explain", "1001"]).candidates.first?.word  // "10010"
  /// ```
  init(_ typed: [String]) {
    current = typed.last ?? ""
    catalog = CatalogChoice(
      db: Self.value(of: "--db", in: typed), isSample: typed.dropLast().contains("--sample"))
    read(typed.dropLast())
    complete()
    // A control character can be typed no more than shown.
    candidates = candidates.filter { visible($0.word) == $0.word }
  }

  /// The candidates as the scripts read them: one a line, its help after a tab; a line with a
  /// tabulator alone says that a file fits.
  var lines: String {
    candidates.map { "\(prefix)\($0.word)\t\(visible($0.help))\n" }.joined()
      + (takesFiles ? "\t\n" : "")
  }

  private static func value(of option: String, in words: [String]) -> String? {
    for (index, word) in words.enumerated().dropLast() {
      if word == option { return inHome(words[index + 1]) }
      if word.hasPrefix(option + "=") { return inHome(String(word.dropFirst(option.count + 1))) }
    }
    return nil
  }

  /// A path whose `~` the shell has not replaced yet.
  private static func inHome(_ path: String) -> String {
    path.hasPrefix("~/") ? (environment("HOME") ?? "~") + path.dropFirst() : path
  }

  /// Takes the words before the cursor apart, as ``TypedArguments`` does.
  private mutating func read(_ before: ArraySlice<String>) {
    for word in before {
      if pending != nil {
        pending = nil
      } else if optionsEnded {
        words.append(word)
      } else if word == "--" {
        optionsEnded = true
      } else if word.hasPrefix("-"), word.dropFirst().first?.isNumber != true, word != "-" {
        if takesValue(word, of: verb) { pending = word }
      } else if verb == nil, words.isEmpty, verbs.contains(word) {
        verb = word
      } else {
        words.append(word)
      }
    }
  }
}

// MARK: - What fits where

extension Completion {
  private mutating func complete() {
    if let pending { return completeValue(of: pending, current) }
    if !optionsEnded, current.hasPrefix("-"), current.dropFirst().first?.isNumber != true,
      current != "-"
    {
      guard let equals = current.firstIndex(of: "=") else { return completeOption() }
      prefix = String(current[...equals])
      return completeValue(
        of: String(current[..<equals]), String(current[current.index(after: equals)...]))
    }
    switch verb {
    case nil:
      if words.isEmpty, !optionsEnded { completeVerb() }
      if !current.isEmpty { completeCode() }
    case "help": completeVerb()
    case "explain": completeCode()
    case "search": completeFilter()
    case "list": add(List.Kind.allCases.map(\.rawValue))
    case "remove": completeSource(current)
    case "schema": completeTable()
    default: takesFiles = verb.map(fileVerbs.contains) ?? false
    }
  }

  private mutating func completeVerb() {
    for command in Errcat.configuration.subcommands where command.configuration.shouldDisplay {
      add(command.configuration.commandName ?? "", command.configuration.abstract)
    }
    if verb == nil { add("help", "Show how a verb is used.") }
  }

  private mutating func completeOption() {
    for option in commandOptions(of: verb) {
      for name in option.names where name.hasPrefix(current) { add(name, option.help) }
    }
  }

  private mutating func completeValue(of option: String, _ typed: String) {
    let typed = typed.lowercased()
    switch option {
    case "--db", "-o", "--output", "--check", "--rules", "--synonyms": takesFiles = true
    case "-c", "--category": completeCategory(typed, { _ in true })
    case "-s", "--source": completeSource(typed)
    case "-d",
      "--domain" where !["import", "lint", "tables"].contains(verb):
      completeDomain(typed, ending: "")
    case "--fail-on": completeChanges(typed)
    default: add(optionValues(option, of: verb) ?? [], typed)
    }
  }

  /// Kinds of changes, separated by commas.
  private mutating func completeChanges(_ typed: String) {
    let before = typed.lastIndex(of: ",").map { String(typed[...$0]) } ?? ""
    let kinds = CodeChange.Kind.allCases.map(\.rawValue).filter { !before.contains($0) }
    add(kinds.map { before + $0 }, typed)
  }
}

// MARK: - From the catalog

extension Completion {
  /// The catalog's answer; nothing without a catalog, which the command itself will report.
  private func ask<Answer>(_ question: (Catalog) throws -> [Answer]) -> [Answer] {
    (try? question(catalog.open(isSilent: true))) ?? []
  }

  /// Codes, and domains with a colon; after the colon, the codes of the domain.
  private mutating func completeCode() {
    if let colon = current.firstIndex(of: ":") {
      let domain = String(current[..<colon])
      let code = String(current[current.index(after: colon)...])
      let codes = ask { try $0.codes(startingWith: code, domain: domain) }
      for (code, text) in codes { append("\(domain):\(code)", text) }
      if !codes.isEmpty { return }
    }
    for (code, text) in ask({ try $0.codes(startingWith: current) }) { append(code, text) }
    completeDomain(current, ending: ":")
  }

  /// What narrows a search: `domain:`, `cause:`, `area:`, `code:` and what may follow them.
  private mutating func completeFilter() {
    guard let colon = current.firstIndex(of: ":") else {
      if current.isEmpty { return }
      for (name, help) in [
        ("domain:", "Only this domain."), ("cause:", "Only this cause."),
        ("area:", "Only this area."), ("code:", "Only this code."),
      ] { add(name, help) }
      return
    }
    prefix = String(current[...colon])
    let typed = String(current[current.index(after: colon)...]).lowercased()
    switch prefix {
    case "domain:": completeDomain(typed, ending: "")
    case "cause:": completeCategory(typed) { $0 == .cause }
    case "area:": completeCategory(typed) { $0 == .area }
    case "code:":
      for (code, text) in ask({ try $0.codes(startingWith: typed) }) { append(code, text) }
    default: break
    }
    // A search would read it as several words, or as a phrase.
    candidates.removeAll { candidate in
      candidate.word.contains { $0.isWhitespace || $0 == "\"" }
    }
  }

  private mutating func completeDomain(_ typed: String, ending: String) {
    for domain in ask({ try $0.namedDomains() }) {
      add(domain.domain + ending, domain.title, typed)
      if typed.contains("/") {
        add("\(domain.source)/\(domain.domain)\(ending)", domain.title, typed)
      }
    }
  }

  private mutating func completeCategory(
    _ typed: String, _ isWanted: (ErrorCatalog.Category.Facet) -> Bool
  ) {
    for item in ask({ try $0.categories() }) where isWanted(item.category.facet) {
      add(item.category.slug, item.category.meaning, typed)
    }
  }

  private mutating func completeSource(_ typed: String) {
    for source in ask({ try $0.sources() }) {
      add(source.source, source.title ?? "\(source.codes) codes", typed)
    }
  }

  private mutating func completeTable() {
    for table in ask({ try $0.tables() }) { add(table.name) }
    for query in ask({ try $0.sampleQueries() }) { add(query.name) }
  }
}

// MARK: - Adding

extension Completion {
  private mutating func add(_ words: [String], _ typed: String? = nil) {
    for word in words { add(word, "", typed) }
  }

  /// Adds a word, if it begins with what was typed and is not there yet.
  private mutating func add(_ word: String, _ help: String = "", _ typed: String? = nil) {
    if word.hasPrefix(typed ?? current) { append(word, help) }
  }

  private mutating func append(_ word: String, _ help: String) {
    guard known.insert(word).inserted else { return }
    candidates.append(Candidate(word: word, help: help))
  }
}
