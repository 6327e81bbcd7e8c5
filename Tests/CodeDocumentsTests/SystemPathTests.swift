import ErrcatPlatform
import Testing

/// Names of files that are not UTF-8.
@Suite struct SystemPathTests {
  @Test(
    arguments: [
      ([0x61], "a"), ([0xC3, 0xA9], "é"), ([0x63, 0xE9, 0x2E], #"c\xE9."#), ([0xFF], #"\xFF"#),
      ([0x80, 0x61, 0xFE], #"\x80a\xFE"#), ([0xE2, 0x82], #"\xE2\x82"#),
      ([0xED, 0xA0, 0x80], #"\xED\xA0\x80"#), ([0xF4, 0x8F, 0xBF, 0xBD], "\u{10FFFD}"),
      // The characters that carry bytes, as characters of a name.
      ([0xF4, 0x8F, 0xBA, 0x80], #"\xF4\x8F\xBA\x80"#),
      ([0xFF, 0xF4, 0x8F, 0xBB, 0xBF], #"\xFF\xF4\x8F\xBB\xBF"#),
    ] as [([UInt8], String)])
  func `every name comes back as it was, and is shown`(bytes: [UInt8], shown: String) {
    let name = (bytes + [0]).withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { start in
        start.withMemoryRebound(to: CChar.self, capacity: buffer.count) { String(path: $0) }
      }
    }
    #expect(name?.shownPath == shown)
    #expect(name?.withPath { String(cString: $0).utf8.count > 0 } == true)
    let back = name?.withPath { start in (0..<strlen(start)).map { UInt8(bitPattern: start[$0]) } }
    #expect(back == bytes)
  }

  @Test func `two different names are different texts`() {
    let names: [[CChar]] = [[-1, 0], [-2, 0], [-12, -113, -69, -65, 0], [-17, -65, -67, 0]]
    #expect(Set(names.map { String(path: $0) }).count == names.count)
  }
}
