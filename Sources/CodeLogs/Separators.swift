internal import ErrcatBytes

/// Finds the separators between keys and codes, sixteen places of a text at a time.
///
/// Keys are found from their separators: how many keys there are makes no difference to the speed,
/// and few words of a log come before a separator.
enum Separators {
  /// Calls `body` with the place of each `=`, `:` and full-width colon in a range of a text.
  ///
  /// The place of a full-width colon (U+FF1A) is that of its last byte, a byte that other
  /// characters have too. With `afterDigits` false, those right after a digit may be left out, as
  /// the colons of times are.
  @inline(__always)
  static func forEach(
    in text: UnsafePointer<UInt8>, _ range: Range<Int>, afterDigits: Bool,
    _ body: (Int) throws -> Void
  ) rethrows {
    var place = range.lowerBound
    while place + 16 <= range.upperBound {
      let bytes = UnsafeRawPointer(text + place).loadUnaligned(as: SIMD2<UInt64>.self)
      var hits =
        zeroBytes(bytes ^ repeated(0x3D)) | zeroBytes(bytes ^ repeated(0x3A))
        | zeroBytes(bytes ^ repeated(0x9A))
      if hits[0] | hits[1] == 0 {
        place += 16
        continue
      }
      if !afterDigits, place > 0 {
        let before = UnsafeRawPointer(text + place - 1).loadUnaligned(as: SIMD2<UInt64>.self)
        hits &= ~zeroBytes((before & repeated(0xF0)) ^ repeated(0x30))
      }
      for half in 0..<2 {
        var bits = hits[half]
        while bits != 0 {
          try body(place + 8 * half + bits.trailingZeroBitCount / 8)
          bits &= bits - 1
        }
      }
      place += 16
    }
    while place < range.upperBound {
      let byte = text[place]
      if byte == 0x3D || byte == 0x3A || byte == 0x9A { try body(place) }
      place += 1
    }
  }

  @inline(__always)
  private static func repeated(_ byte: UInt64) -> SIMD2<UInt64> {
    SIMD2(repeating: byte &* 0x0101_0101_0101_0101)
  }
}
