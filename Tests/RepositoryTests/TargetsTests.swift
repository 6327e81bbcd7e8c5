import Testing

/// Rules for the targets in `Sources/` that the compiler does not check.
@Suite struct TargetsTests {
  /// Words, and the only targets whose code may contain them.
  static let words: [(word: String, targets: Set<String>)] = [
    ("sqlite3_", ["CatalogSQLite"]),
    ("gumbo_", ["HTMLReader"]),
    ("pcre2_", ["CodeLogs"]),
    ("utf8proc_", ["CodeDocuments"]),
    ("yaml_", ["RecordReader"]),
    ("import Glibc", ["ErrcatPlatform"]),
    ("import Musl", ["ErrcatPlatform"]),
    ("import Darwin", ["ErrcatPlatform"]),
    ("canImport(", ["ErrcatPlatform"]),
    ("os(", ["ErrcatPlatform"]),
    ("posix_spawn_file_actions_t", ["ErrcatPlatform"]),
    ("posix_spawnattr_t", ["ErrcatPlatform"]),
    ("pthread_t", ["ErrcatPlatform"]),
    ("@_spi", []),
    ("isatty", ["errcat"]),
    ("exit(", ["errcat"]),
    ("print(", []),
    ("try!", []),
    ("fatalError(", []),
    ("import Foundation", []),
  ]

  @Test(arguments: words)
  func `a word is used only in its targets`(_ word: String, _ targets: Set<String>) throws {
    for file in Repository.swiftFiles(below: "Sources") {
      let target = String(file.split(separator: "/")[1])
      guard !targets.contains(target) else { continue }
      for (number, line) in try Repository.text(file).split(
        separator: "\n", omittingEmptySubsequences: false
      ).enumerated() {
        let code = line.drop { $0 == " " }
        guard !code.hasPrefix("//"), uses(code, word) else { continue }
        Issue.record("\(file):\(number + 1) uses '\(word)'")
      }
    }
  }

  /// Files that are one table of data, which may be as long as the data.
  static let dataTables: Set<String> = [
    "Sources/MarkdownReader/Entity+Table.swift", "Tests/CausesTests/JudgedTexts.swift",
  ]

  @Test func `a file of more than 400 lines gives its reason in its first comment`() throws {
    for file in ["Sources", "Tests"].flatMap(Repository.swiftFiles) {
      guard !Self.dataTables.contains(file) else { continue }
      let text = try Repository.text(file)
      let count = text.split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(count <= 401 || text.hasPrefix("// Long because "), "\(file) has \(count) lines")
    }
  }

  /// Whether a line contains the word, but not as the end of a longer one.
  private func uses(_ line: Substring, _ word: String) -> Bool {
    guard let range = line.firstRange(of: word) else { return false }
    guard range.lowerBound > line.startIndex else { return true }
    let before = line[line.index(before: range.lowerBound)]
    return !(before.isLetter || before == "_" || before == ".")
  }
}
