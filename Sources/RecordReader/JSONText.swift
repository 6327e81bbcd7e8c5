/// A JSON text of one value (RFC 8259), to look values up in.
///
/// `root["id"]` is a member, and `written` are its bytes as they are in the text.
package struct JSONText {
  private let tree: RecordTree

  /// Parses the text, which must be UTF-8 and may have 200 levels.
  ///
  /// - Throws: ``RecordIssue`` with the first place where it is no JSON.
  package init(_ text: [UInt8]) throws(RecordIssue) {
    guard String(validating: text, as: UTF8.self) != nil else {
      throw RecordIssue(kind: .malformed, line: 1, column: 1, message: "the text is not UTF-8")
    }
    tree = try JSONParser.tree(of: text, from: 0)
  }

  /// The value that the text is.
  package var root: Value { Value(tree: tree, node: 0) }

  /// A value in the text.
  package struct Value {
    fileprivate let tree: RecordTree
    fileprivate let node: Int

    /// Whether it is an object.
    package var isObject: Bool { tree.nodes[node].kind == .map }

    /// Whether it is an array.
    package var isArray: Bool { tree.nodes[node].kind == .list }

    /// Whether it is `null`.
    package var isNull: Bool { !isText && tree.isNull(node) && !isObject && !isArray }

    /// The text, if it is a string.
    package var string: String? { isText ? tree.scalar(node) : nil }

    /// The number as it is written, if it is one.
    package var number: String? {
      guard tree.nodes[node].kind == .plain else { return nil }
      let text = tree.scalar(node)
      return JSONParser.isNumber(Array(text.utf8)[...]) ? text : nil
    }

    /// The bytes of a string, with its quotes, or of any other scalar, as they are in the text.
    package var written: [UInt8] {
      let place = tree.nodes[node]
      let margin = isText ? 1 : 0
      return Array(tree.text[Int(place.start) - margin..<Int(place.end) + margin])
    }

    /// The members of an array.
    package var elements: [Value] {
      var values: [Value] = []
      if isArray { tree.forEachMember(of: node) { values.append(Value(tree: tree, node: $1)) } }
      return values
    }

    /// The names of an object's members, in their order.
    package var names: [String] {
      var names: [String] = []
      if isObject {
        tree.forEachMember(of: node) { key, _ in
          if let key { names.append(tree.scalar(key)) }
        }
      }
      return names
    }

    /// The member of an object with this name; the last one if there are several.
    package subscript(name: String) -> Value? {
      guard isObject else { return nil }
      var found: Value?
      tree.forEachMember(of: node) { key, value in
        if let key, tree.scalar(key) == name { found = Value(tree: tree, node: value) }
      }
      return found
    }

    private var isText: Bool { tree.nodes[node].kind == .text }
  }
}
