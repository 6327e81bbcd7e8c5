internal import CNettle

/// The name that git gives a file's content (Pro Git, section 10.2).
enum BlobID {
  /// Whether git calls a content by this name: 40 hex digits of SHA-1, or 64 of SHA-256.
  ///
  /// A content with the line endings of Windows may be kept with those of Unix (gitattributes(5),
  /// `text`), and has the name of those.
  static func names(_ id: String, _ bytes: [UInt8]) -> Bool {
    let isWide = id.utf8.count == 64
    if Self.id(of: bytes, isWide: isWide) == id { return true }
    let unix = withUnixEndings(bytes)
    return unix.count != bytes.count && Self.id(of: unix, isWide: isWide) == id
  }

  private static func id(of bytes: [UInt8], isWide: Bool) -> String {
    let head = Array("blob \(bytes.count)\0".utf8)
    if isWide {
      var hash = SHA256()
      hash.update(head)
      hash.update(bytes)
      return hash.hex()
    }
    return hexDigits(
      [UInt8](unsafeUninitializedCapacity: 20) { digest, count in
        errcat_sha1(head.count, head, bytes.count, bytes, digest.baseAddress)
        count = 20
      })
  }

  private static func withUnixEndings(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0x0D) else { return bytes }
    var unix: [UInt8] = []
    unix.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      let isBeforeLineFeed = index + 1 < bytes.count && bytes[index + 1] == 0x0A
      if byte != 0x0D || !isBeforeLineFeed { unix.append(byte) }
    }
    return unix
  }
}
