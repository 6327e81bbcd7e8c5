import Testing

@testable import Causes
@testable import CodeDocuments

struct ClassifierErrorTests {
  @Test(arguments: [
    ("a//b", ClassifierError.Reason.emptyWord("a//b")),
    ("/a", .emptyWord("/a")),
    ("a/", .emptyWord("a/")),
    ("good !", .emptyWord("!")),
    ("good *", .emptyWord("*")),
    ("_a", .emptyWord("_a")),
    ("a_", .emptyWord("a_")),
    ("a_*", .emptyWord("a_*")),
    ("ex*ed", .foreignCharacter("*", "ex*ed")),
    ("a** b", .foreignCharacter("*", "a**")),
    ("good can't", .foreignCharacter("'", "can't")),
    ("not-found", .foreignCharacter("-", "not-found")),
    ("a, b", .foreignCharacter(",", "a,")),
    ("余额，不足", .foreignCharacter("，", "余额，不足")),
    ("!a", .onlyExclusions),
    ("!a !b/c", .onlyExclusions),
  ])
  func `an invalid rule is reported with the reason`(
    rule: String, reason: ClassifierError.Reason
  ) {
    #expect(throws: reason) { try ClassifierRule(rule) }
  }

  @Test(arguments: ["word", "Word", "a*", "a_b", "a_b*/c/d !e", "余额", "größe", "2fa", "été_à"])
  func `a rule of words is read`(rule: String) throws {
    #expect(try ClassifierRule(rule).text == rule)
  }

  private let good = Category(
    facet: .cause, slug: "unspecified", title: "None", meaning: "No cause.")

  @Test func `all faults are reported, each with its row and the remedy`() {
    let rows = [
      Category(facet: .cause, slug: "one", title: "One", meaning: "1", words: "a//b; fine; !x"),
      Category(facet: .cause, slug: "Two", title: "Two", meaning: "2"),
      good,
      Category(facet: .cause, slug: "one", title: "One", words: "more"),
      Category(facet: .cause, slug: "three", words: "three"),
      Category(facet: .cause, slug: "four", title: "Four", meaning: "4", words: "old; fine"),
      Category(facet: .area, slug: "four", title: "Four", meaning: "4", words: "fine"),
    ]
    #expect {
      try Classifier(categories: rows)
    } throws: { error in
      guard let error = error as? ClassifierError else { return false }
      #expect(error.faults.map(\.row) == [0, 0, 1, 3, 4, 5])
      #expect(
        error.description == """
          category 'one', rule 'a//b': 'a//b' lacks a word; write one on both sides of '/' and \
          '_' and after '!'
          category 'one', rule '!x': it has only words with '!'; add a word that must be found
          category 'Two': a slug is small letters, digits and '-'
          category 'one': it is in the table already; leave title, meaning and advice empty to \
          add rules to it
          category 'three': its first row needs a title and a meaning
          category 'four', rule 'fine': category 'one' has the same rule; remove one of the two \
          or add a word
          """)
      return true
    }
  }

  @Test(arguments: [
    ("key wrong", "wrong key"), ("a/b c", "c a/b"), ("a !b !c", "a !c !b"), ("a", "A"),
  ])
  func `the same terms in another order make the same rule`(
    first: String, second: String
  ) {
    let rows = [
      good, Category(facet: .cause, slug: "one", title: "1", meaning: "1", words: first),
      Category(facet: .cause, slug: "two", title: "2", meaning: "2", words: second),
    ]
    let fault = ClassifierError.Fault(
      row: 2, slug: "two", rule: second, reason: .alreadyTaken(slug: "one"))
    #expect(throws: ClassifierError(faults: [fault])) { try Classifier(categories: rows) }
  }

  @Test func `a file without the cause 'unspecified' is refused`() {
    #expect {
      try Classifier(categories: [
        Category(facet: .area, slug: "unspecified", title: "U", meaning: "u")
      ])
    } throws: { error in
      "\(error)"
        == "no cause has the slug 'unspecified'; add it, for the texts that no rule matches"
    }
    #expect(throws: ClassifierError.self) { try Classifier(categories: []) }
  }

  @Test func `stray semicolons and spaces make no rules`() throws {
    let row = Category(facet: .cause, slug: "a", title: "A", meaning: "a", words: " ; one ;; two;")
    #expect(ClassifierRule.texts(in: row.words) == ["one", "two"])
    #expect(try Classifier(categories: [row, good]).classify("two").rule == "two")
  }
}
