import Testing

@testable import Causes
@testable import CodeDocuments

struct ClassifierTests {
  /// Makes a classifier of causes and areas, each named by its rule, in the given order.
  private func classifier(
    _ causes: [(String, String)], areas: [(String, String)] = []
  ) throws -> Classifier {
    var rows = causes.map { Category(facet: .cause, slug: $0, title: $0, meaning: $0, words: $1) }
    rows.append(Category(facet: .cause, slug: "unspecified", title: "None", meaning: "None"))
    rows += areas.map { Category(facet: .area, slug: $0, title: $0, meaning: $0, words: $1) }
    return try Classifier(categories: rows)
  }

  @Test(arguments: [
    // One word, capitals or not, and only as a whole.
    ("frozen", "Account FROZEN", true),
    ("frozen", "frozenness", false),
    ("frozen", "unfrozen", false),
    // A prefix.
    ("exceed*", "limit exceeded", true),
    ("exceed*", "exceed", true),
    ("exceed*", "unexceeded", false),
    // Consecutive words.
    ("not_found", "order not found", true),
    ("not_found", "ORDER_NOT_FOUND", true),
    ("not_found", "found not", false),
    ("not_found", "not yet found", false),
    ("not_found", "not. found", false),
    ("not_fo*", "not found", true),
    // Alternatives.
    ("wrong/bad_sort", "a bad sort of key", true),
    ("wrong/bad_sort", "a wrong key", true),
    ("wrong/bad_sort", "a bad key", false),
    // Several terms, in any order, in one sentence.
    ("key wrong", "wrong key", true),
    ("key wrong", "the key that you sent is wrong", true),
    ("key wrong", "wrong", false),
    ("key wrong", "wrong door. lost key", false),
    ("key wrong", "wrong door; lost key", false),
    ("key wrong", "wrong.key", true),
    ("key key", "key", true),
    // Exclusions, in the same sentence.
    ("key !foreign", "key", true),
    ("key !foreign", "foreign key", false),
    ("key !foreign", "key. foreign", true),
    ("key !foreign/alien", "alien key", false),
    ("key !for*", "foreign key", false),
    // Symbols.
    ("invalid nonce", "invalidNonce", true),
    ("api_key", "APIKey", true),
    ("api_key", "api-key", true),
    ("oauth", "OAuth", true),
    ("cant", "can't", true),
    ("cant", "can’t", true),
    // Scripts without spaces.
    ("余额不足", "您的余额不足，请充值", true),
    ("余额 不足", "不足的余额", true),
    ("余额不足", "余额充足", false),
    ("错误", "sign错误code", true),
    ("code", "sign错误code", true),
    ("sign", "sign错误code", true),
    ("잔액", "계좌잔액이", true),
    ("𠀀𠀁", "x𠀂𠀀𠀁y", true),
    ("\u{1112}\u{1161}", "x\u{1103}\u{1112}\u{1161}y", true),
    ("sign", "sign𠀀code", true),
    ("подпис*", "Неверная ПОДПИСЬ", true),
    ("подпис", "Неверная ПОДПИСЬ", false),
    ("größe", "GRÖSSE GRÖßE", true),
    // Empty texts and rules.
    ("word", "", false),
    ("word", " .;! ", false),
  ])
  func `a rule matches what its terms describe`(rule: String, text: String, matches: Bool) throws {
    let classifier = try classifier([("cause", rule)])
    let expected =
      matches
      ? Classification(cause: "cause", rule: rule, areas: [])
      : Classification(cause: "unspecified", rule: "", areas: [])
    #expect(classifier.classify(text) == expected)
  }

  @Test(arguments: [
    // The rule with the most terms wins, wherever its cause is in the file.
    ("balance order", "second", "order balance"),
    ("order", "first", "order"),
    // Exclusions do not count as terms.
    ("order fee", "first", "order"),
    // Of equal rules, the earlier cause in the file wins, whatever comes first in the text.
    ("limit order", "first", "order"),
    // Of equal rules in one cause, the earlier rule wins.
    ("gamma beta", "third", "beta"),
    // The first sentence that matches a rule decides.
    ("What limit? The order balance.", "second", "limit"),
    ("Nothing. Here is a limit. And an order balance.", "second", "limit"),
  ])
  func `the most specific rule of the first matching sentence decides`(
    text: String, cause: String, rule: String
  ) throws {
    let classifier = try classifier([
      ("first", "order"), ("second", "limit; order balance; fee !balance"),
      ("third", "beta; gamma"),
    ])
    let result = classifier.classify(text)
    #expect(result.cause == cause)
    #expect(result.rule == rule)
  }

  @Test func `every area with a matching rule is given, in file order`() throws {
    let classifier = try classifier(
      [("cause", "frozen")],
      areas: [("orders", "order"), ("funds", "balance; coin price"), ("account", "user")])
    #expect(
      classifier.classify("user has no balance for the order").areas == [
        "orders", "funds", "account",
      ])
    #expect(classifier.classify("user frozen. order kept.").areas == ["orders", "account"])
    #expect(classifier.classify("coin").areas == [])
    #expect(classifier.classify("price of the coin").areas == ["funds"])
    #expect(classifier.classify("order").cause == "unspecified")
  }

  @Test func `a row that repeats a category adds its words`() throws {
    let rows = [
      Category(facet: .cause, slug: "a", title: "A", meaning: "a", advice: "do", words: "one"),
      Category(facet: .cause, slug: "unspecified", title: "U", meaning: "u"),
      Category(facet: .cause, slug: "a", words: "two; three"),
      Category(facet: .area, slug: "a", title: "Area", meaning: "area", words: "two"),
    ]
    let classifier = try Classifier(categories: rows)
    #expect(
      classifier.categories == [
        Category(
          facet: .cause, slug: "a", title: "A", meaning: "a", advice: "do",
          words: "one; two; three"),
        rows[1], rows[3],
      ])
    #expect(
      classifier.classify("two") == Classification(cause: "a", rule: "two", areas: ["a"]))
    // The exported words make the same classifier again.
    let again = try Classifier(categories: classifier.categories)
    #expect(again.classify("three").rule == "three")
  }

  @Test func `many rules and long texts do not overflow`() throws {
    let words = (0..<500).map { "w\($0) v\($0)" }.joined(separator: "; ")
    let classifier = try classifier(
      [("cause", words)], areas: (0..<130).map { ("area-\($0)", "w\($0)") })
    let text = String(repeating: "padding ", count: 50_000) + "w499 and v499"
    #expect(classifier.classify(text).rule == "w499 v499")
    #expect(classifier.classify("w129 w3").areas == ["area-3", "area-129"])
  }

  @Test func `random texts are classified as a naive reading of the rules would`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed of the random texts:", seed)
    var random = SplitMix64(state: seed)
    let words = ["ab", "abc", "cd", "余", "额"]
    for _ in 0..<300 {
      let rules: [NaiveRule] = (0..<6).map { _ in NaiveRule(words: words, using: &random) }
      let unique = rules.reduce(into: [NaiveRule]()) { list, rule in
        if !list.contains(where: { $0.key == rule.key }) { list.append(rule) }
      }
      let classifier = try classifier(unique.enumerated().map { ("c\($0)", $1.text) })
      for _ in 0..<20 {
        let text = (0..<Int.random(in: 0...6, using: &random)).map { _ in
          (words.randomElement(using: &random) ?? "")
            + (["", " ", " ", ". "].randomElement(using: &random) ?? "")
        }.joined()
        #expect(
          classifier.classify(text).rule == NaiveRule.decide(unique, text),
          "seed \(seed), text '\(text)', rules \(unique.map(\.text))")
      }
    }
  }
}

/// A reproducible source of randomness (Steele, Lea and Flood, 2014).
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A rule of plain words and prefixes, matched the slow and obvious way.
private struct NaiveRule {
  var required: [String]
  var excluded: [String]

  init(words: [String], using random: inout SplitMix64) {
    func term() -> String {
      let word = words.randomElement(using: &random) ?? ""
      return word.utf8.count == 2 && Bool.random(using: &random) ? word + "*" : word
    }
    required = (0...Int.random(in: 0...2, using: &random)).map { _ in term() }
    excluded = Bool.random(using: &random) ? [] : [term()]
  }

  var text: String { (required + excluded.map { "!" + $0 }).joined(separator: " ") }
  var key: [String] { required.sorted() + ["!"] + excluded.sorted() }

  private func matches(_ words: [String]) -> Bool {
    func found(_ term: String) -> Bool {
      term.hasSuffix("*")
        ? words.contains { $0.hasPrefix(term.dropLast()) } : words.contains(term)
    }
    return required.allSatisfy(found) && !excluded.contains(where: found)
  }

  /// The text of the rule that decides, or an empty text.
  static func decide(_ rules: [NaiveRule], _ text: String) -> String {
    for sentence in text.split(separator: ". ") {
      // Han characters are words by themselves, and separate the others.
      let words = sentence.map { $0.isASCII ? String($0) : " \($0) " }.joined()
        .split(separator: " ").map { $0 == "." ? "" : String($0.filter { $0 != "." }) }
      let matching = rules.filter { $0.matches(words) }
      if let most = matching.map(\.required.count).max() {
        return matching.first { $0.required.count == most }?.text ?? ""
      }
    }
    return ""
  }
}
