internal import ErrcatBytes

/// A line that is one JSON object (RFC 8259).
///
/// ```swift
/// try scanner.scan(part) { line in
///   if let object = JSONLine(line) { print(object.end, object.isAnnotated) }
/// }
/// ```
public struct JSONLine {
  /// The place of the brace that ends the object.
  public private(set) var end = 0
  /// Whether the object has a member `errcat`.
  public private(set) var isAnnotated = false

  private static let deepest = 512

  private let text: UnsafePointer<UInt8>
  private let limit: Int
  private var place: Int

  /// Reads the content of a line.
  ///
  /// Strings may hold bytes that are no UTF-8, as logs have them.
  ///
  /// - Returns: nil if it is anything but one object, with blanks around it at most, or has more
  ///   than 512 levels.
  public init?(_ line: LogLine) {
    self.init(line.part.text, line.content)
  }

  package init?(_ text: UnsafePointer<UInt8>, _ range: Range<Int>) {
    self.text = text
    limit = range.upperBound
    place = range.lowerBound
    skipBlanks()
    guard byte == UInt8(ascii: "{"), object(depth: 1) else { return nil }
    end = place - 1
    skipBlanks()
    guard place == limit else { return nil }
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

  /// `true`, `false`, `null`, or what is made as a number is.
  private mutating func scalar() -> Bool {
    let start = place
    while byte.isLetter || byte.isDigit || [0x2B, 0x2D, 0x2E].contains(byte) { place += 1 }
    let word = UnsafeBufferPointer(start: text + start, count: place - start)
    if ["true", "false", "null"].contains(where: { word.elementsEqual($0.utf8) }) { return true }
    guard let last = word.last, last.isDigit, let first = word.first else { return false }
    return (first.isDigit || first == UInt8(ascii: "-"))
      && word.allSatisfy { $0.isDigit || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0) }
  }

  private func isOwnKey(_ range: Range<Int>) -> Bool {
    UnsafeBufferPointer(start: text + range.lowerBound, count: range.count)
      .elementsEqual("errcat".utf8)
  }
}
