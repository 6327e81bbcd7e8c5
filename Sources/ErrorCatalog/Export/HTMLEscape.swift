internal import CodeDocuments
internal import ErrcatBytes
internal import MarkdownReader

/// Returns a text as HTML shows it, within an element or an attribute's quotes: markup in it is
/// text.
///
/// What HTML may not hold, and what would turn the direction of a text around, becomes visible, as on
/// a terminal: `␛` for an escape character, `\u{202e}` for an override. Marks and isolates of
/// texts that are written from right to left, and the zero-width spaces of Thai and Khmer, stay, as
/// character references. Line and paragraph
/// separators are spaces.
///
/// Source: HTML, sections 13.1.4 "Character references" and 13.2.3.5 "Preprocessing the input stream".
///
/// ```swift
/// escapedHTML("<script> & \"x\"")  // "&lt;script&gt; &amp; &quot;x&quot;"
/// ```
func escapedHTML(_ text: String) -> String {
  if text.utf8.allSatisfy(isPlain) { return text }
  guard text.unicodeScalars.contains(where: needsEscape) else { return text }
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    case "\t", "\n", "\r", "\u{2028}", "\u{2029}": result += " "
    case "\0"..."\u{1F}":
      result.unicodeScalars.append(Unicode.Scalar(scalar.value + 0x2400) ?? "\u{FFFD}")
    case "\u{7F}": result += "\u{2421}"
    case "\u{061C}", "\u{200B}", "\u{200E}", "\u{200F}", "\u{2066}"..."\u{2069}",
      "\u{202A}"..."\u{202C}":
      result += "&#x\(String(scalar.value, radix: 16));"
    case _ where scalar.isControl: result += "\\u{\(String(scalar.value, radix: 16))}"
    case _ where scalar.isNoncharacter: result += "\u{FFFD}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// Whether a byte is a character that HTML shows as it is, wherever it is; most texts have no others.
private func isPlain(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
    UInt8(ascii: "'"):
    false
  default: byte >= UInt8(ascii: " ") && byte <= UInt8(ascii: "~")
  }
}

private func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "&", "<", ">", "\"", "'": true
  default: scalar.isControl || scalar.isNoncharacter
  }
}

extension Unicode.Scalar {
  /// Whether the scalar is no character; none of ASCII is one, and most are of ASCII.
  fileprivate var isNoncharacter: Bool { !isASCII && properties.isNoncharacterCodePoint }
}

/// Returns the part of an address after `#` that leads to an element with this id.
///
/// Letters, digits and `-._~:/` stay; all other bytes are written as `%` and two digits.
///
/// Source: RFC 3986, section 3.5.
///
/// ```swift
/// fragment("rest-api:50%")  // "rest-api:50%25"
/// ```
func fragment(_ id: String) -> String {
  if id.utf8.allSatisfy(staysInFragment) { return id }
  let digits = Array("0123456789ABCDEF".utf8)
  var result: [UInt8] = []
  result.reserveCapacity(id.utf8.count)
  for byte in id.utf8 {
    if staysInFragment(byte) {
      result.append(byte)
    } else {
      result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
  return String(decoding: result, as: UTF8.self)
}

private func staysInFragment(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"),
    UInt8(ascii: ":"), UInt8(ascii: "/"):
    true
  default: byte.isAlphanumeric
  }
}

/// The ids of a page's elements, no two the same.
struct PageIDs {
  private var taken = TakenNames()

  /// Starts with ids that the page has anyway.
  init(_ taken: [String] = []) {
    for id in taken { _ = self.taken.take(id) }
  }

  /// Returns the id for a name, with `-2`, `-3` and so on after it if the name came before.
  ///
  /// White space, which an id may not have, and characters that cannot be seen are `_`.
  ///
  /// - Complexity: O(1) on average, for a document can list a code as often as it likes.
  mutating func add(_ name: String) -> String {
    if name.utf8.allSatisfy({ $0 > UInt8(ascii: " ") && $0 <= UInt8(ascii: "~") }) {
      return taken.take(name)
    }
    var id = ""
    for scalar in name.unicodeScalars {
      let isKept =
        !scalar.isControl
        && (scalar.isASCII
          ? scalar != " " : !scalar.properties.isWhitespace && !scalar.isNoncharacter)
      id.unicodeScalars.append(isKept ? scalar : "_")
    }
    return taken.take(id)
  }
}

/// The Base64 of some bytes (RFC 4648, section 4).
func base64(_ bytes: [UInt8]) -> String {
  let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var result: [UInt8] = []
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    var bits = group.reduce(0) { $0 << 8 | Int($1) }
    bits <<= 8 * (3 - group.count)
    for place in 0..<4 {
      let isFilled = place <= group.count
      result.append(isFilled ? digits[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
    }
  }
  return String(decoding: result, as: UTF8.self)
}
