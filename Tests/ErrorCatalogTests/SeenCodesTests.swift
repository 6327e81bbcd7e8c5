import Testing

@testable import ErrorCatalog

/// What a document said of a code before.
@Suite struct SeenCodesTests {
  @Test func `a code is compared with its first text in the same domain`() {
    var seen = SeenCodes()
    seen.begin(domain: "rest")
    #expect(seen.add("1", text: "a") == (1, .no))
    #expect(seen.add("2", text: "a") == (1, .no))
    #expect(seen.add("1", text: "a") == (2, .sameText))
    #expect(seen.add("1", text: "b") == (3, .otherText))
    #expect(seen.add("1", text: "b") == (4, .otherText))
    #expect(seen.add("1", text: "a") == (5, .sameText))
    #expect(seen.add("2", text: "") == (2, .otherText))
  }

  @Test func `a code of another domain is compared with the last domain that listed it`() {
    var seen = SeenCodes()
    seen.begin(domain: "rest")
    _ = seen.add("1", text: "a")
    _ = seen.add("2", text: "a")
    seen.begin(domain: "web")
    #expect(seen.add("1", text: "b") == (1, .otherTextElsewhere("rest")))
    #expect(seen.add("2", text: "a") == (1, .sameTextElsewhere))
    seen.begin(domain: "push")
    #expect(seen.add("1", text: "b") == (1, .sameTextElsewhere))
    #expect(seen.add("1", text: "a") == (2, .otherText))
    #expect(seen.add("2", text: "c") == (1, .otherTextElsewhere("web")))
  }

  @Test func `codes that only look alike are different ones`() {
    var seen = SeenCodes()
    seen.begin(domain: "rest")
    for code in ["1", "01", "-1", "1 ", "E1", "e1"] {
      #expect(seen.add(code, text: code) == (1, .no))
    }
  }
}
