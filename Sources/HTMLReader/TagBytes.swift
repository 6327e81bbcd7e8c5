internal import ErrcatBytes

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
}

extension Span<UInt8> {
  /// Returns whether what is at `range` is `name`, given in small letters, in any case.
  func isName(_ name: StaticString, _ range: Range<Int>) -> Bool {
    range.count == name.utf8CodeUnitCount
      && has(name, at: range.lowerBound, before: range.upperBound)
  }

  /// Returns whether two ranges hold the same name, in any case.
  func isSameName(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    guard left.count == right.count else { return false }
    for index in 0..<left.count
    where self[left.lowerBound + index].lowercased != self[right.lowerBound + index].lowercased {
      return false
    }
    return true
  }
}
