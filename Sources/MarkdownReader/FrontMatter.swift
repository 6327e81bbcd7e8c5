internal import ErrcatBytes

/// The YAML block that many documents open with, between two lines of three hyphens.
///
/// It is not Markdown; the reader removes it before it looks for blocks.
package struct FrontMatter: Equatable, Sendable {
  /// The value of the block's `title` key, if it has one on a line of its own.
  package var title: String?
  /// The line of ``title``, or else the block's first, from 1.
  package var line: Int
  /// The keys with a value of one line, and their lines, in their order.
  package var fields: [Field] = []

  /// A key and its value.
  package struct Field: Equatable, Sendable {
    package var key: String
    package var value: String
    package var line: Int
  }

  /// How many fields are kept.
  fileprivate static let mostFields = 100

  package init(title: String?, line: Int) {
    self.title = title
    self.line = line
  }
}

extension FrontMatter {
  /// Reads the front matter of a text; `line` ends on the closing line if there is any.
  static func read(_ bytes: Span<UInt8>, moving line: inout Line) -> FrontMatter? {
    var cursor = line
    guard cursor.next < bytes.count else { return nil }
    cursor.move(to: cursor.next, in: bytes)
    guard isFence(UInt8(ascii: "-"), cursor, bytes) else { return nil }
    var found = FrontMatter(title: nil, line: cursor.number)
    while cursor.next < bytes.count {
      cursor.move(to: cursor.next, in: bytes)
      if isFence(UInt8(ascii: "-"), cursor, bytes) || isFence(UInt8(ascii: "."), cursor, bytes) {
        line = cursor
        return found
      }
      guard let field = field(on: cursor, bytes) else { continue }
      if found.title == nil, field.key.lowercased() == "title" {
        found.title = field.value
        found.line = field.line
      }
      if found.fields.count < mostFields { found.fields.append(field) }
    }
    return nil
  }

  private static func isFence(_ byte: UInt8, _ line: Line, _ bytes: Span<UInt8>) -> Bool {
    guard line.end - line.start >= 3 else { return false }
    for index in line.start..<line.end {
      let isExpected = index < line.start + 3 ? bytes[index] == byte : bytes[index].isSpaceOrTab
      if !isExpected { return false }
    }
    return true
  }

  /// Returns a key that begins its line, with its value: a plain or quoted scalar on one line.
  private static func field(on line: Line, _ bytes: Span<UInt8>) -> Field? {
    var end = line.start
    while end < line.end,
      bytes[end].isAlphanumeric || bytes[end] == UInt8(ascii: "_")
        || bytes[end] == UInt8(ascii: "-")
    {
      end += 1
    }
    guard end > line.start, end < line.end, bytes[end] == UInt8(ascii: ":") else { return nil }
    var key: [UInt8] = []
    for index in line.start..<end { key.append(bytes[index]) }
    var rest: [UInt8] = []
    for index in end + 1..<line.end { rest.append(bytes[index]) }
    guard let value = value(rest) else { return nil }
    return Field(key: String(decoding: key, as: UTF8.self), value: value, line: line.number)
  }

  private static func value(_ value: [UInt8]) -> String? {
    var text = value.drop { $0.isSpaceOrTab }
    guard text.count < value.count, let first = text.first else { return nil }
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      return quoted(text.dropFirst(), quote: first)
    }
    // A value that is more than a line of text is not read.
    guard first != UInt8(ascii: "|"), first != UInt8(ascii: ">"), first != UInt8(ascii: "#"),
      first != UInt8(ascii: "["), first != UInt8(ascii: "{")
    else { return nil }
    let comment = text.indices.first { index in
      text[index] == UInt8(ascii: "#") && text[index - 1].isSpaceOrTab
    }
    if let comment { text = text[..<comment] }
    while let last = text.last, last.isSpaceOrTab { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }

  private static func quoted(_ text: ArraySlice<UInt8>, quote: UInt8) -> String? {
    var value: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
      let next = index + 1 < text.endIndex ? text[index + 1] : 0
      if quote == UInt8(ascii: "\""), text[index] == UInt8(ascii: "\\") {
        guard next == quote || next == UInt8(ascii: "\\") else { return nil }
        value.append(next)
        index += 2
      } else if text[index] == quote {
        // A single quote is escaped by another one.
        guard quote == UInt8(ascii: "'"), next == quote else {
          return String(decoding: value, as: UTF8.self)
        }
        value.append(quote)
        index += 2
      } else {
        value.append(text[index])
        index += 1
      }
    }
    return nil
  }
}
