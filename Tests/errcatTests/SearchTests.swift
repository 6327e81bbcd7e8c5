import TestSupport
import Testing

/// `errcat search`: words find codes, and an empty query is an error.
@Suite struct SearchTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder.withSeeds()
  }

  @Test func `all words must match, in any form, best first`() throws {
    let rows = try jsonRows(
      folder.errcat("search", "Coin", "INSUFFICIENT", "--json", "-n", "2").out)
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
    #expect(
      outcome.err.isEmpty || outcome.err.hasPrefix("errcat: n")
        || outcome.err.hasSuffix(" shows all\n"))
  }

  @Test(arguments: ["", " ", "!!!", "'\"", "()*-+"])
  func `a query without a word finds nothing`(words: String) throws {
    let outcome = try folder.errcat("search", "--json", "--", words)
    #expect(outcome.out == "[]\n" && outcome.status == 1)
  }

  @Test func `a minus excludes a word, or is part of a number`() throws {
    let without = try folder.errcat("search", "--json", "--", "insufficient", "-coins")
    #expect(without.status == 0 && !without.out.contains("Insufficient coins"))
    let number = try folder.errcat("search", "order", "-10009", "--json")
    #expect(number.status == 0)
  }

  @Test func `raw words use FTS5's own syntax and its errors`() throws {
    let found = try folder.errcat("search", "--raw", "withdraw* NOT address", "--json", "-n", "50")
    #expect(found.status == 0 && !found.out.contains("Withdrawal address"))
    for broken in ["a AND", "\"", "nocolumn:x", "", "*"] {
      let outcome = try folder.errcat("search", "--raw", "--", broken)
      #expect(outcome.status == 2 && outcome.out.isEmpty, "\(broken)")
      #expect(outcome.err.split(separator: "\n").count == 1)
    }
  }

  @Test func `twenty codes are shown unless a limit is set`() throws {
    #expect(try jsonRows(folder.errcat("search", "order", "--json").out).count == 20)
    #expect(try jsonRows(folder.errcat("search", "order", "-n", "3", "--json").out).count == 3)
  }

  @Test func `a pipe gets a line for each code and how it was found, with tabs between`() throws {
    let words = try folder.errcat("search", "insufficient", "coins", "-n", "2")
    #expect(
      words.out == "websocket-api\t10016\t\tInsufficient coins\tinsufficient-funds\twords\n"
        + "rest-api\t10016\t\tInsufficient coins balance\tinsufficient-funds\twords\n")
    let typo = try folder.errcat("search", "insuficient", "ballance", "-n", "1")
    #expect(typo.out.hasSuffix("\tinsufficient-funds\tspelling: insufficient balance\n"))
    let prefix = try folder.errcat("search", "insuf", "bal", "-n", "1")
    #expect(prefix.out.hasSuffix("\tInsufficient Balance\tinsufficient-funds\tprefix\n"))
  }

  @Test func `a terminal gets a table with a heading, and how a code was found after its text`()
    throws
  {
    let terminal = ["COLUMNS": "100", "NO_COLOR": "1"]
    let typo = try folder.errcat(
      "search", "insuficient", "ballance", "-d", "rest-api", "-n", "1", environment: terminal,
      terminal: true)
    let lines = typo.out.split(separator: "\n").map { String($0.replacing(/\x20{2,}/, with: "|")) }
    #expect(
      lines == [
        "domain|code|description|cause (inferred)",
        "rest-api|1203|Insufficient Balance|(spelling: insufficient balance)|insufficient-funds",
      ])
  }

  @Test(arguments: [
    ("order -n 3", 3), ("order -n 3 --json", 3), ("order", 20), ("order -n 31", 31),
    ("order -n 500", nil), ("--raw coin* -n 1", 1),
    ("order -d rest-api -n 2", 2), ("insuficient ballance -n 5", 5),
  ])
  func `a search that is cut says how many matches there are`(line: String, shown: Int?) throws {
    let arguments = line.split(separator: " ").map(String.init)
    let outcome = try folder.errcat(["search"] + arguments)
    guard let shown else { return #expect(outcome.err.isEmpty, "\(outcome.err)") }
    let message = try #require(
      outcome.err.wholeMatch(of: /(\d+) of (\d+) matches; -n (\d+) shows all\n/))
    #expect(message.1 == "\(shown)" && message.2 == message.3)
    // That many are found, and no more.
    let total = try #require(Int(message.2))
    let words = arguments.prefix { $0 != "-n" && $0 != "--json" }
    let all = try folder.errcat(["search"] + words + ["-n", "\(total)", "--json"])
    #expect(try jsonRows(all.out).count == total && all.err.isEmpty)
    let more = try folder.errcat(["search"] + words + ["-n", "\(total + 50)", "--json"])
    #expect(try jsonRows(more.out).count == total)
  }

  @Test func `JSON includes the changed words only if words changed`() throws {
    let changed = try jsonRows(folder.errcat("search", "insuficient", "--json", "-n", "1").out)
    #expect(changed[0]["corrected"] as? String == "insufficient")
    #expect(changed[0]["match"] as? String == "spelling")
    let plain = try jsonRows(folder.errcat("search", "insufficient", "--json", "-n", "1").out)
    #expect(plain[0].keys.contains("corrected") == false)
  }

  @Test(
    arguments: [
      (["search", "zzzz"], "errcat: no match for 'zzzz'\n"),
      (["search", "frobnicate", "-n", "3"], "errcat: no match for 'frobnicate'\n"),
      (["search", "froze"], nil),
      (
        ["search", "10061"],
        "errcat: no code '10061'; did you mean 10001, 10011, 10016, 10021 or 10031?\n"
      ),
      (
        ["search", "coins", "-c", "conflict"],
        "errcat: no match for 'coins' with these filters; without them there are 2: "
          + "websocket-api (1), rest-api (1)\n"
      ),
    ] as [([String], String?)])
  func `a search without results gives advice`(arguments: [String], message: String?) throws {
    let outcome = try folder.errcat(arguments)
    #expect(outcome.status == (message == nil ? 0 : 1))
    #expect(outcome.err == message ?? "")
  }

  @Test(arguments: [
    ["insufficient", "coins"], ["insuf", "bal"], ["o'clock", "price"], ["--raw", "coin*"],
  ])
  func `the SQL of a search runs in sqlite3`(words: [String]) throws {
    let sql = try folder.errcat(["search", "--print-sql"] + words)
    #expect(sql.status == 0 && sql.out.contains("entries_fts MATCH '"))
    try folder.write(sql.out, to: "search.sql")
    let rows = try folder.shell("sqlite3 -readonly catalog.db < search.sql")
    #expect(rows.status == 0 && rows.err.isEmpty && rows.out.contains("|"))
  }

  @Test func `an import takes a file of synonyms`() throws {
    try folder.write("| said | written |\n|---|---|\n| skint | insufficient |\n", to: "words.md")
    try folder.write(Documents.alpha, to: "alpha.md")
    let outcome = try folder.errcat("import", "alpha.md", "--synonyms", "words.md")
    #expect(outcome.status == 0, "\(outcome.err)")
    let rows = try jsonRows(folder.errcat("search", "skint", "--json").out)
    #expect(rows.first?["match"] as? String == "synonym")
    let broken = try folder.errcat("import", "alpha.md", "--synonyms", "alpha.md")
    #expect(broken.status == 2 && broken.err.contains("no table has the header 'said | written'"))
  }
}
