import TestSupport
import Testing

@testable import CatalogSQLite
@testable import ErrorCatalog

/// The search for misspelled words against a comparison with each word of the vocabulary.
@Suite struct NearWordsTests {
  @Test(arguments: Alphabet.all)
  func `the walk finds what a look at each word finds`(_ alphabet: Alphabet) throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    let words = Set((0..<3_000).map { _ in alphabet.word(4...12, &random) }).sorted(by: isBefore)
    let entries = words.map { _ in Int.random(in: 1...5, using: &random) }
    let catalog = try Self.catalog(Array(zip(words, entries)))
    for _ in 0..<150 {
      // Of a word of the list, or of one that is far from all.
      let base = Bool.random(using: &random) ? words.randomElement(using: &random) : nil
      var wanted = Array((base ?? alphabet.word(4...12, &random)).unicodeScalars)
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        if wanted.count > 2 { alphabet.edit(&wanted, &random) }
      }
      // Words with a digit are never corrected.
      guard !wanted.isEmpty, !wanted.contains(where: { $0.properties.numericType != nil }) else {
        continue
      }
      let most = Int.random(in: 1...3, using: &random)
      let found = try catalog.nearWords(to: wanted, atMost: most)
      let expected = Self.compared(wanted, words, entries, atMost: most)
      let text = String(String.UnicodeScalarView(wanted))
      #expect(found == expected, "seed \(seed), \(alphabet), '\(text)', \(most) edits")
      if found != expected { return }
    }
  }

  @Test(
    arguments: [
      ("abcd", 1, []), ("abce", 1, ["abcd"]), ("abdc", 1, ["abcd"]), ("abc", 1, ["abcd"]),
      ("abxd", 1, ["abcd"]), ("xabcd", 1, ["abcd"]), ("axxd", 1, []), ("axxd", 2, ["abcd"]),
      ("überzug", 1, ["überzog"]), ("zzzzz", 3, []), ("zyxw", 1, ["zyxv"]),
      // A word with a digit is never meant; neither is one with a digit of another kind.
      ("wordz", 1, []), ("numberx", 1, []),
    ] as [(String, Int, [String])])
  func `near words are one edit or two away`(word: String, most: Int, near: [String]) throws {
    let catalog = try Self.catalog(
      ["abcd", "number²", "word1", "zyxv", "überzog"].map { ($0, 1) })
    #expect(try catalog.nearWords(to: Array(word.unicodeScalars), atMost: most) == near)
  }

  @Test func `a large vocabulary is not gone through`() throws {
    var random = SeededGenerator(seed: 7)
    let words = Set((0..<100_000).map { _ in Alphabet.latin.word(6...12, &random) })
    let catalog = try Self.catalog(words.sorted(by: isBefore).map { ($0, 1) })
    // To exchange two equal letters would change nothing.
    let word = try #require(words.first { $0.count == 10 && Array($0)[4] != Array($0)[5] })
    var wanted = Array(word.unicodeScalars)
    wanted.swapAt(4, 5)
    // To look at each word takes several operations a word.
    let found = try catalog.database.withOperationBudget(words.count) {
      try catalog.nearWords(to: wanted, atMost: 1)
    }
    #expect(found.contains(word))
  }

  /// A catalog with a vocabulary and nothing else.
  private static func catalog(_ words: [(String, Int)]) throws -> Catalog {
    let database = try Database.inMemory()
    try database.execute(
      """
      CREATE TABLE vocabulary (
        word TEXT PRIMARY KEY, entries INTEGER NOT NULL) STRICT, WITHOUT ROWID
      """)
    try database.transaction {
      try database.withStatement("INSERT INTO vocabulary VALUES (?, ?)") { statement in
        for (word, entries) in words {
          try statement.bind(word, at: 1)
          try statement.bind(entries, at: 2)
          try statement.run()
        }
      }
    }
    return Catalog(database)
  }

  /// What corrections were before they had the walk: each word of the vocabulary is compared.
  private static func compared(
    _ wanted: [Unicode.Scalar], _ words: [String], _ entries: [Int], atMost most: Int
  ) -> [String] {
    var best = most
    var near: [(distance: Int, word: String, entries: Int)] = []
    for (word, entries) in zip(words, entries) {
      let scalars = Array(word.unicodeScalars)
      guard let distance = editDistance(wanted, scalars, atMost: best),
        !scalars.contains(where: { $0.properties.numericType != nil })
      else { continue }
      best = min(best, max(distance, 1))
      near.append((distance, word, entries))
    }
    return near.filter { $0.distance == best }.sorted {
      $0.entries != $1.entries ? $0.entries > $1.entries : isBefore($0.word, $1.word)
    }.map(\.word)
  }
}

/// In the order of SQLite, by bytes.
private func isBefore(_ left: String, _ right: String) -> Bool {
  left.utf8.lexicographicallyPrecedes(right.utf8)
}

extension NearWordsTests {
  /// Letters that random words are made of.
  ///
  /// Few letters make many near words.
  struct Alphabet: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var letters: [Unicode.Scalar]

    static let latin = Alphabet(
      testDescription: "Latin letters", letters: Array("abcdefghijklmnopqrstuvwxyz".unicodeScalars))
    static let all = [
      latin,
      Alphabet(testDescription: "three letters", letters: ["a", "b", "c"]),
      Alphabet(testDescription: "letters and digits", letters: Array("abc09²".unicodeScalars)),
      Alphabet(
        testDescription: "letters of one to four bytes",
        letters: Array("abyzéßжя余不\u{D7FF}\u{E000}\u{10FFFF}𐐷".unicodeScalars)),
    ]

    func word(_ lengths: ClosedRange<Int>, _ random: inout SeededGenerator) -> String {
      var word = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: lengths, using: &random) {
        word.append(letter(&random))
      }
      return String(word)
    }

    /// Puts a letter in, leaves one out, changes one, or exchanges two neighbors.
    func edit(_ word: inout [Unicode.Scalar], _ random: inout SeededGenerator) {
      let place = Int.random(in: 0..<word.count - 1, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: word.insert(letter(&random), at: place)
      case 1: word.remove(at: place)
      case 2: word[place] = letter(&random)
      default: word.swapAt(place, place + 1)
      }
    }

    private func letter(_ random: inout SeededGenerator) -> Unicode.Scalar {
      letters[Int.random(in: 0..<letters.count, using: &random)]
    }
  }
}
