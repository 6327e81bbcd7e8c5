extension Unicode.Scalar {
  /// Whether the character belongs to a script that sets no spaces between its words, or sets them
  /// as Korean does, with endings glued to the words: Han, kana, Bopomofo and Hangul.
  ///
  /// In such a text a word may begin and end at each character.
  package var isUnspaced: Bool {
    switch value {
    case 0x1100...0x11FF, 0x2E80...0x2FDF, 0x3005...0x3007, 0x3021...0x3029, 0x3041...0x3096,
      0x3099...0x309A, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FC...0x31FF, 0x3400...0x4DBF,
      0x4E00...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFF66...0xFF9F,
      0x20000...0x3FFFF:
      true
    default: false
    }
  }

  /// The least byte with which ``isUnspaced`` characters begin in UTF-8: that of U+1100.
  @inlinable package static var leastUnspacedByte: UInt8 { 0xE1 }
}

extension Span<UInt8> {
  /// Returns how many bytes the ``Unicode/Scalar/isUnspaced`` character at `index` of a text in UTF-8
  /// has; 0 where none begins.
  ///
  /// One comparison for a byte of a text in a Latin, Greek, Cyrillic, Hebrew or Arabic script.
  @inlinable
  package func unspacedLength(at index: Int) -> Int {
    self[index] < Unicode.Scalar.leastUnspacedByte ? 0 : decodedUnspacedLength(at: index)
  }

  @usableFromInline
  func decodedUnspacedLength(at index: Int) -> Int {
    let lead = self[index]
    let length = lead >= 0xF0 ? 4 : 3
    guard index + length <= count else { return 0 }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(self[index + offset] & 0x3F) }
    return Unicode.Scalar(value)?.isUnspaced == true ? length : 0
  }
}
