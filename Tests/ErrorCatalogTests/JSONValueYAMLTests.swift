import Testing

@testable import ErrcatBytes
@testable import ErrorCatalog

@Suite struct JSONValueYAMLTests {
  @Test(
    arguments: [
      ("word", "word"), ("rate-limit", "rate-limit"), ("a1_b", "a1_b"),
      // Strings that YAML would read as something else.
      ("", #""""#), ("no", #""no""#), ("null", #""null""#), ("1", #""1""#), ("10016", #""10016""#),
      ("-", #""-""#), ("On: off", #""On: off""#), ("a #b", #""a #b""#), ("~", #""~""#),
      ("*a", #""*a""#), ("True", #""True""#), ("say \"so\" \\", #""say \"so\" \\""#),
      // Characters that YAML must escape.
      ("a\tb\u{1B}[31m", #""a\tb\u001b[31m""#), ("\u{85}\u{2028}", #""\u0085\u2028""#),
      ("\u{FEFF}a\u{FFFE}", #""\ufeffa\ufffe""#), ("余额 é 😀", #""余额 é 😀""#),
      // Lines.
      ("SELECT 1\n  FROM t", "|-\n  SELECT 1\n    FROM t"), ("a\n\nb", "|-\n  a\n\n  b"),
      ("a\n", #""a\n""#), ("\na", #""\na""#), (" a\nb", #"" a\nb""#), ("a \nb", #""a \nb""#),
      ("é\nb", #""é\nb""#), ("a\r\nb", #""a\r\nb""#),
    ])
  func `a string is written so that it reads back as itself`(text: String, yaml: String) {
    #expect(JSONValue.string(text).yaml == yaml + "\n")
  }

  @Test func `objects and arrays are indented`() {
    let value = JSONValue.object([
      ("a", .object([("no", .integer(1)), ("sql", .string("x\ny"))])),
      ("b", .array([.string("c"), .object([("d", .bool(true)), ("e", .null)]), .array([])])),
      ("empty", .object([])),
      ("f", .array([.array([.integer(1), .string("x\ny")])])),
    ])
    #expect(
      value.yaml == """
        a:
          "no": 1
          sql: |-
            x
            y
        b:
          - c
          - d: true
            e: null
          - []
        empty: {}
        f:
          - - 1
            - |-
                x
                y

        """)
  }
}
