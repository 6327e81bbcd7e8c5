import TestSupport
import Testing

/// `errcat explain`: meanings on standard output, missing codes on standard error.
@Suite struct ExplainTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder.withSeeds()
  }

  @Test func `a code with two meanings shows each under its domain`() throws {
    let outcome = try folder.errcat(
      "explain", "10002", environment: ["COLUMNS": "80", "NO_COLOR": "1"], terminal: true)
    let parts = outcome.out.split(separator: "\n\n")
    #expect(outcome.status == 0 && outcome.err.isEmpty)
    try #require(parts.count == 2)
    #expect(parts[0].hasPrefix("10002"))
    #expect(parts[0].contains(" okcoin › REST API Error Code\n  System error\n"))
    #expect(parts[0].hasSuffix("\n  seeds/error-code-for-spot.md:8"))
    #expect(parts[1].contains(" okcoin › WebSocket API Error Code\n  Authentication failure\n"))
    #expect(parts[0].contains("\n  Inferred    unavailable: Retry"))
    #expect(parts[1].contains("\n  Inferred    authentication: Check"))
  }

  @Test func `JSON has the rule that decided the cause`() throws {
    for arguments in [["explain", "10016"], ["10016"], ["search", "insufficient coins"]] {
      let rows = try jsonRows(folder.errcat(arguments + ["--json"]).out)
      #expect((rows.first?["cause_rule"] as? String)?.hasPrefix("insufficient*") == true)
    }
    let unknown = try jsonRows(folder.errcat("10040", "--json").out)
    #expect(unknown.first?.keys.contains("cause_rule") == true)
    #expect(try folder.errcat("10016", "--format", "csv").out.contains("cause_rule") == false)
    #expect(
      try folder.errcat("10016", "-n", "1", "--columns", "cause_rule").out.hasPrefix(
        "insufficient*"))
  }

  @Test func `advice speaks of no orders and no money`() throws {
    let rows = try jsonRows(folder.errcat("list", "categories", "--json").out)
    let causes = rows.filter { $0["facet"] as? String == "cause" }
    #expect(causes.count == 12)
    for cause in causes {
      let advice = (cause["advice"] as? String ?? "").lowercased()
      for word in ["order", "money", "balance", "fund", "fee", "price", "trad"] {
        #expect(!advice.contains(word), "\(advice)")
      }
      #expect(advice.isEmpty == (cause["slug"] as? String == "unspecified"))
    }
  }

  @Test func `a cut answer says how many meanings there are`() throws {
    let outcome = try folder.errcat("explain", "10016", "10002", "-n", "3")
    #expect(outcome.err == "3 of 4 meanings; -n 4 shows all\n" && outcome.status == 0)
    #expect(try folder.errcat("explain", "10016", "-n", "2").err.isEmpty)
  }

  @Test func `a text shared by two domains is shown once and names both`() throws {
    let outcome = try folder.errcat(
      "explain", "10009", environment: ["COLUMNS": "80", "NO_COLOR": "1"], terminal: true)
    #expect(
      outcome.out.contains(
        " okcoin › REST API Error Code, WebSocket API Error Code\n  Order does not exist\n"))
    #expect(outcome.out.split(separator: "Order does not exist").count == 2)
    #expect(
      outcome.out.hasSuffix(
        "\n  seeds/error-code-for-spot.md:14\n  seeds/error-code-for-spot.md:124\n"))
  }

  @Test(arguments: [
    // As written, in one domain, by the start of its name, by source and name.
    ("10016", ["rest-api 10016", "websocket-api 10016"]),
    ("websocket-api:10002", ["websocket-api 10002"]),
    ("rest:10002", ["rest-api 10002"]),
    ("okcoin/websocket-api:10002", ["websocket-api 10002"]),
    ("OKCoin/WebSocket-API:10002", ["websocket-api 10002"]),
    // Codes that are not numbers, in any case.
    ("HTTP ERROR CODE 403", ["rest-api HTTP ERROR CODE 403"]),
    ("http error code 403", ["rest-api HTTP ERROR CODE 403"]),
    ("request timed out", ["rest-api Request Timed Out"]),
    // As a number.
    ("0x2720", ["rest-api 10016", "websocket-api 10016"]),
    ("0010016", ["rest-api 10016", "websocket-api 10016"]),
    // As cut out of a log.
    ("10016,", ["rest-api 10016", "websocket-api 10016"]),
    ("'10016'", ["rest-api 10016", "websocket-api 10016"]),
    ("error_code=10016", ["rest-api 10016", "websocket-api 10016"]),
    ("\"error_code\":10016", ["rest-api 10016", "websocket-api 10016"]),
    ("error_code\":10016", ["rest-api 10016", "websocket-api 10016"]),
    ("{\"result\":false,\"error_code\":10016}", ["rest-api 10016", "websocket-api 10016"]),
    // No match.
    ("99999", []),
    ("nowhere:10002", []),
    ("websocket-api:10006", []),
    ("", []),
  ])
  func `a code is found in any of its forms`(typed: String, expected: [String]) throws {
    let outcome = try folder.errcat("explain", typed, "--json")
    let found = try jsonRows(outcome.out).map { "\($0["domain"] ?? "") \($0["code"] ?? "")" }
    #expect(found == expected)
    #expect(outcome.status == (expected.isEmpty ? 1 : 0))
  }

  @Test(arguments: [[], ["--json"], ["--format", "jsonl"]])
  func `an unknown code prints no result and suggests similar codes`(
    options: [String]
  ) throws {
    let outcome = try folder.errcat(["explain", "99999"] + options)
    #expect(outcome.out == (options == ["--json"] ? "[]\n" : ""))
    #expect(outcome.err.hasPrefix("errcat: no code '99999'; did you mean 2"))
    #expect(outcome.err.split(separator: "\n").count == 1)
    #expect(outcome.status == 1)
  }

  @Test func `two swapped digits suggest the right code`() throws {
    #expect(try folder.errcat("explain", "10061").err.contains(", 10016, "))
  }

  @Test func `known codes are shown and unknown codes named`() throws {
    let outcome = try folder.errcat("explain", "10016", "99999", "88888", "--json")
    #expect(try jsonRows(outcome.out).count == 2)
    #expect(outcome.err.contains("no code '99999'") && outcome.err.contains("no code '88888'"))
    #expect(outcome.status == 1)
  }

  @Test func `a repeated code is shown once`() throws {
    let outcome = try folder.errcat("explain", "10016", "010016", "10016", "7", "7", "--json")
    #expect(try jsonRows(outcome.out).count == 2)
    #expect(outcome.err.split(separator: "no code '7'").count == 2)
  }

  @Test func `a code hidden by a filter is reported as such`() throws {
    let outcome = try folder.errcat("explain", "10006", "-d", "websocket-api")
    #expect(outcome.out.isEmpty && outcome.status == 1)
    #expect(outcome.err.contains("no code '10006' with these filters; without them there is"))
  }

  @Test func `a dash reads codes from standard input`() throws {
    let input = "10016 websocket-api:10002\n\nhttp error code 403\r\n99999\n"
    let outcome = try folder.errcat("explain", "-", "--json", input: input)
    let codes = try jsonRows(outcome.out).map { "\($0["code"] ?? "")" }
    #expect(codes == ["10016", "10016", "10002", "HTTP ERROR CODE 403"])
    #expect(outcome.err.contains("'99999'") && outcome.status == 1)
    #expect(try folder.errcat("explain", "-", "10016").status == 0)
    #expect(try folder.errcat("explain", "-").status == 1)
    let piped = try folder.shell(
      #"printf '{"error_code":10016}\n' | grep -o 'error_code":[0-9]*' | "$errcat" explain -"#)
    #expect(piped.status == 0 && piped.out.contains("Insufficient coins balance"))
  }

  @Test func `a negative number is a code, never an option`() throws {
    try folder.write("# C\n| Error Code | Description |\n|--|--|\n| -1000 | Lost |\n", to: "c.md")
    try folder.errcat("import", "c.md", "--db", "c.db")
    for arguments in [
      ["explain", "-1000", "--db", "c.db"], ["--db", "c.db", "explain", "-1000"],
      ["-1000", "--db", "c.db"], ["--db", "c.db", "-1000"], ["c:-1000", "--db", "c.db"],
    ] {
      let outcome = try folder.errcat(arguments)
      #expect(outcome.out.contains("\tc\t-1000\t\tLost\t"), "\(arguments)")
      #expect(outcome.status == 0)
    }
  }

  @Test(arguments: [
    ["HTTP error (403)"], ["HTTP", "error", "(403)"], ["http", "ERROR", "(403)"], ["f(x)"],
    ["{oops}"],
    ["Timeout", "(client)"], ["web:f(x)"], ["a:b"],
  ])
  func `a code is found exactly as typed, in one argument or several words`(words: [String]) throws
  {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      # Web error codes

      | Error Code | Description |
      |---|---|
      | HTTP error (403) | Forbidden |
      | HTTP | Word |
      | error | Word |
      | f(x) | Undefined |
      | f(x | Cut |
      | {oops} | Braces |
      | Timeout (client) | Too slow |
      | a:b | Pair |

      """, to: "web.md")
    try folder.errcat("import", "web.md")
    let code = words.joined(separator: " ").replacing("web:", with: "")
    for verb in [["explain"], []] {
      let outcome = try folder.errcat(verb + words + ["--json"])
      #expect(outcome.status == 0, "\(outcome.err)")
      #expect(
        try jsonRows(outcome.out).map { ($0["code"] as? String)?.lowercased() } == [
          code.lowercased()
        ])
    }
    #expect(try folder.errcat(["search"] + words).status == 0)
  }

  @Test(arguments: ["explain", "search"])
  func `a message shows the start of the typed text, whatever its length`(verb: String) throws {
    for word in ["x_", "word ", "余额"] {
      let typed = String(repeating: word, count: 12_000)
      let outcome = try TemporaryFolder.withSeeds().errcat(verb, typed + "9")
      #expect(outcome.status == 1 && outcome.err.utf8.count < 1_000, "\(outcome.err.prefix(200))")
      #expect(outcome.err.contains(String(repeating: word, count: 20)))
      #expect(outcome.err.contains("…"))
    }
  }
}
