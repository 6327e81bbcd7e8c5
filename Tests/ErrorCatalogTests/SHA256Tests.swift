import Testing

@testable import ErrorCatalog

/// The examples of FIPS 180-4 that NIST publishes with the standard, and the empty message.
@Suite struct SHA256Tests {
  @Test(
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ])
  func `a message has the standard's digest`(message: String, digest: String) {
    #expect(SHA256.hex(of: Array(message.utf8)) == digest)
  }

  @Test(arguments: [1, 55, 56, 63, 64, 65, 128, 1000])
  func `parts give the digest of the whole`(size: Int) {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0) }
    var hash = SHA256()
    var start = 0
    while start < bytes.count {
      let end = min(start + size, bytes.count)
      hash.update(Array(bytes[start..<end]))
      start = end
    }
    hash.update([])
    let digest = hash.hex()
    #expect(digest == SHA256.hex(of: bytes))
  }

  @Test func `a collection without contiguous storage is hashed too`() {
    var hash = SHA256()
    hash.update((97...99).lazy.map { UInt8($0) })
    let digest = hash.hex()
    #expect(digest == SHA256.hex(of: Array("abc".utf8)))
  }
}
