internal import ErrcatBytes
internal import ErrcatPlatform
internal import MarkdownReader

/// Orders what one rung of the ladder found.
///
/// FTS5's bm25 chooses the entries to rank; it knows nothing of synonyms, of how much
/// of a description the query explains, or of the order of words. The weights below were chosen by
/// `make relevance`; docs/search.md has the figures.
struct HitRanking {
  private let catalog: Catalog
  private let units: [Unit]
  private let totalWeight: Double
  /// The letters and digits of the whole query, as names have them.
  private let joined: [UInt8]

  /// An entry, and how well it fits.
  struct Ranked {
    var candidate: Candidate
    /// From 0 to 1, above 0.
    var score: Double
    /// The query as it was read, where words were changed.
    var corrected: String?
  }

  /// A part of the query, as the index has it.
  private struct Unit {
    var typed: String
    /// The same in lower case, in UTF-8.
    var letters: [UInt8]
    /// Rare words tell more: ln(1 + (N - n + .5) / (n + .5)), as in bm25.
    var weight: Double
    var alternatives: [Way]
  }

  /// A way to find a part of the query.
  private struct Way {
    /// The stems of its parts.
    var parts: [[String]]
    var alternative: SearchUnit.Alternative
    var weight: Double
  }

  /// Places in a text that follow one another.
  private struct Span {
    var start: Int
    var end: Int
  }

  /// The weight of a way of finding a word, compared with the word as typed.
  private static func weight(_ origin: SearchUnit.Origin) -> Double {
    switch origin {
    case .typed, .spelling: 1
    case .completion: 0.9
    case .correction: 0.85
    case .synonym: 0.8
    }
  }
  /// The weight of a word that only the code or its symbol has.
  private static let weightOfName = 0.9
  /// The weight of a word that only the names of the domain, its source or its document have.
  private static let weightOfDomain = 0.7
  /// The weight of a word that only another column has.
  private static let weightOfOther = 0.7
  /// How much of the score is for how much of the description the query explains.
  private static let shareOfDescription = 0.3
  /// How much of it is for words that follow one another as in the query.
  private static let shareOfOrder = 0.1
  /// The part of it for words that match to the letter: `15%` is not 15 minutes.
  private static let shareOfLetter = 0.1

  init(_ units: [SearchUnit], _ catalog: Catalog) throws {
    self.catalog = catalog
    let entries = Double(try catalog.entryCount())
    self.units = try units.map { unit in
      // A word that means common ones is common, however rare it is itself.
      let weight = Self.idf(try catalog.count(unit), of: entries)
      // A synonym of a corrected word was changed twice.
      let isCorrected = unit.alternatives.contains { $0.origin == .correction }
      return Unit(
        typed: unit.typed, letters: Array(unit.typed.lowercased().utf8), weight: weight,
        alternatives: try unit.alternatives.enumerated().map { place, alternative in
          // A synonym of a rare word may be a common one, and then tells no more.
          let idf =
            try alternative.origin == .synonym
            ? Self.idf(catalog.count(SearchUnit(alternative)), of: entries) : weight
          return Way(
            parts: try alternative.parts.map { part in
              try catalog.tokens(of: Segmentation.wanted(part).text, .stems).map(\.text)
            }, alternative: alternative,
            // The nearest synonym is written first.
            weight: Self.weight(alternative.origin) * min(idf, weight)
              * (1 - 0.001 * Double(place))
              * (isCorrected && alternative.origin == .synonym ? Self.weight(.correction) : 1))
        })
    }
    joined = Self.joined(units.map(\.typed).joined())
    totalWeight = max(self.units.reduce(0) { $0 + $1.weight }, .leastNonzeroMagnitude)
  }

  private static func idf(_ count: Int, of entries: Double) -> Double {
    let count = min(Double(count), entries)
    return count == 0 ? 0 : log(1 + (entries - count + 0.5) / (count + 0.5))
  }

  /// Returns candidates with their scores, best first; equals by domain, then code, in natural order.
  ///
  /// The first `window` are put in order. Those after them stay in the order of FTS5 and after
  /// them, so that a longer list begins as a shorter one.
  func ranked(_ candidates: [Candidate], window: Int) throws -> [Ranked] {
    var ranked = try candidates.prefix(window).map { try rank($0) }.sorted { left, right in
      if left.score != right.score { return left.score > right.score }
      let (one, other) = (left.candidate, right.candidate)
      if one.domain != other.domain { return inNaturalOrder(one.domain, other.domain) }
      if one.code != other.code { return inNaturalOrder(one.code, other.code) }
      return one.id < other.id
    }
    for candidate in candidates.dropFirst(window) {
      let score = min(try rank(candidate).score, (ranked.last?.score ?? 1) * 0.9999)
      ranked.append(Ranked(candidate: candidate, score: score, corrected: nil))
    }
    return ranked
  }

  /// Returns how much of the query speaks for an entry, from 0 to 1.
  func coverage(of candidate: Candidate) throws -> Double {
    try fit(candidate).weight / totalWeight
  }

  private func rank(_ candidate: Candidate) throws -> Ranked {
    let fit = try fit(candidate)
    let order = units.count < 2 ? 1 : Double(fit.pairs) / Double(units.count - 1)
    let shares =
      Self.shareOfDescription * fit.explained + Self.shareOfOrder * order
      + Self.shareOfLetter * fit.literal
    let score =
      fit.weight / totalWeight
      * (1 - Self.shareOfDescription - Self.shareOfOrder - Self.shareOfLetter + shares)
    return Ranked(candidate: candidate, score: max(score, 0.001), corrected: fit.reading)
  }

  /// What an entry has of a query.
  private struct Fit {
    /// The sum of the weights of the words found.
    var weight = 0.0
    /// The part of the description that the query explains.
    var explained = 0.0
    /// How many words follow one another as in the query.
    var pairs = 0
    /// The part of the query's words that match to the letter, signs included.
    var literal = 0.0
    /// The query as it was read, if any word was changed.
    var reading: String?
  }

  private func fit(_ candidate: Candidate) throws -> Fit {
    let stems = try catalog.stems(of: candidate.description)
    let name = try catalog.stems(of: names(of: candidate))
    let domain = try catalog.stems(
      of: [candidate.source, candidate.domain, candidate.domainTitle, candidate.path]
        .joined(separator: " "))
    let other = candidate.other.isEmpty ? [] : try catalog.stems(of: candidate.other)
    // Of a long text, one word tells less.
    let shareOfOther = Self.weightOfOther / (1 + Double(max(0, other.count - 40)) / 200)
    let text = Array(candidate.description.lowercased().utf8)
    var fit = Fit()
    var covered = [Bool](repeating: false, count: stems.count)
    var last: Int?
    var reading: [String] = []
    var isChanged = false
    for unit in units {
      var best: (weight: Double, positions: [Span], alternative: SearchUnit.Alternative)?
      for way in unit.alternatives where way.weight > best?.weight ?? 0 {
        let alternative = way.alternative
        let here = way.parts.compactMap { Self.position(of: $0, alternative.isPrefix, in: stems) }
        if here.count == way.parts.count {
          best = (way.weight, here, alternative)
          continue
        }
        func look(in place: [String], _ share: Double) {
          let weight = way.weight * share
          guard weight > best?.weight ?? 0,
            way.parts.allSatisfy({ Self.position(of: $0, alternative.isPrefix, in: place) != nil })
          else { return }
          best = (weight, [], alternative)
        }
        look(in: name, Self.weightOfName)
        look(in: other, shareOfOther)
        look(in: domain, Self.weightOfDomain)
      }
      guard let best else {
        reading.append(unit.typed)
        continue
      }
      fit.weight += best.weight
      for span in best.positions {
        for place in span.start..<span.end { covered[place] = true }
      }
      if let last, best.positions.first?.start == last { fit.pairs += 1 }
      last = best.positions.last?.end
      if holds(text, unit.letters) { fit.literal += 1 / Double(units.count) }
      let changes = [.correction, .synonym].contains(best.alternative.origin)
      reading.append(changes ? best.alternative.parts[0] : unit.typed)
      isChanged = isChanged || changes
    }
    fit.explained = stems.isEmpty ? 0 : Double(covered.count { $0 }) / Double(stems.count)
    for name in [candidate.code, candidate.symbol ?? ""] where joined.count >= Self.leastJoined {
      let letters = Self.joined(name)
      guard holds(letters, joined) else { continue }
      // The query is a part of the name, whatever signs are between its words.
      fit.pairs = units.count - 1
      fit.literal = 1
      fit.explained = max(fit.explained, Double(joined.count) / Double(letters.count))
      fit.weight = max(fit.weight, Self.weightOfName * totalWeight)
    }
    if isChanged { fit.reading = reading.joined(separator: " ") }
    return fit
  }

  /// The names of an entry, as written and with their joined words apart.
  private func names(of candidate: Candidate) -> String {
    let cells =
      candidate.other.isEmpty ? [] : candidate.other.split(separator: "\n").map(String.init)
    let apart = NameWords.ofEntry(code: candidate.code, symbol: candidate.symbol, cells: cells)
    return [candidate.code, candidate.symbol ?? "", apart ?? ""].joined(separator: "\n")
  }

  /// Letters and digits of a query that are no part of a name by chance.
  private static let leastJoined = 8

  /// The letters and digits of a text, in lower case.
  private static func joined(_ text: String) -> [UInt8] {
    text.utf8.filter { $0.isLetter || $0.isDigit || $0 >= 0x80 }.map {
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0
    }
  }

  /// Whether a text has another in it, byte by byte.
  ///
  /// - Complexity: O(n), whatever repeats in the two.
  private func holds(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    guard part.count <= text.count, !part.isEmpty else { return part.isEmpty }
    // Knuth, Morris, Pratt: after a mismatch, the longest end that is also a beginning still fits.
    var border = [0]
    var length = 0
    for byte in part.dropFirst() {
      while length > 0, part[length] != byte { length = border[length - 1] }
      if part[length] == byte { length += 1 }
      border.append(length)
    }
    length = 0
    for byte in text {
      while length > 0, part[length] != byte { length = border[length - 1] }
      if part[length] == byte { length += 1 }
      if length == part.count { return true }
    }
    return false
  }

  /// The place where the stems follow one another, or nil.
  private static func position(
    of stems: [String], _ isPrefix: Bool, in text: [String]
  ) -> Span? {
    text.indices.first { stands(stems, isPrefix, at: $0, in: text) }.map {
      Span(start: $0, end: $0 + stems.count)
    }
  }

  /// Whether the stems follow one another, from here.
  private static func stands(
    _ stems: [String], _ isPrefix: Bool, at start: Int, in text: [String]
  ) -> Bool {
    guard !stems.isEmpty, start + stems.count <= text.count else { return false }
    return stems.indices.allSatisfy { index in
      text[start + index] == stems[index]
        || (isPrefix && index == stems.count - 1 && text[start + index].hasPrefix(stems[index]))
    }
  }
}

// MARK: - Highlighting

extension HitRanking {
  /// Returns a description, cut where words of the query begin and end.
  func highlighted(_ description: String) throws -> [Hit.Segment] {
    let spans =
      Segmentation.segmented(description) == nil
      ? try wordSpans(in: description) : characterSpans(in: description)
    var segments: [Hit.Segment] = []
    let bytes = Array(description.utf8)
    var end = 0
    func add(_ range: Range<Int>, isMatch: Bool) {
      guard !range.isEmpty else { return }
      let text = String(decoding: bytes[range], as: UTF8.self)
      segments.append(Hit.Segment(text: text, isMatch: isMatch))
    }
    for span in spans where span.start >= end {
      add(end..<span.start, isMatch: false)
      add(span.start..<span.end, isMatch: true)
      end = span.end
    }
    add(end..<bytes.count, isMatch: false)
    return segments
  }

  /// The tokens that are words of the query, in UTF-8 bytes.
  private func wordSpans(in text: String) throws -> [Span] {
    let tokens = try catalog.tokens(of: text, .stems)
    let stems = tokens.map(\.text)
    var matched = [Bool](repeating: false, count: stems.count)
    for way in units.flatMap(\.alternatives) {
      for part in way.parts {
        for start in stems.indices
        where Self.stands(part, way.alternative.isPrefix, at: start, in: stems) {
          for place in start..<(start + part.count) { matched[place] = true }
        }
      }
    }
    return tokens.indices.filter { matched[$0] }.map { index in
      Span(start: tokens[index].range.lowerBound, end: tokens[index].range.upperBound)
    }
  }

  /// The places of the query's texts in one without spaces, in UTF-8 bytes.
  private func characterSpans(in text: String) -> [Span] {
    let scalars = Array(text.unicodeScalars)
    let folded = scalars.map(Segmentation.foldedLowercase)
    var matched = [Bool](repeating: false, count: scalars.count)
    for part in units.flatMap(\.alternatives).flatMap(\.alternative.parts) {
      let wanted = part.unicodeScalars.map(Segmentation.foldedLowercase)
      guard !wanted.isEmpty, wanted.count <= folded.count else { continue }
      for start in 0...(folded.count - wanted.count)
      where folded[start..<(start + wanted.count)].elementsEqual(wanted) {
        for index in start..<(start + wanted.count) { matched[index] = true }
      }
    }
    var spans: [Span] = []
    var offset = 0
    for (index, scalar) in scalars.enumerated() {
      let end = offset + UTF8.width(scalar)
      if matched[index] {
        if spans.last?.end == offset {
          spans[spans.count - 1].end = end
        } else {
          spans.append(Span(start: offset, end: end))
        }
      }
      offset = end
    }
    return spans
  }
}

extension Hit.Match {
  /// Where the scores of the rung begin: each has a range of 1.
  var floor: Double {
    Double(Self.allCases.count - 1 - (Self.allCases.firstIndex(of: self) ?? 0))
  }
}
