import Testing

@testable import ErrcatBytes

@Suite struct JSONValueTests {
  @Test(
    arguments: [
      (.null, "null"), (.bool(true), "true"), (.bool(false), "false"),
      (.integer(0), "0"), (.integer(.min), "-9223372036854775808"),
      (.integer(.max), "9223372036854775807"),
      (.real(0.5), "0.5"), (.real(-0.0), "-0.0"), (.real(1e300), "1e+300"), (.real(2), "2.0"),
      (.real(.nan), "null"), (.real(.infinity), "null"), (.real(-.infinity), "null"),
      (.string(""), "\"\""), (.string("a\"b\\c/d"), #""a\"b\\c/d""#),
      (.string("line\nend\r\ttab"), #""line\nend\r\ttab""#),
      (.string("\0\u{1B}[31m\u{1F}\u{7F}\u{9B}"), #""\u0000\u001b[31m\u001f\u007f\u009b""#),
      (.string("é 错 😀 \u{200D}"), "\"é 错 😀 \u{200D}\""),
      (.string("\u{202E}\u{2066}\u{200F}\u{2028}"), #""\u202e\u2066\u200f\u2028""#),
      (.string("\"\u{301}\\\u{301}"), "\"\\\"\u{301}\\\\\u{301}\""),
      (.array([]), "[]"), (.array([.null, .integer(1)]), "[null,1]"),
      (.object([]), "{}"),
      (.object([("b", .integer(1)), ("a", .array([.object([])]))]), #"{"b":1,"a":[{}]}"#),
      (.object([("k\"", .string("v"))]), #"{"k\"":"v"}"#),
    ] as [(JSONValue, String)])
  func `a value is one line of JSON`(value: JSONValue, expected: String) {
    #expect(Array(value.text.utf8) == Array(expected.utf8))
  }

  @Test func `writing appends`() {
    var bytes = Array("x=".utf8)
    JSONValue.string("é").write(to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "x=\"é\"")
  }
}
