package import ErrcatBytes

extension JSONValue {
  /// The value as a YAML document, in block style, which YAML 1.1 and 1.2 read alike.
  ///
  /// A string is plain where it is a word that YAML takes for nothing else, a block where it has
  /// lines of printable ASCII, and double-quoted otherwise, escaped as JSON is (YAML 1.2.2, 7.3.1).
  ///
  /// ```swift
  /// print(JSONValue.object([("title", .string("On: off")), ("sort", .string("id"))]).yaml)
  /// // title: "On: off"
  /// // sort: id
  /// ```
  package var yaml: String {
    var lines: [String] = []
    writeYAML(to: &lines, label: "", indent: "")
    return lines.joined(separator: "\n") + "\n"
  }

  private func writeYAML(to lines: inout [String], label: String, indent: String) {
    let deeper = label.isEmpty ? indent : indent + "  "
    switch self {
    case .object(let members) where !members.isEmpty:
      if !label.isEmpty { lines.append(indent + label) }
      for (key, value) in members {
        value.writeYAML(to: &lines, label: Self.yamlScalar(key) + ":", indent: deeper)
      }
    case .array(let values) where !values.isEmpty:
      if !label.isEmpty { lines.append(indent + label) }
      for value in values {
        var item: [String] = []
        value.writeYAML(to: &item, label: "", indent: deeper + "  ")
        item[0] = deeper + "- " + item[0].dropFirst(deeper.count + 2)
        lines += item
      }
    case .string(let text) where Self.isYAMLBlock(text):
      lines.append(indent + Self.joined(label, "|-"))
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        lines.append(line.isEmpty ? "" : indent + "  " + line)
      }
    case .string(let text): lines.append(indent + Self.joined(label, Self.yamlScalar(text)))
    default: lines.append(indent + Self.joined(label, text))
    }
  }

  private static func joined(_ label: String, _ text: String) -> String {
    label.isEmpty ? text : label + " " + text
  }

  /// Whether a text can be below `|-` unchanged: no space at the start of it or the end of a line,
  /// which would be lost or be taken for indentation, nor an empty line at either end.
  private static func isYAMLBlock(_ text: String) -> Bool {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > 1, let first = lines.first, let last = lines.last else { return false }
    return !first.isEmpty && !last.isEmpty && !first.hasPrefix(" ")
      && lines.allSatisfy { !$0.hasSuffix(" ") }
      && text.utf8.allSatisfy { (0x20..<0x7F).contains($0) || $0 == 0x0A }
  }

  /// Words that YAML 1.1 takes for booleans or nothing.
  private static let yamlWords: Set<String> = [
    "true", "false", "yes", "no", "on", "off", "y", "n", "null",
  ]

  private static func yamlScalar(_ text: String) -> String {
    let isWord =
      text.utf8.first.map(\.isSmall) ?? false
      && text.utf8.allSatisfy { byte in
        byte.isSmall || byte.isDigit || byte == 0x5F || byte == 0x2D
      }
    if isWord, !yamlWords.contains(text) { return text }
    // What JSON may leave as it is, and YAML 1.1 takes for no character of a text.
    var result = ""
    for scalar in JSONValue.string(text).text.unicodeScalars {
      switch scalar {
      case "\u{FEFF}", "\u{FFFE}", "\u{FFFF}":
        result += "\\u\(String(scalar.value, radix: 16))"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
