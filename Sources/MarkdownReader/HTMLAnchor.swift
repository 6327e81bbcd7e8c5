internal import ErrcatBytes

/// Finds the fragments that lead to a heading: `<a id="x"></a>`, `<a name="x">`, `{#x}`.
enum HTMLAnchor {
  /// How much of a text is looked at, in bytes.
  private static let longest = 2000

  /// Returns the id or name of the first tag in a text that has one.
  static func first(in text: [UInt8]) -> String? {
    let text = text.prefix(longest)
    let bytes = text.span
    for index in bytes.indices where bytes[index] == UInt8(ascii: "<") {
      guard let end = HTMLTag.endOfOpenTag(bytes, from: index + 1, before: bytes.count) else {
        continue
      }
      for name: StaticString in ["id=", "name="] {
        for place in index + 2..<end where bytes.has(name, at: place, before: end) {
          guard bytes[place - 1].isWhitespace else { continue }
          if let value = value(in: text[..<end], from: place + name.utf8CodeUnitCount) {
            return value
          }
        }
      }
    }
    return nil
  }

  /// Returns the id or name of a text that is nothing but tags.
  static func only(in text: [UInt8]) -> String? {
    guard text.count <= longest else { return nil }
    var isInTag = false
    for byte in text {
      switch byte {
      case UInt8(ascii: "<"): isInTag = true
      case UInt8(ascii: ">"): isInTag = false
      default: guard isInTag || byte.isWhitespace else { return nil }
      }
    }
    return first(in: text)
  }

  /// Returns the id in the attributes at the end of a heading, and where these start:
  /// `## Title {#id .class}`.
  static func attribute(in text: [UInt8]) -> (id: String, start: Int)? {
    var end = text.count
    while end > 0, text[end - 1].isSpaceTabOrLineEnding { end -= 1 }
    guard end > 0, text[end - 1] == UInt8(ascii: "}"),
      let open = text[..<end].lastIndex(of: UInt8(ascii: "{"))
    else { return nil }
    let words = text[(open + 1)..<(end - 1)].split { $0.isWhitespace || $0 == UInt8(ascii: ":") }
    let id = words.first { $0.first == UInt8(ascii: "#") && $0.count > 1 }
    return id.map { (String(decoding: $0.dropFirst(), as: UTF8.self), open) }
  }

  private static func value(in tag: ArraySlice<UInt8>, from start: Int) -> String? {
    guard start < tag.endIndex else { return nil }
    let quote = tag[start]
    let value: ArraySlice<UInt8>
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      value = tag[(start + 1)...].prefix { $0 != quote }
    } else {
      value = tag[start...].prefix { !$0.isWhitespace && $0 != UInt8(ascii: ">") }
    }
    return value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
  }
}
