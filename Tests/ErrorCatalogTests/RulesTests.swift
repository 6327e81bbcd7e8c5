import TestSupport
import Testing

@testable import Causes
@testable import CodeDocuments
@testable import ErrorCatalog

@Suite struct RulesTests {
  private static let head = """
    # Rules

    | facet | slug | title | meaning | advice | words |
    |---|---|---|---|---|---|
    | cause | unspecified | None | No cause. | Look. | |

    """

  private func rules(_ rows: String) throws(RulesError) -> Rules {
    try Rules(
      Document(
        path: "in/catalog.md", typedPath: "my rules.md", bytes: Array((Self.head + rows).utf8)))
  }

  @Test func `a rules file gives its categories in order`() throws {
    let rules = try rules(
      "| cause | keys | Keys | Of keys. | Change it. | key; secret* |\n"
        + "| area | money | Money | Of money. | | coin/coins |\n| cause | keys | | | | token |\n")
    #expect(rules.categories.map(\.slug) == ["unspecified", "keys", "money"])
    #expect(rules.categories.map(\.facet) == [.cause, .cause, .area])
    #expect(rules.classifier.classify("Bad token for coins").cause == "keys")
    #expect(rules.classifier.classify("Bad token for coins").areas == ["money"])
  }

  @Test(
    arguments: [
      (
        "| couse | keys | Keys | Of keys. | | key |",
        ["6: the facet is 'cause' or 'area', not 'couse'"]
      ),
      (
        "| | a | A | A. | | |\n| cause | keys | K | K. | | key | lock |\n| Area | b | B | B. | | |",
        [
          "6: the facet is 'cause' or 'area', not ''", "7: the row has more cells than the header",
          "8: the facet is 'cause' or 'area', not 'Area'",
        ]
      ),
      (
        "| cause | Bad Slug | K | K. | | key |",
        ["6: category 'Bad Slug': a slug is small letters, digits and '-'"]
      ),
      (
        "| cause | keys | | | | key |",
        ["6: category 'keys': its first row needs a title and a meaning"]
      ),
      (
        "| cause | keys | K | K. | | a//b |\n| cause | locks | L | L. | | !x |",
        [
          "6: category 'keys', rule 'a//b': 'a//b' lacks a word; write one on both sides of '/' and "
            + "'_' and after '!'",
          "7: category 'locks', rule '!x': it has only words with '!'; add a word that must be found",
        ]
      ),
    ])
  func `each fault is reported with its line and the reason`(rows: String, faults: [String]) {
    let error = #expect(throws: RulesError.self) { try rules(rows) }
    #expect(error?.description == faults.map { "my rules.md:\($0)" }.joined(separator: "\n"))
  }

  @Test(arguments: ["", "# Text\n", "| facet | slug |\n|---|---|\n| cause | x |\n"])
  func `a document without a table of rules is not a rules file`(text: String) {
    let error = #expect(throws: RulesError.self) {
      try Rules(Document(path: "r.md", bytes: Array(text.utf8)))
    }
    #expect(
      error?.description
        == "r.md:1: no table has the header 'facet | slug | title | meaning | advice | words'")
  }

  @Test func `rules without a fallback category are refused`() {
    let text = Self.head.replacing("unspecified", with: "others")
    let error = #expect(throws: RulesError.self) {
      try Rules(Document(path: "r.md", bytes: Array(text.utf8)))
    }
    #expect(error?.faults.map(\.line) == [1])
    #expect(error?.description.contains("'unspecified'") == true)
  }

  @Test func `the rules read from a catalog sort like the original rules`() throws {
    let folder = try TemporaryFolder()
    let catalog = try SeedCatalog.open(in: folder)
    let (kept, embedded) = (try catalog.rules(), try Rules.embedded())
    #expect(kept.categories == embedded.categories)
    try catalog.forEachEntry { entry in
      #expect(
        kept.classifier.classify(entry.description)
          == embedded.classifier.classify(entry.description))
    }
  }
}
