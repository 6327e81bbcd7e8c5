import TestSupport
import Testing

@testable import CodeDocuments
@testable import ErrorCatalog

/// Inputs so long that quadratic work would take minutes to days.
@Suite(.timeLimit(.minutes(15))) struct LinearTimeTests {
  private static func repeated(_ text: String, bytes: Int = 1 << 18) -> String {
    String(repeating: text, count: bytes / text.utf8.count)
  }

  @Test(arguments: [
    ("1", "[1]", "1"), ("1", ".†", "1"), ("1", "†", "1"), ("1", " *", "1"), ("1", "^1", "1"),
    ("1", "*", "1"), ("1", ".,", "1"), ("[a", "[1]", "[a"), ("x", "¹.", "x"),
  ])
  func `a code is trimmed of any number of marks`(start: String, marks: String, code: String) {
    let text = start + Self.repeated(marks)
    #expect(CodeText.trimmed(text) == code)
    #expect(CodeQuery(text).text == code)
  }

  @Test(arguments: ["(", "{;", "[(<", "\"'", ")", "a,", "1/", "a:b,"])
  func `a code is read whatever it repeats`(part: String) {
    let text = Self.repeated(part)
    #expect(CodeQuery(text).fullerTexts.count <= 6)
    #expect(CodeText.parse(text).allSatisfy { !$0.code.isEmpty })
  }

  @Test func `a page repeats the same id many times`() {
    var ids = PageIDs(["a"])
    var last = ""
    for _ in 0..<200_000 { last = ids.add("a") }
    #expect(last == "a-200001")
  }

  static let queries: [(name: String, text: String)] = [
    ("one word", repeated("abcdefgh")), ("one number", repeated("12345678")),
    ("unclosed quotes", repeated("\"a ")), ("quotes in words", repeated("x\"y ")),
    ("distinct words", (0..<100_000).map { "w\($0)" }.joined(separator: " ")),
    ("distinct filters", (0..<20_000).map { "code:\($0)" }.joined(separator: " ")),
    ("excluded words", (0..<100_000).map { "-w\($0)x" }.joined(separator: " ")),
    ("Chinese", repeated("余额不足以支付")), ("joined words", repeated("funds,order,price,")),
    ("a phrase", "\"" + repeated("funds order ") + "\""),
    ("a long start", repeated("order-") + "*"),
    ("codes", (0..<20_000).map { "error \($0)" }.joined(separator: ", ")),
    ("numbers", (0..<20_000).map { "\($0 + 1_000_000)" }.joined(separator: " ")),
    ("capitals inside", repeated("aB")), ("brackets", repeated("[1]")),
  ]

  @Test(arguments: queries.map(\.name))
  func `a search takes time in proportion to the query, not to its square`(name: String) throws {
    let query = try #require(Self.queries.first { $0.name == name }).text
    let folder = try TemporaryFolder()
    let catalog = try SeedCatalog.open(in: folder)
    #expect(try catalog.search(query, limit: 5).count <= 5)
    _ = try catalog.hints(query)
    _ = try catalog.explain(query)
    _ = try catalog.nearCodes(query)
  }

  @Test func `the words of one long word are still found`() throws {
    let folder = try TemporaryFolder()
    let catalog = try SeedCatalog.open(in: folder)
    let hits = try catalog.search(Self.repeated("withdrawal,address,", bytes: 100_000))
    #expect(hits.contains { $0.entry.description.contains("ithdrawal") })
    // A phrase of a whole description is still one phrase.
    let text = try #require(try catalog.explain("10016").first).description
    #expect(try catalog.search("\"\(text)\"").first?.entry.code == "10016")
  }
}
