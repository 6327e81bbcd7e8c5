internal import ErrcatBytes

/// The parts of a query as each rung of ``Ladder`` looks for them.
struct QueryWords {
  let catalog: Catalog
  let query: SearchQuery

  /// Words of a query that somebody typed; what has more was pasted: it is not misspelled, and none of
  /// its words is still being typed.
  static let mostTyped = 12
  /// Entries that have a word that is one for sure, and not the beginning of another.
  private static let common = 2_000

  /// Takes apart what holds punctuation or two scripts, unless entries have it as it is:
  /// `{"msg":"no funds"}`, `BTC地址`.
  ///
  /// Nothing is left of times and addresses, whose small numbers mean nothing alone.
  func apart(_ units: [SearchUnit]) throws -> [SearchUnit] {
    let words = try units.flatMap { unit -> [SearchUnit] in
      guard !query.terms.contains(.phrase(unit.typed)) else { return [unit] }
      let words = try catalog.words(of: Segmentation.segmented(unit.typed) ?? unit.typed)
      guard try catalog.count(unit) == 0 else { return [unit] }
      if words.count == 1, let joined = NameWords.split(unit.typed) {
        let parts = try catalog.words(of: joined).map { SearchUnit(.word($0)) }
        if try parts.allSatisfy({ try catalog.count($0) > 0 }) { return parts }
      }
      guard words.count > 1 else { return [unit] }
      if try isBeginning(unit, words) { return [unit] }
      return words.filter { word in
        word.unicodeScalars.count > (word.allSatisfy(\.isNumber) ? 2 : 1)
          || !word.unicodeScalars.allSatisfy { $0.isASCII || $0.isUnspaced }
      }.map { SearchUnit(.word($0)) }
    }
    return Array(words.prefix(Ladder.mostUnits))
  }

  /// Whether a part of several words is in entries if its last word goes on.
  private func isBeginning(_ unit: SearchUnit, _ words: [String]) throws -> Bool {
    guard query.terms.count <= Self.mostTyped else { return false }
    // A look for all words that begin so takes long, and finds nothing without the words before.
    if Segmentation.segmented(unit.typed) == nil {
      let before = words.dropLast().joined(separator: " ")
      guard try catalog.count(SearchUnit(.phrase(before))) > 0 else { return false }
    }
    var completed = unit
    completed.alternatives[0].isPrefix = true
    return try catalog.count(completed) > 0
  }

  /// Adds other spellings of the same words, as far as entries have them; words that stand together
  /// as one (`time out`) become one unit.
  func respelling(_ units: [SearchUnit]) throws -> [SearchUnit] {
    var respelled: [SearchUnit] = []
    for unit in units {
      var unit = unit
      let spellings = Spellings.of(unit.typed)
      unit.add(try spellings.filter { try catalog.count(.init(.word($0))) > 0 }, .spelling)
      if let last = respelled.last, last.alternatives.count == 1,
        !query.terms.contains(.phrase(last.typed)), !query.terms.contains(.phrase(unit.typed)),
        try catalog.count(.init(.word(last.typed + unit.typed))) > 0
      {
        var joined = SearchUnit(joining: [last, unit])
        joined.add([last.typed + unit.typed], .spelling)
        respelled[respelled.count - 1] = joined
      } else {
        respelled.append(unit)
      }
    }
    return respelled
  }

  /// Leaves out the words that say nothing, unless nothing were left.
  func telling(_ units: [SearchUnit]) throws -> [SearchUnit] {
    var telling: [SearchUnit] = []
    try forEachPhrase(of: units) { phrase, written in
      if let written, written.isEmpty { return }
      telling += phrase
    }
    return telling.isEmpty ? units : telling
  }

  /// Adds the words that go on as typed.
  func completing(_ units: [SearchUnit]) throws -> [SearchUnit] {
    guard units.count <= Self.mostTyped else { return units }
    return try units.enumerated().map { index, unit in
      var unit = unit
      let words = try catalog.words(of: unit.typed)
      guard let word = words.last, unit.alternatives[0].parts.count == 1,
        !query.terms.contains(.phrase(unit.typed))
      else { return unit }
      if words.count > 1 {
        unit.alternatives.append(
          .init(parts: [unit.typed], isPrefix: true, origin: .completion))
      } else if word.count > 1 || index == units.count - 1 {
        let count = try catalog.count(unit.asTyped, atMost: Self.common)
        if count == Self.common, index < units.count - 1 { return unit }
        // One letter may begin the word that is just being typed, but no other.
        unit.add(try catalog.completions(of: word).filter { $0 != word }, .completion)
        let isASCII = word.utf8.allSatisfy { $0 < 0x80 }
        let inflections = try isASCII && count > 0 ? [] : catalog.inflections(of: word)
        // What may be misspelled is taken for that, not for another ending.
        if try !isASCII || inflections.isEmpty || catalog.corrections(of: word).isEmpty {
          unit.add(inflections, .completion)
        }
      }
      return unit
    }
  }

  /// Adds what words may be misspelled for that neither an entry nor a synonym has.
  func correcting(_ units: [SearchUnit]) throws -> [SearchUnit] {
    guard units.count <= Self.mostTyped else { return units }
    var corrected: [SearchUnit] = []
    try forEachPhrase(of: units) { phrase, written in
      guard written == nil, var unit = phrase.first,
        let word = try catalog.words(of: unit.typed).first,
        try catalog.count(unit.asTyped) == 0
      else {
        corrected += phrase
        return
      }
      // Nobody looks for a word that says nothing.
      let corrections = try catalog.corrections(of: word).filter { correction in
        try catalog.synonyms(ofStems: catalog.stems(of: correction).joined(separator: " ")) != []
      }
      unit.add(corrections, .correction)
      corrected.append(unit)
    }
    return corrected
  }

  /// Adds the words of documents for people's words, one by one and for words together.
  func replacing(_ units: [SearchUnit]) throws -> [SearchUnit] {
    var meant: [SearchUnit] = []
    try forEachPhrase(of: units) { phrase, written in
      var unit = phrase.count == 1 ? phrase[0] : SearchUnit(joining: phrase)
      unit.add(written ?? [], .synonym)
      meant.append(unit)
    }
    return meant
  }

  /// Calls `body` with the longest phrases that something is written for, and what that is; and
  /// with each unit that no phrase contains.
  private func forEachPhrase(
    of units: [SearchUnit], _ body: ([SearchUnit], [String]?) throws -> Void
  ) throws {
    let stems = try units.map { unit in
      // A misspelled word has the synonyms of the corrected word.
      let correction = unit.alternatives.first { $0.origin == .correction }
      return try catalog.stems(of: correction?.parts[0] ?? unit.typed)
    }
    var index = 0
    while index < units.count {
      var end = min(index + 4, units.count)
      var written: [String]?
      while end > index {
        written = try catalog.synonyms(ofStems: stems[index..<end].joined().joined(separator: " "))
        if written != nil || end == index + 1 { break }
        end -= 1
      }
      try body(Array(units[index..<end]), written)
      index = end
    }
  }
}
