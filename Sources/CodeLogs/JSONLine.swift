internal import ErrcatBytes

/// A line that is one JSON object (RFC 8259).
///
/// ```swift
/// try scanner.scan(part, in: bytes) { line in
///   if let object = JSONLine(bytes.extracting(line.content)) {
///     print(object.end, object.isAnnotated)
///   }
/// }
/// ```
package struct JSONLine: Equatable, Sendable {
  /// The place of the brace that ends the object, from the start of the line.
  package let end: Int
  /// Whether the object has a member `errcat`.
  package let isAnnotated: Bool

  /// Reads the content of a line.
  ///
  /// Strings may hold bytes that are not UTF-8, as in logs.
  ///
  /// - Returns: nil if it is anything but one object, with blanks around it at most, or has more
  ///   than 512 levels.
  package init?(_ line: Span<UInt8>) {
    let object = line.withUnsafeBufferPointer { text in
      var object = JSONObjectScan(text: text)
      return object.read() ? (end: object.end, isAnnotated: object.isAnnotated) : nil
    }
    guard let object else { return nil }
    (end, isAnnotated) = object
  }
}

/// Reads one object; every place is compared with the end of the text before it is read.
private struct JSONObjectScan {
  private static let deepest = 512

  let text: UnsafeBufferPointer<UInt8>
  private(set) var end = 0
  private(set) var isAnnotated = false
  private var place = 0
  private var limit: Int { text.count }

  init(text: UnsafeBufferPointer<UInt8>) { self.text = text }

  mutating func read() -> Bool {
    skipBlanks()
    guard byte == UInt8(ascii: "{"), object(depth: 1) else { return false }
    end = place - 1
    skipBlanks()
    return place == limit
  }

  private var byte: UInt8 { place < limit ? text[place] : 0 }

  private mutating func skipBlanks() {
    while [0x20, 0x09, 0x0A, 0x0D].contains(byte), place < limit { place += 1 }
  }

  private mutating func take(_ expected: UInt8) -> Bool {
    guard byte == expected, place < limit else { return false }
    place += 1
    return true
  }

  private mutating func value(depth: Int) -> Bool {
    skipBlanks()
    switch byte {
    case UInt8(ascii: "{"): return depth <= Self.deepest && object(depth: depth)
    case UInt8(ascii: "["): return depth <= Self.deepest && array(depth: depth)
    case UInt8(ascii: "\""): return string()
    default: return scalar()
    }
  }

  private mutating func object(depth: Int) -> Bool {
    place += 1
    skipBlanks()
    if take(UInt8(ascii: "}")) { return true }
    repeat {
      skipBlanks()
      let start = place
      guard string() else { return false }
      if depth == 1, isOwnKey(start + 1..<place - 1) { isAnnotated = true }
      skipBlanks()
      guard take(UInt8(ascii: ":")), value(depth: depth + 1) else { return false }
      skipBlanks()
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "}"))
  }

  private mutating func array(depth: Int) -> Bool {
    place += 1
    skipBlanks()
    if take(UInt8(ascii: "]")) { return true }
    repeat {
      guard value(depth: depth + 1) else { return false }
      skipBlanks()
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "]"))
  }

  private mutating func string() -> Bool {
    guard take(UInt8(ascii: "\"")) else { return false }
    while place < limit {
      switch byte {
      case UInt8(ascii: "\""):
        place += 1
        return true
      case UInt8(ascii: "\\"): place += 2
      case 0..<0x20: return false
      default: place += 1
      }
    }
    return false
  }

  /// `true`, `false`, `null`, or a number.
  private mutating func scalar() -> Bool {
    let start = place
    while byte.isLetter || byte.isDigit || [0x2B, 0x2D, 0x2E].contains(byte) { place += 1 }
    let word = text[start..<place]
    if ["true", "false", "null"].contains(where: { word.elementsEqual($0.utf8) }) { return true }
    guard let last = word.last, last.isDigit, let first = word.first else { return false }
    return (first.isDigit || first == UInt8(ascii: "-"))
      && word.allSatisfy { $0.isDigit || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0) }
  }

  private func isOwnKey(_ range: Range<Int>) -> Bool {
    text[range].elementsEqual("errcat".utf8)
  }
}
