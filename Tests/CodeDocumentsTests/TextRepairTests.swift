import Testing

@testable import CodeDocuments

@Suite struct TextRepairTests {
  @Test(
    arguments: [
      ("Order was sent at Â±5% of the price", "Order was sent at ±5% of the price"),
      ("FranÃ§ois", "François"),
      ("itâ€™s", "it’s"),
      ("â‚¬5 â€“ â‚¬9", "€5 – €9"),
      ("caf\u{C3}\u{A9}", "café"),
      ("ä½\u{A0}å¥½", "你好"),
      ("ðŸ˜€", "😀"),
      ("Ã\u{A0} la carte", "à la carte"),
      ("â\u{80}\u{99}", "’"),
    ])
  func `doubly encoded text is repaired`(text: String, expected: String) {
    #expect(textEncodedOnce(text).map { Array($0.utf8) } == Array(expected.utf8))
  }

  @Test(arguments: [
    "", "plain ASCII", "à la carte", "±5%", "café", "Größe", "Â", "Ã", "Â 5", "naïve façade",
    "Â±5% 错误", "±5% Â±5%", "FranÃ§ois’", "日本語", "😀", "\u{FFFD}", "\0", "Ã\u{A9}Ã", "«Â»",
  ])
  func `text that was encoded once is unchanged`(text: String) {
    #expect(textEncodedOnce(text) == nil)
  }

  @Test(arguments: ["±5%", "Größe für “alle”", "错误代码", "ошибка", "¡Qué €!", "é\u{301}"])
  func `a text misread as Windows-1252 is repaired`(text: String) {
    #expect(textEncodedOnce(Self.encodedTwice(text)) == text)
  }

  /// The bytes of a text misread as Windows-1252, by the table of the code page.
  private static func encodedTwice(_ text: String) -> String {
    let high = Array(
      "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
    var scalars = String.UnicodeScalarView()
    for byte in text.utf8 {
      scalars.append((0x80...0x9F).contains(byte) ? high[Int(byte - 0x80)] : Unicode.Scalar(byte))
    }
    return String(scalars)
  }

  @Test func `a long text is judged correctly`() {
    let long = String(repeating: "Â±", count: 100_000)
    #expect(textEncodedOnce(long)?.utf8.count == 200_000)
    #expect(textEncodedOnce(long + "错") == nil)
  }
}
