import Causes
import Testing

/// The words of a text that an inference quotes.
@Suite struct DecidingWordsTests {
  @Test(
    arguments: [
      ("Order amount is too small.", "amount/size too_small", ["amount", "too small"]),
      ("INSUFFICIENT_BALANCE", "insufficient*", ["INSUFFICIENT_BALANCE"]),
      ("The key has expired; log in again", "log_in", ["log in"]),
      (
        "All is well. The Signature doesn't match!", "signature doesnt_match",
        ["Signature", "doesn't match"]
      ),
      ("余额不足，请充值", "不足", ["不足"]),
      ("Exceeds the limit", "exceed* limit/quota", ["Exceeds", "limit"]),
      ("limit limit", "limit", ["limit"]),
      // What does not match as a whole has no words.
      ("Order amount. Too small.", "amount too_small", []),
      ("Order amount is too small.", "amount !order", []), ("amounts", "amount", []),
      ("", "amount", []), ("amount", "", []), ("amount", "a/", []),
    ] as [(String, String, [String])])
  func `the words are those of the first sentence that the rule matches`(
    text: String, rule: String, words: [String]
  ) {
    #expect(DecidingWords(of: text, rule: rule).words == words)
  }

  @Test func `each inferred cause of the sample can be traced to words of its text`() throws {
    let rules = try Rules.embedded()
    for text in ClassifierRulesFile.seedDescriptions.values {
      let found = rules.classify(text)
      guard !found.rule.isEmpty else { continue }
      let words = DecidingWords(of: text, rule: found.rule).words
      #expect(!words.isEmpty, "\(text): \(found.rule)")
      #expect(words.allSatisfy { text.lowercased().contains($0.lowercased()) }, "\(words)")
    }
  }
}
