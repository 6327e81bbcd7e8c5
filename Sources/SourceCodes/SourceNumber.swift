internal import ErrcatBytes

/// The numbers of programs.
enum SourceNumber {
  /// The value of a literal: `1001`, `1_001`, `0x3E9`, `0b101`, `0o17`, `1001L`; nil for anything else.
  static func value(of text: Span<UInt8>, _ range: Range<Int>) -> Int64? {
    var at = range.lowerBound
    var radix: Int64 = 10
    if range.count > 2, text[at] == UInt8(ascii: "0") {
      switch text[at + 1] | 0x20 {
      case UInt8(ascii: "x"): radix = 16
      case UInt8(ascii: "b"): radix = 2
      case UInt8(ascii: "o"): radix = 8
      default: break
      }
      if radix != 10 { at += 2 }
    }
    var value: Int64 = 0
    var count = 0
    while at < range.upperBound {
      let byte = text[at]
      if byte == 0x5F {
        at += 1
        continue
      }
      let digit: Int64
      if byte.isDigit {
        digit = Int64(byte - 0x30)
      } else if radix == 16, byte.isHexDigit {
        digit = Int64((byte | 0x20) - 0x61 + 10)
      } else {
        break
      }
      guard digit < radix, value < Int64.max >> 5 else { return nil }
      value = value * radix + digit
      count += 1
      at += 1
    }
    guard count > 0 else { return nil }
    // A suffix of the type: `L`, `u32`, `ULL`, `n`.
    guard range.upperBound - at <= 5 else { return nil }
    if at < range.upperBound {
      let suffix = string(text, at..<range.upperBound).lowercased()
      guard suffixes.contains(suffix) else { return nil }
    }
    return value
  }

  private static let suffixes: Set<String> = [
    "l", "u", "ul", "ll", "ull", "lu", "llu", "n", "i8", "i16", "i32", "i64", "u8", "u16", "u32",
    "u64",
    "isize", "usize", "s", "us", "uz", "z", "d", "f", "m",
  ]
}
