import Testing

/// Tests compile and run the Swift blocks of the documentation.
@Suite struct DocumentedExamplesTests {
  static let articles = "Sources/ErrorCatalog/ErrorCatalog.docc"
  /// The article whose first blocks Scripts/build-server makes a package of, which ServerTests runs.
  static let server = "EmbedInAServer.md"
  static let serverBlocks = 2

  @Test func `every Swift block of a comment or an article is in a test`() throws {
    let tests = Repository.swiftFiles(below: "Tests").filter { $0.contains("/DocumentedExamples") }
    let compiled = try words(tests.map { try Repository.text($0) }.joined(separator: "\n"))
    var sources = try Repository.swiftFiles(below: "Sources").map { file in
      (file, comments(try Repository.text(file)))
    }
    sources += try Repository.names(Self.articles).map {
      ($0, try Repository.text("\(Self.articles)/\($0)"))
    }
    var count = 0
    for (file, text) in sources {
      for block in blocks(text).dropFirst(file == Self.server ? Self.serverBlocks : 0) {
        count += 1
        if !compiled.contains(words(block)) {
          Issue.record("no DocumentedExamples*.swift has this block of \(file):\n\(block)")
        }
      }
    }
    #expect(count > 50)
  }

  @Test func `the server is built from the first blocks of its article`() throws {
    let path = "\(Self.articles)/\(Self.server)"
    let blocks = try blocks(Repository.text(path)).prefix(Self.serverBlocks)
    #expect(blocks[0].contains("let package = Package(") && blocks[1].contains("router.get("))
    let script = try Repository.text("Scripts/build-server")
    #expect(script.contains("article=\(path)\n"))
    #expect(script.contains("\nput 1 ") && script.contains("\nput 2 "))
    #expect(try Repository.text("Makefile").contains("\tScripts/build-server"))
  }

  /// The documentation comments of a file, without their slashes.
  private func comments(_ text: String) -> String {
    text.split(separator: "\n").map { $0.drop { $0 == " " } }.filter { $0.hasPrefix("///") }
      .map { $0.dropFirst(3).drop { $0 == " " } + "\n" }.joined()
  }

  /// The text between fences that say `swift`.
  private func blocks(_ text: String) -> [String] {
    text.split(separator: "```swift\n", omittingEmptySubsequences: false).dropFirst().map {
      String($0.split(separator: "```", omittingEmptySubsequences: false)[0])
    }
  }

  /// A text with each run of white space reduced to one space.
  private func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
