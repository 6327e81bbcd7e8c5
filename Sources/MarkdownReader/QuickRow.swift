// Most lines of a document of tables are rows, and most rows are alike. They are read here in one
// look at each byte: for the end of the line, for its cells, and for markup in a cell. Any other
// row is left to the general reader, which gives the same.

internal import ErrcatBytes

extension Line {
  /// Moves to the next line and reads it as a row that begins with a pipe and has as many cells as
  /// `cells`, or returns nil and stays.
  ///
  /// The cells are those of an earlier row, and then those of the row. No container may be open.
  mutating func nextRow(
    in bytes: Span<UInt8>, reusing cells: inout [RowLayout.Bounds]
  ) -> RowLayout? {
    let start = next
    guard start + ByteBlock.size <= bytes.count, bytes[start] == UInt8(ascii: "|") else {
      return nil
    }
    var scan = RowScan(bytes, from: start)
    guard let end = scan.read(bytes, into: &cells) else { return nil }
    move(to: start, end: end, in: bytes)
    return RowLayout(
      cells: cells, end: end, endColumn: end - start + 1 - scan.continuations,
      hasTrailingPipe: scan.cellStart == end)
  }
}

/// How far a row has been read.
private struct RowScan {
  /// Where the row starts.
  private let start: Int
  /// Where the content of the open cell starts.
  private(set) var cellStart: Int
  /// The place of the first byte of the open cell that may be markup.
  private var mark = Int.max
  /// How many bytes of the row continue a scalar, up to what has been read.
  private(set) var continuations = 0
  /// The same before the open cell.
  private var continuationsBefore = 0
  /// How many cells have been read.
  private var count = 0

  init(_ bytes: Span<UInt8>, from start: Int) {
    self.start = start
    cellStart = RowScan.skipSpaces(bytes, from: start + 1)
  }

  /// Reads the row and returns where it ends; nil where it is too close to the end of the text, or
  /// has not as many cells as there is room for.
  @inline(__always)
  mutating func read(_ bytes: Span<UInt8>, into cells: inout [RowLayout.Bounds]) -> Int? {
    var room = cells.mutableSpan
    var index = cellStart
    while index <= bytes.count - ByteBlock.size {
      let flags = ByteBlock(bytes, at: index).flags(after: ByteBlock(bytes, at: index - 1))
      if flags.x | flags.y == 0 {
        index += ByteBlock.size
        continue
      }
      var word = UInt64(littleEndian: flags.x)
      let end = index + ByteBlock.size
      while true {
        // The pipes and the ends of the line among eight bytes, and what else is known of them.
        var limits = word & Flag.limits
        var notes = word ^ limits
        while limits != 0 {
          let limit = index + limits.trailingZeroBitCount / 8
          let isPipe = bytes[limit] == UInt8(ascii: "|")
          if isPipe, bytes[limit - 1] == UInt8(ascii: "\\") {
            limits &= limits &- 1
            continue
          }
          if notes != 0 {
            let before = notes & (limits ^ (limits &- 1))
            note(before, at: index)
            notes ^= before
          }
          if isPipe || cellStart < limit {
            guard count < room.count else { return nil }
            room[count] = bounds(bytes, to: limit)
            count += 1
          }
          if !isPipe { return count == room.count && count > 0 ? limit : nil }
          cellStart = RowScan.skipSpaces(bytes, from: limit + 1)
          mark = Int.max
          continuationsBefore = continuations
          limits &= limits &- 1
        }
        if notes != 0 { note(notes, at: index) }
        index += 8
        if index == end { break }
        word = UInt64(littleEndian: flags.y)
      }
    }
    return nil
  }

  /// Notes marks of markup and of bytes that continue a scalar.
  @inline(__always)
  private mutating func note(_ flags: UInt64, at index: Int) {
    // The sum of eight bytes that are 0 or 1 is the highest byte of their product with ones.
    let ones = (flags & Flag.continuations) / UInt64(Flag.continuation)
    continuations += Int((ones &* 0x0101_0101_0101_0101) >> 56)
    guard mark == Int.max else { return }
    var marks = flags & Flag.markup
    while marks != 0 {
      let place = index + marks.trailingZeroBitCount / 8
      if place >= cellStart {
        mark = place
        return
      }
      marks &= marks &- 1
    }
  }

  /// Returns where the open cell is, if it goes up to `end`.
  @inline(__always)
  private func bounds(_ bytes: Span<UInt8>, to end: Int) -> RowLayout.Bounds {
    var last = end
    while last > cellStart, bytes[last - 1].isSpaceOrTab { last -= 1 }
    let isASCII = continuations == continuationsBefore
    return RowLayout.Bounds(
      start: cellStart, end: last, column: cellStart - start + 1 - continuationsBefore,
      kind: mark < last ? .unknown : isASCII ? .plainASCII : .plain)
  }

  /// Passes over white space, but not over the end of the line.
  @inline(__always)
  private static func skipSpaces(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index].isWhitespace, bytes[index] != ASCII.lineFeed,
      bytes[index] != ASCII.carriageReturn
    {
      index += 1
    }
    return index
  }
}

/// What is known of a byte of a row, each in a bit of its own.
private enum Flag {
  /// It is a pipe or ends the line.
  static let limit: UInt8 = 0x80
  /// It may be markup.
  static let mark: UInt8 = 0x40
  /// It continues a scalar.
  static let continuation: UInt8 = 0x20

  static let limits: UInt64 = 0x8080_8080_8080_8080
  static let markup: UInt64 = 0x4040_4040_4040_4040
  static let continuations: UInt64 = 0x2020_2020_2020_2020
}

extension ByteBlock {
  /// The flags of sixteen bytes of a row; `before` are the bytes from one place further left.
  @inline(__always)
  fileprivate func flags(after before: ByteBlock) -> SIMD2<UInt64> {
    let limits =
      matches(UInt8(ascii: "|")) | matches(ASCII.lineFeed) | matches(ASCII.carriageReturn)
    return limits.words(flag: Flag.limit)
      | PlainText.marks(self, after: before).subtracting(limits).words(flag: Flag.mark)
      | continuations.words(flag: Flag.continuation)
  }
}
