internal import CatalogSQLite
internal import ErrcatBytes

/// Counts, while a catalog is built, how many entries contain each word.
///
/// Words are those of FTS5's tokenizer `unicode61`, as written: the stems of the full-text index
/// cannot say how a word begins or is spelled. Left out is what nobody looks up in that way:
/// numbers, pairs of characters, and words of over 40 bytes.
final class VocabularyCount {
  private let tokenizer: Tokenizer
  /// The words' bytes, one after another.
  // Accesses are short and never nest; to check that takes as long as to count a word.
  @exclusivity(unchecked) private var bytes: [UInt8] = []
  @exclusivity(unchecked) private var words: [Word] = []
  /// Open addressing by hash, over indexes of `words`; as many as a power of two.
  @exclusivity(unchecked) private var slots = [Int32](repeating: -1, count: 1 << 10)
  @exclusivity(unchecked) private var entry = 0

  private struct Word {
    var start: Int
    var length: Int
    var hash: UInt32
    var entries: Int
    /// The entry it was last seen in, so that no entry is counted twice.
    var lastEntry: Int
  }

  init(_ tokenizer: Tokenizer) {
    self.tokenizer = tokenizer
  }

  /// Begins the next entry.
  func beginEntry() { entry += 1 }

  /// Counts the words of a text of the current entry.
  func add(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      // Most codes are digits, which are no words.
      if bytes.allSatisfy(\.isDigit) { return }
      tokenizer.forEachToken(in: bytes) { token, _ in
        if isWord(token) { count(token) }
      }
    }
  }

  /// Calls `body` with each word and the count of its entries, in byte order.
  func forEachWord(_ body: (String, Int) throws -> Void) rethrows {
    let sorted = words.sorted { left, right in
      bytes[left.start..<left.start + left.length]
        .lexicographicallyPrecedes(bytes[right.start..<right.start + right.length])
    }
    for word in sorted {
      let text = String(decoding: bytes[word.start..<word.start + word.length], as: UTF8.self)
      try body(text, word.entries)
    }
  }

  private func isWord(_ token: UnsafeBufferPointer<UInt8>) -> Bool {
    guard token.count <= 40 else { return false }
    var hasLetter = false
    let bytes = token.span
    for index in bytes.indices {
      // Segmentation serves the scripts that are written without spaces.
      if bytes.unspacedLength(at: index) > 0 { return false }
      if bytes[index] >= UInt8(ascii: "a") { hasLetter = true }
    }
    return hasLetter
  }

  private func count(_ token: UnsafeBufferPointer<UInt8>) {
    var hash: UInt32 = 2_166_136_261  // FNV-1a
    for byte in token { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if words[index].hash == hash, holds(words[index], token) {
        if words[index].lastEntry != entry {
          words[index].entries += 1
          words[index].lastEntry = entry
        }
        return
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(words.count)
    words.append(
      Word(start: bytes.count, length: token.count, hash: hash, entries: 1, lastEntry: entry))
    bytes.append(contentsOf: token)
    if words.count * 2 > slots.count { grow() }
  }

  private func holds(_ word: Word, _ token: UnsafeBufferPointer<UInt8>) -> Bool {
    guard word.length == token.count else { return false }
    for index in 0..<word.length where bytes[word.start + index] != token[index] { return false }
    return true
  }

  private func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (index, word) in words.enumerated() {
      var slot = Int(word.hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index)
    }
  }
}
