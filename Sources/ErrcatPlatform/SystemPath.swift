// Names of files are bytes to the system, and text to Swift. A name that is not UTF-8 is carried in a
// text all the same: each byte that is no part of a character becomes one of 128 private characters
// (U+10FE80 to U+10FEFF), and is that byte again where the system gets the name. A name that holds
// one of these characters itself has its bytes carried in the same way, so that no two names clash.

private let carriers: ClosedRange<UInt32> = 0x10FE80...0x10FEFF

extension String {
  /// A path as the system gave it.
  public init(path: UnsafePointer<CChar>) {
    let bytes = UnsafeRawBufferPointer(start: path, count: strlen(path))
    // All carriers begin with this byte.
    if !bytes.contains(0xF4), let text = String(validatingCString: path) {
      self = text
      return
    }
    self.init()
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var start = 0
    while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let encoded):
        let scalar = Unicode.UTF8.decode(encoded)
        if carriers.contains(scalar.value) {
          carry(bytes[start..<start + encoded.count])
        } else {
          unicodeScalars.append(scalar)
        }
        start += encoded.count
      case .error(let length):
        carry(bytes[start..<start + length])
        start += length
      case .emptyInput:
        return
      }
    }
  }

  private mutating func carry(_ bytes: Slice<UnsafeRawBufferPointer>) {
    for byte in bytes {
      // Every part of such a sequence has its highest bit set.
      if let scalar = Unicode.Scalar(0x10FE00 + UInt32(byte)) { unicodeScalars.append(scalar) }
    }
  }

  /// Calls a closure with the path as the system takes it.
  public func withPath<R>(_ body: (UnsafePointer<CChar>) throws -> R) rethrows -> R {
    guard utf8.contains(0xF4) else { return try withCString(body) }
    var bytes: [CChar] = []
    for scalar in unicodeScalars {
      if carriers.contains(scalar.value) {
        bytes.append(CChar(truncatingIfNeeded: scalar.value))
      } else {
        bytes += Unicode.UTF8.encode(scalar)?.map { CChar(bitPattern: $0) } ?? []
      }
    }
    return try (bytes + [0]).withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return try withCString(body) }
      return try body(start)
    }
  }

  /// The path as people read it: a byte that is no part of a character is shown as `\xE9`.
  public var shownPath: String {
    guard utf8.contains(0xF4) else { return self }
    var result = ""
    for scalar in unicodeScalars {
      if carriers.contains(scalar.value) {
        result += "\\x" + String(scalar.value & 0xFF, radix: 16, uppercase: true)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// open(2) for a path that may hold bytes other than UTF-8.
public func openPath(_ path: String, _ flags: Int32) -> Int32 {
  path.withPath { open($0, flags) }
}

/// stat(2) for such a path.
public func statusOfPath(_ path: String, _ status: UnsafeMutablePointer<stat>) -> Int32 {
  path.withPath { stat($0, status) }
}

/// lstat(2) for such a path.
public func statusOfLink(_ path: String, _ status: UnsafeMutablePointer<stat>) -> Int32 {
  path.withPath { lstat($0, status) }
}

/// realpath(3) for such a path; nil with `errno` where it fails.
public func resolvedPath(_ path: String) -> String? {
  guard let resolved = path.withPath({ realpath($0, nil) }) else { return nil }
  defer { free(resolved) }
  return String(path: resolved)
}
