internal import ErrcatBytes

/// Rows as PostgreSQL's `COPY ... FROM stdin` reads them in its text format.
///
/// No control character is written as it is: each is an escape, so that neither psql nor a terminal
/// takes one for anything else.
///
/// Source: <https://www.postgresql.org/docs/current/sql-copy.html>, File Formats.
struct CopyText {
  private(set) var bytes: [UInt8] = []
  /// How many NUL characters were replaced.
  private(set) var replacedNULs = 0

  /// The longest text that an index surely holds, in bytes: a third of a page, less what comes with
  /// it (PostgreSQL 67.4, B-Tree implementation).
  static let longestKey = 2600

  /// Adds text as it is.
  mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Adds the separator before the column at `index`.
  mutating func add(separatorBefore index: Int) {
    if index > 0 { bytes.append(UInt8(ascii: "\t")) }
  }

  /// Adds NULL.
  mutating func addNull() { add("\\N") }

  /// Adds a text, escaped.
  mutating func add(value: String) {
    let isPlain = value.utf8.allSatisfy { (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\\") }
    guard !isPlain else { return add(value) }
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\0":
        replacedNULs += 1
        add("\u{FFFD}")
      case "\\": add("\\\\")
      case "\n": add("\\n")
      case "\r": add("\\r")
      case "\t": add("\\t")
      case _ where scalar.isControl:
        for byte in String(scalar).utf8 {
          add("\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16))
        }
      default: add(String(scalar))
      }
    }
  }

  /// Returns the bytes so far, and starts over.
  mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }
}
