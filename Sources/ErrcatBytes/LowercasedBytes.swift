extension Unicode.Scalar {
  /// Whether the character is of a block in which none has a small form: general punctuation, Han,
  /// kana, Hangul, and the punctuation of full width.
  var isCaseless: Bool {
    switch value {
    case 0x2000...0x206F, 0x3000...0x9FFF, 0xAC00...0xD7FF, 0xFF00...0xFF20: true
    default: false
    }
  }
}

extension String {
  /// The bytes of the text in small letters, as `lowercased()` gives them.
  ///
  /// The library's own function looks each character up that is not ASCII, and takes many times as
  /// long for a text in Chinese.
  package var lowercasedBytes: [UInt8] {
    guard unicodeScalars.allSatisfy({ $0.isASCII || $0.isCaseless }) else {
      return Array(lowercased().utf8)
    }
    return utf8.map(\.lowercased)
  }
}
