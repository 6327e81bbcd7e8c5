internal import ErrcatBytes

/// The units of UTF-16 and UTF-32, in which a document may be written.
struct CodeUnit {
  /// How many bytes a unit has.
  let size: Int
  let isBigEndian: Bool
  /// How many bytes the byte order mark has; 0 without one.
  private let markLength: Int

  /// How much of a document without a mark is looked at, in bytes.
  private static let sampleLength = 8192

  /// Tells the units of a document by its byte order mark or, without one, by where its zeros are; nil
  /// for other documents.
  init?(of bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) {
      (size, isBigEndian, markLength) = (4, false, 4)
    } else if bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      (size, isBigEndian, markLength) = (4, true, 4)
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      (size, isBigEndian, markLength) = (2, false, 2)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      (size, isBigEndian, markLength) = (2, true, 2)
    } else if let found = Self.withoutMark(bytes.prefix(Self.sampleLength)) {
      (size, isBigEndian, markLength) = (found.size, found.isBigEndian, 0)
    } else {
      return nil
    }
  }

  /// Blanks, digits and the marks of tables are ASCII in any script, so a third of the units or
  /// more have zeros, always at the same end.
  private static func withoutMark(_ bytes: ArraySlice<UInt8>) -> (size: Int, isBigEndian: Bool)? {
    guard bytes.count >= 8, bytes.contains(0) else { return nil }
    var zeros = [0, 0, 0, 0]
    for (index, byte) in bytes.enumerated() where byte == 0 { zeros[index % 4] += 1 }
    let units = bytes.count / 4
    if zeros[2] * 10 >= units * 9, zeros[3] * 10 >= units * 9, zeros[0] * 20 <= units {
      return (4, false)
    }
    if zeros[0] * 10 >= units * 9, zeros[1] * 10 >= units * 9, zeros[3] * 20 <= units {
      return (4, true)
    }
    let (even, odd) = (zeros[0] + zeros[2], zeros[1] + zeros[3])
    if odd * 10 >= units * 6, even * 50 <= units { return (2, false) }
    if even * 10 >= units * 6, odd * 50 <= units { return (2, true) }
    return nil
  }

  /// Whether a document without such units is no text: many of its bytes are control characters.
  static func areBinary(_ bytes: [UInt8]) -> Bool {
    let sample = bytes.prefix(sampleLength)
    let controls = sample.count { $0 < 0x20 && !(0x08...0x0D).contains($0) && $0 != 0x1B }
    return controls >= 16 && controls * 25 >= sample.count
  }

  /// Returns a document as UTF-8, in which what is no scalar is a byte that UTF-8 does not have: so
  /// it is as malformed as it was.
  func utf8(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var index = markLength
    while let first = unit(bytes, at: index) {
      index += size
      if size == 2, first & 0xFC00 == 0xD800, let second = unit(bytes, at: index),
        second & 0xFC00 == 0xDC00
      {
        index += size
        append(0x10000 + (first & 0x3FF) << 10 + second & 0x3FF, to: &text)
      } else {
        append(first, to: &text)
      }
    }
    // A part of a unit at the end is malformed, too.
    if index < bytes.count { text.append(0xFF) }
    return text
  }

  private func unit(_ bytes: [UInt8], at index: Int) -> UInt32? {
    guard index + size <= bytes.count else { return nil }
    var value: UInt32 = 0
    for place in 0..<size {
      value = value << 8 | UInt32(bytes[index + (isBigEndian ? place : size - 1 - place)])
    }
    return value
  }

  private func append(_ value: UInt32, to text: inout [UInt8]) {
    guard let scalar = Unicode.Scalar(value) else {
      text.append(0xFF)
      return
    }
    text += String(scalar).utf8
  }
}
