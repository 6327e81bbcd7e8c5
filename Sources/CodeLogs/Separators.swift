internal import ErrcatBytes

/// Finds the separators between keys and codes, sixteen places of a text at a time.
///
/// Keys are found from their separators: how many keys there are makes no difference to the speed,
/// and few words of a log come before a separator.
enum Separators {
  /// Returns the place of the first `=`, `:` or full-width colon in `text[start ..< end]`.
  ///
  /// The place of a full-width colon (U+FF1A) is that of its last byte, a byte that other
  /// characters have too.
  static func next(in text: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int? {
    var place = start
    while place + 16 <= end {
      let bytes = UnsafeRawPointer(text + place).loadUnaligned(as: SIMD2<UInt64>.self)
      let hits =
        zeroBytes(bytes ^ repeated(0x3D)) | zeroBytes(bytes ^ repeated(0x3A))
        | zeroBytes(bytes ^ repeated(0x9A))
      if hits[0] != 0 { return place + hits[0].trailingZeroBitCount / 8 }
      if hits[1] != 0 { return place + hits[1].trailingZeroBitCount / 8 + 8 }
      place += 16
    }
    while place < end {
      if [0x3D, 0x3A, 0x9A].contains(text[place]) { return place }
      place += 1
    }
    return nil
  }

  @inline(__always)
  private static func repeated(_ byte: UInt64) -> SIMD2<UInt64> {
    SIMD2(repeating: byte &* 0x0101_0101_0101_0101)
  }
}
