internal import ErrcatBytes
internal import HTMLReader
internal import MarkdownReader

/// Finds words of a list in text, in one pass over its UTF-8 bytes.
///
/// A list entry matches where a word starts with it; an entry that ends in a space matches the
/// whole word only. Chinese, Japanese and Korean have no marks between words, so there an entry
/// matches anywhere.
struct WordMatcher {
  /// The entries, sorted by their first byte, each with its length before it.
  private var table: [UInt8] = []
  /// Where in `table` the entries of each first byte start.
  private var starts: [Int] = []

  /// Creates a matcher for `words`, in lower case.
  init(_ words: [String]) {
    var entries: [[[UInt8]]] = Array(repeating: [], count: 256)
    for word in words {
      let bytes = Array(word.utf8)
      if let first = bytes.first { entries[Int(first)].append(bytes) }
    }
    for group in entries {
      starts.append(table.count)
      for entry in group { table += [UInt8(entry.count)] + entry }
    }
    starts.append(table.count)
  }

  /// Returns whether any entry is at `index` of `bytes`, which are in lower case.
  func matches(_ bytes: [UInt8], at index: Int) -> Bool {
    var entry = starts[Int(bytes[index])]
    let end = starts[Int(bytes[index]) + 1]
    while entry < end {
      let length = Int(table[entry])
      var offset = 1
      while offset < length, isEqual(bytes, index + offset, table[entry + 1 + offset]) {
        offset += 1
      }
      if offset == length { return true }
      entry += 1 + length
    }
    return false
  }

  private func isEqual(_ bytes: [UInt8], _ index: Int, _ expected: UInt8) -> Bool {
    if expected == UInt8(ascii: " ") { return index == bytes.count || !Self.isLetter(bytes[index]) }
    return index < bytes.count && bytes[index] == expected
  }

  /// Returns whether any entry is anywhere in `bytes`, even inside words.
  func matches(anywhereIn bytes: [UInt8]) -> Bool {
    bytes.indices.contains { matches(bytes, at: $0) }
  }

  /// Returns whether `byte` belongs to a word: a letter, an apostrophe or an underscore in ASCII,
  /// or a part of a character beyond it.
  static func isLetter(_ byte: UInt8) -> Bool {
    byte.isSmall || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "_") || byte >= 0x80
  }
}
