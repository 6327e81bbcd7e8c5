import Testing

@testable import CodeDocuments

@Suite struct SamePathErrorTests {
  @Test func `the error names both documents and the path they share`() {
    #expect(
      "\(SamePathError(path: "a.md", typed: ["x/a.md", "y/a.md"]))"
        == "'x/a.md' and 'y/a.md' would both be 'a.md' in the catalog; "
        + "give one of them another path")
  }
}
