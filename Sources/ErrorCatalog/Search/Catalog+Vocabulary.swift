internal import CatalogSQLite
internal import Causes

/// The catalog's knowledge of words: completions, likely corrections, and the words that documents
/// say instead.
extension Catalog {
  /// The words that begin so, the most frequent first.
  func completions(of beginning: String, limit: Int = 50) throws -> [String] {
    if let known = memo.completions[beginning] { return known }
    // The frequent words have an index of their own, for many words may begin with one letter.
    var found = try database.rows(
      """
      SELECT word FROM vocabulary
      WHERE entries >= 100 AND +word >= \(beginning) AND +word < \(beginning) || char(0x10FFFF)
      ORDER BY entries DESC, word LIMIT \(limit)
      """
    ) { row in row.text(0) }
    if found.count < limit {
      found += try database.rows(
        """
        SELECT word FROM (
          SELECT word, entries FROM vocabulary
          WHERE word >= \(beginning) AND word < \(beginning) || char(0x10FFFF) AND +entries < 100
          LIMIT \(Self.mostCompared))
        ORDER BY entries DESC, word LIMIT \(limit - found.count)
        """
      ) { row in row.text(0) }
    }
    memo.completions[beginning] = found
    return found
  }

  /// The rare words that begin alike of which the most frequent are found.
  private static let mostCompared = 10_000

  /// The words that a word may be misspelled for: those that the fewest edits away, at most three,
  /// the most frequent first; or the word's two halves, where a space was left out.
  ///
  /// An edit is a letter put in, left out, changed, or exchanged with its neighbor
  /// (Damerau-Levenshtein): one in words from four letters on, two from eight. A word with a
  /// digit has no misspelling, and neither does one of more than 100 letters, which is not a word. If
  /// it is generous, one edit more will do: for a word to be offered, not taken.
  func corrections(of word: String, isGenerous: Bool = false) throws -> [String] {
    let key = (isGenerous ? "+" : "-") + word
    if let known = memo.corrections[key] { return known }
    let wanted = Array(word.unicodeScalars)
    var found: [String] = []
    if (4...100).contains(wanted.count), !Self.hasNumber(wanted) {
      let most = (wanted.count < 8 ? 1 : 2) + (isGenerous ? 1 : 0)
      found =
        try nearWords(to: wanted, atMost: most).prefix(3) + halves(of: word) + parts(of: word)
    }
    memo.corrections[key] = found
    return found
  }

  /// The words that are the fewest edits away, at most a number of them; the most frequent first.
  func nearWords(to wanted: [Unicode.Scalar], atMost most: Int) throws -> [String] {
    for limit in 1...most {
      var near = NearWords(wanted, atMost: limit)
      try database.withStatement(
        "SELECT word, entries FROM vocabulary WHERE word >= ? ORDER BY word"
      ) { list in try near.search(&list) }
      let words = near.found.filter { !Self.hasNumber($0.text.unicodeScalars) }
      if !words.isEmpty {
        return words.sorted {
          $0.entries != $1.entries ? $0.entries > $1.entries : inByteOrder($0.text, $1.text)
        }.map(\.text)
      }
      // What is a word already is taken for one only one edit away.
      if near.hasWord { return [] }
    }
    return []
  }

  private static func hasNumber(_ scalars: some Sequence<Unicode.Scalar>) -> Bool {
    scalars.contains { $0.properties.numericType != nil }
  }

  /// A word as two that the entries have: `ratelimit` as `rate limit`.
  private func halves(of word: String) throws -> [String] {
    var halves: [String] = []
    for index in word.indices.dropFirst(2) where word[index...].count > 1 {
      let (first, second) = (String(word[..<index]), String(word[index...]))
      if try isWord(first), try isWord(second) { halves.append(first + " " + second) }
    }
    return halves
  }

  /// A long word as the fewest that the entries have, three to five.
  ///
  /// `messageeditfailed` is `message edit failed`. Each has three letters or more.
  private func parts(of word: String) throws -> [String] {
    let letters = Array(word)
    guard (9...60).contains(letters.count) else { return [] }
    // For each end, the fewest words that lead there.
    var fewest: [[String]?] = [[]] + letters.map { _ in nil }
    for start in 0...(letters.count - 3) {
      guard let before = fewest[start], before.count < 5 else { continue }
      for end in (start + 3)...min(letters.count, start + 20) {
        if let known = fewest[end], known.count <= before.count + 1 { continue }
        let part = String(letters[start..<end])
        if try isWord(part) { fewest[end] = before + [part] }
      }
    }
    guard let parts = fewest[letters.count], parts.count > 2 else { return [] }
    return [parts.joined(separator: " ")]
  }

  /// Words that are likely to be another form of a word: they begin alike and end differently.
  ///
  /// For words that no entry has, or of languages whose endings the index does not take off.
  func inflections(of word: String) throws -> [String] {
    let length = word.count
    guard length >= 5, word.allSatisfy(\.isLetter) else { return [] }
    let beginning = String(word.dropLast(length > 7 ? 3 : length > 5 ? 2 : 1))
    return try completions(of: beginning).filter {
      $0 != word && abs($0.count - length) <= 3
    }
  }

  private func isWord(_ word: String) throws -> Bool {
    try database.withStatement("SELECT 1 FROM vocabulary WHERE word = \(word)") { try $0.step() }
  }

  /// Whether a text of the catalog has a word, in any grammatical form.
  ///
  /// ```swift
  /// try catalog.hasWord("withdrawing")  // true
  /// try catalog.hasWord("exprot")       // false
  /// ```
  ///
  /// - Throws: ``SQLiteError``.
  package func hasWord(_ word: String) throws -> Bool {
    try count(SearchUnit(.word(word)), atMost: 1) > 0
  }

  /// Whether the catalog's synonyms have a word, alone or in a phrase: people search for it, though
  /// no text may have it.
  ///
  /// ```swift
  /// try catalog.hasSynonym("lost")    // true
  /// try catalog.hasSynonym("exprot")  // false
  /// ```
  ///
  /// - Throws: ``SQLiteError``.
  package func hasSynonym(_ word: String) throws -> Bool {
    let stems = try stems(of: word).joined(separator: " ")
    guard !stems.isEmpty else { return false }
    return try database.withStatement(
      """
      SELECT 1 FROM synonym_phrases
      WHERE instr(' ' || stems || ' ', ' ' || \(stems) || ' ') LIMIT 1
      """
    ) { try $0.step() }
  }

  /// The words of documents for something people say, given by its stems; nil if it is unknown.
  ///
  /// Empty for what says nothing.
  package func synonyms(ofStems stems: String) throws -> [String]? {
    let rows = try database.rows(
      """
      SELECT substr(written, 1, \(Self.longestSynonym)) FROM synonym_phrases
      JOIN synonyms ON synonyms.id = synonym_id
      WHERE stems = \(stems) ORDER BY synonyms.id LIMIT \(Self.mostSynonyms)
      """
    ) { row in row.text(0) }
    guard !rows.isEmpty else { return nil }
    return Array(rows.flatMap(Synonyms.phrases).prefix(Self.mostSynonyms))
  }

  /// The phrases that one thing that people say is looked for as.
  static let mostSynonyms = 100
  /// The characters of a row of synonyms that are read.
  private static let longestSynonym = 4_000
}
