internal import CodeDocuments
internal import ErrcatBytes

/// The keys under which programs log codes.
///
/// Keys are compared without case and without `_` and `-`: `error_code`, `errorCode` and `Error-Code`
/// are one. A key is a whole word: `zip_code` is not `code`.
///
/// ```swift
/// let keys = try CodeKeys(adding: ["status"])
/// ```
public struct CodeKeys: Sendable {
  /// The keys that every search has, as they are listed in docs/annotate.md.
  package static let standard = CodeNames.names(in: .logs)

  private static let endings = CodeNames.endings.map { FoldedWord($0) }
  private static let otherKinds = CodeNames.otherKinds.map { FoldedWord($0) }
  private static let bareCode = FoldedWord("code")
  private static let announcing = CodeNames.names(in: .words).map { FoldedWord($0) }
  private static let numbered = CodeNames.names(in: .numbers).map { FoldedWord($0) }
  private static let exits = ["exit", "exits", "exited", "exiting"].map { FoldedWord($0) }
  private static let exceptions = CodeNames.exceptions.map { FoldedWord($0) }
  /// The words `error` and `err`, which also name a level, and come before counts.
  private static let levels = ["error", "err"].map { FoldedWord($0) }

  /// The keys, by how many letters and digits they have.
  private let words: [[FoldedWord]]
  /// The last three letters of the keys, and how long those keys are.
  private let lastLetters: LastLetters
  /// Whether one of the keys ends in a digit.
  let endInDigits: Bool

  private static let standardKeys = CodeKeys(names: standard)

  /// The standard keys.
  public init() { self = Self.standardKeys }

  /// The standard keys and others.
  ///
  /// - Throws: ``InvalidKey`` for a name that is empty, is longer than 32 letters and digits, or
  ///   holds anything but ASCII letters, digits, `_` and `-`.
  public init(adding names: [String]) throws(InvalidKey) {
    for name in names where !Self.isName(name) { throw InvalidKey(name: name) }
    self.init(names: Self.standard + names)
  }

  private init(names: [String]) {
    var words = [[FoldedWord]](repeating: [], count: FoldedWord.longest + 1)
    for name in names {
      let word = FoldedWord(name)
      words[word.count].append(word)
    }
    self.words = words
    endInDigits = names.contains { name in
      name.utf8.last { $0.isLetter || $0.isDigit }?.isDigit == true
    }
    // The last word of a name ends it where its words are apart, as in `SQL state`.
    let lastWords = Self.standard.filter { $0.contains("_") }.compactMap { name in
      name.split(separator: "_").last.map(String.init)
    }
    lastLetters = LastLetters(
      names + lastWords + ["state"] + CodeNames.names(in: .numbers),
      endings: CodeNames.endings + CodeNames.exceptions)
  }

  private static func isName(_ name: String) -> Bool {
    let isMadeOfWordBytes = name.utf8.allSatisfy { $0.isWordByte }
    return isMadeOfWordBytes && (1...FoldedWord.longest).contains(FoldedWord(name).count)
  }

  /// Whether a word that ends at a place may be a key: a quick guess that misses none.
  @inline(__always)
  func mayEnd(_ text: UnsafePointer<UInt8>, at end: Int) -> Bool {
    guard end > 0, text[end - 1].isLetter || text[end - 1].isDigit else { return false }
    guard end >= 3 else { return true }
    let lengths = lastLetters.lengths(text[end - 3], text[end - 2], text[end - 1])
    return lengths != 0 && mayEnd(text, at: end, lengths)
  }

  /// Whether the word has as many letters and digits as one of the keys that end as it does.
  private func mayEnd(_ text: UnsafePointer<UInt8>, at end: Int, _ lengths: UInt32) -> Bool {
    var start = end
    var count = 0
    while start > 0, end - start <= 2 * FoldedWord.longest, text[start - 1].isWordByte {
      start -= 1
      if text[start].isLetter || text[start].isDigit { count += 1 }
    }
    if lengths & LastLetters.bit(count) != 0 { return true }
    // The first letters may belong to an escape before the key.
    return start > 0 && [0x5C, 0x5B, 0x3B].contains(text[start - 1])
  }

  /// What a word before a code is.
  enum Word {
    /// A key that comes before `=` or `:` only.
    case key
    /// A key that announces a code without a separator, too: `code 10016`.
    case announcing
    /// `error` or `err`, which may also be a level, or come before a count.
    case level
    /// The name of an exception, which announces a number.
    case exception
    /// `Msg` of SQL Server, which announces a number after a blank.
    case message

    /// Whether a number after it may be an amount: `error: 3 retries left`.
    var mayCount: Bool { self == .level || self == .exception }
  }

  /// Tells what a word is before a code.
  ///
  /// - Parameters:
  ///   - word: The word.
  ///   - isCamel: Whether it ends in a word that a capital begins, as `SocketError` does.
  /// - Returns: nil if it announces no code.
  func kind(of word: FoldedWord, isCamel: Bool) -> Word? {
    for level in Self.levels where level == word { return .level }
    for name in Self.announcing where name == word { return .announcing }
    if word.count < words.count {
      for key in words[word.count] where key == word { return .key }
    }
    for name in Self.numbered where name == word { return .message }
    for ending in Self.endings where word.ends(with: ending) { return .announcing }
    if isCamel {
      for ending in Self.exceptions where word.ends(with: ending) { return .exception }
    }
    return nil
  }

  /// Whether a word says that a process ended.
  func namesExit(_ word: FoldedWord) -> Bool {
    for exit in Self.exits where exit == word { return true }
    return false
  }

  /// Whether a word is `code` alone, so that the word before it decides.
  func isBare(_ word: FoldedWord) -> Bool { word == Self.bareCode }

  /// Whether a word before `code` makes it a code of another kind.
  func namesOtherKind(_ word: FoldedWord) -> Bool {
    for kind in Self.otherKinds where kind == word { return true }
    return false
  }
}

/// Which lengths the words have that end in three letters, a bit for each length; other letters may
/// share the place.
private struct LastLetters: Sendable {
  private var lengths = [UInt32](repeating: 0, count: 1 << 15)

  /// Takes the words with `_` and `-` anywhere within, and any word before `endings`.
  init(_ words: [String], endings: [String]) {
    for word in words {
      let letters = word.utf8.filter { $0.isLetter || $0.isDigit }
      insert(letters, Self.bit(letters.count))
    }
    for ending in endings {
      let letters = ending.utf8.filter { $0.isLetter || $0.isDigit }
      insert(letters, ~(Self.bit(letters.count) - 1))
    }
  }

  static func bit(_ length: Int) -> UInt32 { 1 << UInt32(min(length, 31)) }

  private mutating func insert(_ letters: [UInt8], _ lengths: UInt32) {
    let any = Array(UInt8(0)..<32)
    let joins = Array("_-".utf8)
    guard let last = letters.last else { return }
    insert(any, joins, last, lengths)
    guard let second = letters.dropLast().last else {
      insert(any, any, last, lengths)
      return
    }
    let third = letters.dropLast(2).last
    insert(third.map { joins + [$0] } ?? any, [second], last, lengths)
  }

  private mutating func insert(
    _ first: [UInt8], _ second: [UInt8], _ third: UInt8, _ lengths: UInt32
  ) {
    for first in first {
      for second in second { self.lengths[Self.place(first, second, third)] |= lengths }
    }
  }

  @inline(__always)
  private static func place(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
    Int(first & 31) << 10 | Int(second & 31) << 5 | Int(third & 31)
  }

  @inline(__always)
  func lengths(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt32 {
    lengths[Self.place(first, second, third)]
  }
}

/// A name that cannot be a key.
public struct InvalidKey: Error, Equatable, CustomStringConvertible {
  /// The name as given.
  package var name: String

  /// The fault.
  public var description: String {
    "'\(name)' is no key: a key is 1 to \(FoldedWord.longest) ASCII letters and digits, with _ and - "
      + "between them"
  }
}

/// A word in lower case, without `_` and `-`: its last 32 letters and digits.
struct FoldedWord: Equatable, Sendable {
  static let longest = 32

  private var low: UInt128 = 0
  private var high: UInt128 = 0
  /// How many letters and digits it has.
  private(set) var count = 0

  init() {}

  init(_ text: String) {
    for byte in text.utf8.reversed() where byte.isLetter || byte.isDigit { prepend(byte) }
  }

  /// Adds a letter or digit before the others.
  @inline(__always)
  mutating func prepend(_ byte: UInt8) {
    let folded = UInt128(byte.isDigit ? byte : byte | 0x20)
    if count < 16 {
      low |= folded << UInt128(8 * count)
    } else if count < Self.longest {
      high |= folded << UInt128(8 * (count - 16))
    }
    count += 1
  }

  /// Whether the word ends with one of at most 15 letters.
  func ends(with ending: FoldedWord) -> Bool {
    count > ending.count && low & ((1 << UInt128(8 * ending.count)) - 1) == ending.low
  }
}

extension UInt8 {
  /// Whether a key may hold the byte.
  @inline(__always) var isWordByte: Bool {
    isLetter || isDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "-")
  }
}
