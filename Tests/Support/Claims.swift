/// The values of an example, and the comments after them, which must agree.
///
/// ```
/// let claims = try Claims {
///   slug("REST API Error Code")  // "rest-api-error-code"
/// }
/// #expect(claims.wrong == [])
/// ```
///
/// The comments are read from the test's own file, where the example is word for word the same as
/// in the documentation.
package struct Claims {
  /// The differences; empty if every comment is true.
  package let wrong: [String]

  /// Computes the values of an example, and reads its comments.
  package init(
    file: String = #filePath, line: Int = #line, @Values _ example: () throws -> [String]
  ) throws {
    let values = try example()
    let claims = Self.comments(in: try text(ofFile: file), behind: line)
    guard values.count == claims.count else {
      wrong = ["\(values.count) values, \(claims.count) comments: \(values) \(claims)"]
      return
    }
    wrong = zip(claims, values).filter { $0 != $1 }.map { "says \($0), but is \($1)" }
  }

  /// The comments of the closure that opens on a line: after code, or below it.
  private static func comments(in text: String, behind line: Int) -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(line - 1)
    let end = (lines.first ?? "").prefix { $0 == " " } + "}"
    return lines.dropFirst().prefix { !$0.hasPrefix(end) }.compactMap { line in
      if let comment = line.drop(while: { $0 == " " }).firstRange(of: "// "),
        comment.lowerBound == line.firstIndex(where: { $0 != " " })
      {
        return String(line[comment.upperBound...])
      }
      return line.ranges(of: "  // ").last.map { String(line[$0.upperBound...]) }
    }
  }
}

/// Collects the values of the expressions of an example, written as its comments write them.
@resultBuilder package enum Values {
  package static func buildExpression<Value>(_ value: Value) -> [String] { [written(value)] }
  package static func buildBlock(_ values: [String]...) -> [String] { values.flatMap { $0 } }

  private static func written(_ value: Any) -> String {
    if let text = value as? any StringProtocol { return quoted(String(text)) }
    if let values = value as? [Any] {
      return "[" + values.map(written).joined(separator: ", ") + "]"
    }
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .optional {
      return mirror.children.first.map { written($0.value) } ?? "nil"
    }
    if mirror.displayStyle == .enum, !(value is any CustomStringConvertible) {
      return ".\(value)".replacing("\\'", with: "'")
    }
    return "\(value)"
  }

  /// A text as a Swift literal.
  private static func quoted(_ text: String) -> String {
    String(reflecting: text).replacing("\\'", with: "'")
  }
}
