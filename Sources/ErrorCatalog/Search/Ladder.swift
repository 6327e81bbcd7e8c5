internal import CodeDocuments
internal import ErrcatBytes

/// The steps by which search finds entries, from exact matches to near ones.
///
/// 1. *code*: the codes that the query names.
/// 2. *words*: all words, in any grammatical form; then all but those that say nothing (`why`).
/// 3. *prefix*: each word may continue, as in a query that is still being typed.
/// 4. *spelling*: a word that no entry has is taken for a misspelled one that entries have.
/// 5. *synonym*: what people say may be what documents say for it.
/// 6. *any*: some of all this; the more and the rarer, the better.
///
/// *code* and *words* add their hits after each other's and end the ladder where there are enough. What
/// the other rungs find competes by one score.
struct Ladder {
  private let catalog: Catalog
  private let query: SearchQuery
  private let filter: FilterIDs
  private let limit: Int
  /// Whether entries are only counted: what is found is then in `counted`, and not ranked or read.
  private let isCounting: Bool
  /// What its words are taken for.
  private let forms: QueryWords
  /// The query, as parts to find.
  private let typedUnits: [SearchUnit]
  private let excluded: [SearchUnit]
  /// What its words say of where the answer is.
  private let context: SearchContext
  private var hits: [Hit] = []
  /// The ids of what was found, where hits are only counted.
  private(set) var counted: Set<Int> = []

  /// Entries that are fetched to be ranked by ``HitRanking``, on each rung.
  private static let window = 100
  /// Hits that end the ladder: words that were typed find few entries by chance.
  private static let enough = 5
  /// Matches that FTS5 ranks where words were changed; of more, the shortest of the first are taken.
  private static let mostRanked = 4_000
  /// The same where all words are as typed.
  private static let mostRankedOfWords = 20_000
  /// Words of one query; a pasted page has more, and no entry that many.
  static let mostUnits = 64
  /// Words that are looked for as one phrase.
  private static let mostWords = 256
  /// Distinct codes and numbers that a query names; each is looked up.
  private static let mostNames = 1_000

  init(
    _ catalog: Catalog, _ query: SearchQuery, _ filter: FilterIDs, limit: Int,
    isCounting: Bool = false
  ) throws {
    self.isCounting = isCounting
    self.catalog = catalog
    self.query = query
    forms = QueryWords(catalog: catalog, query: query)
    self.filter = filter
    self.limit = limit
    typedUnits = try Self.units(query.terms, in: catalog)
    excluded = try Self.units(query.excluded, in: catalog, areApart: false)
    context = try SearchContext(typedUnits, in: catalog)
  }

  /// The parts of a query.
  ///
  /// Where one has more words than a phrase may have, each is a part of its own; of a phrase that was
  /// asked for, the first words are looked for.
  private static func units(
    _ terms: [SearchQuery.Term], in catalog: Catalog, areApart: Bool = true
  ) throws -> [SearchUnit] {
    var units: [SearchUnit] = []
    for term in terms {
      guard units.count < mostUnits else { break }
      let words =
        term.text.utf8.count <= mostWords
        ? [] : try catalog.words(of: Segmentation.segmented(term.text) ?? term.text)
      if words.count <= mostWords {
        units.append(SearchUnit(term))
      } else if case .word = term, areApart {
        units += words.prefix(mostUnits - units.count).map { SearchUnit(.word($0)) }
      } else {
        units.append(SearchUnit(.phrase(words.prefix(mostWords).joined(separator: " "))))
      }
    }
    return units
  }

  /// Climbs down the ladder, from the first rung.
  ///
  /// - Returns: At most `limit` hits, the best first; none where they are only counted.
  mutating func climb(typed: String, written: [Int]) throws -> [Hit] {
    try findCodes(typed, written)
    guard !typedUnits.isEmpty else {
      if foundCount == 0 { try findFiltered() }
      return hits
    }
    let hasPrefix = query.terms.contains { if case .prefix = $0 { true } else { false } }
    if !isDone, !hasPrefix { try findAll(typedUnits, .words) }
    if isDone { return hits }

    var words = try forms.respelling(forms.apart(typedUnits))
    if words.isEmpty { words = typedUnits }
    if words != typedUnits, !hasPrefix { try findAll(words, .words) }
    var units = try forms.telling(words)
    if units != words, !hasPrefix, !isDone { try findAll(units, .words) }
    if isDone { return hits }

    // From here on, all that is found competes: a few weak hits never hide a better one.
    var near: [(match: Hit.Match, candidates: [Candidate])] = []
    let completed = try forms.completing(units)
    if completed != units || hasPrefix {
      near.append((.prefix, try find(completed, .prefix).all))
    }
    units = try forms.correcting(completed)
    if units != completed { near.append((.spelling, try find(units, .spelling).all)) }
    let meant = try forms.replacing(units)
    // No entry has other words for each one of a pasted page.
    if meant != units, meant.count <= QueryWords.mostTyped {
      near.append((.synonym, try find(meant, .synonym).all))
    }
    let isLast = foundCount == 0 && near.allSatisfy(\.candidates.isEmpty)
    let some = try candidatesOfAny(meant, limit: isLast ? limit : 0)
    try add(near, some: some, isLast: isLast, meant)
    return hits
  }

  private var isDone: Bool { foundCount >= min(limit, Self.enough) }

  private var foundCount: Int { isCounting ? counted.count : hits.count }

  /// Whether no more is to be counted.
  private var isFull: Bool { isCounting && counted.count >= limit }

  private mutating func count(_ ids: some Sequence<Int>) {
    for id in ids where !isFull { counted.insert(id) }
  }
}

// MARK: - Finding and ranking

extension Ladder {
  /// The codes that the query names: as a whole, after a key, in `code:`, or alone.
  private mutating func findCodes(_ typed: String, _ written: [Int]) throws {
    var ids = try written + catalog.passing(filter.codes ?? [], filter)
    if query.terms.count < 8 { ids += try catalog.explainIDs(typed, filter) }
    for code in distinct(CodeMentions.keyed(in: typed)) {
      ids += try catalog.explainIDs(code, filter)
    }
    let units = try forms.apart(typedUnits)
    let placed = try codesInContext()
    if !placed.isEmpty {
      try add(catalog.candidates(ids: placed), .code, units)
      ids = ids.filter { !placed.contains($0) }
      if ids.isEmpty { return }
    }
    if ids.isEmpty {
      ids = try codes(written: distinct(CodeMentions.names(in: typed)))
    }
    if ids.isEmpty {
      // A number may be a line, a port, an amount: other words must speak for it, if there are any.
      let numbers = distinct(CodeMentions.numbers(in: typed))
      let others = try units.filter { unit in
        try !numbers.contains(catalog.words(of: unit.typed).joined()) && catalog.count(unit) > 0
      }
      ids = try codes(written: numbers)
      if ids.isEmpty {
        ids = try numbers.prefix(Self.mostUnits).flatMap {
          try catalog.codeIDs(holding: $0, filter)
        }
      }
      guard !ids.isEmpty else { return }
      let ranking = try HitRanking(forms.telling(others), catalog)
      ids = try catalog.candidates(ids: ids).filter { candidate in
        try others.isEmpty || ranking.coverage(of: candidate) >= Self.leastCoverage
      }.map(\.id)
    }
    guard !ids.isEmpty else { return }
    // A code that is written like the whole query comes before any other that the query names.
    let others = written.isEmpty ? ids : ids.filter { !written.contains($0) }
    if !written.isEmpty { try add(catalog.candidates(ids: written), .code, units) }
    if !others.isEmpty { try add(catalog.candidates(ids: others), .code, units) }
  }

  /// The codes of a query that has only codes and words that name where they come from:
  /// `grpc 14`, `ton exit code 37`.
  private func codesInContext() throws -> [Int] {
    guard let domains = context.shared(by: typedUnits) else { return [] }
    let narrowed = filter.narrowed(by: FilterIDs(domains: domains))
    var ids: [Int] = []
    for unit in typedUnits where context.domains[unit.typed] == nil {
      if CodeNames.contains(unit.typed, in: .questions) { continue }
      let found = try catalog.explainIDs(unit.typed, narrowed)
      if found.isEmpty { return [] }
      ids += found
    }
    return ids
  }

  /// How much of a query must speak for a code that is but a number in it.
  private static let leastCoverage = 0.25

  /// The first of some names, each once.
  private func distinct(_ names: [String]) -> [String] {
    var distinct = DistinctList<String>()
    for name in names { distinct.append(name) }
    return Array(distinct.elements.prefix(Self.mostNames))
  }

  private func codes(written names: [String]) throws -> [Int] {
    try names.flatMap { name in
      let written = try catalog.withoutCase(name)
      return try catalog.passing(written.isEmpty ? catalog.bySymbol(name) : written, filter)
    }
  }

  /// All that a query without words leaves: its filters alone choose.
  private mutating func findFiltered() throws {
    guard !filter.isEmpty, excluded.isEmpty else { return }
    let ids = try catalog.ids(passing: filter, limit: limit)
    if isCounting { return count(ids) }
    for id in ids {
      guard let entry = try catalog.entry(id: id) else { continue }
      let text = Hit.Segment(text: entry.description, isMatch: false)
      hits.append(Hit(entry: entry, match: .words, score: 1, highlighted: [text]))
    }
  }

  private mutating func findAll(_ units: [SearchUnit], _ match: Hit.Match) throws {
    let found = try find(units, match)
    try add(found.all, match, units, window: found.window)
  }

  /// The entries that have all parts, in their texts or in the names of where they come from.
  ///
  /// The best of all that were looked for come first, as many as `window`. Entries that are only counted
  /// are counted here, and none is returned.
  private mutating func find(
    _ units: [SearchUnit], _ match: Hit.Match
  ) throws -> (all: [Candidate], window: Int) {
    let readings = context.readings(of: units).map { rest, domains in
      (rest, filter.narrowed(by: FilterIDs(domains: domains)))
    }
    if isCounting {
      for (units, filter) in [(units, filter)] + readings where try !isFull && mayMatch(units) {
        count(try catalog.ids(matching: expression(of: units), filter, limit: limit))
      }
      return ([], 0)
    }
    let found = try candidates(units, filter, match)
    guard !readings.isEmpty else { return (found, Self.window) }
    var best: [Candidate] = []
    var rest: [Candidate] = []
    var known: Set<Int> = []
    func take(_ found: [Candidate]) {
      let new = found.prefix(Self.window).filter { known.insert($0.id).inserted }
      best += new
      rest += found.dropFirst(Self.window)
    }
    take(found)
    for (units, filter) in readings { take(try candidates(units, filter, match)) }
    return (best + rest.filter { known.insert($0.id).inserted }, best.count)
  }

  private func candidates(
    _ units: [SearchUnit], _ filter: FilterIDs, _ match: Hit.Match
  ) throws -> [Candidate] {
    guard try mayMatch(units) else { return [] }
    // Words as typed are ranked as FTS5 does, unless so many entries have them that they tell
    // nothing; on the other rungs, as far as it is cheap.
    return try catalog.candidates(
      expression(of: units), filter, rung: match, window: Self.window,
      limit: max(limit, Self.window),
      mostRanked: match == .words ? Self.mostRankedOfWords : Self.mostRanked)
  }

  private func expression(of units: [SearchUnit]) -> MatchExpression {
    MatchExpression(units, .all, excluding: excluded)
  }

  /// Whether an entry may have all parts: where none has one of them, none has all.
  private func mayMatch(_ units: [SearchUnit]) throws -> Bool {
    try units.allSatisfy { try catalog.count($0) > 0 }
  }

  /// The entries that have any part of the query that is rare enough.
  private func candidatesOfAny(_ units: [SearchUnit], limit: Int) throws -> [Candidate] {
    // Entries that have the only part were found by the rungs above.
    guard units.count > 1, !isFull else { return [] }
    // Words that many entries have tell little, and cost much to rank.
    let known = try units.map { ($0, count: try catalog.count($0, atMost: Self.mostRanked)) }
      .filter { $0.count > 0 }.sorted { $0.count < $1.count }
    var rare: [SearchUnit] = []
    var matches = 0
    for (unit, count) in known where rare.isEmpty || matches + count < Self.mostRanked {
      rare.append(unit)
      matches += count
    }
    guard !rare.isEmpty else { return [] }
    return try catalog.candidates(
      MatchExpression(rare, .any, excluding: excluded), filter, rung: .any,
      window: Self.windowOfAny, limit: max(limit, Self.windowOfAny), mostRanked: Self.mostRanked)
  }

  /// Appends what the lower rungs found, the best first, by one score.
  ///
  /// An entry belongs to the first rung that found it. Of those that have but some of the words, only
  /// the better ones are taken, unless there is nothing else.
  private mutating func add(
    _ near: [(match: Hit.Match, candidates: [Candidate])], some: [Candidate], isLast: Bool,
    _ units: [SearchUnit]
  ) throws {
    if isCounting { return try count(some, isLast: isLast, units) }
    var matches: [Int: Hit.Match] = [:]
    for hit in hits { matches[hit.entry.id] = hit.match }
    // What a longer list has in addition comes after what a shorter one has.
    let found =
      near.map { ($0.match, $0.candidates, Self.window) } + [(.any, some, Self.windowOfAny)]
    var new: [Candidate] = []
    func take(_ candidates: ArraySlice<Candidate>, _ match: Hit.Match) {
      for candidate in candidates where matches[candidate.id] == nil {
        matches[candidate.id] = match
        new.append(candidate)
      }
    }
    for (match, candidates, window) in found { take(candidates.prefix(window), match) }
    let window = new.count
    for (match, candidates, window) in found { take(candidates.dropFirst(window), match) }
    guard !new.isEmpty, hits.count < limit else { return }
    let ranking = try HitRanking(units, catalog)
    func share(_ ranked: HitRanking.Ranked) -> Double {
      switch matches[ranked.candidate.id] {
      case .any: Self.shareOfAny
      case .synonym: Self.shareOfSynonym
      default: 1
      }
    }
    func isGood(_ ranked: HitRanking.Ranked) -> Bool {
      matches[ranked.candidate.id] != .any || Self.isGood(ranked)
    }
    var ranked = try ranking.ranked(new, window: window)
    if !isLast {
      ranked = ranked.filter(isGood)
      for index in ranked.indices { ranked[index].score *= share(ranked[index]) }
      let order = ranked.indices.sorted {
        (ranked[$1].score, $0) < (ranked[$0].score, $1)
      }
      ranked = order.map { ranked[$0] }
    }
    for ranked in ranked.prefix(limit - hits.count) {
      guard let entry = try catalog.entry(id: ranked.candidate.id) else { continue }
      hits.append(
        Hit(
          entry: entry, match: matches[entry.id] ?? .any, score: ranked.score,
          corrected: ranked.corrected, highlighted: try ranking.highlighted(entry.description)))
    }
  }

  /// Counts entries that have but some of the words, and were not counted by a rung above.
  private mutating func count(_ some: [Candidate], isLast: Bool, _ units: [SearchUnit]) throws {
    let new = some.filter { !counted.contains($0.id) }
    if isLast || new.isEmpty { return count(new.map(\.id)) }
    let ranking = try HitRanking(units, catalog)
    let bad = try ranking.ranked(new, window: new.count).filter { !Self.isGood($0) }
    let left = Set(bad.map(\.candidate.id))
    count(new.lazy.map(\.id).filter { !left.contains($0) })
  }

  /// Whether an entry that has but some of the words is worth showing among better ones.
  private static func isGood(_ ranked: HitRanking.Ranked) -> Bool {
    ranked.score * shareOfAny >= leastScoreOfAny
  }

  /// Entries with any of the words that are fetched to be ranked.
  private static let windowOfAny = 200
  /// The least score of an entry that has but some of the words where others have all.
  private static let leastScoreOfAny = 0.3
  /// The weight of such an entry, compared with one that has all words in some form.
  private static let shareOfAny = 0.8
  /// The weight of an entry that has other words for those of the query.
  private static let shareOfSynonym = 0.9

  /// Appends those of the candidates that are not there yet; the first `window` are put in order.
  private mutating func add(
    _ candidates: [Candidate], _ match: Hit.Match, _ units: [SearchUnit], window: Int = Self.window
  ) throws {
    if isCounting { return count(candidates.map(\.id)) }
    let known = Set(hits.map(\.entry.id))
    let new = candidates.filter { !known.contains($0.id) }
    guard !new.isEmpty else { return }
    let ranking = try HitRanking(units, catalog)
    // Hits that the rung finds with words left out come after its earlier hits.
    let ceiling = hits.last.map { $0.match == match ? $0.score - match.floor : 1 } ?? 1
    for ranked in try ranking.ranked(new, window: window).prefix(limit - hits.count) {
      guard let entry = try catalog.entry(id: ranked.candidate.id) else { continue }
      hits.append(
        Hit(
          entry: entry, match: match, score: match.floor + 0.999 * ceiling * ranked.score,
          corrected: ranked.corrected, highlighted: try ranking.highlighted(entry.description)))
    }
  }
}
