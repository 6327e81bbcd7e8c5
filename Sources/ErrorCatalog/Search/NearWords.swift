internal import CatalogSQLite
internal import ErrcatBytes

/// The words of a sorted list that are a few edits away from one word.
///
/// A sorted list is a trie: the words that begin alike are next to each other. So the beginnings are
/// followed only as long as they can still lead to a near word, and what cannot is stepped over, by
/// one seek in the index of the list. An edit is one of ``editDistance(_:_:atMost:)``, and the rows
/// are those of its table: one for each letter of the beginning.
struct NearWords {
  /// A word, and how often it is used.
  struct Word: Equatable {
    var text: String
    var entries: Int
  }

  /// The near words, without the word itself.
  private(set) var found: [Word] = []
  /// Whether the list has the word itself.
  private(set) var hasWord = false

  private let wanted: [UInt32]
  /// The letters of the word, each once, in their order.
  private let letters: [UInt32]
  private let limit: UInt8
  /// The beginning that is looked at, and its row of distances, after that of the empty beginning.
  private var path: [UInt32] = []
  private var rows: [UInt8]
  /// The least distance of each row.
  private var least: [UInt8] = [0]

  /// More edits than any that count.
  private static let far: UInt8 = 200

  /// - Parameters:
  ///   - wanted: At most 100 letters.
  ///   - limit: The most edits, from 1 to 3.
  init(_ wanted: [Unicode.Scalar], atMost limit: Int) {
    self.wanted = wanted.map(\.value)
    self.limit = UInt8(limit)
    letters = Set(self.wanted).sorted()
    rows = [UInt8](repeating: Self.far, count: (wanted.count + limit + 2) * (wanted.count + 1))
    for column in 0...min(limit, wanted.count) { rows[column] = UInt8(column) }
  }

  /// Looks through a list: `list` gives words and their numbers of entries, sorted by their bytes,
  /// from its first parameter on.
  mutating func search(_ list: inout Statement) throws {
    var key: [UInt32] = []
    var word: [UInt32] = []
    var hasSought = false
    try list.bind("", at: 1)
    while try list.step() {
      read(list, into: &word)
      // Bytes that are not UTF-8 are sorted in another place than what they are read as.
      if hasSought, Self.isBefore(word, key) { return }
      hasSought = false
      var steps = 0
      // The next word is often near enough to be reached without a seek.
      while steps < Self.mostSteps, Self.isBefore(word, key) {
        guard try list.step() else { return }
        read(list, into: &word)
        steps += 1
      }
      if !Self.isBefore(word, key) {
        guard let end = follow(word) else {
          add(list)
          key = word
          continue
        }
        guard let next = beginning(after: word, at: end), Self.isBefore(key, next) else { return }
        key = next
        continue
      }
      list.reset()
      try list.bind(Self.text(key), at: 1)
      hasSought = true
    }
  }

  /// Steps that take as long as a seek.
  private static let mostSteps = 4

  /// Reads the beginning of a word that tells whether it is near.
  private func read(_ list: borrowing Statement, into word: inout [UInt32]) {
    let most = wanted.count + Int(limit) + 1
    word.removeAll(keepingCapacity: true)
    list.withTextBytes(0) { bytes in
      if bytes.prefix(most).allSatisfy({ $0 < 0x80 }) {
        for byte in bytes.prefix(most) { word.append(UInt32(byte)) }
      } else {
        // A letter has four bytes at most; what a cut leaves of one comes after all that counts.
        let text = String(decoding: bytes.prefix(4 * (most + 1)), as: UTF8.self)
        for scalar in text.unicodeScalars.prefix(most) { word.append(scalar.value) }
      }
    }
  }

  private mutating func add(_ list: borrowing Statement) {
    let distance = rows[path.count * (wanted.count + 1) + wanted.count]
    if distance == 0 { hasWord = true }
    guard (1...limit).contains(distance) else { return }
    found.append(Word(text: list.text(0), entries: list.int(1)))
  }

  /// Goes along a word as far as it can lead to a near one.
  ///
  /// - Returns: The place of the letter that no near word has there; nil otherwise.
  private mutating func follow(_ word: [UInt32]) -> Int? {
    var common = 0
    while common < min(path.count, word.count), path[common] == word[common] { common += 1 }
    shorten(to: common)
    for place in common..<word.count where !push(word[place]) { return place }
    return nil
  }

  /// The first beginning after a word that may lead to a near one, if the word cannot any more
  /// from a place on; nil otherwise.
  private mutating func beginning(after word: [UInt32], at place: Int) -> [UInt32]? {
    var place = place
    while true {
      shorten(to: place)
      if let letter = firstLetter(after: word[place]) { return path + [letter] }
      if place == 0 { return nil }
      place -= 1
    }
  }

  /// The first letter after another one that a near word may have after the beginning.
  private mutating func firstLetter(after letter: UInt32) -> UInt32? {
    guard let least = least.last, least >= limit else {
      // There is an edit left, so that any letter will do.
      let next = letter + 1
      if Self.digits.contains(next) { return Self.digits.upperBound + 1 }
      return next == 0xD800 ? 0xE000 : next > 0x10FFFF ? nil : next
    }
    for next in letters where next > letter && push(next) {
      shorten(to: path.count - 1)
      return next
    }
    return nil
  }

  /// Words with digits are no words.
  private static let digits: ClosedRange<UInt32> = 0x30...0x39

  private mutating func shorten(to count: Int) {
    path.removeLast(path.count - count)
    least.removeLast(least.count - count - 1)
  }

  /// Adds a letter to the beginning, if that may still lead to a near word.
  private mutating func push(_ letter: UInt32) -> Bool {
    let (length, limit, depth) = (wanted.count, Int(limit), path.count)
    guard depth < length + limit, !Self.digits.contains(letter) else { return false }
    let width = length + 1
    let last = depth * width
    let current = last + width
    // Cells farther from the diagonal than the limit are too far for sure.
    let (low, high) = (max(1, depth + 1 - limit), min(length, depth + 1 + limit))
    rows[current + low - 1] = low == 1 ? UInt8(min(depth + 1, Int(Self.far))) : Self.far
    if high < length { rows[current + high + 1] = Self.far }
    var best = rows[current + low - 1]
    if low <= high {
      for column in low...high {
        var cost = min(
          rows[last + column] + 1, rows[current + column - 1] + 1,
          rows[last + column - 1] + (wanted[column - 1] == letter ? 0 : 1))
        if depth > 0, column > 1, wanted[column - 2] == letter,
          wanted[column - 1] == path[depth - 1]
        {
          cost = min(cost, rows[last - width + column - 2] + 1)
        }
        rows[current + column] = min(cost, Self.far)
        best = min(best, cost)
      }
    }
    guard best <= self.limit else { return false }
    path.append(letter)
    least.append(best)
    return true
  }

  private static func isBefore(_ left: [UInt32], _ right: [UInt32]) -> Bool {
    left.lexicographicallyPrecedes(right)
  }

  private static func text(_ scalars: [UInt32]) -> String {
    var text = String.UnicodeScalarView()
    for value in scalars { text.append(Unicode.Scalar(value) ?? "\u{FFFD}") }
    return String(text)
  }
}
