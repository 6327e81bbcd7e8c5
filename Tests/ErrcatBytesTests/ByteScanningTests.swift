import ErrcatBytes
import Testing

/// The looks at sixteen bytes at a time, against a look at each.
@Suite struct ByteScanningTests {
  /// Blocks with each byte at each place, among bytes of several kinds.
  private static let blocks: [[UInt8]] = (0...UInt8.max).flatMap { byte in
    (0..<ByteBlock.size).map { place in
      let kinds: [UInt8] = [0x61, 0x20, 0xC3, 0xA9]
      var bytes = (0..<ByteBlock.size).map { kinds[($0 + Int(byte)) % 4] }
      bytes[place] = byte
      return bytes
    }
  }

  @Test func `the first mark is found at each place`() {
    for bytes in Self.blocks {
      let offset = ByteBlock(bytes.span, at: 0).matches(0xA9).offset
      #expect(offset == bytes.firstIndex(of: 0xA9) ?? ByteBlock.size)
    }
  }

  @Test func `the bytes that continue a scalar are counted up to each place`() {
    for bytes in Self.blocks {
      let marks = ByteBlock(bytes.span, at: 0).continuations
      for length in 0...ByteBlock.size {
        let count = bytes.prefix(length).count { $0.isContinuation }
        #expect(marks.count(amongFirst: length) == count)
      }
    }
  }

  @Test func `a block of ASCII without NUL is told from others`() {
    for byte in 0...UInt8.max {
      for place in 0..<ByteBlock.size {
        var bytes = [UInt8](repeating: 0x61, count: ByteBlock.size)
        bytes[place] = byte
        let block = ByteBlock(bytes.span, at: 0)
        #expect(block.isASCIIWithoutNUL == (byte > 0 && byte < 0x80))
      }
    }
  }

  @Test func `marks without others keep their flag in their byte`() {
    for bytes in Self.blocks {
      let block = ByteBlock(bytes.span, at: 0)
      let words = block.nonASCII.subtracting(block.continuations).words(flag: 0x40)
      var expected = SIMD2<UInt64>(repeating: 0)
      for (place, byte) in bytes.enumerated() where byte >= 0xC0 {
        expected[place / 8] |= 0x40 << UInt64(8 * (place % 8))
      }
      #expect(SIMD2(UInt64(littleEndian: words.x), UInt64(littleEndian: words.y)) == expected)
    }
  }
}
