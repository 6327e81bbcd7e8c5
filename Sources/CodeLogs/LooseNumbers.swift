internal import ErrcatBytes

/// Counts the numbers of a log that a catalog has as codes, but that nothing announces as such.
///
/// They help where no code was recognized: one of them may be a code after words that errcat does
/// not know. Only the first 16 MiB of the logs are looked at.
package struct LooseNumbers {
  /// A number, and where it was met.
  package struct Number {
    /// The number as written.
    package var text: String
    /// How many lines have it.
    package var count = 1
    /// The word before it and what joins them, where it was met first: `status=`.
    package var lead: String
    fileprivate var lastLine: Int
  }

  private static let mostBytes = 16 << 20
  private static let mostNumbers = 10_000

  private let isCode: (Span<UInt8>) throws -> Bool
  private var numbers: [Number] = []
  private var places: [[UInt8]: Int?] = [:]
  private var bytesLeft = mostBytes
  /// How many lines were read.
  package private(set) var lineCount = 0

  /// Counts nothing yet; `isCode` returns whether the catalog has a number.
  package init(isCode: @escaping (Span<UInt8>) throws -> Bool) { self.isCode = isCode }

  /// The numbers that the catalog has, those of most lines first.
  package var known: [Number] {
    numbers.enumerated().sorted { left, right in
      left.element.count == right.element.count
        ? left.offset < right.offset : left.element.count > right.element.count
    }.map(\.element)
  }

  /// Reads a part of a log.
  package mutating func read(_ part: LogPart, in bytes: Span<UInt8>) throws {
    try bytes.withUnsafeBufferPointer { buffer in
      guard let text = buffer.baseAddress else { return }
      let end = min(part.range.upperBound, part.range.lowerBound + bytesLeft)
      bytesLeft -= max(0, end - part.range.lowerBound)
      var line = lineCount
      var place = part.range.lowerBound
      while place < end {
        let byte = text[place]
        if byte == ASCII.lineFeed { line += 1 }
        guard byte.isDigit else {
          place += 1
          continue
        }
        let start = place
        while place < end, text[place].isAlphanumeric || Self.joins(text[place]) { place += 1 }
        var last = place
        while last > start, Self.joins(text[last - 1]) { last -= 1 }
        if (3...10).contains(last - start), Self.isAlone(text, start, part.range.lowerBound),
          (start..<last).allSatisfy({ text[$0].isDigit })
        {
          try add(buffer[start..<last], line: line, lead: Self.lead(buffer, start, part))
        }
      }
      lineCount += LineEnds.count(in: text, part.range.lowerBound, part.range.upperBound)
      if part.endsLine, part.range.upperBound > part.range.lowerBound,
        text[part.range.upperBound - 1] != ASCII.lineFeed
      {
        lineCount += 1
      }
    }
  }

  private mutating func add(_ digits: Slice<UnsafeBufferPointer<UInt8>>, line: Int, lead: String)
    throws
  {
    let key = Array(digits)
    if let known = places[key] {
      guard let place = known, numbers[place].lastLine != line else { return }
      numbers[place].count += 1
      numbers[place].lastLine = line
      return
    }
    guard places.count < Self.mostNumbers else { return }
    guard try isCode(key.span) else {
      places[key] = .some(nil)
      return
    }
    places[key] = numbers.count
    numbers.append(Number(text: String(decoding: key, as: UTF8.self), lead: lead, lastLine: line))
  }

  /// Whether a byte makes a number a part of a date, a time, an address or a path.
  private static func joins(_ byte: UInt8) -> Bool {
    [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "/"), UInt8(ascii: ":")]
      .contains(byte)
  }

  private static func isAlone(_ text: UnsafePointer<UInt8>, _ start: Int, _ low: Int) -> Bool {
    guard start > low else { return true }
    let before = text[start - 1]
    if before == UInt8(ascii: ":") { return start - 1 == low || !text[start - 2].isDigit }
    return !before.isAlphanumeric && !joins(before) && before < 0x80
  }

  /// The word before a number and what is between them.
  private static func lead(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ part: LogPart)
    -> String
  {
    var place = start
    func goBack(while isWanted: (UInt8) -> Bool, most: Int) {
      let from = place
      while place > part.range.lowerBound, from - place < most, isWanted(bytes[place - 1]) {
        place -= 1
      }
    }
    goBack(while: { !$0.isAlphanumeric && $0 >= 0x20 && $0 < 0x7F }, most: 4)
    let joint = place
    goBack(while: { $0.isWordByte }, most: 40)
    guard bytes[place..<joint].contains(where: \.isLetter) else { return "" }
    return String(decoding: bytes[place..<start], as: UTF8.self)
  }
}
