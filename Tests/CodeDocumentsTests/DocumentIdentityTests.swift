import TestSupport
import Testing

@testable import CodeDocuments

@Suite struct DocumentIdentityTests {
  @Test func `documents are ordered by the bytes of their source, then of their path`() {
    let ordered = [
      ("Z", "a"), ("a", "B"), ("a", "a/b"), ("a", "a0"), ("a", "é"), ("a-b", "a"), ("b", ""),
      ("ä", "a"),
    ].map { DocumentIdentity(source: $0.0, path: $0.1) }
    for seed in 0..<20 {
      var generator = SeededGenerator(seed: UInt64(seed))
      #expect(ordered.shuffled(using: &generator).sorted() == ordered)
    }
  }

  @Test func `two spellings of a letter are two paths, as they are to SQLite`() {
    let composed = DocumentIdentity(source: "a", path: "\u{E9}.md")
    let decomposed = DocumentIdentity(source: "a", path: "e\u{301}.md")
    #expect(composed != decomposed && Set([composed, decomposed]).count == 2)
    #expect(composed == DocumentIdentity(source: "a", path: "\u{E9}.md"))
    #expect((composed < decomposed) != (decomposed < composed))
    #expect(DocumentIdentity(source: "ab", path: "c") != DocumentIdentity(source: "a", path: "bc"))
  }
}
