import Foundation
import TestSupport
import Testing

/// Requests and answers of the Model Context Protocol.
enum MCPMessages {
  /// The revisions with a handshake.
  static let handshakes = ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"]
  static let stateless = "2026-07-28"

  static func initialize(_ revision: String) -> String {
    request(
      0, "initialize",
      #""protocolVersion":"\#(revision)","capabilities":{},"clientInfo":{"name":"t","version":"1"}"#
    )
  }

  /// What each request of the stateless revision has.
  static let meta = #"""
    "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",\#
    "io.modelcontextprotocol/clientCapabilities":{}}
    """#

  static func request(_ id: Int, _ method: String, _ parameters: String? = nil) -> String {
    #"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)""#
      + (parameters.map { #","params":{\#($0)}"# } ?? "") + "}"
  }

  static func call(_ tool: String, _ arguments: String, id: Int = 1, meta: Bool = false) -> String {
    request(
      id, "tools/call",
      #""name":"\#(tool)","arguments":{\#(arguments)}"# + (meta ? "," + Self.meta : ""))
  }
}

/// One line that the server wrote.
struct MCPAnswer {
  let line: String
  let object: [String: Any]

  init(_ line: String) throws {
    self.line = line
    object = try #require(
      JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
    #expect(object["jsonrpc"] as? String == "2.0")
    #expect((object["result"] == nil) != (object["error"] == nil), "\(line)")
  }

  var result: [String: Any] { object["result"] as? [String: Any] ?? [:] }
  var errorCode: Int? { (object["error"] as? [String: Any])?["code"] as? Int }
  var errorMessage: String { (object["error"] as? [String: Any])?["message"] as? String ?? "" }
  var isToolError: Bool { result["isError"] as? Bool ?? false }

  /// The text of a tool's answer.
  var text: String {
    (result["content"] as? [[String: Any]])?.first?["text"] as? String ?? ""
  }

  /// What a tool answers, from its text.
  var answer: [String: Any] {
    (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any] ?? [:]
  }

  var entries: [[String: Any]] { answer["entries"] as? [[String: Any]] ?? [] }
  var codes: [String] { entries.compactMap { $0["code"] as? String } }
  var notFound: [String] { answer["not_found"] as? [String] ?? [] }
  var more: Int { answer["more"] as? Int ?? -1 }
}

extension TemporaryFolder {
  /// The answers of `errcat mcp` to lines, which must all be JSON.
  func mcp(_ lines: [String], _ arguments: String...) throws -> [MCPAnswer] {
    let outcome = try errcat(
      ["mcp"] + arguments, input: lines.map { $0 + "\n" }.joined())
    #expect(outcome.status == 0 && outcome.err.isEmpty, "\(outcome.status) \(outcome.err)")
    return try outcome.out.split(separator: "\n").map { try MCPAnswer(String($0)) }
  }

  /// The answer to one call, in the newest revision with a handshake.
  func mcp(_ tool: String, _ arguments: String, _ options: String...) throws -> MCPAnswer {
    let outcome = try errcat(
      ["mcp"] + options,
      input: MCPMessages.initialize("2025-11-25") + "\n" + MCPMessages.call(tool, arguments) + "\n")
    #expect(outcome.status == 0, "\(outcome.err)")
    let lines = outcome.out.split(separator: "\n")
    return try MCPAnswer(String(try #require(lines.last)))
  }
}
