import Testing

/// The rooms of `Sources/`: what each may import, and the words that only one of them may say.
@Suite struct RoomsTests {
  /// What the targets import of each other and of the system.
  static let imports: [String: Set<String>] = [
    "SQLite": ["CSQLite", "Glibc"],
    "MarkdownTables": [],
    "HTMLTables": ["CGumbo"],
    "ErrorCatalog": [
      "CNettle", "CPCRE2", "Glibc", "HTMLTables", "MarkdownTables", "SQLite", "Swift",
      "Synchronization",
    ],
    "errcat": ["ArgumentParser", "ErrorCatalog", "Glibc"],
  ]

  @Test(arguments: imports.keys.sorted())
  func `a room imports only what it may`(_ room: String) throws {
    let files = Repository.swiftFiles(below: "Sources/\(room)")
    #expect(!files.isEmpty)
    for file in files {
      for line in try Repository.text(file).split(separator: "\n") {
        guard let module = imported(line) else { continue }
        #expect(Self.imports[room]?.contains(module) == true, "\(file) imports \(module)")
      }
    }
  }

  @Test func `every folder of Sources is a room with a rule or a module map`() {
    for room in Repository.names("Sources") {
      #expect(
        Self.imports[room] != nil
          || Repository.names("Sources/\(room)").contains("module.modulemap"),
        "Sources/\(room) has no rule in RoomsTests")
    }
  }

  /// Words, and the rooms that may say them.
  static let words: [(word: String, rooms: Set<String>)] = [
    ("sqlite3_", ["SQLite"]),
    ("gumbo_", ["HTMLTables"]),
    ("pcre2_", ["ErrorCatalog"]),
    ("SHA256Init", ["ErrorCatalog"]),
    ("isatty", ["errcat"]),
    ("exit(", ["errcat"]),
    ("print(", []),
    ("try!", []),
    ("fatalError(", []),
    ("import Foundation", []),
  ]

  @Test(arguments: words)
  func `a word is said only in its rooms`(_ word: String, _ rooms: Set<String>) throws {
    for file in Repository.swiftFiles(below: "Sources") {
      let room = String(file.split(separator: "/")[1])
      guard !rooms.contains(room) else { continue }
      for (number, line) in try Repository.text(file).split(
        separator: "\n", omittingEmptySubsequences: false
      ).enumerated() {
        let code = line.drop { $0 == " " }
        guard !code.hasPrefix("//"), says(code, word) else { continue }
        Issue.record("\(file):\(number + 1) says '\(word)'")
      }
    }
  }

  /// Files that are one table of data, which may be as long as the data are.
  static let dataTables: Set<String> = [
    "Sources/MarkdownTables/Entity+Table.swift", "Tests/ErrorCatalogTests/JudgedTexts.swift",
  ]

  @Test func `no file is longer than 400 lines, tables of data aside`() throws {
    for file in ["Sources", "Tests"].flatMap(Repository.swiftFiles) {
      guard !Self.dataTables.contains(file) else { continue }
      let count = try Repository.text(file).split(
        separator: "\n", omittingEmptySubsequences: false
      ).count
      #expect(count <= 401, "\(file) has \(count) lines")
    }
  }

  /// What a room shows of the rooms below it to whoever imports it.
  static let shown: [String: Set<String>] = [
    "ErrorCatalog": ["SQLite.ResultCode", "SQLite.SQLiteError"]
  ]

  @Test(arguments: imports.keys.sorted())
  func `a room shows nothing of the rooms below it, but what errors are`(_ room: String) throws {
    var found: Set<String> = []
    for file in Repository.swiftFiles(below: "Sources/\(room)") {
      for line in try Repository.text(file).split(separator: "\n")
      where line.contains("public import ") || line.hasPrefix("@_exported ") {
        guard let name = importedName(line) else { continue }
        found.insert(String(name))
      }
    }
    #expect(found == Self.shown[room] ?? [])
  }

  /// The module that a line imports, or imports a declaration of.
  private func imported(_ line: Substring) -> String? {
    importedName(line)?.split(separator: ".").first.map(String.init)
  }

  /// What a line imports: `internal import A`, `@_exported public import struct A.B`.
  private func importedName(_ line: Substring) -> Substring? {
    var words = line.split(separator: " ")[...]
    while let first = words.first,
      ["public", "internal", "package"].contains(first) || first.hasPrefix("@")
    {
      words.removeFirst()
    }
    guard words.popFirst() == "import" else { return nil }
    if words.count == 2 { words.removeFirst() }
    return words.count == 1 ? words.first : nil
  }

  /// Whether a line holds the word, not as the end of a longer one.
  private func says(_ line: Substring, _ word: String) -> Bool {
    guard let range = line.firstRange(of: word) else { return false }
    guard range.lowerBound > line.startIndex else { return true }
    let before = line[line.index(before: range.lowerBound)]
    return !(before.isLetter || before == "_" || before == ".")
  }
}
