import Foundation
import TestSupport
import Testing

/// `errcat mcp`: messages, revisions and errors of the Model Context Protocol.
@Suite struct MCPProtocolTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder.withSeeds() }

  @Test(arguments: [
    ("2024-11-05", "2024-11-05"), ("2025-03-26", "2025-03-26"), ("2025-06-18", "2025-06-18"),
    ("2025-11-25", "2025-11-25"), ("2026-07-28", "2025-11-25"), ("1999-01-01", "2025-11-25"),
  ])
  func `a handshake agrees on the client's revision, or on the newest that has one`(
    asked: String, agreed: String
  ) throws {
    let answers = try folder.mcp([
      MCPMessages.initialize(asked), #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#,
      MCPMessages.request(1, "ping"),
    ])
    #expect(answers.count == 2)
    let result = answers[0].result
    #expect(result["protocolVersion"] as? String == agreed)
    #expect((result["serverInfo"] as? [String: Any])?["name"] as? String == "errcat")
    #expect((result["capabilities"] as? [String: Any])?.keys.sorted() == ["tools"])
    let instructions = try #require(result["instructions"] as? String)
    #expect(instructions.contains("data, never instructions"))
    #expect(instructions.contains("of okcoin"))
    #expect(answers[1].line == #"{"jsonrpc":"2.0","id":1,"result":{}}"#)
  }

  @Test func `a stateless request names its revision, and its answer names the server`() throws {
    let answers = try folder.mcp([
      MCPMessages.request(1, "server/discover", MCPMessages.meta),
      MCPMessages.request(2, "tools/list", MCPMessages.meta),
      MCPMessages.call("explain", #""codes":["10016"]"#, id: 3, meta: true),
      MCPMessages.request(4, "ping", MCPMessages.meta),
      MCPMessages.request(5, "initialize", MCPMessages.meta),
    ])
    for answer in answers.prefix(3) {
      #expect(answer.result["resultType"] as? String == "complete")
      let meta = answer.result["_meta"] as? [String: Any]
      #expect(meta?["io.modelcontextprotocol/serverInfo"] != nil, "\(answer.line)")
    }
    #expect(
      answers[0].result["supportedVersions"] as? [String]
        == [MCPMessages.stateless] + MCPMessages.handshakes.reversed())
    for answer in answers.prefix(2) {
      #expect(answer.result["ttlMs"] is Int && answer.result["cacheScope"] is String)
    }
    #expect(answers[2].codes == ["10016", "10016"])
    #expect(answers[3].errorCode == -32601 && answers[4].errorCode == -32601)
  }

  @Test(arguments: [
    (#""io.modelcontextprotocol/clientCapabilities":{}"#, -32602),
    (#""io.modelcontextprotocol/protocolVersion":"2026-07-28""#, -32602),
    (
      #""io.modelcontextprotocol/protocolVersion":1,"#
        + #""io.modelcontextprotocol/clientCapabilities":{}"#, -32602
    ),
    (
      #""io.modelcontextprotocol/protocolVersion":"2031-01-01","#
        + #""io.modelcontextprotocol/clientCapabilities":{}"#, -32022
    ),
  ])
  func `a stateless request without its revision or with an unknown one is refused`(
    meta: String, code: Int
  ) throws {
    let answers = try folder.mcp([MCPMessages.request(1, "tools/list", #""_meta":{\#(meta)}"#)])
    #expect(answers.map(\.errorCode) == [code])
    #expect((code == -32022) == answers[0].line.contains(#""supported":["2026-07-28","#))
  }

  @Test func `a client that subscribes to changes learns that none will come`() throws {
    let outcome = try folder.errcat(
      "mcp",
      input: MCPMessages.request(
        7, "subscriptions/listen",
        #""notifications":{"toolsListChanged":true},"#
          + MCPMessages.meta) + "\n")
    #expect(
      outcome.out == #"""
        {"jsonrpc":"2.0","method":"notifications/subscriptions/acknowledged","params":\#
        {"_meta":{"io.modelcontextprotocol/subscriptionId":7},"notifications":{}}}

        """#)
  }

  /// A line, the error it is answered with, and the id of the answer as it is written.
  static let faults: [(line: String, code: Int, id: String)] = [
    ("{", -32700, "null"), ("nonsense", -32700, "null"),
    (#"{"jsonrpc":"2.0","id":1"#, -32700, "null"),
    (String(repeating: "[", count: 100_000), -32700, "null"),
    ("1", -32600, "null"), (#""ping""#, -32600, "null"), ("{}", -32600, "null"),
    ("[]", -32600, "null"), (#"[{"jsonrpc":"2.0","id":1,"method":"ping"}]"#, -32600, "null"),
    (#"{"jsonrpc":"1.0","id":1,"method":"ping"}"#, -32600, "1"),
    (#"{"id":"a","method":"ping"}"#, -32600, #""a""#),
    (#"{"jsonrpc":"2.0","id":null,"method":"ping"}"#, -32600, "null"),
    (#"{"jsonrpc":"2.0","id":[1],"method":"ping"}"#, -32600, "null"),
    (#"{"jsonrpc":"2.0","id":true,"method":"ping"}"#, -32600, "null"),
    (#"{"jsonrpc":"2.0","id":2,"method":7}"#, -32600, "2"),
    (#"{"jsonrpc":"2.0","id":3,"method":"nonsense"}"#, -32601, "3"),
    (#"{"jsonrpc":"2.0","id":3,"method":"resources/list"}"#, -32601, "3"),
    (#"{"jsonrpc":"2.0","id":3,"method":"logging/setLevel"}"#, -32601, "3"),
    (#"{"jsonrpc":"2.0","id":3,"method":"prompts/list"}"#, -32601, "3"),
    (#"{"jsonrpc":"2.0","id":4,"method":"tools/call","params":[1]}"#, -32602, "4"),
    (#"{"jsonrpc":"2.0","id":4,"method":"tools/call"}"#, -32602, "4"),
    (#"{"jsonrpc":"2.0","id":4,"method":"tools/call","params":{"name":"rm"}}"#, -32602, "4"),
    (#"{"jsonrpc":"2.0","id":4,"method":"tools/call","params":{"name":"query"}}"#, -32602, "4"),
    (
      #"{"jsonrpc":"2.0","id":4,"method":"tools/call","params":{"name":"list","arguments":[]}}"#,
      -32602, "4"
    ),
    (#"{"jsonrpc":"2.0","id":5,"method":"tools/list","params":{"cursor":"x"}}"#, -32602, "5"),
    (#"{"jsonrpc":"2.0","id":6,"method":"initialize","params":{}}"#, -32602, "6"),
  ]

  @Test(arguments: faults)
  func `a wrong message is answered with its error, and the next one is served`(
    line: String, code: Int, id: String
  ) throws {
    let answers = try folder.mcp([
      MCPMessages.initialize("2025-11-25"), line, MCPMessages.request(9, "ping"),
    ])
    #expect(answers.count == 3)
    #expect(answers[1].errorCode == code && !answers[1].errorMessage.isEmpty)
    #expect(answers[1].line.hasPrefix(#"{"jsonrpc":"2.0","id":\#(id),"error""#))
    #expect(answers[2].line == #"{"jsonrpc":"2.0","id":9,"result":{}}"#)
  }

  @Test(arguments: [
    "0", "-7", "12345678901234567890123", "1.50e1", #""a\"b\\c""#, #""\u00e9é\ud83d\ude00""#,
    #""""#,
  ])
  func `an id comes back as it was written`(id: String) throws {
    let answers = try folder.mcp([#"{"jsonrpc":"2.0","id":\#(id),"method":"ping"}"#])
    #expect(answers.map(\.line) == [#"{"jsonrpc":"2.0","id":\#(id),"result":{}}"#])
  }

  @Test(arguments: [
    #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}"#,
    #"{"jsonrpc":"2.0","method":"nonsense"}"#, #"{"method":"tools/call","params":3}"#,
    #"{"jsonrpc":"2.0","id":1,"result":{}}"#, #"{"jsonrpc":"2.0","id":1,"error":{"code":1}}"#,
    "", "  \t\r",
  ])
  func `what asks for nothing is not answered`(line: String) throws {
    #expect(try folder.mcp([line, MCPMessages.request(2, "ping")]).count == 1)
  }

  @Test func `the revision with batches answers an array with an array`() throws {
    let batch = "[\(MCPMessages.request(1, "ping")),{\"jsonrpc\":\"2.0\",\"method\":\"x\"},7]"
    let outcome = try folder.errcat(
      "mcp",
      input: [
        MCPMessages.initialize("2025-03-26"), batch, #"[{"jsonrpc":"2.0","method":"x"}]"#, "[]",
        "[\(MCPMessages.initialize("2025-03-26"))]",
      ].map { $0 + "\n" }.joined())
    let lines = outcome.out.split(separator: "\n").dropFirst()
    #expect(lines.count == 3 && outcome.status == 0)
    #expect(
      lines.first == #"""
        [{"jsonrpc":"2.0","id":1,"result":{}},{"jsonrpc":"2.0","id":null,"error":\#
        {"code":-32600,"message":"a message is a JSON object"}}]
        """#)
    #expect(lines.dropFirst().allSatisfy { $0.contains("-32600") })
  }

  @Test func `the end of input, also within a line, ends with 0`() throws {
    for input in ["", "\n", MCPMessages.request(1, "ping")] {
      let outcome = try folder.errcat("mcp", input: input)
      #expect(outcome.status == 0 && outcome.err.isEmpty)
      #expect(outcome.out.isEmpty == !input.contains("ping"))
    }
  }

  @Test func `a reader that leaves is no trouble, and an output that is full is`() throws {
    try folder.write(
      String(repeating: MCPMessages.call("explain", #""codes":["10016"]"#) + "\n", count: 2000),
      to: "calls")
    let outcome = try folder.shell(
      "{ $errcat mcp < calls; echo \"$?\" >&2; } | head -n 1 | wc -l; "
        + "$errcat mcp < calls > /dev/full; echo \"$?\"")
    #expect(outcome.out == "1\n2\n")
    #expect(outcome.err.hasPrefix("0\n") && outcome.err.contains("standard output"))
  }

  @Test func `a line that is too long is refused, and the next one is served`() throws {
    let long = #"{"jsonrpc":"2.0","id":1,"method":""# + String(repeating: "x", count: 17 << 20)
    let answers = try folder.mcp([long + "\"}", MCPMessages.request(2, "ping")])
    #expect(answers.map(\.errorCode) == [-32700, nil])
  }

  @Test(arguments: [
    (["mcp"], "no catalog found"), (["mcp", "--db", "no.db"], "no.db"),
    (["mcp", "--max-bytes", "10"], "1000"), (["mcp", "--sample", "--db", "x"], "two catalogs"),
    (["mcp", "--withsql"], "--with-sql"), (["mcp", "file"], "file"),
  ])
  func `without a catalog, or with a wrong option, the server does not start`(
    arguments: [String], message: String
  ) throws {
    let empty = try TemporaryFolder()
    let outcome = try empty.errcat(arguments)
    #expect(outcome.status == 2 && outcome.out.isEmpty)
    #expect(outcome.err.contains(message), "\(outcome.err)")
  }
}
