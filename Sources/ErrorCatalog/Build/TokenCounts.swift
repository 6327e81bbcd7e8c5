/// How many tokens the full-text index has of each text of an entry.
struct TokenCounts: Sendable {
  var code = 0
  var description = 0
  var symbol = 0
}

/// Appends a number as SQLite writes it: seven bits a byte, the highest first, a bit more in all but
/// the last (SQLite manual, fileformat2.html, section 1.6).
func appendVarint(_ number: Int, to bytes: inout [UInt8]) {
  precondition(number >= 0 && number < 1 << 56, "not a count of tokens")
  var shift = 0
  while number >> (shift + 7) > 0 { shift += 7 }
  while shift > 0 {
    bytes.append(0x80 | UInt8(truncatingIfNeeded: number >> shift))
    shift -= 7
  }
  bytes.append(UInt8(number & 0x7F))
}
