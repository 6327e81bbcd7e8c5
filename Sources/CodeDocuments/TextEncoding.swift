internal import ErrcatPlatform

/// An encoding of text other than UTF-8, by its name: `gbk`, `shift_jis`, `windows-1251`.
///
/// The C library converts it, and knows which names there are.
public struct TextEncoding: Hashable, Sendable {
  /// The name, as it was given.
  public let name: String

  /// Makes an encoding; nil if the C library knows none of this name.
  public init?(_ name: String) {
    guard !name.isEmpty, let converter = Converter(from: name) else { return nil }
    converter.close()
    self.name = name
  }

  /// Returns text in the encoding as UTF-8; for what is malformed, it has a byte that UTF-8 does not
  /// have, so that the reader finds it there.
  func utf8(_ bytes: [UInt8]) -> [UInt8] {
    guard let converter = Converter(from: name) else { return bytes }
    defer { converter.close() }
    return converter.convert(bytes)
  }
}

/// A conversion to UTF-8.
private struct Converter {
  private let descriptor: iconv_t

  init?(from name: String) {
    let opened = iconv_open("UTF-8", name)
    // iconv_open returns -1 as a pointer if it fails.
    guard Int(bitPattern: opened) != -1, let opened else { return nil }
    descriptor = opened
  }

  func close() { iconv_close(descriptor) }

  func convert(_ bytes: [UInt8]) -> [UInt8] {
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: 1 << 16)
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 3 / 2)
    var start = 0
    while start < input.count {
      let (read, written, isStuck) = step(&input, from: start, &output)
      text += output[..<written].lazy.map { UInt8(bitPattern: $0) }
      start += read
      if isStuck, start < input.count {
        text.append(0xFF)
        start += 1
      }
    }
    return text
  }

  /// Converts as much as fits; returns how much was read and written, and whether what comes next
  /// cannot be converted.
  private func step(
    _ input: inout [CChar], from start: Int, _ output: inout [CChar]
  ) -> (read: Int, written: Int, isStuck: Bool) {
    var isStuck = false
    let counts = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        var next = source.baseAddress.map { $0 + start }
        var left = source.count - start
        var place = target.baseAddress
        var room = target.count
        let result = iconv(descriptor, &next, &left, &place, &room)
        if Int(truncatingIfNeeded: result) == -1 { isStuck = errno != E2BIG }
        return (source.count - start - left, target.count - room)
      }
    }
    return (counts.0, counts.1, isStuck)
  }
}
