internal import ErrcatBytes

/// The codes that source text is searched for.
///
/// Each text that is added gets a number, its term. A name is known by its words, a number by its value,
/// and any other text by its letters.
package struct CodeIndex: Sendable {
  var names = TermTable()
  var numbers = TermTable()
  /// The texts that have other signs than names do, by their first word.
  var phrases = TermTable()
  private(set) var texts: [[UInt8]] = []
  /// Names of one word, which a small word of the language must not be taken for.
  private(set) var needsCase: [Bool] = []
  private(set) var ranges: [(numbers: ClosedRange<Int64>, term: Int)] = []
  package private(set) var families: [CodeFamily] = []
  /// Which families a text can be of that begins with a byte.
  private(set) var familiesByFirst = [[Int]](repeating: [], count: 256)
  private var terms: [String: Int] = [:]

  /// Makes an index without codes.
  package init() {}

  /// How many terms there are.
  package var count: Int { texts.count }

  /// The text of a term.
  package func text(_ term: Int) -> String { String(decoding: texts[term], as: UTF8.self) }

  /// Adds a text, with the numbers that it means, and returns its term; nil for one without a letter or
  /// digit.
  package mutating func add(_ text: String, numbers meant: ClosedRange<Int64>? = nil) -> Int? {
    if let term = terms[text] { return term }
    let bytes = Array(text.utf8)
    guard bytes.contains(where: { $0.isAlphanumeric || $0 >= 0x80 }) else { return nil }
    let term = texts.count
    terms[text] = term
    texts.append(bytes)
    needsCase.append(false)
    if let meant {
      if meant.count > 1 {
        ranges.append((meant, term))
      } else {
        let value = meant.lowerBound
        numbers.add(term, at: UInt64(bitPattern: value))
        // 0x80070005 is also the signed number of 32 bits.
        if value > Int64(Int32.max), value <= Int64(UInt32.max) {
          let signed = Int32(bitPattern: UInt32(value))
          numbers.add(term, at: UInt64(bitPattern: Int64(signed)))
        } else if value < 0, value >= Int64(Int32.min) {
          let unsigned = UInt32(bitPattern: Int32(value))
          if value < -65_535 { numbers.add(term, at: UInt64(unsigned)) }
        }
      }
      // Its sign counts, which is no part of a word.
      if !bytes.contains(where: \.isLetter) || meant.count > 1 { return term }
    }
    let first = bytes.drop { !Self.isNameByte($0) }.prefix(while: Self.isNameByte)
    if bytes.allSatisfy({ Self.isNameByte($0) || $0 == UInt8(ascii: "-") }) {
      names.add(term, at: NameHash(bytes).value)
      needsCase[term] = Self.isOneWord(bytes) && bytes.contains(where: \.isCapital)
    }
    if first.count < bytes.count { phrases.add(term, at: NameHash(first).value) }
    return term
  }

  /// Adds a family, and returns its number.
  package mutating func add(_ family: CodeFamily) -> Int {
    if let place = families.firstIndex(of: family) { return place }
    families.append(family)
    familiesByFirst[Int(family.bytes.first ?? 0)].append(families.count - 1)
    return families.count - 1
  }

  /// The terms that a text is one of, as source text would name it.
  package func terms(of text: String, number: Int64?) -> [Int] {
    var found: [Int] = []
    if let number {
      found += numbers[UInt64(bitPattern: number)] ?? []
    }
    found += names[NameHash(text.utf8).value]?.filter { !isSmall(text) || !needsCase[$0] } ?? []
    if let term = terms[text] { found.append(term) }
    return found
  }

  /// The terms whose range a number is in.
  package func rangeTerms(of number: Int64) -> [Int] {
    ranges.filter { $0.numbers.contains(number) }.map(\.term)
  }

  private func isSmall(_ text: String) -> Bool { !text.utf8.contains(where: \.isCapital) }

  @inline(__always)
  static func isNameByte(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || byte == 0x5F || byte >= 0x80
  }

  /// Whether a name is one word: `TIMEOUT`, `Timeout`.
  private static func isOneWord(_ bytes: [UInt8]) -> Bool {
    guard bytes.allSatisfy({ $0.isAlphanumeric }) else { return false }
    let isCapitals = !bytes.contains(where: \.isSmall)
    return isCapitals || !bytes.dropFirst().contains(where: \.isCapital)
  }
}
