/// Line ends in bytes, sixteen places at a time.
package enum LineEnds {
  /// How many there are in `text[start ..< end]`.
  package static func count(in text: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var total = 0
    var place = start
    while place + 16 <= end {
      let hits = hits(text + place)
      total += hits[0].nonzeroBitCount + hits[1].nonzeroBitCount
      place += 16
    }
    while place < end {
      if text[place] == 0x0A { total += 1 }
      place += 1
    }
    return total
  }

  /// The place of the last in `text[start ..< end]`, or nil.
  package static func last(in text: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    var place = end
    while place - 16 >= start {
      let hits = hits(text + place - 16)
      if hits[1] != 0 { return place - 1 - hits[1].leadingZeroBitCount / 8 }
      if hits[0] != 0 { return place - 9 - hits[0].leadingZeroBitCount / 8 }
      place -= 16
    }
    while place > start {
      place -= 1
      if text[place] == 0x0A { return place }
    }
    return nil
  }

  /// A byte for each of sixteen places, 0x80 where a line ends and else 0.
  @inline(__always)
  private static func hits(_ text: UnsafePointer<UInt8>) -> SIMD2<UInt64> {
    let bytes = UnsafeRawPointer(text).loadUnaligned(as: SIMD16<UInt8>.self)
    return unsafeBitCast(equalBytes(bytes, 0x0A) & 0x80, to: SIMD2<UInt64>.self)
  }
}
