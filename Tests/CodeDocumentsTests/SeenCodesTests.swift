import Testing

@testable import CodeDocuments

/// What a document said earlier about a code.
@Suite struct SeenCodesTests {
  @Test func `a code is compared with its first text in the same domain`() {
    var seen = SeenCodes()
    seen.begin(domain: "rest")
    #expect(seen.add("1", text: "a", line: 5) == (1, .no))
    #expect(seen.add("2", text: "a", line: 6) == (1, .no))
    #expect(seen.add("1", text: "a", line: 7) == (2, .sameText(line: 5)))
    #expect(seen.add("1", text: "b", line: 8) == (3, .otherText(line: 5)))
    #expect(seen.add("1", text: "b", line: 9) == (4, .otherText(line: 5)))
    #expect(seen.add("1", text: "a", line: 10) == (5, .sameText(line: 5)))
    #expect(seen.add("2", text: "", line: 11) == (2, .otherText(line: 6)))
  }

  @Test func `a code in another domain is compared with the last domain that listed it`() {
    var seen = SeenCodes()
    seen.begin(domain: "rest")
    _ = seen.add("1", text: "a", line: 5)
    _ = seen.add("2", text: "a", line: 6)
    seen.begin(domain: "web")
    #expect(seen.add("1", text: "b", line: 15) == (1, .otherTextElsewhere("rest", line: 5)))
    #expect(seen.add("2", text: "a", line: 16) == (1, .sameTextElsewhere))
    seen.begin(domain: "push")
    #expect(seen.add("1", text: "b", line: 25) == (1, .sameTextElsewhere))
    #expect(seen.add("1", text: "a", line: 26) == (2, .otherText(line: 25)))
    #expect(seen.add("2", text: "c", line: 27) == (1, .otherTextElsewhere("web", line: 16)))
  }

  @Test func `codes that only look alike are different codes`() {
    var seen = SeenCodes()
    seen.begin(domain: "rest")
    for code in ["1", "01", "-1", "1 ", "E1", "e1"] {
      #expect(seen.add(code, text: code, line: 1) == (1, .no))
    }
  }
}
