import Testing

/// The Swift blocks of the library's articles stand in a test that compiles them.
@Suite struct DocumentedExamplesTests {
  static let folder = "Sources/ErrorCatalog/ErrorCatalog.docc"

  @Test(arguments: Repository.names(folder))
  func `every Swift block of an article is compiled by a test`(_ article: String) throws {
    let tests = "Tests/ErrorCatalogTests"
    let files = Repository.names(tests).filter { $0.hasPrefix("DocumentedExamples") }
    let compiled = try words(files.map { try Repository.text("\(tests)/\($0)") }.joined())
    for part in try Repository.text("\(Self.folder)/\(article)").split(separator: "```swift\n")
      .dropFirst()
    {
      let block = words(String(part.split(separator: "```")[0]))
      #expect(compiled.contains(block), "\(article) has an example no test has: \(block)")
    }
  }

  /// A text with one space for each run of them.
  private func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
