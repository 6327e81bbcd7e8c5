internal import CNettle

/// The SHA-256 of bytes that arrive in parts (nettle manual, section 7.1).
///
/// ```swift
/// SHA256.hex(of: Array("abc".utf8)).prefix(8)  // "ba7816bf"
/// ```
struct SHA256: Sendable {
  private var context = sha256_ctx()

  init() {
    errcat_sha256_init(&context)
  }

  mutating func update(_ bytes: borrowing some Collection<UInt8>) {
    let done: Void? = bytes.withContiguousStorageIfAvailable { buffer in
      errcat_sha256_update(&context, buffer.count, buffer.baseAddress)
    }
    if done == nil { update(Array(copy bytes)) }
  }

  /// The 32 bytes of the digest.
  consuming func bytes() -> [UInt8] {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { buffer in
      errcat_sha256_digest(&context, buffer.baseAddress)
      return Array(buffer)
    }
  }

  consuming func hex() -> String { hexDigits(bytes()) }

  /// The digest of all of `bytes`, as 64 lower-case hex digits.
  static func hex(of bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.hex()
  }
}

/// The bytes as lower-case hex digits, two for each.
func hexDigits(_ bytes: [UInt8]) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(
    decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
