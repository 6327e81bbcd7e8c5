internal import ErrcatBytes

/// A parsed JSON or YAML document: its values in document order, with the place of each.
///
/// A value is the number of its node. The members of a list follow it, those of a map as key and
/// value in turn. A node holds where its text is and not the text, so that a document of any kind
/// takes little more memory than its bytes.
struct RecordTree {
  enum Kind: UInt8 {
    case map
    case list
    /// A quoted text.
    case text
    /// A scalar without quotes.
    case plain
    /// Another value, whose number is in ``Node/start``.
    case alias
  }

  struct Node {
    var kind: Kind
    /// Whether the text has escapes of JSON.
    var isEscaped = false
    /// Where the text starts and ends in ``RecordTree/text``.
    var start: UInt32 = 0
    var end: UInt32 = 0
    /// The number of the node after this one and its members; 0 as long as it is open.
    var next: UInt32 = 0
    var line: UInt32
    var column: UInt32
  }

  /// How many maps and lists may be one within the other.
  static let mostLevels = 200
  /// How many nodes a document may have.
  static let mostNodes = 1 << 23

  var text: [UInt8]
  var nodes: [Node] = []
  /// Whether the root is a list of YAML documents, which need not be of one kind.
  var holdsDocuments = false
  /// What is wrong in texts that are read all the same.
  var issues: [RecordIssue] = []

  /// How many issues are kept.
  static let mostIssues = 1000
}

extension RecordTree {
  /// Returns the value that a node is, or is another name for.
  func resolved(_ node: Int) -> Int {
    nodes[node].kind == .alias ? Int(nodes[node].start) : node
  }

  func kind(_ node: Int) -> Kind { nodes[resolved(node)].kind }

  func isMap(_ node: Int) -> Bool { kind(node) == .map }

  func isContainer(_ node: Int) -> Bool {
    let kind = kind(node)
    return kind == .map || kind == .list
  }

  /// Whether the value is a scalar, or a list of nothing but scalars.
  func isText(_ node: Int) -> Bool {
    let node = resolved(node)
    guard nodes[node].kind == .list else { return nodes[node].kind != .map }
    var child = node + 1
    let end = Int(nodes[node].next)
    guard child < end else { return false }
    while child < end {
      if isContainer(child) { return false }
      child = Int(nodes[child].next)
    }
    return true
  }

  /// Returns the text of a scalar.
  func scalar(_ node: Int) -> String {
    let node = nodes[resolved(node)]
    let range = Int(node.start)..<Int(node.end)
    guard node.isEscaped else { return String(decoding: text[range], as: UTF8.self) }
    return JSONParser.unescaped(text[range])
  }

  /// Whether the value is `null`, which YAML may also write `~` or leave out.
  func isNull(_ node: Int) -> Bool {
    let node = nodes[resolved(node)]
    guard node.kind == .plain, node.end - node.start <= 4 else { return false }
    let text = text[Int(node.start)..<Int(node.end)]
    return text.isEmpty
      || ["null", "Null", "NULL", "~"].contains { text.elementsEqual($0.utf8) }
  }

  /// Calls `body` with each member of a map, as key and value, or of a list, without a key.
  func forEachMember(of node: Int, _ body: (_ key: Int?, _ value: Int) -> Void) {
    var members = Members(of: node, self)
    while let (key, value) = members.next(self) { body(key, value) }
  }

  /// The members of a map or list, one at a time.
  struct Members {
    private var place: Int
    private let end: Int
    private let hasKeys: Bool

    init(of node: Int, _ tree: RecordTree) {
      let node = tree.resolved(node)
      hasKeys = tree.nodes[node].kind == .map
      place = node + 1
      end = tree.isContainer(node) ? Int(tree.nodes[node].next) : 0
    }

    mutating func next(_ tree: RecordTree) -> (key: Int?, value: Int)? {
      guard place < end else { return nil }
      let first = place
      place = Int(tree.nodes[first].next)
      guard hasKeys else { return (nil, first) }
      let value = place
      place = Int(tree.nodes[value].next)
      return (first, value)
    }
  }

  /// The issue about a value.
  func issue(_ kind: RecordIssue.Kind, at node: Int, _ message: String) -> RecordIssue {
    RecordIssue(
      kind: kind, line: Int(nodes[node].line), column: Int(nodes[node].column), message: message)
  }
}

// MARK: - Making a tree

extension RecordTree {
  /// Appends a node, which is open if it is a map or list.
  mutating func append(_ node: Node) throws(RecordIssue) {
    guard nodes.count < Self.mostNodes else {
      throw RecordIssue(
        kind: .malformed, line: Int(node.line), column: Int(node.column),
        message: "the document has more than \(Self.mostNodes) values; split it, or use JSON lines")
    }
    nodes.append(node)
    if node.kind != .map, node.kind != .list { nodes[nodes.count - 1].next = UInt32(nodes.count) }
  }

  /// Ends a map or list with the members appended since.
  mutating func close(_ node: Int) { nodes[node].next = UInt32(nodes.count) }

  /// The issue about a value with too many others around it.
  static func tooDeep(line: Int, column: Int) -> RecordIssue {
    RecordIssue(
      kind: .malformed, line: line, column: column,
      message:
        "more than \(mostLevels) lists and objects are one within the other; the document is "
        + "not read")
  }

  /// Makes the first member of the root, which has no other, the root.
  mutating func dropRoot() {
    nodes.removeFirst()
    for index in nodes.indices {
      nodes[index].next -= 1
      if nodes[index].kind == .alias { nodes[index].start -= 1 }
    }
  }
}
