import Testing

@testable import ErrcatBytes

@Suite struct TextSearchTests {
  static let searches: [(text: String, part: String, isThere: Bool)] = [
    ("错误码", "错误", true), ("错误码", "码", true), ("错误码", "误错", false), ("错误", "错误码", false),
    ("abc", "", true), ("", "a", false), ("aab", "ab", true), ("error code", "code", true),
    // The first byte of 误 in another character is no 误.
    ("语", "误", false), ("e\u{301}", "\u{E9}", false),
  ]

  @Test(arguments: searches)
  func `a part is found by its bytes`(text: String, part: String, isThere: Bool) {
    #expect(text.has(bytesOf: part) == isThere)
    #expect(Substring("<" + text + ">").has(bytesOf: part) == isThere)
  }
}
