internal import CodeLogs
internal import ErrcatBytes
internal import MarkdownReader

/// What changed in a text, word by word.
///
/// ```swift
/// WordDiff(old: "Order not found", new: "Order was not found").parts
/// // [.same("Order "), .added("was "), .same("not found")]
/// ```
///
/// A word is a run of letters and digits; of scripts without spaces each character is one. Texts that
/// have less than a third of their words in common are one removed and one added text, and so is
/// the rest of long texts if it has more than `mostWords` words: comparing them takes
/// quadratic time.
package struct WordDiff: Equatable, Sendable {
  /// A part of one of the texts, or of both.
  package enum Part: Equatable, Sendable {
    /// Both texts have it.
    case same(String)
    /// Only the old text has it.
    case removed(String)
    /// Only the new text has it.
    case added(String)
  }

  /// The parts in order.
  ///
  /// The same and removed ones make up the old text, the same and added ones the new text. A removed
  /// part comes before the part added in its place.
  package private(set) var parts: [Part] = []

  /// The most words of both texts that are compared, equal starts and ends aside.
  static let mostWords = 2000

  /// Compares two texts.
  package init(old: String, new: String) {
    let old = Self.words(old)
    let new = Self.words(new)
    let start = zip(old, new).prefix { $0 == $1 }.count
    let end = zip(old[start...].reversed(), new[start...].reversed()).prefix { $0 == $1 }.count
    let oldMiddle = old[start..<(old.count - end)]
    let newMiddle = new[start..<(new.count - end)]
    var removals: Set<Int> = Set(oldMiddle.indices)
    var insertions: Set<Int> = Set(newMiddle.indices)
    if oldMiddle.count + newMiddle.count <= Self.mostWords {
      (removals, insertions) = ([], [])
      for change in Array(newMiddle).difference(from: Array(oldMiddle)) {
        switch change {
        case .remove(let offset, _, _): removals.insert(start + offset)
        case .insert(let offset, _, _): insertions.insert(start + offset)
        }
      }
    }
    let same = zip(old.indices, old).filter { !removals.contains($0) && !Self.isSpace($1) }.count
    let words = max(
      old.filter { !Self.isSpace($0) }.count, new.filter { !Self.isSpace($0) }.count)
    if same * 3 < words {
      removals = Set(old.indices)
      insertions = Set(new.indices)
    }
    collect(old, new, removals, insertions)
  }

  /// Joins words into parts; white space alone between two changes belongs to both.
  private mutating func collect(
    _ old: [Substring], _ new: [Substring], _ removals: Set<Int>, _ insertions: Set<Int>
  ) {
    var removed = ""
    var added = ""
    var same = ""
    func changes() -> [Part] {
      (removed.isEmpty ? [] : [.removed(removed)]) + (added.isEmpty ? [] : [.added(added)])
    }
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      let isRemoved = removals.contains(i)
      if isRemoved || insertions.contains(j) {
        if !same.isEmpty {
          if removed.isEmpty, added.isEmpty {
            parts.append(.same(same))
          } else if same.allSatisfy(\.isWhitespace) {
            removed += same
            added += same
          } else {
            parts += changes() + [.same(same)]
            (removed, added) = ("", "")
          }
          same = ""
        }
        if isRemoved {
          removed += old[i]
          i += 1
        } else {
          added += new[j]
          j += 1
        }
      } else {
        same += old[i]
        i += 1
        j += 1
      }
    }
    parts += changes()
    if !same.isEmpty { parts.append(.same(same)) }
  }

  // MARK: - Words

  /// A text as words, white space, and single characters of any other kind.
  private static func words(_ text: String) -> [Substring] {
    var words: [Substring] = []
    var start = text.startIndex
    while start < text.endIndex {
      let first = text[start]
      var end = text.index(after: start)
      if isSpace(text[start..<end]) {
        while end < text.endIndex, text[end].isWhitespace { end = text.index(after: end) }
      } else if isPartOfWord(first) {
        while end < text.endIndex, isPartOfWord(text[end]) { end = text.index(after: end) }
      }
      words.append(text[start..<end])
      start = end
    }
    return words
  }

  private static func isSpace(_ word: Substring) -> Bool { word.first?.isWhitespace == true }

  private static func isPartOfWord(_ character: Character) -> Bool {
    guard character.isLetter || character.isNumber || character == "_" || character == "'" else {
      return false
    }
    return !character.unicodeScalars.contains(where: \.isUnspaced)
  }
}
