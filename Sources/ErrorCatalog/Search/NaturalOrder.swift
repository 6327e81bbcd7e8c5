internal import ErrcatBytes

/// Orders texts as people do: runs of digits by their number, all else by its UTF-8 bytes.
///
/// ```swift
/// ["10100", "1002", "-1"].sorted(by: inNaturalOrder)  // ["-1", "1002", "10100"]
/// ```
func inNaturalOrder(_ left: String, _ right: String) -> Bool {
  let (left, right) = (Array(left.utf8), Array(right.utf8))
  var (first, second) = (left[...], right[...])
  while let one = first.first, let other = second.first {
    if one.isDigit, other.isDigit {
      let (number, otherNumber) = (digits(&first), digits(&second))
      if number.count != otherNumber.count { return number.count < otherNumber.count }
      if !number.elementsEqual(otherNumber) { return number.lexicographicallyPrecedes(otherNumber) }
    } else {
      if one != other { return one < other }
      first.removeFirst()
      second.removeFirst()
    }
  }
  // Equal but for leading zeros, if nothing is left of either.
  guard first.isEmpty, second.isEmpty else { return first.isEmpty }
  return left.lexicographicallyPrecedes(right)
}

/// Takes a run of digits off the front and returns it without leading zeros.
private func digits(_ bytes: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  let run = bytes.prefix(while: \.isDigit)
  bytes = bytes.dropFirst(run.count)
  return run.drop { $0 == UInt8(ascii: "0") }
}
