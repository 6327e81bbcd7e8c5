import Foundation
import TestSupport
import Testing

/// `errcat mcp` as a process that runs for long: a catalog that is replaced, speed, and any input.
@Suite struct MCPServerTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder.withSeeds() }

  @Test func `a replaced catalog answers, and a damaged or missing one is a tool error`() throws {
    let server = try folder.converse("mcp", "--db", "own.db")
    #expect(server.line() == nil && server.end().status == 2)

    let good = try folder.read("catalog.db")
    try folder.write(good, to: "own.db")
    try folder.write(
      "| Error code | Description |\n|--|--|\n| 10016 | A new text |\n", to: "new.md")
    try folder.errcat("import", "new.md", "--db", "new.db")
    let running = try folder.converse("mcp", "--db", "own.db")
    func ask() throws -> MCPAnswer {
      try running.send(MCPMessages.call("explain", #""codes":["10016"]"#, meta: true))
      return try MCPAnswer(try #require(running.line()))
    }
    #expect(try ask().codes == ["10016", "10016"])
    try folder.shell("mv new.db own.db")
    #expect(try ask().entries.map { $0["description"] as? String } == ["A new text"])
    try folder.write(Array(good.prefix(5000)), to: "own.db")
    #expect(try ask().isToolError)
    try folder.write("no catalog", to: "own.db")
    let refused = try ask()
    #expect(refused.isToolError && refused.text.contains("own.db"), "\(refused.line)")
    try folder.shell("rm own.db")
    #expect(try ask().isToolError)
    try folder.write(good, to: "own.db")
    #expect(try ask().codes == ["10016", "10016"])
    let outcome = running.end()
    #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.error.isEmpty)
  }

  @Test func `a server starts with a damaged catalog, and serves the good one that follows`()
    throws
  {
    let good = try folder.read("catalog.db")
    var damaged = good
    for place in stride(from: 8192, to: damaged.count, by: 97) { damaged[place] ^= 0x5A }
    for bytes in [damaged, Array("nothing".utf8)] {
      try folder.write(bytes, to: "own.db")
      let server = try folder.converse("mcp", "--db", "own.db")
      try server.send(MCPMessages.initialize("2025-11-25"))
      #expect(try MCPAnswer(try #require(server.line())).errorCode == nil)
      try server.send(MCPMessages.call("search", #""words":"insufficient funds""#))
      #expect(try MCPAnswer(try #require(server.line())).isToolError)
      try folder.write(good, to: "own.db")
      try server.send(MCPMessages.call("explain", #""codes":["10016"]"#))
      #expect(try MCPAnswer(try #require(server.line())).codes.count == 2)
      #expect(server.end().status == 0)
    }
  }

  @Test func `each line is answered at once, and a thousand calls take little time`() throws {
    let clock = ContinuousClock()
    let server = try folder.converse("mcp")
    let start = clock.now
    try server.send(MCPMessages.initialize("2025-11-25"))
    _ = try #require(server.line())
    let ready = clock.now
    for id in 1...1000 {
      try server.send(MCPMessages.call("explain", #""codes":["10016"]"#, id: id))
      #expect(server.line()?.hasPrefix(#"{"jsonrpc":"2.0","id":\#(id),"result""#) == true)
    }
    let done = clock.now
    #expect(server.end().status == 0)
    // A debug build on a busy machine takes several times as long as a release.
    #expect(ready - start < .seconds(2), "\(ready - start)")
    #expect(done - ready < .seconds(20), "\(done - ready)")
  }

  @Test(arguments: [UInt64.random(in: 1...UInt64.max)])
  func `any bytes are answered with JSON, and the catalog keeps its bytes`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let before = try folder.read("catalog.db")
    let seeds =
      MCPToolTests.wrong.map { MCPMessages.call($0.tool, $0.arguments) }
      + MCPProtocolTests.faults.map(\.line).filter { $0.utf8.count < 1000 }
      + [
        MCPMessages.initialize("2025-03-26"), MCPMessages.initialize("2025-06-18"),
        MCPMessages.request(1, "tools/list", MCPMessages.meta),
        MCPMessages.request(1, "server/discover", MCPMessages.meta),
        MCPMessages.call("explain", #""codes":["10016","0x2720"]"#, meta: true),
        MCPMessages.call("search", #""words":"\"order price\" -market cause:rate-limit""#),
        MCPMessages.call("annotate", #""text":"error_code=10016 code 99999""#),
        MCPMessages.call("query", #""sql":"SELECT * FROM entries LIMIT 5""#),
        MCPMessages.request(3, "resources/read", #""uri":"errcat://schema""#),
      ]
    var input: [UInt8] = []
    for _ in 0..<1500 {
      var line = Array((seeds.randomElement(using: &random) ?? "").utf8)
      for _ in 0..<Int.random(in: 0...4, using: &random) where !line.isEmpty {
        let place = Int.random(in: line.indices, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: line[place] = UInt8.random(in: 0...255, using: &random)
        case 1: line.remove(at: place)
        case 2:
          line.insert("\"{}[],:\\0e".utf8.randomElement(using: &random) ?? 0, at: place)
        case 3: line.removeSubrange(place...)
        default:
          let other = Array((seeds.randomElement(using: &random) ?? "").utf8)
          line = Array(line[..<place]) + other.suffix(other.count / 2)
        }
      }
      input += line.filter { $0 != UInt8(ascii: "\n") } + [UInt8(ascii: "\n")]
    }
    try folder.write(
      input + Array((MCPMessages.request(77, "ping") + "\n").utf8), to: "lines")
    let outcome = try folder.shell("exec \"$errcat\" mcp --with-sql < lines")
    #expect(outcome.status == 0 && outcome.err.isEmpty, "seed \(seed): \(outcome.err)")
    let lines = outcome.out.split(separator: "\n")
    #expect(lines.count <= 1501 && lines.count > 500, "seed \(seed)")
    for line in lines {
      let value = try? JSONSerialization.jsonObject(with: Data(line.utf8))
      for message in value as? [Any] ?? [value as Any] {
        let object = try #require(message as? [String: Any], "seed \(seed): \(line)")
        #expect(object["jsonrpc"] as? String == "2.0", "seed \(seed): \(line)")
        #expect(
          object["method"] != nil || (object["result"] == nil) != (object["error"] == nil),
          "seed \(seed): \(line)")
      }
      #expect(line.hasPrefix("[") || line.utf8.count < 8192, "seed \(seed): \(line)")
    }
    #expect(lines.last == #"{"jsonrpc":"2.0","id":77,"result":{}}"#, "seed \(seed)")
    #expect(try folder.read("catalog.db") == before, "seed \(seed)")
    #expect(folder.names == ["catalog.db", "lines"], "seed \(seed)")
  }
}
