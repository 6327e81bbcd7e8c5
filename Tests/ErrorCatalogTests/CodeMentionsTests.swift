import Testing

@testable import ErrorCatalog

@Suite struct CodeMentionsTests {
  @Test(
    arguments: [
      (#"{"result":false,"error_code":10016}"#, ["10016"]), ("errorCode = -1021;", ["-1021"]),
      ("retCode: 0x1F", ["0x1F"]), ("error 10016", ["10016"]), ("error -1021", ["-1021"]),
      ("Error: connect ECONNREFUSED", []), ("code=ECONNRESET", ["ECONNRESET"]),
      ("<Code>NoSuchKey</Code>", ["NoSuchKey"]), ("ERR-5003", []), ("decode: 17", []),
      ("error: order failed", []), ("code", []), ("", []), ("sCode\":\"51008\"", ["51008"]),
    ])
  func `a code follows a key`(text: String, codes: [String]) {
    #expect(CodeMentions.keyed(in: text) == codes)
  }

  @Test func `names and numbers are whole words`() {
    let line = "12:00:01 [4242] ECONNRESET (ERR-5013) after 110 ms, 10.0.0.1:8080 invalid_grant."
    #expect(CodeMentions.names(in: line) == ["ECONNRESET", "ERR-5013", "invalid_grant"])
    #expect(CodeMentions.numbers(in: line) == ["4242", "110"])
  }
}
