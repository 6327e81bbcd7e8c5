// Numbers in as few bytes as they need: seven bits in each byte, the lowest first, and the eighth bit
// where more follow.

extension [UInt8] {
  /// Appends a number that is not negative.
  mutating func appendNumber(_ number: Int) { appendBits(UInt64(number)) }

  /// Appends a number of either sign; one near 0 is short.
  mutating func appendSigned(_ number: Int64) {
    appendBits(UInt64(bitPattern: number << 1 ^ number >> 63))
  }

  /// Returns the number that ``appendNumber(_:)`` put at a place, and goes on to the place after it.
  func number(at place: inout Int) -> Int { Int(bits(at: &place)) }

  /// Returns the number that ``appendSigned(_:)`` put at a place, and goes on to the place after it.
  func signed(at place: inout Int) -> Int64 {
    let bits = bits(at: &place)
    return Int64(bitPattern: bits >> 1) ^ -Int64(bits & 1)
  }

  private mutating func appendBits(_ bits: UInt64) {
    var rest = bits
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }

  private func bits(at place: inout Int) -> UInt64 {
    var (bits, shift) = (UInt64(0), UInt64(0))
    while true {
      let byte = self[place]
      place += 1
      bits |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return bits }
      shift += 7
    }
  }
}
