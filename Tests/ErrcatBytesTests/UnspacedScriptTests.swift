import Testing

@testable import ErrcatBytes

@Suite struct UnspacedScriptTests {
  @Test(arguments: [
    "漢", "\u{3400}", "\u{F900}", "\u{20000}", "\u{31350}", "々", "〇", "あ", "カ", "ー", "ｶ", "ﾞ",
    "\u{3099}", "ㄅ", "한", "\u{1100}", "\u{11A8}", "\u{A960}", "\u{D7CB}", "\u{2F00}", "\u{2E80}",
  ])
  func `Han, kana, Bopomofo and Hangul set no spaces`(_ scalar: Unicode.Scalar) {
    #expect(scalar.isUnspaced)
  }

  @Test(arguments: [
    "a", "Z", "7", "é", "я", "λ", "ع", "ก", "。", "、", "・", "　", "Ａ", "７", "ꀀ", "Ꞌ", "ꭰ",
    "\u{FFFD}", "🙂", "\u{E0041}",
  ])
  func `other scripts and punctuation do`(_ scalar: Unicode.Scalar) {
    #expect(!scalar.isUnspaced)
  }

  @Test func `bytes say the same as characters, for every character`() {
    var least = UInt8.max
    for value in 0...0x10FFFF as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let bytes = Array(String(scalar).utf8)
      if scalar.isUnspaced { least = min(least, bytes[0]) }
      let lengths = bytes.indices.map { bytes.span.unspacedLength(at: $0) }
      let expected = scalar.isUnspaced ? bytes.count : 0
      if lengths[0] != expected || lengths.dropFirst().contains(where: { $0 != 0 }) {
        Issue.record("U+\(String(value, radix: 16)): \(lengths)")
      }
    }
    #expect(least == Unicode.Scalar.leastUnspacedByte)
  }

  @Test(
    arguments: [
      [0xE4], [0xE4, 0xBD], [0xF0, 0xA0, 0x80], [0xE4, 0xBD, 0x41], [0xFF],
      [0xFF, 0xFF, 0xFF, 0xFF],
      [0xED, 0xA0, 0x80],
    ] as [[UInt8]])
  func `bytes that are no text are read within their bounds`(_ bytes: [UInt8]) {
    for index in bytes.indices {
      #expect(index + bytes.span.unspacedLength(at: index) <= bytes.count)
    }
  }
}
