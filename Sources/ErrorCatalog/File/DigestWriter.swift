internal import CatalogSQLite

/// Serializes values for a digest, many of them into one piece that is hashed at once.
///
/// Tens of millions of short values pass through here, so they are written into memory of fixed size
/// and not into an array that may grow.
struct DigestWriter: ~Copyable {
  private static let capacity = 1 << 16
  /// The longest number, with its sign.
  private static let numberLength = 20

  private var hash: SHA256
  private let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
  private var count = 0

  /// Goes on with a digest.
  init(_ hash: SHA256) { self.hash = hash }

  deinit { bytes.deallocate() }

  /// Returns the digest of all that was written.
  consuming func finish() -> SHA256 {
    flush()
    return hash
  }

  /// Writes a text as it is.
  mutating func write(_ text: String) {
    var text = text
    text.withUTF8 { write(UnsafeRawBufferPointer($0)) }
  }

  /// Writes a value of the current row; text as the bytes that are stored, whether or not they are
  /// UTF-8.
  mutating func write(_ column: Int, of statement: borrowing Statement) {
    switch statement.storageClass(column) {
    case .null: put(UInt8(ascii: "N"))
    case .integer:
      put(UInt8(ascii: "I"))
      write(statement.int(column))
    case .real: write("R\(statement.double(column).bitPattern)")
    case .text:
      statement.withTextBytes(column) { text in
        write(UInt8(ascii: "T"), UnsafeRawBufferPointer(text))
      }
    case .blob:
      statement.withBytes(column) { blob in write(UInt8(ascii: "B"), blob) }
    }
    put(UInt8(ascii: "\n"))
  }

  private mutating func write(_ mark: UInt8, _ value: UnsafeRawBufferPointer) {
    put(mark)
    write(value.count)
    put(UInt8(ascii: ":"))
    write(value)
  }

  private mutating func write(_ value: UnsafeRawBufferPointer) {
    if value.count > Self.capacity - count { flush() }
    guard value.count <= Self.capacity else { return hash.update(value) }
    guard let start = value.baseAddress else { return }
    UnsafeMutableRawPointer(bytes + count).copyMemory(from: start, byteCount: value.count)
    count += value.count
  }

  /// Writes a number in decimal.
  private mutating func write(_ number: Int) {
    if Self.capacity - count < Self.numberLength { flush() }
    if number < 0 { put(UInt8(ascii: "-")) }
    var length = 1
    var rest = number.magnitude
    while rest >= 10 {
      rest /= 10
      length += 1
    }
    rest = number.magnitude
    for place in (0..<length).reversed() {
      bytes[count + place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count += length
  }

  private mutating func put(_ byte: UInt8) {
    if count == Self.capacity { flush() }
    bytes[count] = byte
    count += 1
  }

  private mutating func flush() {
    hash.update(UnsafeRawBufferPointer(start: bytes, count: count))
    count = 0
  }
}
