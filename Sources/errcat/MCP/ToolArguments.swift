import RecordReader

/// The arguments of a call, checked as they are taken.
struct ToolArguments {
  private let tool: Tool
  private let object: JSONText.Value?

  /// Takes the arguments of a tool.
  ///
  /// - Throws: ``ToolError`` for a name that the tool does not know.
  init(_ object: JSONText.Value?, of tool: Tool) throws {
    self.tool = tool
    self.object = object
    for name in object?.names ?? [] where !tool.arguments.contains(name) {
      throw ToolError(
        "\(tool.rawValue) has no argument '\(shortened(name))'; it takes "
          + tool.arguments.joined(separator: ", "))
    }
  }

  private func value(_ name: String) -> JSONText.Value? {
    guard let value = object?[name], !value.isNull else { return nil }
    return value
  }

  /// A text that must be there, and say something.
  func text(_ name: String) throws -> String {
    guard let text = try optionalText(name), text.contains(where: { !$0.isWhitespace }) else {
      throw ToolError("\(tool.rawValue) needs the argument '\(name)': a text")
    }
    return text
  }

  func optionalText(_ name: String) throws -> String? {
    guard let value = value(name) else { return nil }
    guard let text = value.string else { throw ToolError("'\(name)' must be a text") }
    return text
  }

  /// A whole number in a range.
  func number(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
    guard let value = value(name) else { return nil }
    guard let number = value.number.flatMap({ Int($0) }), range.contains(number) else {
      throw ToolError(
        "'\(name)' must be a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// The codes: a list of texts, or of numbers.
  func codes() throws -> [String] {
    let most = 20
    let form = "'codes' must be a list of 1 to \(most) codes, such as [\"10016\", \"E1001\"]"
    guard let list = value("codes"), list.isArray else { throw ToolError(form) }
    let elements = list.elements
    guard (1...most).contains(elements.count) else {
      throw ToolError(form + "; there are \(elements.count)")
    }
    return try elements.map { element in
      guard let code = element.string ?? element.number else { throw ToolError(form) }
      guard (1...Self.longestCode).contains(code.utf8.count) else {
        throw ToolError("a code has 1 to \(Self.longestCode) bytes, not \(code.utf8.count)")
      }
      return code
    }
  }

  private static let longestCode = 200
}
