import Testing

@testable import Causes
@testable import CodeDocuments
@testable import MarkdownReader

/// The built-in rules, checked against a careful reader's judgments.
struct ClassifierSeedTests {
  private let classifier = ClassifierRulesFile.classifier

  @Test func `every row of the owner's document has the cause a careful reader gives it`() {
    #expect(SeedCauses.rows.count == 203)
    #expect(ClassifierRulesFile.seedDescriptions.count == 203)
    for row in SeedCauses.rows {
      let text = ClassifierRulesFile.seedDescriptions["\(row.domain)|\(row.code)"] ?? ""
      #expect(!text.isEmpty, "\(row.domain) \(row.code)")
      #expect(classifier.classify(text).cause == row.cause, "\(row.domain) \(row.code): \(text)")
    }
  }

  @Test func `every row of the owner's document has the areas a careful reader gives it`() {
    for row in SeedCauses.rows {
      let text = ClassifierRulesFile.seedDescriptions["\(row.domain)|\(row.code)"] ?? ""
      #expect(classifier.classify(text).areas == row.areas, "\(row.domain) \(row.code): \(text)")
    }
  }

  @Test func `the causes and areas of the contract exist, each with all its texts`() {
    let slugs = classifier.categories.filter { $0.facet == .cause }.map(\.slug)
    #expect(
      Set(slugs) == [
        "authentication", "permission", "rate-limit", "invalid-request", "unsupported",
        "not-found", "insufficient-funds", "limit-exceeded", "account-restricted", "conflict",
        "unavailable", "unspecified",
      ])
    #expect(
      classifier.categories.filter { $0.facet == .area }.map(\.slug) == [
        "orders", "funds", "withdrawals", "lending", "contracts", "account", "security",
        "market-data", "streaming", "requests",
      ])
    for category in classifier.categories {
      #expect(!category.title.isEmpty && category.meaning.hasSuffix("."), "\(category.slug)")
      // What to do about a cause that nobody knows, nobody knows.
      #expect(
        category.advice.hasSuffix(".") || category.slug == "unspecified" && category.advice.isEmpty,
        "\(category.slug)")
    }
  }

  @Test func `no rule names a code`() {
    for category in classifier.categories {
      for rule in ClassifierRule.texts(in: category.words) {
        let words = rule.split { !$0.isLetter && !$0.isNumber }
        #expect(!words.contains { $0.count > 1 && $0.allSatisfy(\.isNumber) }, "\(rule)")
      }
    }
  }

  @Test func `no word is in two rules of equal weight, as the second would never decide`() {
    var owners: [String: String] = [:]
    for category in classifier.categories {
      for rule in ClassifierRule.texts(in: category.words) where !rule.contains(" ") {
        for word in rule.split(separator: "/") {
          // A word may lead to several areas, but only to one cause.
          let key = category.facet == .cause ? "\(word)" : "\(category.slug) \(word)"
          let owner = owners.updateValue(category.slug, forKey: key)
          #expect(owner == nil, "'\(word)' in '\(rule)' of \(category.slug)")
        }
      }
    }
  }

  @Test(arguments: [
    // A symbol reads the same as its words.
    ("INSUFFICIENT_BALANCE", "insufficient-funds"), ("insufficientBalance", "insufficient-funds"),
    ("TOO_MANY_REQUESTS", "rate-limit"), ("TooManyRequests", "rate-limit"),
    ("invalidNonce", "invalid-request"), ("API_KEY_INVALID", "authentication"),
    ("order-not-found", "not-found"), ("SERVICE_UNAVAILABLE", "unavailable"),
    // The examples of the documentation.
    ("Signature does not match", "authentication"),
    ("Place order failed. Please try again later", "unspecified"),
    ("Upload failed. Insufficient funds.", "insufficient-funds"),
    ("Order does not exist. Check your API key.", "not-found"),
    ("权限不足", "permission"), ("余额不足", "insufficient-funds"),
    ("Недостаточно прав", "permission"), ("Недостаточно средств", "insufficient-funds"),
    ("", "unspecified"), ("10016", "unspecified"),
  ])
  func `symbols, several sentences and several scripts get their causes`(
    text: String, cause: String
  ) {
    #expect(classifier.classify(text).cause == cause)
  }

  @Test func `texts of other vendors get their causes, except for the known mistakes`() {
    var tallies: [String: CauseTally] = [:]
    var mistaken: Set<String> = []
    for sample in JudgedTexts.samples {
      let cause = classifier.classify(sample.text).cause
      tallies[cause, default: CauseTally()].given += 1
      tallies[sample.cause, default: CauseTally()].judged += 1
      if cause == sample.cause {
        tallies[cause, default: CauseTally()].agreed += 1
      } else {
        mistaken.insert(sample.text)
        if !JudgedTexts.mistaken.contains(sample.text) {
          Issue.record("judged \(sample.cause), given \(cause): \(sample.text)")
        }
      }
    }
    #expect(JudgedTexts.samples.count >= 600)
    #expect(mistaken == JudgedTexts.mistaken, "remove the texts that are right now from the list")
    for (cause, tally) in tallies.sorted(by: { $0.key < $1.key }) {
      #expect(tally.judged >= 25, "\(cause)")
      print(
        "\(cause): judged \(tally.judged), given \(tally.given), agreed \(tally.agreed),",
        "precision \(tally.precision) %, recall \(tally.recall) %")
      #expect(tally.precision >= 95, "\(cause)")
      #expect(tally.recall >= 95, "\(cause)")
    }
  }
}

/// How often a cause was expected, how often given, and how often both.
private struct CauseTally {
  var judged = 0
  var given = 0
  var agreed = 0

  /// The percentage of right answers among the texts given the cause.
  var precision: Int { 100 * agreed / max(given, 1) }
  /// The percentage of texts with the cause that were given it.
  var recall: Int { 100 * agreed / max(judged, 1) }
}
