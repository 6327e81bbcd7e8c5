import TestSupport
import Testing

@testable import ErrorCatalog

/// The ladder of search: which rung finds what, and that no rung displaces a higher one.
@Suite struct LadderTests {
  let folder: TemporaryFolder
  let catalog: Catalog

  init() throws {
    folder = try TemporaryFolder()
    catalog = try SeedCatalog.open(in: folder)
  }

  @Test(
    arguments: [
      ("10016", "10016", Hit.Match.code, nil),
      (#"{"result":false,"error_code":10016}"#, "10016", .code, nil),
      ("got error 10016 again", "10016", .code, nil),
      ("HTTP/1.1 403 Forbidden", "HTTP ERROR CODE 403", .code, nil),
      ("withdrawing addresses", "10041", .words, nil),
      ("why is the signature not matching? it does not match", "10007", .words, nil),
      ("insuf bal", "1203", .prefix, nil),
      ("insufficient ball*", nil, .any, nil),
      ("insufficien* coin", "10016", .prefix, nil),
      ("insuficient ballance", "1203", .spelling, "insufficient balance"),
      ("signatrue mathc", "10007", .spelling, "signature match"),
      ("2fa replicated", "1038", .synonym, "google verification replicated"),
      ("throttled", nil, .synonym, nil),
    ] as [(String, String?, Hit.Match, String?)])
  func `each rung finds its own hits`(
    query: String, code: String?, match: Hit.Match, corrected: String?
  ) throws {
    let hit = try #require(try catalog.search(query).first)
    if let code { #expect(hit.entry.code == code) }
    #expect(hit.match == match)
    #expect(hit.corrected == corrected || corrected == nil)
  }

  @Test(arguments: [
    "order", "insuf", "acount", "frozen", "10016 balance", "error 10002 auth",
  ])
  func `codes come first, then all words, then what competes`(query: String) throws {
    let hits = try catalog.search(query, limit: 100)
    let rungs = hits.map { [.code: 0, .words: 1][$0.match] ?? 2 }
    #expect(rungs == rungs.sorted() && rungs.count == hits.count && !hits.isEmpty)
    #expect(Set(hits.map(\.entry.id)).count == hits.count)
  }

  @Test(
    arguments: [
      ("in line 1204 of bot.py: Order price must be between 0 and 1,000,000", "10014"),
      ("retrying in 1018 ms: Too many requests, IP is shielded", "HTTP ERROR CODE 403"),
      ("2024-01-17 10:02:00 [1017] WARN balance not sufficient", "10024"),
    ])
  func `a number without other evidence is not a code`(line: String, code: String) throws {
    #expect(try catalog.search(line).first?.entry.code == code)
  }

  @Test func `digits are never corrected`() throws {
    #expect(try catalog.search("10061").isEmpty)
    #expect(try catalog.search("1000x6").isEmpty)
  }

  @Test func `a word that only filters know adds no hint`() throws {
    #expect(try catalog.corrections(of: "insuficient") == ["insufficient"])
    #expect(try catalog.corrections(of: "ordre") == ["order"])
    #expect(try catalog.corrections(of: "xyz") == [])
    #expect(try catalog.corrections(of: "withdrawaladress") == [])
    #expect(try catalog.corrections(of: "withdrawaladdress") == ["withdrawal address"])
    #expect(try catalog.completions(of: "insuf") == ["insufficient"])
  }

  @Test func `the statements of a search run in other programs`() throws {
    var asked: [(rung: Hit.Match, sql: String)] = []
    catalog.onStatement = { asked.append(($0, $1)) }
    let hits = try catalog.search("o'clock \"price", limit: 3)
    // No entry has all words, so that the statements of the rungs below are the first.
    #expect(asked.first?.rung == .synonym && !hits.isEmpty)
    asked = []
    #expect(try !catalog.search("order price").isEmpty && asked.first?.rung == .words)
    for statement in asked { #expect(throws: Never.self) { try catalog.rows(statement.sql) } }
  }
}
