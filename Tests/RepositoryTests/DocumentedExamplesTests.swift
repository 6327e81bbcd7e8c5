import Testing

/// The Swift blocks of the documentation stand in tests that compile them, and say what they say.
@Suite struct DocumentedExamplesTests {
  static let articles = "Sources/ErrorCatalog/ErrorCatalog.docc"
  static let rooms = ["ErrorCatalog", "HTMLTables", "MarkdownTables", "SQLite", "errcat"]

  @Test(arguments: rooms)
  func `every Swift block of a comment or an article stands in a test`(room: String) throws {
    let tests = "Tests/\(room)Tests"
    let files = Repository.names(tests).filter { $0.hasPrefix("DocumentedExamples") }
    let compiled = try words(files.map { try Repository.text("\(tests)/\($0)") }.joined())
    var sources = try Repository.swiftFiles(below: "Sources/\(room)").map { file in
      (file, comments(try Repository.text(file)))
    }
    if room == "ErrorCatalog" {
      sources += try Repository.names(Self.articles).map {
        ($0, try Repository.text("\(Self.articles)/\($0)"))
      }
    }
    var count = 0
    for (file, text) in sources {
      for block in blocks(text) {
        count += 1
        if !compiled.contains(words(block)) {
          Issue.record("\(tests)/DocumentedExamples* lacks, of \(file):\n\(block)")
        }
      }
    }
    #expect(count > 0)
  }

  @Test func `there are no other rooms with examples`() throws {
    for room in Repository.names("Sources") where !Self.rooms.contains(room) {
      for file in Repository.swiftFiles(below: "Sources/\(room)") {
        #expect(try blocks(comments(Repository.text(file))).isEmpty, "\(file)")
      }
    }
  }

  /// The documentation comments of a file, without their slashes.
  private func comments(_ text: String) -> String {
    text.split(separator: "\n").map { $0.drop { $0 == " " } }.filter { $0.hasPrefix("///") }
      .map { $0.dropFirst(3).drop { $0 == " " } + "\n" }.joined()
  }

  /// What stands between fences that say `swift`.
  private func blocks(_ text: String) -> [String] {
    text.split(separator: "```swift\n", omittingEmptySubsequences: false).dropFirst().map {
      String($0.split(separator: "```", omittingEmptySubsequences: false)[0])
    }
  }

  /// A text with one space for each run of them.
  private func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
