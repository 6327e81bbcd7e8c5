import CUTF8Proc
import TestSupport
import Testing

@testable import CodeDocuments

/// The normalization forms against canonical equivalence, which is how the standard library
/// compares texts.
@Suite struct NormalizationFormTests {
  /// All scalars that both utf8proc and the standard library know.
  private static let assigned: [Unicode.Scalar] = {
    let version = String(cString: utf8proc_unicode_version()).split(separator: ".")
    let major = version.first.flatMap { Int($0) } ?? 0
    return (0...0x10FFFF).compactMap(Unicode.Scalar.init).filter {
      guard let age = $0.properties.age else { return false }
      return age.major <= major
    }
  }()

  /// Three vowels of Tibetan that are letters by their class and marks by their decomposition; the
  /// standard library of Swift 6.3 leaves these marks after others that they belong before.
  private static let misordered: Set<Unicode.Scalar> = ["\u{F73}", "\u{F75}", "\u{F81}"]

  /// The scalars of which texts are made.
  private static let sampled = assigned.filter { !misordered.contains($0) }

  /// Those of them that meet others: marks, letters with marks, and the letters of Hangul.
  private static let joining: [Unicode.Scalar] = sampled.filter {
    $0.properties.canonicalCombiningClass != .notReordered
      || NormalizationForm.decomposed.scalars(of: String($0)) != [$0]
      || (0x1100...0x11FF).contains($0.value) || (0x09BE...0x0DDF).contains($0.value)
  }

  /// What is wrong with the two forms of a text.
  private func faults(in scalars: [Unicode.Scalar]) -> [String] {
    let text = String(String.UnicodeScalarView(scalars))
    let composed = NormalizationForm.composed.scalars(of: text)
    let decomposed = NormalizationForm.decomposed.scalars(of: text)
    let forms = [composed, decomposed].map { String(String.UnicodeScalarView($0)) }
    var faults: [String] = []
    func check(_ holds: Bool, _ fault: String) {
      if !holds { faults.append("\(scalars.map { String($0.value, radix: 16) }): \(fault)") }
    }
    check(forms[0] == text, "the composed form is another text")
    check(forms[1] == text, "the decomposed form is another text")
    check(composed.count <= decomposed.count, "the composed form is the longer one")
    check(NormalizationForm.composed.scalars(of: forms[1]) == composed, "composed, decomposed")
    check(NormalizationForm.decomposed.scalars(of: forms[0]) == decomposed, "decomposed, composed")
    for scalar in decomposed where (0xAC00...0xD7A3).contains(scalar.value) {
      check(false, "a syllable is not taken apart")
    }
    for (left, right) in zip(decomposed, decomposed.dropFirst()) {
      let classes = [left, right].map(\.properties.canonicalCombiningClass.rawValue)
      check(classes[1] == 0 || classes[0] <= classes[1], "marks out of order")
    }
    return faults
  }

  @Test func `each scalar is equivalent to its forms`() {
    #expect(Self.assigned.count > 280_000)
    let found = Self.assigned.flatMap { faults(in: [$0]) }
    #expect(found.prefix(5) == [])
  }

  @Test func `texts that are equivalent have the same forms`() {
    let seed = UInt64.random(in: 1...UInt64.max)
    var random = SeededGenerator(seed: seed)
    var found: [String] = []
    for round in 0..<50_000 {
      let length = 2 + round % 3
      let scalars = (0..<length).compactMap { index in
        // Marks and letters that meet are few among all scalars.
        (index > 0 || round % 2 == 0 ? Self.joining : Self.sampled).randomElement(using: &random)
      }
      found += self.faults(in: scalars)
      // The same marks in another order are the same text only where the library says so.
      let turned = [scalars[0]] + scalars.dropFirst().reversed()
      let texts = [scalars, turned].map { String(String.UnicodeScalarView($0)) }
      let forms = texts.map { NormalizationForm.composed.scalars(of: $0) }
      if (texts[0] == texts[1]) != (forms[0] == forms[1]) {
        found.append("\(scalars.map { String($0.value, radix: 16) }): turned")
      }
      if found.count > 5 { break }
    }
    #expect(found == [], "seed \(seed)")
  }

  @Test(
    arguments: [
      ("", "", ""), ("plain", "plain", "plain"), ("é", "é", "e\u{301}"),
      ("e\u{301}", "é", "e\u{301}"), ("\u{212B}", "Å", "A\u{30A}"),
      ("a\u{301}\u{328}", "ą\u{301}", "a\u{328}\u{301}"), ("\u{390}", "\u{390}", "ι\u{308}\u{301}"),
      ("각", "각", "\u{1100}\u{1161}\u{11A8}"), ("\u{1100}\u{1161}", "가", "\u{1100}\u{1161}"),
      ("가\u{11A7}", "가\u{11A7}", "\u{1100}\u{1161}\u{11A7}"),
      ("\u{11A7}é", "\u{11A7}é", "\u{11A7}e\u{301}"),
      ("ä\u{F81}", "ä\u{F71}\u{F80}", "a\u{F71}\u{F80}\u{308}"),
      ("\u{742}\u{F81}", "\u{F71}\u{F80}\u{742}", "\u{F71}\u{F80}\u{742}"),
      ("a\0e\u{301}", "a\0é", "a\0e\u{301}"), ("ﬁ ２", "ﬁ ２", "ﬁ ２"),
    ])
  func `a text has these forms`(text: String, composed: String, decomposed: String) {
    #expect(NormalizationForm.composed.scalars(of: text) == Array(composed.unicodeScalars))
    #expect(NormalizationForm.decomposed.scalars(of: text) == Array(decomposed.unicodeScalars))
  }
}
