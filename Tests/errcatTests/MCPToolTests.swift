import Foundation
import TestSupport
import Testing

/// `errcat mcp`: the tools, what they answer, and how much.
@Suite struct MCPToolTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder.withSeeds() }

  private func tools(_ answer: MCPAnswer) -> [[String: Any]] {
    answer.result["tools"] as? [[String: Any]] ?? []
  }

  @Test(arguments: MCPMessages.handshakes + [MCPMessages.stateless], [[], ["--with-sql"]])
  func `the list of tools is short, and has what its revision knows`(
    revision: String, options: [String]
  ) throws {
    let isStateless = revision == MCPMessages.stateless
    let outcome = try folder.errcat(
      ["mcp"] + options,
      input: (isStateless ? "" : MCPMessages.initialize(revision) + "\n")
        + MCPMessages.request(1, "tools/list", isStateless ? MCPMessages.meta : nil) + "\n")
    let line = try #require(outcome.out.split(separator: "\n").last)
    #expect(line.utf8.count < 2400)
    let tools = tools(try MCPAnswer(String(line)))
    #expect(
      tools.map { $0["name"] as? String }
        == ["explain", "search", "list", "annotate"] + (options.isEmpty ? [] : ["query"]))
    let isStructured = !["2024-11-05", "2025-03-26"].contains(revision)
    for tool in tools.prefix(4) {
      #expect((tool["inputSchema"] as? [String: Any])?["type"] as? String == "object")
      #expect((tool["outputSchema"] != nil) == isStructured)
      #expect((tool["annotations"] as? [String: Any])?["readOnlyHint"] as? Bool == true)
    }
    let answer = try MCPAnswer(
      String(
        try #require(
          folder.errcat(
            ["mcp"] + options,
            input: (isStateless ? "" : MCPMessages.initialize(revision) + "\n")
              + MCPMessages.call("explain", #""codes":["10009"]"#, meta: isStateless) + "\n"
          ).out.split(separator: "\n").last)))
    #expect(answer.codes == ["10009", "10009"])
    let structured = answer.result["structuredContent"] as? NSDictionary
    #expect(structured == (isStructured ? answer.answer as NSDictionary : nil))
  }

  @Test func `explain gives the meanings, the codes not found, and codes that come near`() throws {
    let answer = try folder.mcp("explain", #""codes":["rest-api:10016","100160",10009,"10009"]"#)
    #expect(answer.codes == ["10016", "10009", "10009"])
    #expect(answer.notFound == ["100160"] && answer.more == 0 && !answer.isToolError)
    let entry = answer.entries[0]
    #expect(entry["source"] as? String == "okcoin" && entry["domain"] as? String == "rest-api")
    #expect(entry["description"] as? String == "Insufficient coins balance")
    #expect(entry["cause"] as? String == "insufficient-funds" && entry["line"] as? Int == 21)
    #expect(entry["areas"] as? [String] == ["funds"])
    let near = answer.answer["did_you_mean"] as? [String: [String]]
    #expect(near?["100160"]?.contains("10016") == true)
    let narrowed = try folder.mcp("explain", #""codes":["10009"],"domain":"websocket-api""#)
    #expect(narrowed.entries.map { $0["domain"] as? String } == ["websocket-api"])
  }

  @Test func `search ranks, limits and counts`() throws {
    let answer = try folder.mcp("search", #""words":"insufficient","limit":2"#)
    #expect(answer.codes.count == 2 && answer.more > 2)
    #expect(answer.entries.allSatisfy { $0["match"] as? String == "words" })
    let none = try folder.mcp("search", #""words":"zebra crossing""#)
    #expect(none.entries.isEmpty && none.notFound == ["zebra crossing"] && none.more == 0)
    let corrected = try folder.mcp("search", #""words":"insuficient""#)
    #expect(corrected.entries.first?["match"] as? String == "spelling")
  }

  @Test func `a list that is cut continues at its offset`() throws {
    for kind in ["domains", "documents", "sources", "categories"] {
      let rows = try jsonRows(folder.errcat("list", kind, "--json").out)
      let answer = try folder.mcp("list", #""kind":"\#(kind)""#, "--max-bytes", "1000000")
      #expect(answer.entries.count == rows.count && answer.more == 0)
    }
    var codes: [String] = []
    var more = 1
    while more > 0, codes.count < 500 {
      let answer = try folder.mcp("list", #""kind":"codes","offset":\#(codes.count)"#)
      #expect(!answer.codes.isEmpty && answer.line.utf8.count < 8192)
      codes += answer.codes
      more = answer.more
    }
    let all = try jsonRows(folder.errcat("list", "codes", "--json").out)
    #expect(codes == all.compactMap { $0["code"] as? String })
  }

  @Test func `annotate finds the codes of a text, each once`() throws {
    let answer = try folder.mcp(
      "annotate", #""text":"GET /10009 error_code=10016\nfailed: code 10016, code=99999""#)
    #expect(answer.codes == ["10016", "10016"] && answer.notFound == ["99999"])
    let none = try folder.mcp("annotate", #""text":"all is well""#)
    #expect(none.entries.isEmpty && none.notFound.isEmpty && none.more == 0)
  }

  @Test func `SQL and the schema are there only with their option`() throws {
    let answer = try folder.mcp(
      "query", #""sql":"SELECT count(*) AS n, NULL AS x FROM entries""#, "--with-sql")
    #expect(answer.entries.first?["n"] as? Int == 203 && answer.entries.first?["x"] is NSNull)
    let outcome = try folder.errcat(
      "mcp", "--with-sql",
      input: [
        MCPMessages.initialize("2025-11-25"), MCPMessages.request(1, "resources/list"),
        MCPMessages.request(2, "resources/templates/list"),
        MCPMessages.request(3, "resources/read", #""uri":"errcat://schema""#),
        MCPMessages.request(4, "resources/read", #""uri":"errcat://other""#),
        MCPMessages.request(5, "resources/read", #""uri":"errcat://other",\#(MCPMessages.meta)"#),
      ].map { $0 + "\n" }.joined())
    let answers = try outcome.out.split(separator: "\n").map { try MCPAnswer(String($0)) }
    #expect((answers[0].result["capabilities"] as? [String: Any])?["resources"] != nil)
    #expect(answers[1].line.contains(#""uri":"errcat://schema""#))
    let contents = answers[3].result["contents"] as? [[String: Any]]
    let text = try #require(contents?.first?["text"] as? String)
    #expect(text.hasPrefix("entries(id, source, domain,") && text.contains("\ncodes("))
    #expect(answers[3].line.utf8.count < 8192)
    #expect(answers[4].errorCode == -32002 && answers[5].errorCode == -32602)
  }

  @Test(arguments: [
    "DELETE FROM codes", "INSERT INTO sources VALUES (9)", "DROP TABLE codes",
    "ATTACH 'other.db' AS other", "PRAGMA user_version = 7", "VACUUM INTO 'copy.db'",
    "SELECT writefile('x', 'y')", "CREATE TABLE x (y)", "SELECT nothing", "", "SELECT 1; SELECT 2",
    "WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n",
  ])
  func `SQL that writes, is wrong or never ends is a tool error`(sql: String) throws {
    let before = try folder.read("catalog.db")
    let answer = try folder.mcp("query", #""sql":"\#(sql)""#, "--with-sql")
    #expect(answer.isToolError && !answer.text.isEmpty, "\(answer.line)")
    #expect(try folder.read("catalog.db") == before)
    #expect(folder.names == ["catalog.db"])
  }

  /// A tool and arguments that it cannot take.
  static let wrong: [(tool: String, arguments: String)] = [
    ("explain", ""), ("explain", #""codes":[]"#), ("explain", #""codes":"10016""#),
    ("explain", #""codes":[null]"#), ("explain", #""codes":[""]"#),
    ("explain", #""codes":["1"],"domain":7"#), ("explain", #""codes":["1"],"domain":"nowhere""#),
    ("explain", #""code":["1"]"#),
    (
      "explain",
      #""codes":[\#((1...21).map { "\"\($0)\"" }.joined(separator: ","))]"#
    ),
    ("explain", #""codes":["\#(String(repeating: "1", count: 201))"]"#),
    ("search", ""), ("search", #""words":" ""#), ("search", #""words":["a"]"#),
    ("search", #""words":"a","limit":0"#), ("search", #""words":"a","limit":1.5"#),
    ("search", #""words":"a","limit":"5""#), ("list", ""), ("list", #""kind":"tables""#),
    ("list", #""kind":"codes","offset":-1"#), ("annotate", #""text":null"#),
  ]

  @Test(arguments: wrong)
  func `wrong arguments are explained: to the model, or in older revisions as an error`(
    tool: String, arguments: String
  ) throws {
    let answer = try folder.mcp(tool, arguments)
    #expect(answer.isToolError && answer.errorCode == nil && answer.text.count < 900)
    #expect(answer.result["structuredContent"] == nil)
    guard !arguments.contains("nowhere") else { return }
    let older = try folder.mcp([
      MCPMessages.initialize("2025-06-18"), MCPMessages.call(tool, arguments),
    ])
    #expect(older[1].errorCode == -32602, "\(older[1].line)")
  }

  @Test(arguments: MCPMessages.handshakes, [1000, 2000, 8192])
  func `an answer is cut between entries, and counts those left out`(
    revision: String, most: Int
  ) throws {
    let long = (1...300).map { number in
      "| \(number) | \"\(String(repeating: "öé\\\" ", count: number % 40 * 3))end \(number) |\n"
    }.joined()
    try folder.write("| Error code | Description |\n|--|--|\n\(long)", to: "long.md")
    try folder.write(
      "| Error code | Description |\n|--|--|\n| 900 | \(String(repeating: "word ", count: 9000)) |\n",
      to: "huge.md")
    try folder.errcat("import", "long.md", "huge.md", "--db", "long.db")
    let codes = (1...20).map { "\"\($0 * 3)\"" }.joined(separator: ",")
    let calls = [
      (#""codes":[\#(codes)]"#, "explain", 20), (#""words":"end","limit":100"#, "search", 300),
      (#""kind":"codes""#, "list", 301), (#""codes":["900"]"#, "explain", 1),
    ]
    for (arguments, tool, total) in calls {
      let answers = try folder.mcp(
        [MCPMessages.initialize(revision), MCPMessages.call(tool, arguments)], "--db", "long.db",
        "--max-bytes", "\(most)")
      let answer = answers[1]
      #expect(answer.line.utf8.count < most, "\(tool)")
      #expect(!answer.entries.isEmpty && answer.entries.count + answer.more == total, "\(tool)")
      #expect(total == 1 || answer.more > 0)
    }
  }

  @Test func `a cut answer has a meaning of each code before the second of one`() throws {
    let answer = try folder.mcp(
      "explain", #""codes":["10002","10009","10016"]"#, "--max-bytes", "3000")
    #expect(Array(answer.codes.prefix(3)) == ["10002", "10009", "10016"])
    #expect(answer.more > 0)
  }
}
