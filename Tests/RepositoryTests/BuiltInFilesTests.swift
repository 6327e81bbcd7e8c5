import BuiltInFiles
import Testing

@Suite struct BuiltInFilesTests {
  private static let files: [(file: BuiltInFile, path: String)] = [
    (.schema, "schema.sql"), (.sampleSQL, "sample-queries.sql"),
    (.sampleDocument, "seeds/error-code-for-spot.md"), (.headers, "seeds/headers.md"),
    (.categories, "seeds/categories.md"), (.synonyms, "seeds/synonyms.md"),
    (.pageStyle, "Sources/BuiltInFiles/Page/page.css"),
    (.pageScript, "Sources/BuiltInFiles/Page/page.js"),
    (.pageCorrectionsScript, "Sources/BuiltInFiles/Page/page-corrections.js"),
    (.pageControlsScript, "Sources/BuiltInFiles/Page/page-controls.js"),
  ]

  @Test func `the program has the files of the repository, byte by byte`() throws {
    for (file, path) in Self.files {
      let text = try Repository.text(path)
      #expect(!file.bytes.isEmpty && file.bytes == Array(text.utf8), "\(path)")
      #expect(file.text == text && file.withBytes { $0.count } == file.bytes.count, "\(path)")
    }
  }
}
