import Testing

@testable import CodeDocuments

@Suite struct SamePathErrorTests {
  @Test func `the error names both documents, and the source and path they share`() {
    let identity = DocumentIdentity(source: "acme", path: "a.md")
    #expect(
      "\(SamePathError(identity, typed: ["x/a.md", "y/a.md"]))"
        == "'x/a.md' and 'y/a.md' would both be 'a.md' of the source 'acme'; "
        + "give one of them another source or path")
  }
}
