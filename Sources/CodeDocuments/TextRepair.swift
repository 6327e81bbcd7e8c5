/// Returns the text that was meant, where a text was encoded to UTF-8 twice.
///
/// `Â±5%` is what becomes of `±5%` when its UTF-8 bytes are taken for Latin-1 or Windows-1252
/// characters and encoded again. The repair is made only when every character beyond ASCII takes
/// part in it, so that text which merely holds such letters stays as it is.
///
/// ```swift
/// textEncodedOnce("at Â±5%")  // "at ±5%"
/// textEncodedOnce("à la carte")  // nil
/// ```
///
/// - Returns: The repaired text, or nil when nothing says that the text was encoded twice.
func textEncodedOnce(_ text: String) -> String? {
  if text.isASCII { return nil }
  var bytes: [UInt8] = []
  for scalar in text.unicodeScalars {
    guard let byte = windows1252Byte(scalar) else { return nil }
    bytes.append(byte)
  }
  guard let repaired = String(validating: bytes, as: UTF8.self) else { return nil }
  return repaired
}

/// The byte that Windows-1252 (or else Latin-1) reads as this character.
private func windows1252Byte(_ scalar: Unicode.Scalar) -> UInt8? {
  if scalar.value <= 0xFF { return UInt8(scalar.value) }
  return windows1252[scalar.value]
}

/// The characters beyond Latin-1 in the code page's rows 8 and 9
/// (WHATWG Encoding Standard, index windows-1252).
private let windows1252: [UInt32: UInt8] = [
  0x20AC: 0x80, 0x201A: 0x82, 0x0192: 0x83, 0x201E: 0x84, 0x2026: 0x85, 0x2020: 0x86,
  0x2021: 0x87, 0x02C6: 0x88, 0x2030: 0x89, 0x0160: 0x8A, 0x2039: 0x8B, 0x0152: 0x8C,
  0x017D: 0x8E, 0x2018: 0x91, 0x2019: 0x92, 0x201C: 0x93, 0x201D: 0x94, 0x2022: 0x95,
  0x2013: 0x96, 0x2014: 0x97, 0x02DC: 0x98, 0x2122: 0x99, 0x0161: 0x9A, 0x203A: 0x9B,
  0x0153: 0x9C, 0x017E: 0x9E, 0x0178: 0x9F,
]

extension String {
  /// Whether all characters are ASCII.
  ///
  /// - Complexity: O(n), many bytes at a time.
  package var isASCII: Bool {
    let fast = utf8.withContiguousStorageIfAvailable { bytes in
      var bits: UInt8 = 0
      for byte in bytes { bits |= byte }
      return bits < 0x80
    }
    return fast ?? utf8.allSatisfy { $0 < 0x80 }
  }
}
