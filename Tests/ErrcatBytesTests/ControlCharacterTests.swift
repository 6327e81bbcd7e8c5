import Testing

@testable import ErrcatBytes

@Suite struct ControlCharacterTests {
  static let controls: [ClosedRange<UInt32>] = [
    0...0x1F, 0x7F...0x9F, 0x34F...0x34F, 0x61C...0x61C, 0x180E...0x180E, 0x200B...0x200B,
    0x200E...0x200F, 0x2028...0x202E,
    0x2060...0x206F, 0xFEFF...0xFEFF, 0xFFF9...0xFFFB, 0x1D173...0x1D17A, 0xE0000...0xE007F,
  ]

  @Test func `what terminals obey and readers cannot see is a control`() {
    for value in Self.controls.joined() {
      #expect(Unicode.Scalar(value)?.isControl == true, "U+\(String(value, radix: 16))")
    }
  }

  @Test func `every control and bidirectional control of Unicode is one`() {
    for value in 0...0x10FFFF as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let properties = scalar.properties
      let isLineEnd = [.lineSeparator, .paragraphSeparator].contains(properties.generalCategory)
      if properties.generalCategory == .control || properties.isBidiControl || isLineEnd {
        if !scalar.isControl { Issue.record("U+\(String(value, radix: 16))") }
      }
    }
  }

  @Test(arguments: [
    " ", "~", "\u{A0}", "\u{AD}", "é", "\u{200C}", "\u{200D}", "\u{2010}", "\u{FE0F}", "\u{1F3FB}",
    "\u{E0100}", "漢",
  ])
  func `joiners and variation selectors, which texts need, are not control characters`(
    _ scalar: Unicode.Scalar
  ) {
    #expect(!scalar.isControl)
  }

  @Test func `no control is written to JSON as it is`() {
    let text = Self.controls.joined().compactMap(Unicode.Scalar.init).map(String.init).joined()
    let json = JSONValue.string(text).text
    #expect(json.unicodeScalars.allSatisfy { !$0.isControl })
    #expect(JSONValue.string("\u{E0041}\u{FEFF}\u{61C}").text == #""\udb40\udc41\ufeff\u061c""#)
  }
}
