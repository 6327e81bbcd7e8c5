import Testing

@testable import ErrcatBytes

@Suite struct ASCIITests {
  /// Each class, and the characters that are in it.
  static let classes: [(name: String, contains: @Sendable (UInt8) -> Bool, members: String)] = [
    ("isSpaceOrTab", { $0.isSpaceOrTab }, " \t"),
    ("isWhitespace", { $0.isWhitespace }, " \t\n\u{B}\u{C}\r"),
    ("isDigit", { $0.isDigit }, "0123456789"),
    ("isHexDigit", { $0.isHexDigit }, "0123456789abcdefABCDEF"),
    ("isSmall", { $0.isSmall }, "abcdefghijklmnopqrstuvwxyz"),
    ("isCapital", { $0.isCapital }, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    ("isLetter", { $0.isLetter }, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    (
      "isAlphanumeric", { $0.isAlphanumeric },
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    ),
    ("isPunctuation", { $0.isPunctuation }, "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"),
  ]

  @Test(arguments: classes.indices)
  func `a class has its members, and no other byte`(_ index: Int) {
    let (name, contains, members) = Self.classes[index]
    for byte in UInt8.min...UInt8.max {
      #expect(contains(byte) == members.utf8.contains(byte), "\(name) \(byte)")
    }
  }

  @Test func `only capitals change in lower case`() {
    for byte in UInt8.min...UInt8.max {
      let character = Unicode.Scalar(byte)
      let expected = byte < 0x80 ? Array(String(character).lowercased().utf8)[0] : byte
      #expect(byte.lowercased == expected, "\(byte)")
    }
  }

  @Test func `a character is an ASCII digit or letter as its byte is`() {
    for value in (0...0x2FF as ClosedRange<UInt32>) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let byte = UInt8(exactly: value).flatMap { $0 < 0x80 ? $0 : nil }
      #expect(scalar.isASCIIDigit == (byte?.isDigit ?? false), "\(value)")
      #expect(scalar.isASCIILetter == (byte?.isLetter ?? false), "\(value)")
      #expect(scalar.isASCIIAlphanumeric == (byte?.isAlphanumeric ?? false), "\(value)")
    }
  }

  @Test(arguments: [
    ("<Table>", 0, 7, true), ("x<TABLE", 1, 7, true), ("<tabl", 0, 5, false),
    ("<table", 0, 5, false), ("<tablet", 1, 7, false), ("<table", -1, 6, false),
  ])
  func `a word is found in any case, and only before the end`(
    _ text: String, _ index: Int, _ end: Int, _ expected: Bool
  ) {
    #expect(Array(text.utf8).span.has("<table", at: index, before: end) == expected)
  }
}
