internal import ErrcatBytes

/// Writes values as JSON text, within bounds: aliases of YAML may name a value many times over.
struct NestedText {
  /// How many bytes the text of one value may have.
  static let mostBytes = 1 << 16
  /// A text of so many bytes is never left out, such as a code.
  private static let shortText = 64
  /// How many bytes the texts of all values that aliases name may have.
  private var aliasAllowance = 1 << 22
  /// How many bytes the texts of all other cells may have: an alias can be one of them, too.
  private var textAllowance: Int

  /// Starts on a document of this many bytes.
  init(ofDocument bytes: Int = 0) { textAllowance = max(1 << 22, 8 * bytes) }

  /// Returns the text of a scalar; nil once those of the document have become too many.
  mutating func text(ofScalar node: Int, in tree: RecordTree) -> String? {
    let scalar = tree.nodes[tree.resolved(node)]
    let size = Int(scalar.end) - Int(scalar.start)
    // A short text takes little more than the name of its anchor.
    guard size > Self.shortText else { return tree.scalar(node) }
    guard size <= textAllowance else { return nil }
    textAllowance -= size
    return tree.scalar(node)
  }

  /// Returns a value as JSON on one line, and whether it is whole.
  mutating func text(of node: Int, in tree: RecordTree) -> (text: String, isWhole: Bool) {
    var bytes: [UInt8] = []
    var isWhole = true
    write(node, tree, to: &bytes, level: 0, isAliased: false, &isWhole)
    return (String(decoding: bytes, as: UTF8.self), isWhole)
  }

  private mutating func write(
    _ node: Int, _ tree: RecordTree, to bytes: inout [UInt8], level: Int,
    isAliased: Bool, _ isWhole: inout Bool
  ) {
    let isAliased = isAliased || tree.nodes[node].kind == .alias
    guard bytes.count < Self.mostBytes, level <= RecordTree.mostLevels,
      !isAliased || aliasAllowance > 0
    else {
      isWhole = false
      bytes += Array("\"…\"".utf8)
      return
    }
    let before = bytes.count
    let kind = tree.kind(node)
    if kind == .map || kind == .list {
      var members = RecordTree.Members(of: node, tree)
      bytes.append(UInt8(ascii: kind == .map ? "{" : "["))
      var isFirst = true
      while isWhole, let (key, value) = members.next(tree) {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        if let key {
          writeKey(key, tree, to: &bytes, level: level, isAliased: isAliased, &isWhole)
          bytes.append(UInt8(ascii: ":"))
        }
        write(value, tree, to: &bytes, level: level + 1, isAliased: isAliased, &isWhole)
      }
      bytes.append(UInt8(ascii: kind == .map ? "}" : "]"))
    } else {
      writeScalar(node, tree, to: &bytes)
    }
    // Each level counts its members' bytes again, which bounds the levels of aliases as well.
    if isAliased { aliasAllowance -= bytes.count - before }
  }

  private mutating func writeKey(
    _ key: Int, _ tree: RecordTree, to bytes: inout [UInt8], level: Int,
    isAliased: Bool, _ isWhole: inout Bool
  ) {
    guard tree.isContainer(key) else {
      JSONValue.string(tree.scalar(key)).write(to: &bytes)
      return
    }
    var text: [UInt8] = []
    write(key, tree, to: &text, level: level + 1, isAliased: isAliased, &isWhole)
    JSONValue.string(String(decoding: text, as: UTF8.self)).write(to: &bytes)
  }

  private func writeScalar(_ node: Int, _ tree: RecordTree, to bytes: inout [UInt8]) {
    let text = tree.scalar(node)
    let word = Array(text.utf8)
    if tree.isNull(node) {
      bytes += Array("null".utf8)
    } else if tree.kind(node) == .plain,
      text == "true" || text == "false" || JSONParser.isNumber(word[...])
    {
      bytes += word
    } else {
      JSONValue.string(text).write(to: &bytes)
    }
  }
}
