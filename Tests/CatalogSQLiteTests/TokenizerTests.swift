import Testing

@testable import CatalogSQLite

@Suite struct TokenizerTests {
  @Test(
    arguments: [
      ("Insufficient funds", ["insufficient", "funds"], ["insuffici", "fund"]),
      ("btc_usd ±5%", ["btc", "usd", "5"], ["btc", "usd", "5"]), ("é É", ["e", "e"], ["e", "e"]),
      ("", [], []), ("?!", [], []), ("余额不足", ["余额不足"], ["余额不足"]),
      ("a\0b", ["a", "b"], ["a", "b"]),
    ])
  func `a text is split as the index splits it`(
    text: String, words: [String], stems: [String]
  ) throws {
    let database = try Database.inMemory()
    #expect(try Tokenizer(.words, of: database).tokens(of: text).map(\.text) == words)
    #expect(try Tokenizer(.stems, of: database).tokens(of: text).map(\.text) == stems)
  }

  @Test func `a token has its position in bytes`() throws {
    let tokenizer = try Tokenizer(.stems, of: Database.inMemory())
    #expect(
      tokenizer.tokens(of: "« é coins »") == [
        Tokenizer.Token(text: "e", range: 3..<5), Tokenizer.Token(text: "coin", range: 6..<11),
      ])
  }
}
