// The classes of bytes that HTML gives a meaning to. All of them are ASCII.

extension UInt8 {
  /// Whether the byte is HTML's white space: tab, line feed, form feed, carriage return, space.
  var isHTMLSpace: Bool {
    self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0C || self == 0x0D
  }

  /// Whether the byte ends a tag's name.
  var endsTagName: Bool {
    isHTMLSpace || self == UInt8(ascii: "/") || self == UInt8(ascii: ">")
  }

  /// Whether the byte is an ASCII letter.
  package var isLetter: Bool { lowercased >= UInt8(ascii: "a") && lowercased <= UInt8(ascii: "z") }

  /// The byte with an ASCII capital letter made small.
  package var lowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }

  /// Whether the byte continues a scalar in UTF-8.
  var isContinuation: Bool { self & 0xC0 == 0x80 }
}

extension Span<UInt8> {
  /// Returns whether `text`, which is in no letters, stands at `index`.
  package func has(_ text: StaticString, at index: Int, before end: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard end - index >= length else { return false }
    return isName(text, index..<index + length)
  }

  /// Returns whether what stands at `range` is `name`, given in small letters, whatever its case.
  package func isName(_ name: StaticString, _ range: Range<Int>) -> Bool {
    guard range.count == name.utf8CodeUnitCount else { return false }
    return name.withUTF8Buffer { expected in
      for index in expected.indices
      where self[range.lowerBound + index].lowercased != expected[index] {
        return false
      }
      return true
    }
  }

  /// Returns whether two ranges hold the same name, whatever its case.
  func isSameName(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    guard left.count == right.count else { return false }
    for index in 0..<left.count
    where self[left.lowerBound + index].lowercased != self[right.lowerBound + index].lowercased {
      return false
    }
    return true
  }
}
