import Testing

/// What users of the library see: its declarations, and the words of its messages.
@Suite struct PublicSurfaceTests {
  /// The targets that the product `ErrorCatalog` is made of.
  static let targets = Repository.names("Sources").filter { $0 != "errcat" }

  /// The targets whose declarations an `import ErrorCatalog` shows.
  static let exported = ["CodeDocuments", "Causes", "CodeLogs", "ErrorCatalog"]

  /// The most public declarations; one more needs a reason that a user of the library would give.
  static let mostDeclarations = 300

  /// The lines of code of a target, without comments.
  private func code(of target: String) throws -> [(place: String, line: Substring)] {
    try Repository.swiftFiles(below: "Sources/\(target)").flatMap { file in
      try Repository.text(file).split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated().map { ("\(file):\($0.offset + 1)", $0.element.drop { $0 == " " }) }
        .filter { !$0.1.hasPrefix("//") }
    }
  }

  @Test func `there are few public declarations, each with a comment`() throws {
    var count = 0
    for target in Self.exported {
      for file in Repository.swiftFiles(below: "Sources/\(target)") {
        // The constants that it writes are public in somebody else's program.
        if file.hasSuffix("/SwiftConstants.swift") { continue }
        var previous: Substring = ""
        for (number, line) in try Repository.text(file).split(
          separator: "\n", omittingEmptySubsequences: false
        ).enumerated() {
          let code = line.drop { $0 == " " }
          if code.hasPrefix("public "), !code.hasPrefix("public import") {
            count += 1
            let isDocumented = previous.hasPrefix("///") || previous.hasPrefix("@")
            #expect(isDocumented, "\(file):\(number + 1) has no comment")
          }
          previous = code
        }
      }
    }
    #expect(count > 100 && count <= Self.mostDeclarations)
  }

  @Test func `no message of the library names a flag, a verb or a variable of the command line`()
    throws
  {
    let flag = #/(^|[^-<!\w])--[a-z]/#
    let verb =
      #/`errcat\b|errcat (annotate|audit|diff|explain|export|history|import|lint|list|remove|schema|search|sql|stats|tables|verify)\b/#
    // What is said to git are its own flags.
    for (place, line) in try Self.targets.flatMap(code) where !place.contains("/Git/") {
      let found = line.contains(flag) || line.contains(verb) || line.contains("ERRCAT_")
      #expect(!found, "\(place): \(line)")
    }
  }
}
