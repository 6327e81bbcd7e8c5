import Testing

@testable import ErrorCatalog
@testable import HTMLReader
@testable import MarkdownReader

@Suite struct SpellingsTests {
  @Test(
    arguments: [
      ("1000000", ["1,000,000"]), ("1,000,000", ["1000000"]), ("999999.99", ["999,999.99"]),
      ("1000", ["1,000"]), ("100", []), ("1,00", []), ("64KiB", ["64 KiB", "64Ki B"]),
      ("0.15BTC", ["0.15 BTC"]),
      ("recv_window", ["recvwindow"]), ("sub-account", ["subaccount"]),
      ("startTime", ["start Time"]),
      ("STRASSE", ["straße"]), ("straße", ["strasse"]), ("order", []), ("", []), ("_", []),
    ])
  func `a word has other spellings`(word: String, spellings: [String]) {
    #expect(Spellings.of(word).filter { $0.lowercased() != word.lowercased() } == spellings)
  }
}
