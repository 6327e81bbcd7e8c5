import TestSupport
import Testing

/// `errcat search`: words find codes, and no text is an error.
@Suite struct SearchTests {
  let folder: Folder

  init() throws {
    folder = try Folder.withSeeds()
  }

  @Test func `all words must match, in any form, best first`() throws {
    let rows = try jsonRows(folder.errcat("search", "Coin", "INSUFFICIENT", "--json").out)
    #expect(
      rows.map { "\($0["domain"] ?? "") \($0["code"] ?? "")" }
        == ["websocket-api 10016", "rest-api 10016"])
    let scores = rows.compactMap { $0["score"] as? Double }
    #expect(scores.count == 2 && scores == scores.sorted(by: >))
    #expect(rows.allSatisfy { $0["match"] as? String == "words" })
  }

  @Test(arguments: [
    "a AND", "OR", "NOT", "NEAR(coins", "\"", "coins\"", "'", "co*in", "^coins", "code:1", "(", ")",
    "-coins", "--", "{", "a\u{301}\"\u{301}", "🂡", "*", "coins;", "\u{1}", "ä\u{308}",
  ])
  func `words are literal`(words: String) throws {
    let outcome = try folder.errcat("search", "--", words)
    #expect([0, 1].contains(outcome.status))
    #expect(outcome.err.isEmpty || outcome.err.hasPrefix("errcat: n"))
  }

  @Test(arguments: ["", " ", "!!!", "'\"", "()*-+"])
  func `a query without a word finds nothing`(words: String) throws {
    let outcome = try folder.errcat("search", "--json", "--", words)
    #expect(outcome.out == "[]\n" && outcome.status == 1)
  }

  @Test func `a minus is never an exclusion`() throws {
    let outcome = try folder.errcat("search", "order", "-10009", "--json")
    #expect(outcome.status == 1 || !outcome.out.contains("Insufficient"))
  }

  @Test func `raw words are FTS5's own syntax, and its errors`() throws {
    let found = try folder.errcat("search", "--raw", "withdraw* NOT address", "--json", "-n", "50")
    #expect(found.status == 0 && !found.out.contains("Withdrawal address"))
    for broken in ["a AND", "\"", "nocolumn:x", "", "*"] {
      let outcome = try folder.errcat("search", "--raw", "--", broken)
      #expect(outcome.status == 2 && outcome.out.isEmpty, "\(broken)")
      #expect(outcome.err.split(separator: "\n").count == 1)
    }
  }

  @Test func `twenty codes unless another limit is set`() throws {
    #expect(try jsonRows(folder.errcat("search", "order", "--json").out).count == 20)
    #expect(try jsonRows(folder.errcat("search", "order", "-n", "3", "--json").out).count == 3)
  }

  @Test func `people read a line for each code`() throws {
    let outcome = try folder.errcat("search", "insufficient", "coins")
    #expect(
      outcome.out == """
        websocket-api  10016  insufficient-funds  Insufficient coins
        rest-api       10016  insufficient-funds  Insufficient coins balance

        """)
  }
}
