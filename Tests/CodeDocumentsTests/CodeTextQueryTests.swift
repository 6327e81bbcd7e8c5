import Testing

@testable import CodeDocuments

struct CodeTextQueryTests {
  @Test(arguments: [
    ("10016", "10016"), (" 007 ", "007"), ("\"10016\",", "10016"), ("'0X80070005'", "0X80070005"),
    ("error_code=10016", "10016"), ("\"error_code\":10016,", "10016"),
    ("{\"errorCode\": 10016}", "10016"), ("code: E_FAIL;", "E_FAIL"), ("(503)", "503"),
    ("`ECONNRESET`", "ECONNRESET"), ("-2147024891", "-2147024891"),
    ("ORA-00001", "ORA-00001"), ("user=5", "user=5"), ("Request Timed Out", "Request Timed Out"),
    ("", ""), (",", ""),
  ])
  func `characters pasted around a code are ignored`(typed: String, text: String) {
    #expect(CodeQuery(typed).text == text)
    #expect(CodeQuery(typed).foldedText == text.lowercased())
  }

  @Test(
    arguments: [
      ("10016", [10016]), ("007", [7]), ("0x1F", [31]),
      ("0x80070005", [2_147_942_405, -2_147_024_891]),
      ("2147942405", [2_147_942_405, -2_147_024_891]),
      ("-2147024891", [-2_147_024_891, 2_147_942_405]), ("-1", [-1, 4_294_967_295]),
      ("2147483647", [2_147_483_647]), ("4294967296", [4_294_967_296]),
      ("-2147483649", [-2_147_483_649]), ("R01", []), ("5xx", []),
    ] as [(String, [Int64])])
  func `a number is read as signed and as unsigned`(typed: String, numbers: [Int64]) {
    #expect(CodeQuery(typed).numbers == numbers)
  }

  @Test(
    arguments: [
      ("80070005", [2_147_942_405, -2_147_024_891], []), ("1f", [31], []), ("10016", [65558], []),
      ("0x80070005", [], ["80070005"]), ("0x1F", [], ["1F"]), ("0x10016", [], []),
      ("-5", [], []), ("xyz", [], []), ("E_FAIL", [], []), ("", [], []),
    ] as [(String, [Int64], [String])])
  func `hexadecimal may lack its prefix`(typed: String, numbers: [Int64], texts: [String]) {
    let query = CodeQuery(typed)
    #expect(query.hexNumbers == numbers)
    #expect(query.hexTexts == texts)
  }

  @Test(arguments: [
    ("4050", "4000-4099", true), ("4000", "4000-4099", true), ("4100", "4000-4099", false),
    ("503", "5xx", true), ("0503", "5xx", true), ("404", "40x", true), ("414", "40x", false),
    ("-32050", "-32000 to -32099", true), ("503", "503", false), ("5xx", "5xx", false),
    ("R05", "R01-R09", false),
  ])
  func `a range or class contains a number`(typed: String, code: String, isHeld: Bool) {
    #expect(CodeQuery(typed).isHeld(by: code) == isHeld)
  }

  @Test(arguments: [
    ("10016", true), ("-1000", true), ("0x80070005", true), ("\"10016\",", true), ("5xx", true),
    ("invalid_grant", true), ("ECONNRESET", true), ("R01", true), ("errorCode=7", true),
    ("timeout", false), ("cannot", false), ("can't", false), ("BTC", false), ("API", false),
    ("ERROR", false), ("Timeout", false), ("", false), ("недостаточно", false),
  ])
  func `a word looks like a code or not`(word: String, looksLikeCode: Bool) {
    #expect(CodeQuery.looksLikeCode(word) == looksLikeCode)
  }
}
