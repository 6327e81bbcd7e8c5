import TestSupport
import Testing

@testable import CatalogSQLite
@testable import ErrorCatalog

/// What a search costs does not grow with the catalog.
///
/// Work is counted in operations of SQLite, which no load of the machine changes.
@Suite struct SearchCostTests {
  private static let entries = 40_000
  /// Few for each entry, and fewer than it takes to rank all entries or to compare all words.
  private static let mostOperations = 10 * entries

  private static let common = [
    "order", "server", "limit", "balance", "account", "request", "permission", "denied", "token",
    "timeout",
  ]

  /// The catalog: each entry has all common words and one of its own.
  private static let file: Result<[UInt8], any Error> = Result {
    let folder = try TemporaryFolder()
    let rows = (0..<entries).map { number in
      "| \(10_000 + number) | \(common.joined(separator: " ")) \(word(number)) |"
    }
    try folder.write(
      "# Error codes\n\n| Error code | Message |\n|---|---|\n" + rows.joined(separator: "\n")
        + "\n",
      to: "codes.md")
    try folder.importing(["codes.md"])
    return try folder.read("catalog.db")
  }

  /// A word of letters that is another one for each number.
  private static func word(_ number: Int) -> String {
    var rest = number * 7919
    var word = ""
    for _ in 0..<6 {
      word.append(Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8(rest % 26))))
      rest /= 26
    }
    return "q" + word
  }

  let folder: TemporaryFolder
  let catalog: Catalog

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.file.get(), to: "catalog.db")
    // A database of our own has no bound but the one that a test sets.
    catalog = Catalog(try Database(path: folder("catalog.db"), access: .readOnly))
  }

  @Test(
    arguments: [
      ("order", Hit.Match.words), (common.joined(separator: " "), .words),
      ("order code:20016", .code), ("20016", .code), ("balnace requets", .spelling),
      ("ordre \(word(31_000))x", .spelling), ("q", .prefix), ("order -xylophone", .words),
    ])
  func `a search does not go through all entries or words`(query: String, match: Hit.Match) throws {
    let hits = try catalog.database.withOperationBudget(Self.mostOperations) {
      try catalog.search(query)
    }
    #expect(hits.first?.match == match, "\(query)")
  }

  @Test func `hits are counted with what the search has found out`() throws {
    let query = "ordre \(Self.word(31_000))x"
    let hits = try catalog.search(query)
    // What is known of the words is not asked again.
    let count = try catalog.database.withOperationBudget(Self.mostOperations / 4) {
      try catalog.hitCount(query, isRaw: false, filter: Filter(), atMost: 10_000)
    }
    #expect(count == hits.count)
  }

  @Test func `a count that is reached ends the counting`() throws {
    let limit = 10_000
    _ = try catalog.search("ord bal")
    // One look for the entries of both beginnings, and none for those of one.
    let count = try catalog.database.withOperationBudget(7 * limit) {
      try catalog.hitCount("ord bal", isRaw: false, filter: Filter(), atMost: limit)
    }
    #expect(count == limit)
  }

  @Test(arguments: ["order code:20016", "code:20016 order", "order code:20016 -xylophone"])
  func `a code in a query leaves only that code`(query: String) throws {
    #expect(try catalog.search(query).map(\.entry.code) == ["20016"])
  }

  @Test func `the most frequent of many words that begin alike complete a word`() throws {
    let words = try catalog.database.withOperationBudget(Self.mostOperations) {
      try catalog.completions(of: "o") + catalog.completions(of: "q")
    }
    #expect(words.first == "order" && words.count == 51)
    #expect(words.dropFirst().allSatisfy { $0.hasPrefix("q") })
  }

  @Test func `a longer list begins with the best as a shorter one`() throws {
    let folder = try TemporaryFolder()
    let long = (1...300).map { "| \($0) | order late \(String(repeating: "again ", count: 30)) |" }
    let catalog = try folder.catalog([
      "a.md": codeTable(long[..<250].joined(separator: "\n"), "| 900 | order late |"),
      "b.md": codeTable(long[250...].joined(separator: "\n")),
    ])
    #expect(try catalog.search("order late").first?.entry.code == "900")
    #expect(try catalog.search("order late", limit: 500).first?.entry.code == "900")
  }
}
